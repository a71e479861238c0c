import type { Card } from "../../bots/card.ts";
import type { Form } from "../../bots/form.ts";
import type { WebAct, WebContent, WebReaction } from "../../bots/web/wire.ts";
import type { Language } from "../../core/domain/languages.ts";
import type { Move } from "../../core/domain/lifecycle.ts";
import type { Priority, Urgency } from "../../core/domain/priority.ts";
import type { RichText } from "../../core/domain/rich-text.ts";
import type { Role } from "../../core/domain/roles.ts";
import type { ClockState } from "../../core/domain/sla/clock.ts";
import type { SlaTarget } from "../../core/domain/sla/policy.ts";
import type { Status } from "../../core/domain/statuses.ts";
import type { Visibility } from "../../core/domain/visibility.ts";

/**
 * The language between our browser code and the server: types alone, shared by both. What a person does is a `WebAct`
 * (src/bots/web/wire.ts). Instants are ISO 8601 UTC strings. Every request that writes with the session cookie carries the header
 * `x-fixline: 1`. Failures are `ProblemJson` (RFC 9457) with a 4xx or 5xx status.
 *
 * | request | body → answer |
 * |---|---|
 * | GET /web/me | → SessionJson (also when nobody is signed in) |
 * | POST /auth/guest | { name, language? } → SessionJson |
 * | POST /auth/register | { name, email, password, language? } → RegisteredJson; a guest keeps their chats |
 * | POST /auth/sign-in | { email, password } → SessionJson |
 * | POST /auth/link | { token } → SessionJson (the token of /l/:token, consumed here) |
 * | POST /auth/sign-out | {} → 204 |
 * | POST /auth/language | { language } → SessionJson |
 * | GET /web/chats | → ChatsJson |
 * | GET /web/posts?thread=&before=&limit= | → PostsJson (leave `thread` out for the notices) |
 * | POST /live/frame | WebAct → AnswerJson, as over the WebSocket |
 * | POST /files | multipart, one part `file` → FileJson (413 above the limit) |
 * | GET /web/commands | → CommandsJson |
 * | GET /web/staff | → StaffJson (staff only): whom a ticket can be assigned to |
 * | GET /api/v1/tickets?scope=&status=&assignee=&equipment=&q=&cursor=&limit= | → TicketListJson, newest first |
 * | GET /api/v1/tickets/:number | → TicketJson, with an ETag |
 * | GET /api/v1/tickets/:number/messages?after=&before=&limit= | → TalkJson; `after` and `before` are `seq`; newest page without either |
 * | POST /api/v1/tickets/:number/messages | { text, visibility?, files?, replyTo? } → 201 { id, seq } |
 * | PATCH /api/v1/tickets/:number/messages/:id | { text } → { id, version } |
 * | DELETE /api/v1/tickets/:number/messages/:id | → 204 |
 * | PUT, DELETE /api/v1/tickets/:number/messages/:id/reactions/:emoji | → 204 |
 * | GET /api/v1/tickets/:number/events?after=&limit= | → EventsJson; `after` is `position` |
 * | WebSocket /live | ClientFrame ⇄ ServerFrame, one JSON text a frame |
 */
export type SessionJson = {
  /** Null when nobody is signed in. */
  readonly account: AccountJson | null;
  readonly desk: {
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
    readonly demo: boolean;
    readonly fileLimitBytes: number;
    readonly messageLimitCharacters: number;
  };
};

/**
 * Signed up, or so it looks: a taken address is answered alike. Nobody is signed in by it before they are confirmed: by a link in a
 * mail, or by staff who know them. A guest stays signed in as a guest until then.
 */
export type RegisteredJson = SessionJson & { readonly confirmBy: "mail" | "staff" };

export type AccountJson = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly guest: boolean;
  /** Null for a guest, also while their address waits to be confirmed. */
  readonly email: string | null;
  readonly language: Language;
  readonly timeZone: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
};

/** A file to show. `url` is signed, works for some minutes and then has to be asked for again. */
export type FileJson = {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number | null;
  readonly url: string;
};

