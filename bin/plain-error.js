/** A fault that the person at the terminal can mend: the message says how, and no stack is shown. */
export class PlainError extends Error {
  name = "PlainError";
}

/** Prints what went wrong and sets the exit status. */
export const explain = (error) => {
  console.error(error instanceof PlainError ? `fixline: ${error.message}` : error);
  process.exitCode = 1;
};
