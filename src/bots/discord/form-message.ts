import { ButtonStyle, ComponentType } from "discord.js";
import type { Form } from "../form.ts";
import { formCustomId } from "./custom-id.ts";
import { escapeText } from "./escape-text.ts";
import { cutTo, limits } from "./limits.ts";
import { type Piece, textPiece } from "./piece.ts";
import { splitText } from "./split-text.ts";

/** What stands for a form where none can be opened at once: its title, what is said above it, and a button that opens it. */
export function formMessage(form: Form, openLabel: string): readonly Piece[] {
  const title = `**${escapeText(form.title, false, "plain")}**`;
  const intro = form.intro === null ? [] : splitText([{ kind: "paragraph", runs: [{ text: form.intro }] }], 1500);
  const button = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    label: cutTo(openLabel, limits.buttonLabel),
    custom_id: formCustomId(form.form),
  };
  const [first = "", ...more] = intro;
  const pieces = [
    textPiece([title, first].filter((part) => part !== "").join("\n")),
    ...more.map((one) => textPiece(one)),
  ];
  const last = pieces.length - 1;
  const row = { type: ComponentType.ActionRow as const, components: [button] };
  return pieces.map((piece, at) => (at === last ? { ...piece, components: [row] } : piece));
}
