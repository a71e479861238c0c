/** What a command is given to speak and stop by. */
export type Terminal = {
  /** A line for people or, with --json, for programs. */
  out(line: string): void;
  /** A line about what went wrong or goes on. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the process is asked to stop. */
  readonly stop: AbortSignal;
};

/** One command of the command line. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints: usage, options, an example. */
  readonly help: string;
  /** Runs it; gives the exit status: 0, or 1 when it failed. Throws WrongUse for arguments that make no sense (exit status 2). */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
};

/** The command was called wrongly: the message says what was wrong and what to write instead. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUse";
  }
}
