import { ButtonStyle, ComponentType } from "discord.js";
import type { PlatformParts } from "../platform-parts.ts";
import { commandCustomId } from "./custom-id.ts";
import { escapeText } from "./escape-text.ts";
import { cutTo, limits } from "./limits.ts";
import { type Piece, textPiece } from "./piece.ts";

/** What a person can do here, with a button that opens a ticket; for an act that the desk offers nothing for, that it failed. */
export function welcomePiece(parts: PlatformParts, language: string | null, offer: boolean): Piece {
  if (!offer) return textPiece(escapeText(parts.say(language, "failed"), true, "anywhere"));
  const words = parts.menu.shortcuts.find(({ name }) => name === "new")?.words ?? "ticket new";
  const button = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    label: cutTo(parts.say(language, "new-ticket"), limits.buttonLabel),
    custom_id: commandCustomId(words),
  };
  const row = { type: ComponentType.ActionRow as const, components: [button] };
  return { ...textPiece(escapeText(parts.say(language, "greeting"), true, "anywhere")), components: [row] };
}
