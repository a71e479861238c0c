import { wordsFor } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import { commandTable, isForRole, nameOf, usageOf } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";

/** One command as a command box offers it: what is typed, its arguments, what it does. */
export type Completion = { readonly words: string; readonly usage: string; readonly says: string };

/** The commands that this person can use, in the order of the table, described in their language. */
export function completionFor(person: Person): readonly Completion[] {
  const words = wordsFor(person.language);
  return commandTable
    .filter((row) => isForRole(row, person.role))
    .map((row) => ({ words: nameOf(row), usage: usageOf(row), says: describeCommand(words, row) }));
}
