import { backoffMs } from "../backoff.ts";
import type { CallOutcome } from "./call-server.ts";

const dayMs = 86_400_000;
const retries = { baseMs: 2_000, capMs: 15 * 60_000 };

/** What follows from a try. */
export type CallVerdict = {
  readonly state: "queued" | "sent" | "failed" | "dropped";
  readonly nextAttemptAt: Date;
  readonly failures: number;
  readonly quietUntil: Date | null;
  /** The other desk says that the pairing is over. */
  readonly unpaired: boolean;
};

/** Refusals that pass: try later. Everything else that is signed and no success is final. */
const passing: ReadonlySet<number> = new Set([401, 408, 424, 425, 429]);

/**
 * What follows from an outcome. No signed answer, 5xx and 429 speak of the server: all that waits for it rests, longer each time. A signed
 * refusal of one item is final, and what comes after it goes on; one that says the transfer is over drops the item without a fault. 410 is
 * the end of the pairing. An item is given up a day after it was queued.
 */
export function judgeCall(
  outcome: CallOutcome,
  before: { readonly attempts: number; readonly queuedAt: Date; readonly failures: number },
  now: Date,
  random: () => number,
): CallVerdict {
  const base = { nextAttemptAt: now, failures: 0, quietUntil: null, unpaired: false };
  const status = outcome.kind === "answered" ? outcome.status : null;
  if (status !== null && status >= 200 && status < 300) return { ...base, state: "sent" };
  if (status === 410) return { ...base, state: "failed", unpaired: true };
  if (outcome.kind === "answered" && outcome.status < 500 && !passing.has(outcome.status)) {
    return { ...base, state: codeOf(outcome.answer) === "federation.transfer_ended" ? "dropped" : "failed" };
  }
  const isOver = now.getTime() - before.queuedAt.getTime() >= dayMs;
  const ofServer = status === null || status >= 500 || status === 429 || status === 401;
  const failures = ofServer ? before.failures + 1 : before.failures;
  const waitMs = backoffMs(ofServer ? failures : before.attempts, random, retries);
  const at = new Date(now.getTime() + waitMs);
  return {
    state: isOver ? "failed" : "queued",
    nextAttemptAt: at,
    failures,
    quietUntil: ofServer ? at : null,
    unpaired: false,
  };
}

/** The code of a problem document; null for anything else. */
export function codeOf(answer: string): string | null {
  try {
    const { code } = JSON.parse(answer) as { readonly code?: unknown };
    return typeof code === "string" ? code : null;
  } catch {
    return null;
  }
}
