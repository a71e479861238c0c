import type { Card } from "../../src/bots/card.ts";
import type { WebContent } from "../../src/bots/web/wire.ts";
import { possibleMoves } from "../../src/core/domain/lifecycle.ts";
import type { Party } from "../../src/core/domain/parties.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import type { Status } from "../../src/core/domain/statuses.ts";
import type {
  AccountJson,
  EventJson,
  PostJson,
  SessionJson,
  TalkMessageJson,
  TicketJson,
} from "../../src/http/web/protocol.ts";

/** The moment that the sample is seen at. */
export const sampleNow = new Date("2026-11-20T14:30:00Z");

const account = (id: string, name: string, role: AccountJson["role"], guest = false): AccountJson => ({
  id,
  name,
  role,
  guest,
  email: null,
  language: "en",
  timeZone: null,
  organisation: role === "customer" ? { id: "o1", name: "Bakery Lindqvist" } : null,
});

export const people = {
  customer: account("00000000-0000-7000-8000-000000000001", "Vera Lindqvist", "customer", true),
  technician: account("00000000-0000-7000-8000-000000000002", "Tomás Ferreira", "technician"),
  admin: account("00000000-0000-7000-8000-000000000003", "Ada Brandt", "admin"),
} as const;
export type SamplePerson = keyof typeof people;

export const sampleDesk: SessionJson["desk"] = {
  name: "Fixline",
  language: "en",
  timeZone: "UTC",
  demo: true,
  fileLimitBytes: 25 * 1024 * 1024,
  messageLimitCharacters: 40_000,
};

const problems = [
  ["The oven in line 2 trips the breaker when it heats", "Deck oven 2", "Halvorsen D-440"],
  ["Forklift loses lift under load, oil on the floor below the mast", "Forklift 7", "Kestrel F25"],
  ["Chiller alarms on high head pressure since the weekend", "Roof chiller", "Nordkyl RC-90"],
  ["Compressor short cycles, never reaches 7 bar", "Compressor B", "Aeris 37"],
  ["Image artefacts on every second slice", "CT room 1", "Lumen S64"],
  ["Water under the dishwasher, rinse arm does not turn", "Dishwasher", "Rapide 500"],
] as const;
const places = ["Bakery Lindqvist", "Hotel Miramar", "St. Anna clinic", "Odense Cold Store", "Fjord Print"];
const openStatuses: readonly Status[] = ["new", "opened", "in_progress", "on_hold"];
const priorities = ["p1", "p2", "p3", "p4"] as const;

/** A ticket of the sample; the same number always gives the same one. */
export function sampleTicket(number: number, status: Status = openStatuses[number % 4] ?? "new"): TicketJson {
  const [title, label, model] = problems[number % problems.length] ?? problems[0];
  const assigned = status !== "new";
  const at = new Date(sampleNow.getTime() - (11_100 - number) * 37 * 60_000).toISOString();
  return {
    id: `00000000-0000-7000-9000-${String(number).padStart(12, "0")}`,
    number,
    version: 1,
    status,
    title,
    description: `${title}. It started this morning and has happened three times since.`,
    category: "heating",
    urgency: "high",
    priority: priorities[number % 4] ?? "p3",
    tags: number % 3 === 0 ? ["warranty", "line 2"] : [],
    dueAt: null,
    opener: { id: people.customer.id, name: people.customer.name },
    organisation: { id: "o1", name: places[number % places.length] ?? "" },
    site: { id: "s1", name: "Main bakery", address: "Kornvej 12, 5000 Odense", timeZone: "Europe/Copenhagen" },
    equipment: {
      id: "e1",
      label,
      model: model.split(" ").slice(1).join(" "),
      manufacturer: model.split(" ")[0] ?? "",
      family: "D",
      category: "ovens",
      serialNumber: `HV-${number}-17`,
    },
    assignee: assigned ? { id: people.technician.id, name: people.technician.name } : null,
    vehicle: assigned ? { id: "v1", name: "Van 3" } : null,
    team: { id: "t1", name: "Heat and cold" },
    travel: null,
    proposal: {
      candidates: [
        { accountId: people.technician.id, name: people.technician.name, score: 92, vehicleName: "Van 3", factors: [] },
        { accountId: "x", name: "Ingrid Moe", score: 71, vehicleName: "Van 3", factors: [] },
        { accountId: "y", name: "Paulo Reis", score: 64, vehicleName: "Van 3", factors: [] },
      ],
      leftOut: [],
      vehicleName: "Van 3",
    },
    report: null,
    rating: null,
    holdReason: status === "on_hold" ? "parts" : null,
    sla: [
      {
        target: "resolution",
        state: status === "on_hold" ? "paused" : "running",
        dueAt: status === "on_hold" ? null : at,
        leftMinutes: 95,
        breachedAt: null,
        isAcknowledged: false,
      },
    ],
    mergedIntoNumber: null,
    elsewhere: null,
    acceptedAt: null,
    startedAt: null,
    resolvedAt: null,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    possible: [],
  };
}

