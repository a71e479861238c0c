import type { Inline } from "../../../core/domain/rich-text.ts";
import { isStaff } from "../../../core/domain/roles.ts";
import { liveStatuses } from "../../../core/domain/statuses.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { listTickets, type TicketFilter } from "../../../core/store/ticket-lists.ts";
import { findPeople } from "../../../core/usecases/find-people.ts";
import type { Reply } from "../../platform.ts";
import { actionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** Tickets on one card: what a phone shows without scrolling twice. */
const listLength = 10;
const peopleLength = 20;

function ticketLine(ctx: Ctx, ticket: TicketView): readonly Inline[] {
  const status = ctx.words.say(`status-${ticket.status}`);
  const who = ticket.assignee === null || !isStaff(ctx.person.role) ? "" : ` · ${ticket.assignee.name}`;
  const rank = isStaff(ctx.person.role) ? ` · ${ticket.priority.toUpperCase()}` : "";
  return [{ text: `#${ticket.number}`, bold: true }, { text: ` ${ticket.title} · ${status}${rank}${who}` }];
}

async function ticketList(
  ctx: Ctx,
  filter: Omit<TicketFilter, "limit">,
  about: "own" | "mine" | "queue" | "search",
): Promise<Reply> {
  const { words, work, person } = ctx;
  const { items, nextCursor } = await listTickets(work, person, { ...filter, limit: listLength });
  if (items.length === 0) return sentence(words.say(`list-${about}-empty`));
  const buttons = items.map((ticket) => ({
    action: actionId("show", ticket.number, ticket.version),
    label: `#${ticket.number}`,
    style: "plain" as const,
  }));
  return sentence(words.say(`list-${about}`, { count: items.length }), {
    body: [{ kind: "list", ordered: false, items: items.map((ticket) => ticketLine(ctx, ticket)) }],
    buttons: rowsOf(buttons, 5),
    footer: nextCursor === null ? null : words.say("list-more"),
  });
}

/** Lists: tickets of one's own, the queue, a search, people. */
export const listRunners: Readonly<Record<string, Runner>> = {
  list: (ctx) => {
    const scope = isStaff(ctx.person.role) ? "mine" : "own";
    return ticketList(ctx, { scope }, scope);
  },
  queue: (ctx) => ticketList(ctx, { scope: "queue", statuses: liveStatuses }, "queue"),
  search: (ctx, { given }) => ticketList(ctx, { scope: "queue", search: given.text ?? "" }, "search"),
  people: async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const found = await findPeople(work, person, { text: given.text ?? "", limit: peopleLength });
    if (found.length === 0) return sentence(words.say("people-empty"));
    const items = found.map((one): readonly Inline[] => {
      const rest = isStaff(one.role) ? words.say(`presence-${one.presence}`) : (one.organisation ?? "");
      return [
        { text: one.name, bold: true },
        { text: ` · ${words.say(`role-${one.role}`)}${rest === "" ? "" : ` · ${rest}`}` },
      ];
    });
    return sentence(words.say("people-title"), { body: [{ kind: "list", ordered: false, items }] });
  },
};