// ── The chat ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One post of a chat: something said, or a card. Posts are upserts: a later one with the same id replaces the earlier. */
export type PostJson = {
  readonly id: string;
  readonly thread: string | null;
  /** Said by the person who reads it (in this browser or another). */
  readonly mine: boolean;
  /** Orders posts within a thread. */
  readonly order: number;
  /** Orders changes within the channel: what `resume` counts by. */
  readonly change: number;
  readonly at: string;
  readonly editedAt: string | null;
  /** A tombstone: `content` is null. */
  readonly deletedAt: string | null;
  readonly content: WebContent | null;
  /** The files of the content (a message's or a card's) with links. */
  readonly files: readonly FileJson[];
  /** Of one's own message: `sent` is stored and on its way, `failed` could not be shown to somebody who should see it. */
  readonly delivery: "sent" | "failed";
};

/** A thread of one's channel. `ticket` is null while no ticket was opened in it. */
export type ChatJson = {
  readonly thread: string | null;
  readonly kind: "notices" | "chat" | "line";
  readonly ticket: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: Status;
  } | null;
  /** The first words of the last post, in plain text. */
  readonly lastLine: string;
  readonly lastMine: boolean;
  readonly lastAt: string;
  /** The newest change in the thread: unread where it is above what this browser has shown. */
  readonly lastChange: number;
};

/** Newest first. `cursor` is the change that the list is true for. */
export type ChatsJson = { readonly chats: readonly ChatJson[]; readonly cursor: number };

/** Oldest first; `before` fetches the page before it (an `order`), null at the beginning. */
export type PostsJson = {
  readonly posts: readonly PostJson[];
  readonly before: number | null;
  readonly cursor: number;
};

// ── Live ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the browser sends. `resume` comes first after opening; nothing is pushed before it. */
export type ClientFrame =
  | {
      readonly kind: "resume";
      /** The last `change` seen; null to be told the newest one and begin there. */
      readonly cursor: number | null;
      /** The last event cursor seen (staff); null likewise. */
      readonly events: string | null;
    }
  | { readonly kind: "act"; readonly act: WebAct }
  /** Staff: the ticket whose talk is on the screen, and gets `talk` frames; null for none. */
  | { readonly kind: "watch"; readonly ticketId: string | null }
  /** Shown to the other side of a chat for some seconds, kept nowhere. */
  | { readonly kind: "typing"; readonly thread: string | null }
  | { readonly kind: "ping" };

/** The answer to an act: stored, taken effect, and what the person is shown for it. */
export type AnswerJson = { readonly clientId: string } & (
  | { readonly kind: "nothing" }
  /** Shown to this person, here and now; it is kept nowhere. What stays in the chat comes as a post instead. */
  | { readonly kind: "card"; readonly card: Card; readonly files: readonly FileJson[] }
  | { readonly kind: "form"; readonly form: Form }
  /** Refused: nothing changed. Sending it again will not help unless `status` is 429 or 5xx. */
  | { readonly kind: "problem"; readonly problem: ProblemJson }
);

export type ServerFrame =
  | { readonly kind: "resumed"; readonly cursor: number; readonly events: string | null }
  /** New, changed and deleted posts of one's own channel in the order of their changes. */
  | { readonly kind: "posts"; readonly posts: readonly PostJson[]; readonly cursor: number }
  | { readonly kind: "answer"; readonly answer: AnswerJson }
  /** Staff: tickets that were opened or changed, as the queue shows them. `gone` were deleted. */
  | {
      readonly kind: "tickets";
      readonly tickets: readonly TicketJson[];
      readonly gone: readonly string[];
      /** What happened, for the timeline of the ticket on the screen. */
      readonly events: readonly EventJson[];
      readonly cursor: string;
    }
  /** Staff who watch the ticket: messages said, changed or deleted. Upserts by id, in the order of `seq`. */
  | { readonly kind: "talk"; readonly ticketId: string; readonly messages: readonly TalkMessageJson[] }
  | { readonly kind: "typing"; readonly thread: string | null; readonly ticketId: string | null; readonly name: string }
  /** The server says goodbye; `signed_out` must not be reconnected to. */
  | { readonly kind: "bye"; readonly why: "signed_out" | "restarting" | "too_slow" | "bad_frame" }
  | { readonly kind: "pong" };

// ── The console ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type NamedJson = { readonly id: string; readonly name: string };

