import { type Static, Type } from "typebox";
import { urgencies } from "../priority.ts";
import { statuses } from "../statuses.ts";
import { visibilities } from "../visibility.ts";

// The words that two desks say to each other. Whatever comes in is checked against these before anything else looks at it; what they
// let through is still somebody else's text, and is cleaned before it is stored.

const closed = { additionalProperties: false } as const;
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>(Type.Enum([...words]));
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const key = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
const instant = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$" });
const line = Type.String({ maxLength: 500 });
const day = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" });
const flag = Type.Optional(Type.Literal(true));

const run = Type.Object(
  {
    text: Type.String({ maxLength: 60_000 }),
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    href: Type.Optional(Type.String({ maxLength: 4_000 })),
  },
  closed,
);
const runs = Type.Array(run, { maxItems: 2_000 });
const block = Type.Union([
  Type.Object({ kind: Type.Literal("paragraph"), runs }, closed),
  Type.Object({ kind: Type.Literal("quote"), runs }, closed),
  Type.Object({ kind: Type.Literal("code"), text: Type.String({ maxLength: 60_000 }) }, closed),
  Type.Object(
    { kind: Type.Literal("list"), ordered: Type.Boolean(), items: Type.Array(runs, { maxItems: 500 }) },
    closed,
  ),
]);
const body = Type.Array(block, { maxItems: 1_000 });
const named = { key, name: line };

/** A customer's ticket as another desk is shown it. Nobody's address, login or id: keys are the sender's own, and opaque. */
const sharedTicket = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    title: Type.String({ maxLength: 1_000 }),
    description: Type.String({ maxLength: 60_000 }),
    category: orNull(line),
    urgency: oneOf(urgencies),
    dueAt: orNull(instant),
    createdAt: instant,
    organisation: Type.Object(named, closed),
    customer: Type.Object(named, closed),
    site: orNull(
      Type.Object(
        {
          ...named,
          address: Type.String({ maxLength: 2_000 }),
          timeZone: line,
          latitude: orNull(Type.Number({ minimum: -90, maximum: 90 })),
          longitude: orNull(Type.Number({ minimum: -180, maximum: 180 })),
        },
        closed,
      ),
    ),
    equipment: orNull(
      Type.Object(
        {
          ...named,
          manufacturer: line,
          model: line,
          family: line,
          category: line,
          serialNumber: orNull(line),
          installedOn: orNull(day),
          warrantyUntil: orNull(day),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type SharedTicket = Static<typeof sharedTicket>;

const sharedFile = Type.Object({ key, name: line }, closed);
const said = {
  transfer: key,
  message: key,
};

export const endReasons = ["recalled", "returned", "done"] as const;
export type EndReason = (typeof endReasons)[number];

/** Everything that one desk tells another, one item a request. */
export const federationItem = Type.Union([
  Type.Object({ kind: Type.Literal("hello"), id: key, version: Type.Literal(1) }, closed),
  Type.Object({ kind: Type.Literal("bye"), id: key }, closed),
  Type.Object({ kind: Type.Literal("open"), id: key, transfer: key, ticket: sharedTicket }, closed),
  Type.Object(
    {
      kind: Type.Literal("say"),
      id: key,
      ...said,
      author: Type.Object({ name: line, side: oneOf(["customer", "desk"]) }, closed),
      visibility: oneOf(visibilities),
      body,
      files: Type.Array(sharedFile, { maxItems: 50 }),
      replyTo: orNull(key),
      at: instant,
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal("edit"), id: key, ...said, body }, closed),
  Type.Object({ kind: Type.Literal("unsay"), id: key, ...said }, closed),
  Type.Object(
    {
      kind: Type.Literal("status"),
      id: key,
      transfer: key,
      status: oneOf(statuses),
      at: instant,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal("end"),
      id: key,
      transfer: key,
      because: oneOf(endReasons),
      reason: Type.String({ maxLength: 4_000 }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal("erase"),
      id: key,
      transfer: key,
      customer: Type.Boolean(),
      messages: Type.Array(key, { maxItems: 5_000 }),
    },
    closed,
  ),
]);
export type FederationItem = Static<typeof federationItem>;
export type ItemOf<Kind extends FederationItem["kind"]> = Extract<FederationItem, { readonly kind: Kind }>;
export const itemKinds = ["hello", "bye", "open", "say", "edit", "unsay", "status", "end", "erase"] as const;

/** What an item is answered: `open` with the number that the ticket has there. */
export const itemAnswer = Type.Object({ number: Type.Optional(Type.String({ pattern: "^[0-9]{1,16}$" })) });
