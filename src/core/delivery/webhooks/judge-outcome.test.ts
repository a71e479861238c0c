import { expect, test } from "vitest";
import { judgeOutcome } from "./judge-outcome.ts";
import type { WebhookOutcome } from "./post-webhook.ts";

const now = new Date("2026-03-02T12:00:00Z");
const hour = 3_600_000;
const ago = (ms: number) => new Date(now.getTime() - ms);
const fresh = { attempts: 0, queuedAt: now, failures: 0, takenAt: null };
const answered = (status: number, retryAfter: string | null = null): WebhookOutcome => ({
  kind: "answered",
  status,
  retryAfter,
  answer: "",
});
const silent: WebhookOutcome = { kind: "failed", error: "timeout" };
const waits = (outcome: WebhookOutcome, before = fresh, random = 1) => {
  const verdict = judgeOutcome(outcome, before, now, () => random);
  return {
    state: verdict.state,
    seconds: (verdict.nextAttemptAt.getTime() - now.getTime()) / 1000,
    quietSeconds: verdict.quietUntil === null ? null : (verdict.quietUntil.getTime() - now.getTime()) / 1000,
    disable: verdict.disable,
  };
};

test("any 2xx is taken and forgives what failed before; a redirect is not", () => {
  for (const status of [200, 204, 299])
    expect(judgeOutcome(answered(status), { ...fresh, failures: 4 }, now, () => 1)).toMatchObject({
      state: "sent",
      failures: 0,
      quietUntil: null,
    });
  for (const status of [100, 301, 302, 304, 400, 404, 500])
    expect(waits(answered(status)).state, String(status)).toBe("queued");
});

test("a refusal of one event makes that one wait; silence, 429, 502, 503 and 504 make the endpoint wait", () => {
  expect(waits(answered(500))).toEqual({ state: "queued", seconds: 5, quietSeconds: null, disable: null });
  for (const outcome of [silent, answered(429), answered(502), answered(503), answered(504)]) {
    expect(waits(outcome)).toEqual({ state: "queued", seconds: 5, quietSeconds: 5, disable: null });
  }
});

test("the waits double, are drawn at random from their upper half, and end at a day with one last try", () => {
  expect([0, 1, 2, 3].map((attempts) => waits(answered(500), { ...fresh, attempts }).seconds)).toEqual([5, 10, 20, 40]);
  expect(waits(answered(500), { ...fresh, attempts: 3 }, 0).seconds).toBe(20);
  expect(waits(answered(500), { ...fresh, attempts: 40 }).seconds).toBe(7_200);
  expect(waits(answered(500), { ...fresh, attempts: 20, queuedAt: ago(23.5 * hour) }).seconds).toBe(1_800);
  let at = now.getTime();
  let tries = 0;
  for (let state = "queued"; state === "queued"; tries += 1) {
    const verdict = judgeOutcome(answered(500), { ...fresh, attempts: tries }, new Date(at), () => 0.5);
    ({ state } = verdict);
    if (state === "queued") at = verdict.nextAttemptAt.getTime();
  }
  expect(at - now.getTime()).toBe(24 * hour);
  expect(tries).toBeGreaterThan(15);
  expect(tries).toBeLessThan(40);
});

test("Retry-After is kept to, in seconds or as a date, within reason", () => {
  expect(waits(answered(503, "600"))).toMatchObject({ seconds: 600, quietSeconds: 600 });
  expect(waits(answered(429, "Mon, 02 Mar 2026 13:00:00 GMT"))).toMatchObject({ seconds: 3_600, quietSeconds: 3_600 });
  expect(waits(answered(503, "999999999"))).toMatchObject({ quietSeconds: 6 * 3_600 });
  for (const odd of ["soon", "-5", "1e99", "Mon, 02 Mar 2020 13:00:00 GMT"])
    expect(waits(answered(503, odd)).seconds, odd).toBe(5);
});

test("410 ends the endpoint; a day without anything taken does, while a single event that is never taken does not", () => {
  expect(waits(answered(410))).toMatchObject({ state: "failed", disable: "gone" });
  const old = { ...fresh, attempts: 20, queuedAt: ago(24 * hour) };
  expect(waits(silent, old)).toMatchObject({ state: "failed", disable: "failing" });
  expect(waits(answered(400), { ...old, takenAt: ago(30 * hour) } as unknown as typeof fresh)).toMatchObject({
    state: "failed",
    disable: "failing",
  });
  expect(waits(answered(400), { ...old, takenAt: ago(hour) } as unknown as typeof fresh)).toMatchObject({
    state: "failed",
    disable: null,
  });
});
