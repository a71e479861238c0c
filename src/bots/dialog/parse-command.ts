import { Problem } from "../../core/domain/problem.ts";
import { argumentsOf, type CommandRow, commandNames, commandTable, nameOf } from "./command-table.ts";
import { foldWord } from "./fold-word.ts";
import type { FieldRow } from "./forms/form-table.ts";
import { nearestWord } from "./nearest-word.ts";

/** A command as it was typed: its row, the ticket it names, and the words behind it by field name. */
export type Command = {
  readonly row: CommandRow;
  readonly number: number | null;
  readonly given: Readonly<Record<string, string>>;
};

/** Numbers of tickets begin here: smaller ones behind a verb are something else (stars, minutes). */
const firstTicketNumber = 1001;

/** Commands that need no verb; the others alone ask for help. */
const loneCommands = commandTable.flatMap((row) => (row.verb === null ? [row.command] : []));
const helpRow = commandTable.find((row) => row.command === "help") as CommandRow;

/** One word and what follows it, white space trimmed. */
function cut(text: string): readonly [word: string, rest: string] {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/u);
  return end < 0 ? [trimmed, ""] : [trimmed.slice(0, end), trimmed.slice(end).trim()];
}

/** The number that `#1042`, `1042` or `１０４２` names; null for anything else. `marked` is true with the `#`. */
export function readTicketNumber(word: string): { readonly number: number; readonly marked: boolean } | null {
  const found = /^(#?)([0-9]{1,15})$/.exec(foldWord(word));
  return found === null ? null : { number: Number(found[2]), marked: found[1] === "#" };
}

/** Whether this word alone means the command. */
function isCalled(row: CommandRow, word: string): boolean {
  return row.runs === undefined && (row.verb === word || row.aliases.includes(word));
}

/** Rows by the first word or words that name them. */
function findRow(first: string, second: string): { readonly row: CommandRow; readonly words: 1 | 2 } | null {
  const named = commandTable.filter((row) => row.command === first);
  if (named.length > 0) {
    const alone = named.find((row) => row.verb === null);
    if (alone !== undefined) return { row: alone, words: 1 };
    const row = named.find(({ verb, aliases }) => verb === second || aliases.includes(second));
    return row === undefined ? null : { row, words: 2 };
  }
  const row = commandTable.find((one) => isCalled(one, first));
  return row === undefined ? null : { row, words: 1 };
}

/** Whether a word begins a command: a command's name, a verb or an alias. */
export function isCommandWord(word: string): boolean {
  const folded = foldWord(word);
  return commandTable.some((row) => row.command === folded || isCalled(row, folded));
}

/** What an unknown command was most likely meant to be, without the slash: "ticket start"; null when nothing is near. */
export function nearestCommand(words: string): string | null {
  const [firstRaw, rest] = cut(words);
  const [first, second] = [foldWord(firstRaw), foldWord(cut(rest)[0])];
  const command = commandNames.find((name) => name === first) ?? nearestWord(first, commandNames);
  if (command !== null && command !== undefined) {
    const rows = commandTable.filter((row) => row.command === command);
    // "/ticket assign" is another command's verb: say which.
    const elsewhere = commandTable.find((one) => one.verb === second);
    if (elsewhere !== undefined) return nameOf(elsewhere);
    const verb = nearestWord(
      second,
      rows.flatMap((row) => (row.verb === null ? [] : [row.verb])),
    );
    const row = rows.find((one) => one.verb === verb || one.verb === null);
    if (row !== undefined) return nameOf(row);
    if (command === first) return null;
  }
  const verb = nearestWord(
    first,
    commandTable.flatMap((row) => (row.verb === null ? [] : [row.verb])),
  );
  const row = commandTable.find((one) => one.verb === verb && verb !== null);
  return row === undefined ? (command ?? null) : nameOf(row);
}

/** Takes the words behind a verb apart by the fields they fill. What is left over fills nothing and is given back. */
function readArguments(fields: readonly FieldRow[], text: string): { given: Record<string, string>; left: string } {
  const given: Record<string, string> = {};
  let left = text;
  for (const field of fields) {
    if (left === "") break;
    const [word, rest] = cut(left);
    if (field.kind === "choice") {
      const choice = field.choices.find((one) => foldWord(one) === foldWord(word));
      if (choice !== undefined) {
        given[field.name] = choice;
        left = rest;
      } else if (field.otherwise !== null) {
        given[field.name] = field.otherwise;
      } else {
        return { given, left };
      }
    } else if (field.kind === "number") {
      if (!/^[0-9]+$/.test(foldWord(word))) return { given, left };
      given[field.name] = foldWord(word);
      left = rest;
    } else if (field.kind !== "secret") {
      given[field.name] = left;
      left = "";
    }
  }
  return { given, left };
}

/**
 * Reads "ticket start 1042", "start #1042", "hold parts waiting for the gasket". Throws Problem `command.unknown` with the nearest
 * command, or `command.bad_argument` where words are left that the command cannot take. A command's name alone is a question for help.
 */
export function parseCommand(words: string): Command {
  const [first, rest] = cut(words);
  const [second, afterSecond] = cut(rest);
  const helped = commandNames.find((name) => name === foldWord(first));
  if (helped !== undefined && second === "" && !loneCommands.includes(helped)) {
    return { row: helpRow, number: null, given: { command: helped } };
  }
  const found = findRow(foldWord(first), foldWord(second));
  if (found === null)
    throw new Problem("command.unknown", { text: words.trim().slice(0, 80), nearest: nearestCommand(words) });
  const fields = argumentsOf(found.row);
  let text = found.words === 2 ? afterSecond : rest;
  let number: number | null = null;
  if (found.row.may.about === "ticket") {
    const [word, behind] = cut(text);
    const read = readTicketNumber(word);
    // "rate 5" has no ticket in it; "start 7" does, and there is none of that number.
    if (read !== null && (read.marked || read.number >= firstTicketNumber || fields.length === 0)) {
      number = read.number;
      text = behind;
    }
  }
  const { given, left } = readArguments(fields, text);
  if (left !== "") {
    const field = fields.find((one) => given[one.name] === undefined);
    throw new Problem("command.bad_argument", {
      command: nameOf(found.row),
      argument: left.slice(0, 80),
      expected: field?.kind === "choice" ? field.choices.join(", ") : "",
    });
  }
  return { row: found.row, number, given };
}
