import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { slaShown } from "./sla-shown.ts";
import type { CardSide, Viewer } from "./viewer.ts";
import { staffNamed } from "./viewer.ts";

type FieldRow = {
  readonly label: CopyId;
  readonly on: readonly CardSide[];
  /** Null where there is nothing to say. */
  readonly value: (ticket: TicketView, viewer: Viewer) => string | null;
};

const everybody = ["customer", "worker", "desk"] as const;
const staff = ["worker", "desk"] as const;

/** The unit with who made it: "Oven line 2 (Hornova X200, no. SN-1)". */
export function equipmentShown({ equipment }: TicketView, { words }: Viewer): string | null {
  if (equipment === null) return null;
  const { name, manufacturer, model, serialNumber: serial } = equipment;
  return serial === null
    ? words.say("card-equipment", { name, manufacturer, model })
    : words.say("card-serial", { name, manufacturer, model, serial });
}

/** Why work waits, in the reader's words: "waiting for parts: the pump comes on Monday". */
export function holdReasonShown(stored: string, { words }: Viewer): string {
  const [, reason, more = ""] = /^(parts|customer|access|other)(?:: (.*))?$/s.exec(stored) ?? [];
  if (reason === undefined) return stored;
  const label = words.say(`hold-reason-${reason as "parts" | "customer" | "access" | "other"}`);
  return more === "" ? label : reason === "other" ? more : `${label}: ${more}`;
}

function siteShown({ site }: TicketView, { words, side }: Viewer): string | null {
  if (site === null) return null;
  return site.address === "" || side === "customer" ? site.name : words.say("card-site", site);
}

function proposalShown(ticket: TicketView, { words }: Viewer): string | null {
  if (ticket.status !== "new") return null;
  const best = ticket.proposal?.candidates[0];
  if (best === undefined) return words.say("card-proposal-nobody");
  const vehicle = ticket.proposal?.vehicleName ?? null;
  return vehicle === null ? best.name : words.say("card-proposal", { technician: best.name, vehicle });
}

/** How far it is and how long it takes, marked where no map said it, and the map to go by. */
function travelShown({ travel }: TicketView, { words }: Viewer): string | null {
  if (travel === null) return null;
  const way = { km: (travel.metres / 1000).toFixed(1), time: words.minutes(travel.minutes), link: travel.link };
  return words.say(travel.source === "google" ? "card-travel" : "card-travel-estimate", way);
}

function reportShown({ report }: TicketView, { words }: Viewer): string | null {
  if (report === null) return null;
  return words.say("card-report-line", { version: report.version, state: words.say(`report-state-${report.state}`) });
}

/** Which other desk has it, or had it first, by that desk's own number. */
function elsewhereShown({ elsewhere }: TicketView, { words }: Viewer): string | null {
  if (elsewhere === null) return null;
  const { direction, server, number: foreign, status } = elsewhere;
  const { name } = server;
  if (direction === "in") return words.say("elsewhere-from", { name, foreign: foreign ?? "?" });
  if (foreign === null) return words.say("elsewhere-waiting", { name });
  return status === null
    ? words.say("elsewhere-there", { name, foreign })
    : words.say("elsewhere-status", { name, foreign, status: words.status(status) });
}

const rows: readonly FieldRow[] = [
  { label: "label-status", on: everybody, value: (ticket, { words }) => words.status(ticket.status) },
  { label: "label-elsewhere", on: everybody, value: elsewhereShown },
  { label: "label-proposal", on: ["desk"], value: proposalShown },
  { label: "label-priority", on: staff, value: (ticket, { words }) => words.priority(ticket.priority) },
  { label: "label-urgency", on: everybody, value: (ticket, { words }) => words.urgency(ticket.urgency) },
  { label: "label-equipment", on: everybody, value: equipmentShown },
  { label: "label-site", on: everybody, value: siteShown },
  {
    label: "label-customer",
    on: staff,
    value: ({ organisation, opener }, { words }) =>
      organisation.name === opener.name
        ? opener.name
        : words.say("card-reporter", { organisation: organisation.name, name: opener.name }),
  },
  { label: "label-category", on: ["desk"], value: (ticket) => ticket.category },
  {
    label: "label-technician",
    on: ["customer", "desk"],
    value: (ticket, viewer) => (ticket.assignee === null ? null : staffNamed(viewer, ticket.assignee.name)),
  },
  { label: "label-vehicle", on: staff, value: (ticket) => ticket.vehicle?.name ?? null },
  { label: "label-travel", on: staff, value: travelShown },
  {
    label: "label-due",
    on: everybody,
    value: ({ dueAt }, { words, timeZone }) => (dueAt === null ? null : words.when(dueAt, timeZone)),
  },
  { label: "label-response", on: staff, value: (ticket, viewer) => slaShown(ticket, "response", viewer) },
  { label: "label-resolution", on: staff, value: (ticket, viewer) => slaShown(ticket, "resolution", viewer) },
  {
    label: "label-hold",
    on: everybody,
    value: (ticket, viewer) =>
      ticket.status === "on_hold" && ticket.holdReason !== null ? holdReasonShown(ticket.holdReason, viewer) : null,
  },
  { label: "label-report", on: everybody, value: reportShown },
  {
    label: "label-rating",
    on: everybody,
    value: ({ rating }, { words }) => (rating === null ? null : words.say("card-stars", { stars: rating.stars })),
  },
  {
    label: "label-comment",
    on: everybody,
    value: ({ rating }) => (rating === null || rating.comment === "" ? null : rating.comment),
  },
  {
    label: "label-merged-into",
    on: everybody,
    value: ({ mergedIntoNumber: number }, { words }) =>
      number === null ? null : words.say("ticket-number", { number }),
  },
  { label: "label-tags", on: ["desk"], value: (ticket) => (ticket.tags.length === 0 ? null : ticket.tags.join(", ")) },
  {
    label: "label-opened-at",
    on: everybody,
    value: ({ createdAt }, { words, timeZone }) => words.when(createdAt, timeZone),
  },
];

/** The lines of a ticket's card for this reader; what is not known is left out. */
export function ticketFields(ticket: TicketView, viewer: Viewer): readonly { label: string; value: string }[] {
  return rows.flatMap(({ label, on, value }) => {
    const shown = on.includes(viewer.side) ? value(ticket, viewer) : null;
    return shown === null ? [] : [{ label: viewer.words.say(label), value: shown }];
  });
}
