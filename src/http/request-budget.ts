import type { FastifyReply, FastifyRequest } from "fastify";
import { isProblem } from "../core/domain/problem.ts";
import type { BudgetLeft, RateLimit } from "./rate-limit.ts";

/** What each request that is under way has left, for the headers of its answer. */
const budgets = new WeakMap<FastifyRequest, BudgetLeft & Pick<RateLimit, "acts" | "perSeconds">>();

/** Counts a request against a budget, and remembers what is left. Throws Problem `request.slow_down`. */
export function spendRequest(request: FastifyRequest, limit: RateLimit, name: string, now: Date): void {
  const { acts, perSeconds } = limit;
  try {
    budgets.set(request, { ...limit.spend(name, now), acts, perSeconds });
  } catch (error) {
    const wholeInSeconds = isProblem(error, "request.slow_down") ? error.data.seconds : perSeconds;
    budgets.set(request, { remaining: 0, wholeInSeconds, acts, perSeconds });
    throw error;
  }
}

/** Tells the caller of their budget, as draft-ietf-httpapi-ratelimit-headers has it: the policy, and what is left of it. */
export function tellBudget(request: FastifyRequest, reply: FastifyReply): void {
  const left = budgets.get(request);
  if (left === undefined) return;
  reply.header("ratelimit-policy", `"default";q=${left.acts};w=${left.perSeconds}`);
  reply.header("ratelimit", `"default";r=${left.remaining};t=${left.wholeInSeconds}`);
}
