import type { ActionId, Card, CardFile } from "./card.ts";
import type { Form, FormId } from "./form.ts";
import type { RichText } from "./rich-text.ts";

/** A surface: the exact spot where something is said or shown. `thread` null is the channel itself. */
export type PlaceRef = {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
};

/** A login on a platform, with the name and language it gives us. */
export type UserRef = {
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly name: string;
  readonly language: string | null;
};

/** A file somebody sent, as the platform names it; `fetchFile` gets its bytes. `sizeBytes` is what the platform says. */
export type FileRef = {
  readonly ref: string;
  readonly name: string;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  readonly kind: "photo" | "voice" | "video" | "file";
};

/** What kind of surface it is, as far as the platform alone can tell. */
export type SurfaceKind = "private" | "thread" | "channel" | "desk";

/** Something that a person did, in one shape for all platforms. Plain JSON: it is stored before it takes effect. */
export type Interaction = {
  /** The platform's own id of this event: the key for dropping repeats. */
  readonly eventId: string;
  readonly from: UserRef;
  readonly place: PlaceRef;
  readonly surface: SurfaceKind;
  /** When the person did it, ISO 8601 UTC. */
  readonly at: string;
  readonly did:
    | {
        readonly kind: "say";
        readonly message: string;
        readonly text: RichText;
        readonly files: readonly FileRef[];
        readonly replyTo: string | null;
      }
    | { readonly kind: "edit"; readonly message: string; readonly text: RichText }
    | { readonly kind: "delete"; readonly message: string }
    | { readonly kind: "react"; readonly message: string; readonly emoji: string; readonly added: boolean }
    /**
     * Staff marked somebody's message as a fault to be worked on (a 🎫 reaction, a message shortcut): `author` becomes the customer and
     * `place` is where they talk, the thread under that message.
     */
    | {
        readonly kind: "raise";
        readonly message: string;
        readonly author: UserRef;
        readonly text: RichText;
        readonly files: readonly FileRef[];
      }
    /** A command as words: "ticket start 1042". Typed options are put into words by the platform. */
    | { readonly kind: "command"; readonly words: string }
    | { readonly kind: "press"; readonly action: ActionId; readonly message: string | null }
    | {
        readonly kind: "submit";
        readonly form: FormId;
        readonly fields: Readonly<Record<string, string>>;
        /** What was chosen for the form's question for files; absent where it has none. */
        readonly files?: readonly FileRef[];
      }
    /** The person came by a link that names something: an equipment's QR token, a linking code. */
    | { readonly kind: "arrive"; readonly payload: string };
};

/** What the person who acted is answered at once. What others see goes through deliveries. */
export type Reply =
  | { readonly kind: "nothing" }
  | { readonly kind: "card"; readonly card: Card; readonly seenBy: "sender" | "everyone" }
  | { readonly kind: "form"; readonly form: Form };

/**
 * What can be posted: somebody's message under their name, or a card of the desk. `happenedAt` (ISO 8601 UTC) is when it was said or came
 * about, which may be long before it is posted: in a line that was opened later, or after an outage.
 */
export type Outgoing = { readonly happenedAt?: string } & (
  | {
      readonly kind: "message";
      /** Shown as the author; null where the reader shall see the desk's name. */
      readonly author: { readonly name: string; readonly role: string } | null;
      readonly text: RichText;
      readonly files: readonly CardFile[];
      /** The platform id, in this very place, of the message it answers. */
      readonly replyTo: string | null;
      readonly edited: boolean;
      /** True for a staff note shown in a desk place. */
      readonly staffOnly: boolean;
      /** Translated small words that the rendering needs. */
      readonly words: { readonly edited: string; readonly note: string };
    }
  | { readonly kind: "card"; readonly card: Card }
);

/** What a platform can do; the delivery engine and the dialogues fall back by this table, never by a platform's name. */
export type Capabilities = {
  readonly threads: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly react: boolean;
  /** Forms as one piece; without it they are asked step by step. */
  readonly modal: boolean;
  /** How many fields one form can have; a longer one is asked in parts. Infinity = any number. */
  readonly maxFormFields: number;
  /** How many files a form's question for files takes in one go; without `modal`, one message at a time. 0 = such questions are left out. */
  readonly maxFormFiles: number;
  readonly ephemeral: boolean;
  readonly openDirect: boolean;
  readonly maxTextLength: number;
  readonly maxFileBytes: number;
  readonly maxButtons: number;
  /** Repeating a post with the same nonce has no second effect for this long. 0 = never idempotent, Infinity = always. */
  readonly nonceSeconds: number;
  /** A post can be found again by its nonce after the window. */
  readonly canFindPost: boolean;
  /** Opening a surface again under its key finds what an earlier attempt opened, though its answer was lost. */
  readonly findsOpened: boolean;
};

