import type { Logger } from "pino";
import type { Interaction, Reply } from "../bots/platform.ts";
import type { Webhook } from "../bots/platform-parts.ts";
import type { Person } from "../core/domain/actor.ts";
import type { Language } from "../core/domain/languages.ts";
import type { ReportDocument } from "../core/domain/report-document.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import type { Desk, Wake, Work } from "../core/store/work.ts";
import type { DashboardSite } from "./routes/dashboard-routes.ts";
import type { CommandJson } from "./web/protocol.ts";

/** Something that happened, as the live feed gives it. */
export type FeedEvent = {
  readonly id: string;
  readonly subjectId: string;
  readonly ticketId: string | null;
  readonly kind: string;
  readonly actorId: string | null;
  readonly data: unknown;
  readonly at: Date;
  readonly position: number;
};

/** Events in the order of their cursor, which a late commit never slips behind. Cursors are opaque text. */
export type EventFeed = {
  /** The cursor behind everything that is settled now. */
  newest(): Promise<string>;
  /** What came after `cursor`, at most `limit`, with the cursor behind it. Throws Problem `cursor.invalid`. */
  after(cursor: string, limit: number): Promise<{ readonly events: readonly FeedEvent[]; readonly cursor: string }>;
};

/** Everything the server needs from the layers below and from app. */
export type ServerDeps = {
  readonly desk: Desk;
  readonly vault: FileVault;
  /** A small WebP of a photo by its hash; null where none can be made. Absent where there are none (tests). */
  readonly thumbnail?: (sha256: Buffer, bytes: () => Promise<Buffer | null>) => Promise<Buffer | null>;
  /** Prints a report as a PDF; absent where there is no printer (tests). */
  readonly printReport?: (report: ReportDocument, language: Language, timeZone: string) => Promise<Buffer>;
  readonly log: Logger;
  /** Key of file links and of the tokens that forms carry. */
  readonly secret: string;
  /** The address that people use, such as "https://desk.example"; null where nobody set one. Decides Secure cookies. */
  readonly publicUrl: string | null;
  /**
   * Whether a proxy stands before us. Its X-Forwarded headers are believed when it is on this machine or its private network; from
   * anywhere else they are somebody's own invention.
   */
  readonly behindProxy: boolean;
  /** Where `buildWebApp` put the pages; null to serve none (tests of the API). */
  readonly webFolder: string | null;
  /** Whether the desk holds the invented demo workspace: pages say so. */
  readonly demo?: boolean;
  /**
   * Stores the interaction, and in the same transaction what `alongside` writes, lets it take effect and gives the answer. For a
   * repeat `alongside` may run again: it has no second effect.
   */
  readonly take: (interaction: Interaction, alongside: ((work: Work) => Promise<void>) | null) => Promise<Reply>;
  /** The verbs that this person may use, described in their language: completion of the command box. */
  readonly commandsFor: (person: Person) => readonly CommandJson[];
  readonly feed: EventFeed;
  /** Calls back when there is something new in this or another process. Gives what ends that. */
  readonly onWake: (what: Wake, call: () => void) => () => void;
  /** Whether mail is set up: people confirm their address by it. Without, staff approve them. */
  readonly mails?: boolean;
  /** Where the built dashboards lie; absent where none are served. */
  readonly site?: DashboardSite;
  /** The public key that browsers subscribe to notices with; absent where none are pushed. */
  readonly pushKey?: () => Promise<string>;
  /** Whether the database answers and the migrations are in. */
  readonly isReady: () => Promise<boolean>;
  /** Where the chat platforms' servers call us. */
  readonly webhooks?: readonly Webhook[];
  readonly limits?: Partial<HttpLimits>;
};

/** How much anybody may ask for; the defaults suit people. */
export type HttpLimits = {
  /** Requests a minute of one account by its session or access token, or of one address that is not signed in. */
  readonly requestsPerMinute: number;
  /** Requests a minute of one API key. */
  readonly keyRequestsPerMinute: number;
  /** Guests that one address may become in ten minutes. */
  readonly guestsPerTenMinutes: number;
  readonly bodyBytes: number;
  /** How long a request may take to arrive; a file of the largest size over a bad line has to fit. */
  readonly requestSeconds: number;
  readonly liveConnections: number;
  /** How long a client of `/api/v1/live` may leave unread what is sent to it, milliseconds. */
  readonly liveStallMs: number;
};

export const httpLimits: HttpLimits = {
  requestsPerMinute: 1_200,
  keyRequestsPerMinute: 12_000,
  guestsPerTenMinutes: 60,
  bodyBytes: 1024 * 1024,
  requestSeconds: 120,
  liveConnections: 10_000,
  liveStallMs: 10_000,
};
