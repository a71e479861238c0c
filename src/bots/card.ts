import type { RichText } from "./rich-text.ts";

/** How a card should feel: `plain` news, `good` progress, `warn` needs somebody, `danger` went wrong. */
export const tones = ["plain", "good", "warn", "danger"] as const;
export type Tone = (typeof tones)[number];

/** What a press carries: opaque, at most 64 bytes (Telegram's callback_data), with the version it was drawn at. */
export type ActionId = string;

export type Button = {
  readonly action: ActionId;
  readonly label: string;
  readonly style: "plain" | "primary" | "danger";
};

/** A picture or document on a card, by a link that the platform can fetch or bytes that the port is handed. */
export type CardFile = { readonly fileId: string; readonly name: string; readonly mediaType: string };

/**
 * What a bot can show, as data: a renderer per platform turns it into blocks, embeds, HTML. `fallback` says the same in
 * one plain line, for notifications and places that show text alone.
 */
export type Card = {
  readonly tone: Tone;
  readonly title: string;
  readonly body: RichText;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly CardFile[];
  /** Rows of buttons, most important first. */
  readonly buttons: readonly (readonly Button[])[];
  /** Small print under the card: who may act, when it was drawn. */
  readonly footer: string | null;
  readonly fallback: string;
  /** What it is filed under (status, priority), for platforms whose surfaces can be tagged. */
  readonly labels?: readonly string[];
};
