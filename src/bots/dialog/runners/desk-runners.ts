import { type Priority, priorities, type Urgency, urgencies } from "../../../core/domain/priority.ts";
import { Problem } from "../../../core/domain/problem.ts";
import { acknowledgeSla } from "../../../core/usecases/acknowledge-sla.ts";
import { editTicket } from "../../../core/usecases/edit-ticket.ts";
import { rateTicket } from "../../../core/usecases/rate-ticket.ts";
import { setPriority } from "../../../core/usecases/set-priority.ts";
import { setTags } from "../../../core/usecases/set-tags.ts";
import { actionId } from "../action-id.ts";
import { whyShown } from "../cards/why-shown.ts";
import { sentence } from "../reply.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { TicketRunner } from "./runner.ts";

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T | null {
  return known.find((one) => one === word) ?? null;
}

/** What is set on a ticket without moving it, and what is known about it. */
export const deskRunners: Readonly<Record<string, TicketRunner>> = {
  edit: async (ctx, { ticket, given }) => {
    const urgency: Urgency | null = oneOf(urgencies, given.urgency);
    const { changed } = await editTicket(ctx.work, ctx.person, {
      ticketId: ticket.id,
      changes: {
        title: given.title,
        description: given.description,
        category: given.category === "" ? null : given.category,
        urgency: urgency ?? undefined,
      },
    });
    const copy = changed.length === 0 ? "done-edit-nothing" : "done-edit";
    return ticketDone(ctx, ticket.id, copy, { number: ticket.number });
  },
  priority: async (ctx, { ticket, given }) => {
    const wanted: Priority | null = oneOf(priorities, given.priority);
    const { priority } = await setPriority(ctx.work, ctx.person, { ticketId: ticket.id, priority: wanted });
    return ticketDone(ctx, ticket.id, "done-priority", { number: ticket.number, priority: priority.toUpperCase() });
  },
  tag: async (ctx, { ticket, given }) => {
    const tags = (given.tags ?? "").split(/[,;]/u).map((tag) => tag.trim());
    const { tags: set } = await setTags(ctx.work, ctx.person, { ticketId: ticket.id, tags });
    const copy = set.length === 0 ? "done-tag-none" : "done-tag";
    return ticketDone(ctx, ticket.id, copy, { number: ticket.number, tags: set.join(", ") });
  },
  rate: async (ctx, { ticket, given }) => {
    const { words, work, person } = ctx;
    const stars = Number(given.stars);
    const comment = given.comment ?? "";
    await rateTicket(work, person, { ticketId: ticket.id, stars, comment });
    const action = actionId("rate-comment", ticket.number, ticket.version, String(stars));
    const add = { action, label: words.say("button-rate-comment"), style: "plain" as const };
    return sentence(words.say("done-rate", { number: ticket.number, stars }), {
      tone: "good",
      buttons: comment === "" ? [[add]] : [],
    });
  },
  "rate-comment": async (ctx, { ticket, given, arg }) => {
    const stars = Number(arg ?? ticket.rating?.stars ?? Number.NaN);
    await rateTicket(ctx.work, ctx.person, { ticketId: ticket.id, stars, comment: given.comment ?? "" });
    return ticketDone(ctx, ticket.id, "done-rate", { number: ticket.number, stars });
  },
  ack: async (ctx, { ticket }) => {
    await acknowledgeSla(ctx.work, ctx.person, { ticketId: ticket.id });
    return ticketDone(ctx, ticket.id, "done-ack", { number: ticket.number });
  },
  why: async (ctx, { ticket }) => {
    const { words, person, work } = ctx;
    const { number, proposal } = ticket;
    if (proposal === null) throw new Problem("assignment.nobody", { number });
    const timeZone = person.timeZone ?? work.settings.timeZone;
    return sentence(words.say("why-title", { number }), whyShown(words, proposal, timeZone));
  },
};
