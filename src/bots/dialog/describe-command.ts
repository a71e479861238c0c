import type { Words } from "../../core/copy/words.ts";
import type { CommandRow } from "./command-table.ts";

/** What a command does, in the reader's language: help, completion, and the platforms' own lists of commands. */
export function describeCommand(words: Words, row: CommandRow): string {
  return words.say(row.verb === null ? `command-${row.command}` : `command-${row.command}-${row.verb}`);
}