/** The ticket as this person gets it: with the moves that the lifecycle gives them. */
export function seenBy(ticket: TicketJson, who: SamplePerson): TicketJson {
  const parties = new Set<Party>(who === "admin" ? ["admin", "engineer", "technician"] : ["technician"]);
  if (ticket.assignee?.id === people[who].id) parties.add("assignee");
  return {
    ...ticket,
    possible: possibleMoves(
      { status: ticket.status, reportState: null, hasAssignee: ticket.assignee !== null } as never,
      parties,
    ),
  };
}

/** A message of a ticket's talk, `seq` minutes after the first. */
export function sampleMessage(
  seq: number,
  more: Partial<TalkMessageJson> & { readonly words: string },
): TalkMessageJson {
  const { words, ...rest } = more;
  return {
    id: `m-${seq}`,
    seq,
    visibility: "customer",
    author: { ...people.customer },
    mine: false,
    text: fromPlain(words),
    version: 1,
    replyToId: null,
    files: [],
    reactions: [],
    at: new Date(sampleNow.getTime() - (200 - seq) * 60_000).toISOString(),
    editedAt: null,
    deletedAt: null,
    delivery: "sent",
    ...rest,
  };
}

/** The talk of the sample's ticket: both sides, with an edit, a reply, a reaction, a tombstone. */
export function sampleTalk(): readonly TalkMessageJson[] {
  const technician = { ...people.technician };
  const admin = { ...people.admin };
  return [
    sampleMessage(1, { words: "The oven in line 2 trips the breaker when it heats. Third time today." }),
    sampleMessage(2, {
      words: "Same unit had its lower element changed in March. Check the terminal block first.",
      visibility: "staff",
      author: admin,
    }),
    sampleMessage(3, {
      words: "Hello Vera, I am on my way, about 40 minutes. Please leave it switched off at the wall.",
      author: technician,
    }),
    sampleMessage(4, {
      words: "Thank you! It smells a little burnt near the left door.",
      replyToId: "m-3",
      reactions: [{ emoji: "👍", by: "desk" }],
    }),
    sampleMessage(5, {
      words: "Element reads 0.4 MΩ to earth, wet insulation. I have one in the van.",
      visibility: "staff",
      author: technician,
    }),
    sampleMessage(6, {
      words: "Can you invoice the call-out to the bakery, not the landlord?",
      visibility: "staff",
      author: admin,
      editedAt: sampleNow.toISOString(),
    }),
    sampleMessage(7, { words: "", text: null, deletedAt: sampleNow.toISOString(), author: technician }),
  ];
}

/** What happened to the sample's ticket. */
export function sampleEvents(ticketId: string): readonly EventJson[] {
  const row = (position: number, kind: string, actor: AccountJson | null, data = {}): EventJson => ({
    id: `ev-${position}`,
    ticketId,
    position,
    kind,
    actor,
    data,
    at: new Date(sampleNow.getTime() - (200 - position) * 60_000).toISOString(),
  });
  return [
    row(1, "ticket.created", people.customer),
    row(2, "ticket.assigned", people.admin),
    row(3, "ticket.accepted", people.technician),
    row(4, "ticket.held", people.technician, { reason: "Waiting for the gasket" }),
  ];
}

/** A card of the desk in a chat. */
export function sampleCard(title: string, buttons: Card["buttons"], more: Partial<Card> = {}): Card {
  return { tone: "plain", title, body: [], fields: [], files: [], buttons, footer: null, fallback: title, ...more };
}

/** A post of a chat; the fake desk numbers it. */
export function samplePost(
  id: string,
  thread: string | null,
  order: number,
  content: WebContent | null,
  more: Partial<PostJson> = {},
): PostJson {
  return {
    id,
    thread,
    mine: false,
    order,
    change: order,
    at: new Date(sampleNow.getTime() - (3000 - order) * 20_000).toISOString(),
    editedAt: null,
    deletedAt: content === null ? sampleNow.toISOString() : null,
    content,
    files: [],
    delivery: "sent",
    ...more,
  };
}

/** Words in a chat. */
export function words(text: string, author: AccountJson | null = null): WebContent {
  return {
    kind: "message",
    author: author === null ? null : { name: author.name, role: author.role },
    text: fromPlain(text),
    files: [],
    replyTo: null,
    edited: false,
    staffOnly: false,
    reactions: [],
  };
}