/** A surface to be opened: the customer's private place, the assignee's line, a desk thread under its card. */
export type OpenRequest =
  | { readonly kind: "direct"; readonly user: UserRef }
  | { readonly kind: "line"; readonly user: UserRef; readonly key: string; readonly title: string; readonly head: Card }
  | {
      readonly kind: "desk";
      readonly workspace: string;
      readonly channel: string;
      readonly key: string;
      readonly title: string;
      readonly head: Card;
    };

/** The opened surface and, where the head card was posted, its platform id there. */
export type Opened = { readonly place: PlaceRef; readonly cardMessage: string | null };

/** Why a platform did not do what it was asked. Anything else that a platform throws is `unreachable`. */
export type FaultKind =
  /** We are wrong (no rights, unknown channel, bad content): do not repeat, tell an admin. */
  | "refused"
  /** It never arrived, or nobody knows whether it did (`inDoubt`). */
  | "unreachable"
  /** Too fast: repeat after `retryAfterMs`; `bucket` says what else must wait. */
  | "limited"
  /** The person blocked the bot or left: a state, not an error. */
  | "blocked"
  /** The surface or message is gone. */
  | "gone";

/** A platform's refusal, in our words. `hint` says how to mend a known mistake ("the bot is not in #ops: invite it"). */
export class PlatformFault extends Error {
  readonly kind: FaultKind;
  readonly inDoubt: boolean;
  readonly retryAfterMs: number | null;
  readonly hint: string | null;

  constructor(kind: FaultKind, detail: string, more: { inDoubt?: boolean; retryAfterMs?: number; hint?: string } = {}) {
    super(detail);
    this.name = "PlatformFault";
    this.kind = kind;
    this.inDoubt = more.inDoubt ?? false;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.hint = more.hint ?? null;
  }
}

/**
 * What a platform hands events to. `take` resolves once the event is stored and has taken effect, with the answer. Both reject where the event
 * is not stored and may be later: it must be handed over again, or be sent again by the platform, for as long as it takes.
 */
export type Inbound = {
  /** Stores the event, lets it take effect and gives the answer. Resolves `nothing` for a repeat that is still under way. */
  take(interaction: Interaction): Promise<Reply>;
  /** Stores the event only (the ack may go out), and says when it has taken effect. */
  store(interaction: Interaction): Promise<{ readonly done: Promise<Reply> }>;
};

/** The port. No method is optional: a platform that lacks something degrades inside its own folder and says so in its table. */
export type Platform = {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Connects and begins to hand events to `inbound`. Rejects only for what cannot mend itself. */
  start(inbound: Inbound): Promise<void>;
  stop(): Promise<void>;
  open(request: OpenRequest): Promise<Opened>;
  /** Posts; `nonce` names this very delivery. Resolves with the platform's ids of what was posted (several when split). */
  post(place: PlaceRef, content: Outgoing, nonce: string): Promise<{ readonly message: string }>;
  edit(place: PlaceRef, message: string, content: Outgoing): Promise<void>;
  remove(place: PlaceRef, message: string): Promise<void>;
  react(place: PlaceRef, message: string, emoji: string, added: boolean): Promise<void>;
  /** The id of the post made with `nonce`, null when it is not there; throws where `canFindPost` is false. */
  find(place: PlaceRef, nonce: string, notBefore: Date): Promise<string | null>;
  /** Archives or locks a surface whose ticket is done, and undoes that. */
  setClosed(place: PlaceRef, closed: boolean): Promise<void>;
  /** The bytes of a file that somebody sent, at most `limitBytes`. */
  fetchFile(ref: FileRef, limitBytes: number): Promise<Uint8Array>;
  /** The rate-limit bucket that a write to this place falls into: buckets wait apart from each other. */
  bucketOf(place: PlaceRef): string;
  /**
   * What was said since we last looked, oldest first, for places we know. Platforms that queue for us give nothing. Rejects, after what
   * it found, where something could not be read for now: it is asked again.
   */
  missedSince(places: readonly PlaceRef[], since: Date): AsyncIterable<Interaction>;
};
