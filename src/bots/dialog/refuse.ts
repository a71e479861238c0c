import { isProblem, type Problem } from "../../core/domain/problem.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";
import { showCard } from "./show-card.ts";

/**
 * A refusal in one sentence, in the person's language, with what can be done instead. `number` is the ticket it is about, where the
 * problem does not know. A stale button shows the ticket as it stands, with the buttons that are true now.
 */
export async function refuse(ctx: Ctx, problem: Problem, number: number | null = null): Promise<Reply> {
  const told = ctx.words.problem(problem, ...(number === null ? [] : [{ number }]));
  if (isProblem(problem, "move.stale")) {
    return showCard(ctx, await findTicketFor(ctx.work, ctx.person, problem.data.number), told);
  }
  return sentence(told, { tone: "warn" });
}
