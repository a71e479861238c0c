/** Where the desk writes what its keeper should know: data first, then a sentence (pino's shape). */
export type Log = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};
