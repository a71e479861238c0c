import { Problem } from "../../../core/domain/problem.ts";
import { readAccount } from "../../../core/store/account-facts.ts";
import { setPin } from "../../../core/usecases/set-pin.ts";
import { signReport } from "../../../core/usecases/sign-report.ts";
import type { Reply } from "../../platform.ts";
import type { Ctx } from "../dialog-context.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { AskedOfTicket, TicketRunner } from "./runner.ts";

async function hasPin(ctx: Ctx): Promise<boolean> {
  const account = await readAccount(ctx.work, ctx.person.accountId);
  return account?.pinSetAt !== null;
}

/** The form that signing needs: the PIN, or choosing one (typed twice) where the person has none yet. */
export async function signingVerb(ctx: Ctx): Promise<"sign" | "pin-set"> {
  return (await hasPin(ctx)) ? "sign" : "pin-set";
}

async function sign(ctx: Ctx, { ticket, given, drawnAt, arg }: AskedOfTicket): Promise<Reply> {
  const { report, number, status } = ticket;
  // The form names the report that was read: a corrected one has to be read first.
  if (report === null || (arg !== null && arg !== String(report.version))) {
    throw new Problem("move.stale", { number, status });
  }
  const outcome = await signReport(ctx.work, ctx.person, {
    ticketId: ticket.id,
    pin: given.pin ?? "",
    pressedOn: null,
    reportSha256: report.sha256,
    drawnAt,
  });
  if (outcome.kind === "refused") throw outcome.problem;
  // Where the ticket's own news are read, they say it: nobody is told twice of what they did once.
  const isToldHere = ctx.spot.places.some(
    ({ kind, conversationId }) => kind === "customer" && conversationId === ticket.id,
  );
  return isToldHere
    ? { kind: "nothing" }
    : ticketDone(ctx, ticket.id, "done-sign", { number, version: report.version });
}

/** A refusal of the PIN is thrown here and caught by the caller, in the same transaction: the count of tries has to stay. */
export const signRunners: Readonly<Record<string, TicketRunner>> = {
  sign,
  "pin-set": async (ctx, asked) => {
    const { given } = asked;
    // Sent twice, the PIN is chosen already; what is left is to sign with it.
    if (!(await hasPin(ctx))) {
      const chosen = { pin: given.pin ?? "", again: given.pinAgain ?? "", current: null };
      const result = await setPin(ctx.work, ctx.person, chosen);
      if (result.kind === "refused") throw result.problem;
    }
    return sign(ctx, asked);
  },
};
