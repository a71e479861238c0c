import type { Role } from "../../core/domain/roles.ts";
import { argumentsOf, isForRole } from "./command-table.ts";
import { foldWord } from "./fold-word.ts";
import { type Command, isCommandWord, nearestCommand, parseCommand } from "./parse-command.ts";

/** Longer texts are talk whatever they begin with, unless they name a command exactly. */
const longestLoneCommand = 60;

/**
 * The words of a message that speaks to the bot: behind a slash ("/ticket start", "/start@bot 1042") or a mention ("@fixline
 * start 1042"). Null for talk: "/etc/passwd is gone" and "@fixline the oven is cold" begin no command and resemble none.
 */
export function addressedWords(text: string): string | null {
  const found = /^\s*(?:\/([\p{L}]+)(?:@\w+)?(?=\s|$)|@fixline\b[\s,:]*([\p{L}]+)(?=\s|$))([\s\S]*)$/iu.exec(text);
  if (found === null) return null;
  const first = found[1] ?? found[2] ?? "";
  const words = `${first}${found[3] ?? ""}`.trim();
  if (isCommandWord(first)) return words;
  // A slip of a command is answered with the right one; a mention is often just how people begin to talk.
  return found[1] !== undefined && nearestCommand(words) !== null ? words : null;
}

/**
 * The command that a whole message is, in a private chat: a verb that this role could use, with at most a number and known words.
 * Null for everything else: it is talk. Never throws.
 */
export function plainCommand(text: string, role: Role): Command | null {
  const words = text.trim();
  if (words.length > longestLoneCommand || words.includes("\n") || !isCommandWord(words.split(/\s/u)[0] ?? ""))
    return null;
  const command = parsed(words);
  if (command === null || !isForRole(command.row, role)) return null;
  const known = argumentsOf(command.row).every((field) => {
    const value = command.given[field.name];
    // Words that were taken for "other" were not known words.
    return value === undefined || (field.kind === "choice" && foldWord(words).split(/\s+/u).includes(foldWord(value)));
  });
  return known ? command : null;
}

function parsed(words: string): Command | null {
  try {
    return parseCommand(words);
  } catch {
    // Whatever does not parse is talk here; a defect would show in the command form of the same words.
    return null;
  }
}
