import type { Card } from "../../../bots/card.ts";
import type { RichText } from "../../../bots/rich-text.ts";
import type { WebReaction } from "../../../bots/web/wire.ts";
import type { FileJson } from "../protocol.ts";

/** How far a message of one's own has come; `refused` and `unreached` wait for the person. */
export type TalkState = "sent" | "sending" | "unreached" | "refused" | "undelivered" | "uncertain";

/** One thing to show in a talk, wherever it came from: a chat's post, a ticket's message, or words still on their way. */
export type TalkItem = {
  /** Stays the same from the first drawing on the way to the confirmed post, so that nothing jumps. */
  readonly key: string;
  readonly at: Date;
} & (
  | {
      readonly kind: "message";
      readonly id: string;
      readonly author: { readonly name: string; readonly role: string } | null;
      readonly mine: boolean;
      readonly text: RichText;
      readonly files: readonly FileJson[];
      readonly replyTo: string | null;
      readonly edited: boolean;
      readonly staffOnly: boolean;
      readonly reactions: readonly WebReaction[];
      readonly state: TalkState;
      /** Why it was refused, in the desk's words. */
      readonly why: string | null;
    }
  /** `id` is null for an answer that was shown to this person alone and is kept nowhere. */
  | {
      readonly kind: "card";
      readonly id: string | null;
      readonly card: Card;
      readonly files: readonly FileJson[];
      /** A question that was answered: it stays to be read, without its buttons. */
      readonly spent: boolean;
    }
  /** Something was here and was deleted. */
  | { readonly kind: "gone"; readonly mine: boolean }
);

export type TalkMessage = Extract<TalkItem, { kind: "message" }>;
