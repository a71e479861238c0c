import type { Notice, NoticeCode } from "../domain/notices.ts";
import type { PlaceKind } from "../domain/visibility.ts";
import { enqueueNotice } from "../store/notices.ts";
import { reachableNow } from "../store/on-shift.ts";
import { ensureDirectPlaceOf, placesOfTicket } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** Who is told: the customer's places, the desk's threads, and the worker — by the line, or directly where there is none yet. */
type Audience = "customer" | "desk" | "worker";

/** Who hears of what. Notices that are not here go to one person or one place, see `tell`. */
const audiences: { readonly [Code in NoticeCode]?: readonly Audience[] } = {
  "ticket.opened": ["customer"],
  "ticket.changed": ["desk", "worker"],
  "ticket.rejected": ["customer", "desk"],
  "ticket.cancelled": ["customer", "desk", "worker"],
  "ticket.resolved": ["customer", "desk", "worker"],
  "ticket.closed": ["customer", "desk", "worker"],
  "ticket.reopened": ["customer", "desk", "worker"],
  "ticket.merged": ["customer", "desk", "worker"],
  "ticket.rated": ["desk", "worker"],
  "ticket.handed_over": ["customer", "desk"],
  "ticket.recalled": ["desk"],
  "ticket.elsewhere": ["customer", "desk"],
  "assignment.offered": ["worker"],
  "assignment.accepted": ["customer", "desk"],
  "assignment.declined": ["desk"],
  "assignment.doubtful": ["desk"],
  "work.started": ["customer", "desk"],
  "work.held": ["customer", "desk"],
  "work.resumed": ["customer", "desk"],
  "report.submitted": ["customer", "desk"],
  "report.signed": ["customer", "desk", "worker"],
  "report.disputed": ["customer", "desk", "worker"],
  "report.waived": ["customer", "desk", "worker"],
  "reminder.unsigned_report": ["customer"],
  "reminder.silent_ticket": ["desk", "worker"],
  "reminder.unrated": ["customer"],
  "sla.warned": ["desk", "worker"],
  // The people of the ladder are told one by one.
  "sla.breached": ["desk"],
  "sla.acknowledged": ["desk"],
};

/** What calls somebody to work: it never reaches people who are off shift, on a break or offline. */
const calls: ReadonlySet<NoticeCode> = new Set<NoticeCode>(["reminder.silent_ticket", "sla.warned"]);

const kindOf: Readonly<Record<Audience, PlaceKind>> = { customer: "customer", desk: "desk", worker: "line" };

/** Tells everybody who should hear of it, each in their places. Closed places are told too: they show how it ended. */
export async function announce(
  work: Work,
  ticket: { readonly id: string; readonly assigneeId: string | null },
  notice: Notice,
): Promise<void> {
  const heard = await heardBy(work, ticket.assigneeId, notice.code);
  const places = await placesOfTicket(
    work,
    ticket.id,
    heard.map((audience) => kindOf[audience]),
  );
  for (const place of places) {
    const otherWorker = place.kind === "line" && place.accountId !== ticket.assigneeId;
    if (!otherWorker) await enqueueNotice(work, place.id, notice);
  }
  const hasLine = places.some((place) => place.kind === "line" && place.accountId === ticket.assigneeId);
  if (heard.includes("worker") && !hasLine && ticket.assigneeId !== null) await tell(work, ticket.assigneeId, notice);
}

async function heardBy(work: Work, assigneeId: string | null, code: NoticeCode): Promise<readonly Audience[]> {
  const all = audiences[code] ?? [];
  if (!calls.has(code) || assigneeId === null) return all;
  const isAtWork = (await reachableNow(work, { accountIds: [assigneeId] })).length > 0;
  return isAtWork ? all : all.filter((audience) => audience !== "worker");
}

/** Tells one person, where they can be reached: their newest login's own place. Somebody unreachable sees it in the console. */
export async function tell(work: Work, accountId: string, notice: Notice): Promise<void> {
  const place = await ensureDirectPlaceOf(work, accountId);
  if (place !== null) await enqueueNotice(work, place.id, notice);
}
