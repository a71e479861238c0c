import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";
import type { Menu, MenuCommand, MenuLanguage, MenuVerb } from "../menu.ts";
import { type BotApi, unless } from "./bot-api.ts";
import type { Chats } from "./chats.ts";
import { cleanText } from "./flat-text.ts";
import { commandName } from "./read-command.ts";

type Audience = MenuVerb["audience"];

/** Longest description, most commands. https://core.telegram.org/bots/api#setmycommands */
const maxDescription = 256;
const mostCommands = 100;

/** English is what everybody sees whose language we do not speak. */
const languages: readonly { readonly code: LanguageCode | ""; readonly words: MenuLanguage }[] = [
  { code: "", words: "en" },
  { code: "es", words: "es" },
  { code: "pt", words: "pt" },
];

/** The list of commands for those who may be offered what is for `audiences`, shortcuts first. */
export function commandsFor(menu: Menu, audiences: readonly Audience[], language: MenuLanguage): readonly BotCommand[] {
  const rows = [
    ...menu.shortcuts.filter(({ audience }) => audiences.includes(audience)),
    ...menu.commands.filter((command) => audiencesOf(command).some((audience) => audiences.includes(audience))),
  ];
  const all = rows.map(({ name, description }) => ({
    command: commandName(name),
    description:
      cleanText(description[language] || description.en)
        .slice(0, maxDescription)
        .toWellFormed() || name,
  }));
  return all
    .filter(({ command }, at) => all.findIndex((other) => other.command === command) === at)
    .slice(0, mostCommands);
}

function audiencesOf(command: MenuCommand): readonly Audience[] {
  return command.verbs.length === 0 ? ["everyone"] : command.verbs.map(({ audience }) => audience);
}

/**
 * Tells Telegram which commands to offer: to everybody in private chats and by default, and to the desk's group all that staff have. Only
 * lists that changed are set. Private chats cannot tell staff apart: what is not offered there works all the same when typed.
 * Rejects with a PlatformFault; gives how many lists were set.
 */
export async function registerCommands(api: BotApi, chats: Chats, menu: Menu, deskChat: string): Promise<number> {
  const desk = chats.chatOf(deskChat);
  const scopes: readonly { readonly scope: BotCommandScope; readonly audiences: readonly Audience[] }[] = [
    { scope: { type: "default" }, audiences: ["everyone"] },
    { scope: { type: "all_private_chats" }, audiences: ["everyone"] },
    { scope: { type: "chat", chat_id: desk }, audiences: ["everyone", "staff", "admin"] },
  ];
  let changed = 0;
  for (const { scope, audiences } of scopes) {
    for (const { code, words } of languages) {
      const wanted = commandsFor(menu, audiences, words);
      const given = { scope, ...(code !== "" && { language_code: code }) };
      // Who cannot be asked what is there (a Bot API server of one's own) is told anew.
      const there = await unless(
        api.ask((raw) => raw.getMyCommands(given)),
        ({ kind }) => kind === "refused",
      );
      if (there !== null && isSame(there, wanted)) continue;
      await api.ask((raw) => raw.setMyCommands({ ...given, commands: [...wanted] }));
      changed += 1;
    }
  }
  return changed;
}

function isSame(some: readonly BotCommand[], others: readonly BotCommand[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ command, description }, at) => {
      const other = others[at];
      return other?.command === command && other.description === description;
    })
  );
}
