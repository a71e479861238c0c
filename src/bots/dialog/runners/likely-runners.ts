import { Problem } from "../../../core/domain/problem.ts";
import { readPastCases } from "../../../core/store/past-cases.ts";
import { readInsight } from "../../../core/store/ticket-insights.ts";
import { sayFixOutcome } from "../../../core/usecases/say-fix-outcome.ts";
import type { Button } from "../../card.ts";
import { actionId, longId, shortId } from "../action-id.ts";
import { fixesInFull } from "../cards/likely-fixes-shown.ts";
import { sentence } from "../reply.ts";
import type { TicketRunner } from "./runner.ts";

/** Staff say that a suggested fix was used, and whether it worked. */
const outcome =
  (worked: boolean): TicketRunner =>
  async (ctx, { ticket, arg }) => {
    const fixId = arg === null ? null : longId(arg);
    if (fixId === null) throw new Problem("fix.unknown", { name: "" });
    const { title } = await sayFixOutcome(ctx.work, ctx.person, { ticketId: ticket.id, fixId, worked });
    const copy = worked ? "done-fix-worked" : "done-fix-failed";
    return sentence(ctx.words.say(copy, { number: ticket.number, fix: title }), { tone: "good" });
  };

/** What will likely fix a ticket: all that is known, and what became of it. */
export const likelyRunners: Readonly<Record<string, TicketRunner>> = {
  fixes: async (ctx, { ticket }) => {
    const { words, work } = ctx;
    const { number } = ticket;
    const { fixes, said } = await readInsight(work, ticket.id);
    if (fixes === null) return sentence(words.say("fixes-waiting", { number }));
    if (fixes.fixes.length === 0) return sentence(words.say(`abstained-${fixes.abstained ?? "thin_evidence"}`));
    const cases = await readPastCases(work, [...new Set(fixes.fixes.flatMap(({ nearest }) => nearest))]);
    const button = (verb: "fix-worked" | "fix-failed", at: number, fixId: string): Button => ({
      action: actionId(verb, number, ticket.version, shortId(fixId)),
      label: words.say(verb === "fix-worked" ? "button-fix-worked" : "button-fix-failed", { at: String(at + 1) }),
      style: "plain",
    });
    return sentence(words.say("fixes-title", { number }), {
      body: fixesInFull(words, fixes.fixes, cases, said),
      buttons: fixes.fixes.map(({ fixId }, at) => [button("fix-worked", at, fixId), button("fix-failed", at, fixId)]),
      footer: words.say("fixes-footer"),
    });
  },
  "fix-worked": outcome(true),
  "fix-failed": outcome(false),
};
