import { Problem } from "../../../core/domain/problem.ts";
import { vehicleFor } from "../../../core/domain/proposal.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { reachableNow } from "../../../core/store/on-shift.ts";
import { vehicleToTake } from "../../../core/store/vehicles.ts";
import { assignTicket } from "../../../core/usecases/assign-ticket.ts";
import { findPeople } from "../../../core/usecases/find-people.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { actionId, longId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { openForm } from "../forms/open-form.ts";
import { rowsOf, sentence } from "../reply.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { AskedOfTicket, TicketRunner } from "./runner.ts";

/** Gives the ticket to somebody; where it changes hands and no reason is known yet, asks for it. */
async function assignTo(ctx: Ctx, asked: AskedOfTicket, assigneeId: string): Promise<Reply> {
  const { ticket, given } = asked;
  const reason = given.reason ?? null;
  // A button that was drawn before somebody got it must not look like a wish to take it away from them.
  const stale = asked.drawnAt !== null && asked.drawnAt < ticket.version && asked.verb !== "assign-reason";
  if (stale && ticket.assignee !== null) {
    throw new Problem("move.stale", { number: ticket.number, status: ticket.status });
  }
  const handsChange = ticket.assignee !== null && ticket.assignee.id !== assigneeId;
  if (handsChange && reason === null) {
    return openForm(ctx, { verb: "assign-reason", ticket, extra: shortId(assigneeId), values: {} });
  }
  const { assigneeName } = await assignTicket(ctx.work, ctx.person, {
    ticketId: ticket.id,
    assigneeId,
    vehicleId: await vehicleToTake(ctx.work, assigneeId, vehicleFor(ticket.proposal, assigneeId)),
    reason,
    drawnAt: asked.drawnAt,
  });
  return ticketDone(ctx, ticket.id, "done-assign", { number: ticket.number, name: assigneeName });
}

function candidateButton(ticket: TicketView, candidate: { id: string; name: string; score: number | null }): Button {
  const label = candidate.score === null ? candidate.name : `${candidate.name} · ${candidate.score}`;
  return { action: actionId("assign-to", ticket.number, ticket.version, shortId(candidate.id)), label, style: "plain" };
}

function elsewhereButton(ctx: Ctx, ticket: TicketView): Button {
  const label = ctx.words.say("button-somebody-else");
  return { action: actionId("assign", ticket.number, ticket.version), label, style: "plain" };
}

/** The account that a short id names, or the Problem of a button that we did not draw. */
function accountFrom(arg: string | null): string {
  const id = arg === null ? null : longId(arg);
  if (id === null) throw new Problem("account.unknown", { name: "" });
  return id;
}

/** Somebody by name: the only one who fits is assigned, several are offered. */
async function assignByName(ctx: Ctx, asked: AskedOfTicket): Promise<Reply> {
  const name = asked.given.person ?? "";
  const found = await findPeople(ctx.work, ctx.person, { text: name, who: "staff", limit: 8 });
  const exact = found.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  const [only, ...more] = exact.length > 0 ? exact : found;
  if (only === undefined) throw new Problem("account.unknown", { name });
  if (more.length === 0) return assignTo(ctx, asked, only.accountId);
  const { ticket } = asked;
  const buttons = [only, ...more].map((one) =>
    candidateButton(ticket, { id: one.accountId, name: one.name, score: null }),
  );
  return sentence(ctx.words.say("assign-which", { number: ticket.number, name }), { buttons: rowsOf(buttons, 2) });
}

export const assignRunners: Readonly<Record<string, TicketRunner>> = {
  assign: assignByName,
  "assign-approve": async (ctx, asked) => {
    const { ticket } = asked;
    // The button names whom it was drawn for, and behind : why the job should change hands.
    const [drawn = "", because] = (asked.arg ?? "").split(":");
    const candidates = ticket.proposal?.candidates ?? [];
    const meant = drawn === "" ? candidates[0]?.accountId : (longId(drawn) ?? undefined);
    if (meant === undefined) throw new Problem("assignment.nobody", { number: ticket.number });
    // They may have gone since they were proposed. An admin who means them all the same names them by Choose another.
    const atWork = await reachableNow(ctx.work, { accountIds: [meant] });
    if (atWork.length === 0) {
      const name = candidates.find(({ accountId }) => accountId === meant)?.name ?? "";
      throw new Problem("assignment.unavailable", { name });
    }
    const reason =
      because === "late" || because === "offline"
        ? ctx.words.say(`reassign-because-${because}`, { name: ticket.assignee?.name ?? "" })
        : undefined;
    return assignTo(ctx, reason === undefined ? asked : { ...asked, given: { ...asked.given, reason } }, meant);
  },
  "assign-to": async (ctx, asked) => assignTo(ctx, asked, accountFrom(asked.arg)),
  "assign-reason": async (ctx, asked) => assignTo(ctx, asked, accountFrom(asked.arg)),
  "assign-choose": async (ctx, { ticket }) => {
    const candidates = (ticket.proposal?.candidates ?? []).filter((one) => one.accountId !== ticket.assignee?.id);
    const buttons = candidates.map((one) =>
      candidateButton(ticket, { id: one.accountId, name: one.name, score: one.score }),
    );
    return sentence(ctx.words.say("assign-choose", { number: ticket.number }), {
      buttons: rowsOf([...buttons, elsewhereButton(ctx, ticket)], 2),
    });
  },
};
