import type { Actor } from "../domain/actor.ts";
import { cleanText } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";
import { reasonLimitCharacters, requiredWords } from "./required-words.ts";

/** Why work waits: for parts, for the customer, for access, or for something said in words. */
export const holdReasons = ["parts", "customer", "access", "other"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Puts the work on hold. `words` may add to the reason; for `other` they must say it. */
export async function holdTicket(
  work: Work,
  actor: Actor,
  input: {
    readonly ticketId: string;
    readonly reason: HoldReason;
    readonly words: string;
    readonly drawnAt?: number | null;
  },
): Promise<void> {
  const words = cleanText(input.words);
  const moved = await moveTicket(work, actor, { ...input, move: "hold" }, async () => {
    if (input.reason === "other") requiredWords("reason", input.words);
    if (words.length > reasonLimitCharacters) {
      throw new Problem("field.too_long", { field: "reason", length: words.length, limit: reasonLimitCharacters });
    }
    const stored = words === "" ? input.reason : `${input.reason}: ${words}`;
    return {
      given: { reason: true },
      change: { holdReason: stored },
      data: { reason: input.reason },
      words: { words },
    };
  });
  // While it waits they are free for other work; it is booked anew when it goes on.
  await releaseJob(work, input.ticketId);
  const reason = moved.after.holdReason ?? input.reason;
  await announce(work, moved.after, { code: "work.held", data: { ticketId: input.ticketId, reason } });
}
