import { expect, test } from "vitest";
import type { CallOutcome } from "./call-server.ts";
import { judgeCall } from "./judge-call.ts";

const now = new Date("2026-03-02T12:00:00Z");
const fresh = { attempts: 1, queuedAt: now, failures: 0 };
const answered = (status: number, code = ""): CallOutcome => ({
  kind: "answered",
  status,
  retryAfter: null,
  answer: JSON.stringify({ code }),
});
const silent: CallOutcome = { kind: "failed", error: "timeout" };
const judge = (outcome: CallOutcome, before = fresh) => {
  const verdict = judgeCall(outcome, before, now, () => 1);
  const { state, failures, unpaired } = verdict;
  return { state, failures, unpaired, rests: verdict.quietUntil !== null };
};

test("a signed success is done, 410 ends the pairing, and any other refusal is of that item alone", () => {
  expect(judge(answered(200), { ...fresh, failures: 3 })).toEqual({
    state: "sent",
    failures: 0,
    unpaired: false,
    rests: false,
  });
  expect(judge(answered(410))).toMatchObject({ state: "failed", unpaired: true });
  for (const status of [400, 404, 409, 413, 415, 422]) {
    expect(judge(answered(status)), String(status)).toEqual({
      state: "failed",
      failures: 0,
      unpaired: false,
      rests: false,
    });
  }
  expect(judge(answered(409, "federation.transfer_ended")).state).toBe("dropped");
  expect(judge({ kind: "answered", status: 409, retryAfter: null, answer: "<html>" }).state).toBe("failed");
});

test("silence and faults of the server let all that is for it rest, longer and longer, and are given up after a day", () => {
  for (const outcome of [silent, answered(500), answered(503), answered(429), answered(401)]) {
    expect(judge(outcome)).toEqual({ state: "queued", failures: 1, unpaired: false, rests: true });
  }
  expect(judge(answered(424))).toMatchObject({ state: "queued", rests: false });
  const waits = [0, 1, 2, 20].map((failures) => {
    const { nextAttemptAt } = judgeCall(silent, { ...fresh, failures }, now, () => 1);
    return (nextAttemptAt.getTime() - now.getTime()) / 1000;
  });
  expect(waits).toEqual([2, 4, 8, 900]);
  const old = { ...fresh, queuedAt: new Date(now.getTime() - 86_400_000) };
  expect(judge(silent, old).state).toBe("failed");
});
