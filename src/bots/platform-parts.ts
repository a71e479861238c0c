import type { Card } from "./card.ts";
import type { Menu, MenuArgument } from "./menu.ts";
import type { Interaction, Platform, UserRef } from "./platform.ts";

/** A request that a platform's server made to us, as it came: signatures cover the exact bytes. Header names are in lower case. */
export type WebhookRequest = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
};

export type WebhookAnswer = {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
};

/** Where a platform's server calls us, and what it is answered. The answer is given within the platform's time. */
export type Webhook = {
  readonly path: string;
  readonly limitBytes: number;
  receive(request: WebhookRequest): Promise<WebhookAnswer>;
};

/** How the connection is, for admins: `hint` says in a sentence what is wrong and how to mend it. */
export type Health =
  | { readonly state: "connected"; readonly note: string | null }
  | { readonly state: "connecting" | "down"; readonly hint: string };

/** One thing that `doctor` looked at: a token, a scope, an intent, a channel. `hint` says how to mend what is not well. */
export type Finding = { readonly what: string; readonly well: boolean; readonly hint: string | null };

/** A chat platform of somebody else's: the port, and what running it needs. */
export type ChatPlatform = Platform & {
  /**
   * True where one process alone may listen (one gateway session, one poller): the others send, and take over when it dies. `start` and
   * `stop` begin and end the listening; everything else works without.
   */
  readonly listensAlone: boolean;
  /** Where its server calls us; null where we connect to it. */
  readonly webhook: Webhook | null;
  /**
   * How fast its server lets a bucket be written to in the long run: `burst` at once, then `perSecond`. Kept once the server has said
   * "too fast".
   */
  rateOf(bucket: string): { readonly burst: number; readonly perSecond: number } | null;
  /** Looks at tokens, rights, intents and channels, posts a trial message in the desk channel and removes it. Never rejects. */
  check(): Promise<readonly Finding[]>;
};

/** A platform whose workspace is not configured but known once it has answered: the Slack team of the bot's token. */
export type NamesWorkspace = { workspace(): Promise<string> };

/** What a person chooses from while they type an argument: `value` is put into the command. */
export type Choice = { readonly value: string; readonly label: string };

/** Ids of the few sentences that a platform shows of its own accord. */
export type PlatformWord =
  /** A view that stands until the answer is there. */
  | "loading"
  /** The answer took too long or failed: nothing changed. */
  | "failed"
  /** A button that opens a form where none can be opened at once. */
  | "open-form"
  /** The name of the command that raises a ticket from a message. */
  | "raise"
  /** The name of the command that opens a new ticket. */
  | "new-ticket"
  /** A person who came without saying anything: what they can do here. */
  | "greeting"
  /** A field was filled wrongly, where the platform itself must say so. */
  | "field-wrong";

/** Tokens that a platform renews: kept in the database, renewed by one process at a time. */
export type TokenStore = {
  /** The tokens as they were last stored; null before the first. */
  read(): Promise<StoredTokens | null>;
  /**
   * Calls `renew` with the stored tokens while nobody else can, and stores what it gives. `renew` gives back what it was given where
   * somebody renewed them meanwhile.
   */
  renew(renew: (stored: StoredTokens | null) => Promise<StoredTokens>): Promise<StoredTokens>;
};

export type StoredTokens = { readonly access: string; readonly refresh: string; readonly expiresAt: string };

/** What every chat platform is given by the composition root; its own configuration comes beside it. */
export type PlatformParts = {
  readonly log: {
    info(details: object, words: string): void;
    warn(details: object, words: string): void;
    error(details: object, words: string): void;
  };
  readonly menu: Menu;
  /** Whether the answer will most likely be a form: a platform whose forms must be opened at once opens a loading view first. */
  readonly opensForm: (interaction: Interaction) => boolean;
  /** What could complete an argument, at most 25, best first; nothing that this person may not see. */
  readonly complete: (request: {
    readonly from: UserRef;
    readonly kind: MenuArgument["kind"];
    readonly typed: string;
  }) => Promise<readonly Choice[]>;
  /** A person's own page: their tickets, or their queue. */
  readonly home: (from: UserRef) => Promise<Card>;
  /** The bytes of a file of ours that is to be shown. */
  readonly readFile: (
    fileId: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }>;
  readonly say: (language: string | null, word: PlatformWord) => string;
  readonly onHealth: (health: Health) => void;
  readonly clock: () => Date;
  /** A number from 0 to 1: for jitter. */
  readonly random: () => number;
};
