import { Type } from "typebox";
import { priorities, urgencies } from "../core/domain/priority.ts";
import { clockStates } from "../core/domain/sla/clock.ts";
import { slaTargets } from "../core/domain/sla/policy.ts";
import { statuses } from "../core/domain/statuses.ts";
import { visibilities } from "../core/domain/visibility.ts";

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>(Type.Enum([...words]));

export const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
export const instant = Type.String({
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)$",
});
export const ticketNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const status = oneOf(statuses);
export const urgency = oneOf(urgencies);
export const priority = oneOf(priorities);
export const visibility = oneOf(visibilities);
export const closed = { additionalProperties: false } as const;

const named = Type.Object({ id: uuid, name: Type.String() });

/** RFC 9457, as every failure is answered. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    data: Type.Record(Type.String(), Type.Unknown()),
    instance: Type.String(),
  },
  { $id: "Problem" },
);

/** A ticket in the words of the API; the browser's type is `TicketJson`. */
export const ticketSchema = Type.Object(
  {
    id: uuid,
    number: Type.Integer(),
    version: Type.Integer({ description: 'Grows with every change; the ETag is "v<version>"' }),
    status,
    title: Type.String(),
    description: Type.String(),
    category: nullable(Type.String()),
    urgency,
    priority,
    tags: Type.Array(Type.String()),
    dueAt: nullable(instant),
    opener: named,
    organisation: named,
    site: nullable(Type.Object({ id: uuid, name: Type.String(), address: Type.String(), timeZone: Type.String() })),
    equipment: nullable(
      Type.Object({
        id: uuid,
        label: Type.String(),
        model: Type.String(),
        manufacturer: Type.String(),
        family: Type.String(),
        category: Type.String(),
        serialNumber: nullable(Type.String()),
      }),
    ),
    assignee: nullable(named),
    vehicle: nullable(named),
    team: nullable(named),
    travel: nullable(
      Type.Object({
        metres: Type.Integer(),
        minutes: Type.Integer(),
        source: oneOf(["google", "estimate"]),
        link: Type.String(),
      }),
    ),
    proposal: nullable(Type.Object({}, { additionalProperties: true })),
    report: nullable(Type.Object({}, { additionalProperties: true })),
    rating: nullable(Type.Object({ stars: Type.Integer(), comment: Type.String() })),
    sla: Type.Array(
      Type.Object({
        target: oneOf(slaTargets),
        state: oneOf(clockStates),
        dueAt: nullable(instant),
        leftMinutes: Type.Integer({ description: "Business minutes left when last reckoned" }),
        breachedAt: nullable(instant),
        isAcknowledged: Type.Boolean(),
      }),
    ),
    holdReason: nullable(Type.String()),
    mergedIntoNumber: nullable(Type.Integer()),
    elsewhere: nullable(
      Type.Object(
        {
          direction: oneOf(["out", "in"]),
          server: named,
          number: nullable(Type.String({ description: "Its number there, once it has arrived" })),
          status: nullable(status),
        },
        { description: "The other server that has it now (out), or that it came from (in)" },
      ),
    ),
    acceptedAt: nullable(instant),
    startedAt: nullable(instant),
    resolvedAt: nullable(instant),
    closedAt: nullable(instant),
    createdAt: instant,
    updatedAt: instant,
    possible: Type.Array(Type.String(), { description: "What whoever asks may do with it now" }),
  },
  { $id: "Ticket" },
);

/** One thing said about a ticket. */
export const messageSchema = Type.Object(
  {
    id: uuid,
    seq: Type.Integer(),
    visibility,
    author: nullable(Type.Object({ id: uuid, name: Type.String(), role: Type.String() })),
    mine: Type.Boolean(),
    text: nullable(
      Type.Array(Type.Object({}, { additionalProperties: true }), {
        description: "Blocks of rich text; null for a deleted message",
      }),
    ),
    version: Type.Integer(),
    replyToId: nullable(uuid),
    files: Type.Array(Type.Object({}, { additionalProperties: true })),
    reactions: Type.Array(Type.Object({ emoji: Type.String(), by: Type.String() })),
    at: instant,
    editedAt: nullable(instant),
    deletedAt: nullable(instant),
    delivery: nullable(Type.String()),
  },
  { $id: "Message" },
);

/** A page of a list, with the cursor of the next one. */
export const pageSchema = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });
