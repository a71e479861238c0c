import { expect, test } from "vitest";
import type { SlaJson, TicketJson } from "../protocol.ts";
import { dueOf } from "./due-of.ts";

const now = new Date("2026-03-02T12:00:00Z");
const clock = (dueAt: string | null, state: SlaJson["state"] = "running"): SlaJson => ({
  target: "response",
  state,
  dueAt,
  leftMinutes: 10,
  breachedAt: null,
  isAcknowledged: false,
});
const ticket = (dueAt: string | null, sla: readonly SlaJson[], status = "opened") =>
  ({ status, dueAt, sla }) as unknown as TicketJson;

test("the first of what is still due counts; what is kept, paused or over does not", () => {
  const kept = clock("2026-03-02T09:00:00Z", "met");
  expect(dueOf(ticket(null, [kept, clock("2026-03-02T14:00:00Z")]), now)).toEqual({
    at: new Date("2026-03-02T14:00:00Z"),
    isLate: false,
  });
  expect(dueOf(ticket("2026-03-02T11:00:00Z", [clock(null, "paused")]), now)?.isLate).toBe(true);
  expect(dueOf(ticket(null, [kept]), now)).toBeNull();
  expect(dueOf(ticket("2026-03-02T11:00:00Z", [], "closed"), now)).toBeNull();
});
