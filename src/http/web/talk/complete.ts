import type { CommandJson } from "../protocol.ts";

const most = 8;

/**
 * Commands that could be meant by what was typed so far, best first; `typed` begins with the slash. Both "/ticket st" and "/st" find
 * "ticket start". Nothing once a command is whole and its arguments have begun.
 */
export function complete(typed: string, commands: readonly CommandJson[]): readonly CommandJson[] {
  if (!typed.startsWith("/") || typed.includes("\n")) return [];
  const words = typed.slice(1).trimStart().toLowerCase();
  if (commandIn(typed, commands) !== null) return [];
  return commands
    .map((command) => ({ command, rank: rankOf(words.trim(), command.words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ command }) => command);
}

/** The command whose words are whole and followed by a space: its arguments are being typed. */
export function commandIn(typed: string, commands: readonly CommandJson[]): CommandJson | null {
  const words = typed.slice(1).toLowerCase();
  const found = commands.filter((command) => words.startsWith(`${command.words} `));
  return found.sort((a, b) => b.words.length - a.words.length)[0] ?? null;
}

/** 0 for the same, 1 for a beginning, 2 for a beginning of the verb, 3 for letters inside; infinite for none of these. */
function rankOf(typed: string, words: string): number {
  if (typed === words) return 0;
  if (words.startsWith(typed)) return 1;
  const parts = words.split(" ");
  const given = typed.split(/\s+/);
  if (given.length === 1 && parts.some((part) => part.startsWith(typed))) return 2;
  if (given.length === parts.length && given.every((word, at) => parts[at]?.startsWith(word))) return 2;
  if (given.length === 1 && typed.length > 1 && words.includes(typed)) return 3;
  return Number.POSITIVE_INFINITY;
}
