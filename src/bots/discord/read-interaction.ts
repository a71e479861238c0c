import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionType,
} from "discord.js";
import type { Menu } from "../menu.ts";
import type { Interaction, UserRef } from "../platform.ts";
import { readCustomId } from "./custom-id.ts";
import { readFields, readModalFiles } from "./form-fields.ts";
import { wordsOf } from "./read-command.ts";
import { filesOf, isTalk, type NameBook, textOf, userRef, wholeMessage } from "./read-message.ts";
import { timeOfId } from "./snowflake.ts";
import type { Heard } from "./surfaces.ts";

/** An interaction that is answered: everything but autocompletion and pings. */
export type Asked = APIApplicationCommandInteraction | APIMessageComponentInteraction | APIModalSubmitInteraction;

/** Who acted, in the language of their client. */
export function actorOf(raw: Pick<APIInteraction, "user" | "member"> & { readonly locale?: string }): UserRef | null {
  const user = raw.member?.user ?? raw.user;
  return user === undefined ? null : userRef(user, raw.member ?? null, raw.locale ?? null);
}

/** The message that a command in a message's menu is about. */
export function targetOf(raw: Asked) {
  if (raw.type !== InteractionType.ApplicationCommand || raw.data.type !== ApplicationCommandType.Message) return null;
  const { data } = raw as APIMessageApplicationCommandInteraction;
  const message = data.resolved?.messages?.[data.target_id];
  return message === undefined ? null : wholeMessage(message);
}

/**
 * What the person did (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object); null for what the
 * desk offers nothing for. `under` is the talk below a message that is raised, `whole` the id by which we know a message that it is a piece of.
 */
export function readInteraction(
  raw: Asked,
  heard: Heard,
  parts: {
    readonly menu: Menu;
    readonly book: NameBook;
    readonly botId: string | null;
    readonly under: Heard | null;
    readonly whole: (message: string) => string;
  },
): Interaction | null {
  const from = actorOf(raw);
  const did = from === null ? null : didOf(raw, parts);
  if (from === null || did === null) return null;
  const { place, surface } = did.kind === "raise" && parts.under !== null ? parts.under : heard;
  return { eventId: raw.id, from, place, surface, at: timeOfId(raw.id).toISOString(), did };
}

function didOf(raw: Asked, parts: Parameters<typeof readInteraction>[2]): Interaction["did"] | null {
  if (raw.type === InteractionType.MessageComponent) {
    const ask = readCustomId(raw.data.custom_id);
    if (ask.kind === "command") return { kind: "command", words: ask.words };
    // A form that was forgotten meanwhile is asked for again by its own id.
    const action = ask.kind === "form" ? ask.form : ask.action;
    return { kind: "press", action, message: parts.whole(raw.message.id) };
  }
  if (raw.type === InteractionType.ModalSubmit) {
    const { custom_id: form, components } = raw.data;
    const files = readModalFiles(raw.data);
    return { kind: "submit", form, fields: readFields(components), ...(files.length === 0 ? {} : { files }) };
  }
  const message = targetOf(raw);
  if (message !== null) {
    if (!isTalk(message)) return null;
    const author = userRef(message.author, null, null);
    const text = textOf(message, parts.botId, parts.book);
    return { kind: "raise", message: message.id, author, text, files: filesOf(message) };
  }
  const { data } = raw;
  if (data.type !== ApplicationCommandType.ChatInput) return null;
  return { kind: "command", words: wordsOf(parts.menu, data.name, "options" in data ? data.options : undefined) };
}
