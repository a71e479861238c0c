import { type Static, Type } from "typebox";
import { closed, uuid } from "../../schemas.ts";
import type { ProblemJson } from "../../web/protocol.ts";

const name = Type.String({ minLength: 1, maxLength: 40, pattern: "^[\\w.:-]+$" });
const target = Type.Union([
  Type.Object({ kind: Type.Literal("ticket"), number: Type.Integer({ minimum: 1, maximum: 999_999_999 }) }, closed),
  Type.Object({ kind: Type.Literal("queue"), team: Type.Optional(uuid) }, closed),
  Type.Object({ kind: Type.Literal("notifications") }, closed),
]);

/** What a client may send over `/api/v1/live`. */
export const clientFrameSchema = Type.Union([
  Type.Object(
    { type: Type.Literal("subscribe"), id: name, to: target, cursor: Type.Optional(Type.String({ maxLength: 200 })) },
    closed,
  ),
  Type.Object({ type: Type.Literal("unsubscribe"), id: name }, closed),
  Type.Object({ type: Type.Literal("ping") }, closed),
]);
export type ClientFrame = Static<typeof clientFrameSchema>;
export type Target = Static<typeof target>;

/** An event as a subscriber hears it: ids, codes and numbers; words are at the API. */
export type LiveEvent = {
  readonly id: string;
  readonly kind: string;
  readonly ticketNumber: number | null;
  /** Who did it; null where the reader is not shown it. */
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
};

/** What the server sends. A subscription's `cursor` is where it goes on after a break: nothing before it has to be asked for again. */
export type ServerFrame =
  | { readonly type: "subscribed"; readonly id: string; readonly cursor: string }
  | { readonly type: "event"; readonly id: string; readonly cursor: string; readonly event: LiveEvent }
  | { readonly type: "cursor"; readonly id: string; readonly cursor: string }
  | { readonly type: "ended"; readonly id: string; readonly why: "unsubscribed" | "forbidden" | "too_far_behind" }
  | { readonly type: "problem"; readonly id: string | null; readonly problem: ProblemJson }
  | { readonly type: "pong" }
  | { readonly type: "bye"; readonly why: "signed_out" | "restarting" | "flood" | "bad_frame" };
