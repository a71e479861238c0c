import { Type } from "typebox";
import type { WebAct } from "../bots/web/wire.ts";

const clientId = Type.String({ pattern: "^[A-Za-z0-9_-]{8,64}$" });
const thread = Type.Union([Type.String({ pattern: "^[A-Za-z0-9_-]{1,80}$" }), Type.Null()]);
const uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
const spot = Type.Union([
  Type.Object({ on: Type.Literal("chat"), thread }, { additionalProperties: false }),
  Type.Object({ on: Type.Literal("desk"), ticketId: uuid }, { additionalProperties: false }),
]);
const message = Type.String({ minLength: 1, maxLength: 200 });
// Longer than any message may be: what is too long for the desk is answered by the desk, in words.
const text = Type.String({ maxLength: 500_000 });

const one = <Shape extends Parameters<typeof Type.Object>[0]>(shape: Shape) =>
  Type.Object({ clientId, spot, ...shape }, { additionalProperties: false });

/** What the browser may send as an act; anything else is refused before it reaches the desk. */
export const actSchema = Type.Unsafe<WebAct>(
  Type.Union([
    one({
      kind: Type.Literal("say"),
      text,
      files: Type.Array(uuid, { maxItems: 20 }),
      replyTo: Type.Union([message, Type.Null()]),
    }),
    one({ kind: Type.Literal("edit"), message, text }),
    one({ kind: Type.Literal("delete"), message }),
    one({
      kind: Type.Literal("react"),
      message,
      emoji: Type.String({ minLength: 1, maxLength: 32 }),
      added: Type.Boolean(),
    }),
    one({ kind: Type.Literal("command"), words: text }),
    one({
      kind: Type.Literal("press"),
      action: Type.String({ minLength: 1, maxLength: 64 }),
      message: Type.Union([message, Type.Null()]),
    }),
    one({
      kind: Type.Literal("submit"),
      form: Type.String({ minLength: 1, maxLength: 64 }),
      fields: Type.Record(Type.String({ maxLength: 100 }), text),
      files: Type.Optional(Type.Array(uuid, { maxItems: 20 })),
    }),
    one({ kind: Type.Literal("arrive"), payload: Type.String({ minLength: 1, maxLength: 500 }) }),
  ]),
);

/** Every frame that a browser may send over the WebSocket. */
export const frameSchema = Type.Union([
  Type.Object({
    kind: Type.Literal("resume"),
    cursor: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    events: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  }),
  Type.Object({ kind: Type.Literal("act"), act: actSchema }),
  Type.Object({ kind: Type.Literal("watch"), ticketId: Type.Union([uuid, Type.Null()]) }),
  Type.Object({ kind: Type.Literal("typing"), thread }),
  Type.Object({ kind: Type.Literal("ping") }),
]);
