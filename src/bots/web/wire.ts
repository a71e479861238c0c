import type { ActionId, Card, CardFile } from "../card.ts";
import type { FormId } from "../form.ts";
import type { RichText } from "../rich-text.ts";

/**
 * Where a frame of the browser acts. `chat` is a thread of the person's own channel: null for what the desk tells them
 * alone, "c-<random>" for a chat that the browser began, "line-<ticket id>" for a technician's line. `desk` is a ticket as the staff
 * console shows it; what is said there is a staff note.
 */
export type WebSpot =
  | { readonly on: "chat"; readonly thread: string | null }
  | { readonly on: "desk"; readonly ticketId: string };

/**
 * What a person does in the browser. `clientId` is made by the browser (8 to 64 of A-Z a-z 0-9 _ -) and names this very act: a frame
 * that is sent again with the same one has no second effect and gets the same answer. For a `say` it becomes the id of the post.
 */
export type WebAct = { readonly clientId: string; readonly spot: WebSpot } & (
  | {
      readonly kind: "say";
      readonly text: string;
      /** Ids of files that were uploaded with POST /files before. */
      readonly files: readonly string[];
      /** The post it answers, in the same thread. */
      readonly replyTo: string | null;
    }
  | { readonly kind: "edit"; readonly message: string; readonly text: string }
  | { readonly kind: "delete"; readonly message: string }
  | { readonly kind: "react"; readonly message: string; readonly emoji: string; readonly added: boolean }
  /** Words after the slash: "ticket start 1042". */
  | { readonly kind: "command"; readonly words: string }
  /** `message` is the post that carries the button; null where the card was an answer that is kept nowhere. */
  | { readonly kind: "press"; readonly action: ActionId; readonly message: string | null }
  | {
      readonly kind: "submit";
      readonly form: FormId;
      readonly fields: Readonly<Record<string, string>>;
      /** Ids of files that were uploaded with POST /files for the form's question for files. */
      readonly files?: readonly string[];
    }
  /** The person came by a link that names something: an equipment's QR token. */
  | { readonly kind: "arrive"; readonly payload: string }
);

/** A reaction on a post: the person's own, or one that came from the other side. */
export type WebReaction = { readonly emoji: string; readonly by: "person" | "desk" };

/** What the web platform keeps of a post: data for the browser to draw, never HTML. `happenedAt` where it is older than the post. */
export type WebContent = { readonly reactions: readonly WebReaction[]; readonly happenedAt?: string } & (
  | {
      readonly kind: "message";
      /** Null where the reader shall see the desk's name, and for what the person said themselves. */
      readonly author: { readonly name: string; readonly role: string } | null;
      readonly text: RichText;
      readonly files: readonly CardFile[];
      readonly replyTo: string | null;
      readonly edited: boolean;
      readonly staffOnly: boolean;
    }
  | { readonly kind: "card"; readonly card: Card }
);