/** A ticket with all that the console's left side shows. */
export type TicketJson = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: Status;
  readonly title: string;
  readonly description: string;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly dueAt: string | null;
  readonly opener: NamedJson;
  readonly organisation: NamedJson;
  readonly site: (NamedJson & { readonly address: string; readonly timeZone: string }) | null;
  readonly equipment: {
    readonly id: string;
    readonly label: string;
    readonly model: string;
    readonly manufacturer: string;
    readonly family: string;
    readonly category: string;
    readonly serialNumber: string | null;
  } | null;
  readonly assignee: NamedJson | null;
  readonly vehicle: NamedJson | null;
  readonly team: NamedJson | null;
  /** The assignee's way, with the map that shows it. Staff only; null for everybody else, and while it is not known. */
  readonly travel: {
    readonly metres: number;
    readonly minutes: number;
    readonly source: "google" | "estimate";
    readonly link: string;
  } | null;
  /** Staff only; null for everybody else. */
  readonly proposal: ProposalJson | null;
  readonly report: ReportJson | null;
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  /** The desk's promises, the answer before the mending. Staff only; empty for everybody else. */
  readonly sla: readonly SlaJson[];
  readonly holdReason: string | null;
  readonly mergedIntoNumber: number | null;
  /** The other server that has it now, or that it came from. */
  readonly elsewhere: {
    readonly direction: "out" | "in";
    readonly server: { readonly id: string; readonly name: string };
    readonly number: string | null;
    readonly status: Status | null;
  } | null;
  readonly acceptedAt: string | null;
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What whoever asks may do with it now, in the order of a normal life. */
  readonly possible: readonly Move[];
};

/** How a ticket stands by a promise. `leftMinutes` are business minutes, when they were last reckoned. */
export type SlaJson = {
  readonly target: SlaTarget;
  readonly state: ClockState;
  readonly dueAt: string | null;
  readonly leftMinutes: number;
  readonly breachedAt: string | null;
  readonly isAcknowledged: boolean;
};

export type ProposalJson = {
  readonly candidates: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly score: number;
    readonly vehicleName: string | null;
    /** `measured` is a count, minutes, per cent, or 1 and 0 for yes and no; null while it is not known. */
    readonly factors: readonly {
      readonly factor: string;
      readonly measured: number | null;
      readonly points: number;
      readonly weight: number;
    }[];
  }[];
  /** Who was not proposed, and why: the reason's code. */
  readonly leftOut: readonly { readonly name: string; readonly because: string }[];
  readonly vehicleName: string | null;
};

export type ReportJson = {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  readonly parts: readonly string[];
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly submittedAt: string;
};

export type TicketListJson = { readonly items: readonly TicketJson[]; readonly nextCursor: string | null };

/** One thing said about a ticket. `text` is null for a tombstone. */
export type TalkMessageJson = {
  readonly id: string;
  readonly seq: number;
  readonly visibility: Visibility;
  readonly author: (NamedJson & { readonly role: Role }) | null;
  readonly mine: boolean;
  readonly text: RichText | null;
  readonly version: number;
  readonly replyToId: string | null;
  readonly files: readonly FileJson[];
  readonly reactions: readonly WebReaction[];
  readonly at: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  /** Staff: how its copies fare; `waiting` is on its way to somewhere. Null for customers. */
  readonly delivery: "sent" | "waiting" | "uncertain" | "failed" | null;
};

/** In the order of `seq`. `before` is null at the beginning of the talk. */
export type TalkJson = { readonly messages: readonly TalkMessageJson[]; readonly before: number | null };

/** One line of a ticket's timeline. */
export type EventJson = {
  readonly id: string;
  readonly ticketId: string | null;
  readonly position: number;
  readonly kind: string;
  readonly actor: NamedJson | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
};

export type EventsJson = { readonly events: readonly EventJson[]; readonly nextAfter: number | null };

export type StaffJson = {
  readonly staff: readonly (NamedJson & {
    readonly role: Role;
    readonly presence: "online" | "busy" | "offline";
    readonly skills: readonly string[];
    readonly openTickets: number;
  })[];
  readonly vehicles: readonly NamedJson[];
};

/** One verb of the command box. `words` is what is typed ("ticket start"), `usage` its arguments ("[number]"). */
export type CommandJson = { readonly words: string; readonly usage: string; readonly says: string };
export type CommandsJson = { readonly commands: readonly CommandJson[] };

/** RFC 9457. `code` is stable and for programs; `title` and `detail` are in the reader's language. */
export type ProblemJson = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The request's id, or the short reference of a defect in the log. */
  readonly instance: string;
};
