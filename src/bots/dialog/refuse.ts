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
export async function refuse(
  ctx: Ctx,
  problem: Problem,
  number: number | null = null,
  pressed = false,
): Promise<Reply> {
  const told = ctx.words.problem(problem, ...(number === null ? [] : [{ number }]));
  // A button is drawn only where its move is possible: one for the wrong state is as stale.
  const isStale = isProblem(problem, "move.wrong_state") && pressed && number !== null;
  if (isStale) return showCard(ctx, await findTicketFor(ctx.work, ctx.person, number), told);
  if (isProblem(problem, "move.stale")) {
    return showCard(ctx, await findTicketFor(ctx.work, ctx.person, problem.data.number), told);
  }
  return sentence(told, { tone: "warn" });
}
