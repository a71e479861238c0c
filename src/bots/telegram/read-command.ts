import type { Menu } from "../menu.ts";

/** What the first word of a message makes of it. */
export type Said =
  | { readonly kind: "talk" }
  /** A command for the desk, as words. */
  | { readonly kind: "command"; readonly words: string }
  /** `/start`, by a deep link or by hand: https://core.telegram.org/bots/features#deep-linking */
  | { readonly kind: "start"; readonly payload: string }
  /** A command of another bot in the same group. */
  | { readonly kind: "not ours" };

/** A command's name as Telegram allows it: lower case, digits, `_`. https://core.telegram.org/bots/api#botcommand */
export function commandName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, "_")
    .slice(0, 32);
}

/**
 * Reads a text as a command. In a group what nobody addressed to this bot counts only if it is a command of ours: other bots listen
 * there too. `username` is the bot's own, without `@`; null while nobody knows it.
 */
export function readCommand(
  text: string,
  menu: Menu,
  { username, isPrivate }: { readonly username: string | null; readonly isPrivate: boolean },
): Said {
  const found = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\s|$)/.exec(text);
  const [all, given] = found ?? [];
  if (all === undefined || given === undefined) return { kind: "talk" };
  const addressee = found?.[2];
  const toUs = addressee !== undefined && addressee.toLowerCase() === username?.toLowerCase();
  if (addressee !== undefined && !toUs) return { kind: "not ours" };
  const name = given.toLowerCase();
  const rest = text.slice(all.length).trim();
  if (name === "start") return { kind: "start", payload: rest };
  const shortcut = menu.shortcuts.find((each) => commandName(each.name) === name);
  if (shortcut !== undefined) return { kind: "command", words: `${shortcut.words} ${rest}`.trim() };
  const command = menu.commands.find((each) => commandName(each.name) === name);
  if (command === undefined && !toUs && !isPrivate) return { kind: "not ours" };
  return { kind: "command", words: `${command?.name ?? given} ${rest}`.trim() };
}
