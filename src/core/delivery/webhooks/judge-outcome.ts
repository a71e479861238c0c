import { backoffMs } from "../backoff.ts";
import type { WebhookOutcome } from "./post-webhook.ts";

const dayMs = 86_400_000;
/** About twenty tries within a day, most of them early. */
const retries = { baseMs: 5_000, capMs: 2 * 3_600_000 };
/** An endpoint that is down is looked at again at least this often, so that it is not found up hours late. */
const looks = { baseMs: 5_000, capMs: 15 * 60_000 };
const longestWaitMs = 6 * 3_600_000;

/** What follows from an attempt. */
export type Verdict = {
  readonly state: "queued" | "sent" | "failed";
  readonly nextAttemptAt: Date;
  readonly failures: number;
  readonly quietUntil: Date | null;
  /** Why the endpoint is to be switched off; null where it is not. */
  readonly disable: "gone" | "failing" | null;
};

/**
 * What follows from an outcome. 2xx is taken; 410 ends the endpoint; anything else is tried again, later and later and at random within
 * that, for a day. No answer, 429 and 502–504 speak of the endpoint and not of this event: it is left in peace for a while, for as long as
 * `Retry-After` says where it does. One that took nothing since an event was queued, when that is given up, is switched off.
 * https://www.standardwebhooks.com (deliverability and reliability)
 */
export function judgeOutcome(
  outcome: WebhookOutcome,
  before: {
    readonly attempts: number;
    readonly queuedAt: Date;
    readonly failures: number;
    readonly takenAt: Date | null;
  },
  now: Date,
  random: () => number,
): Verdict {
  const at = now.getTime();
  const status = outcome.kind === "answered" ? outcome.status : null;
  if (status !== null && status >= 200 && status < 300) {
    return { state: "sent", nextAttemptAt: now, failures: 0, quietUntil: null, disable: null };
  }
  if (status === 410) {
    return { state: "failed", nextAttemptAt: now, failures: before.failures + 1, quietUntil: null, disable: "gone" };
  }
  const isOfEndpoint = status === null || status === 429 || (status >= 502 && status <= 504);
  const asked = outcome.kind === "answered" ? waitOf(outcome.retryAfter, at) : 0;
  const failures = isOfEndpoint ? before.failures + 1 : before.failures;
  const quietMs = isOfEndpoint ? Math.max(asked, backoffMs(failures, random, looks)) : 0;
  const endsAt = before.queuedAt.getTime() + dayMs;
  const isOver = at >= endsAt;
  const waitMs = Math.max(asked, quietMs, backoffMs(before.attempts + 1, random, retries));
  const isSilent = before.takenAt === null || before.takenAt < before.queuedAt;
  return {
    state: isOver ? "failed" : "queued",
    // The last try is at the day's end, not somewhere before it.
    nextAttemptAt: new Date(Math.min(at + waitMs, Math.max(endsAt, at))),
    failures,
    quietUntil: isOfEndpoint ? new Date(at + quietMs) : null,
    disable: isOver && isSilent ? "failing" : null,
  };
}

/** Milliseconds that a `Retry-After` header asks for (seconds or an HTTP date, RFC 9110 §10.2.3), six hours at most; 0 for none. */
function waitOf(header: string | null, now: number): number {
  if (header === null) return 0;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), longestWaitMs) : 0;
}
