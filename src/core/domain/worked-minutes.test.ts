import { expect, test } from "vitest";
import { workedMinutes } from "./worked-minutes.ts";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const event = (kind: string, time: string) => ({ kind: `ticket.${kind}`, at: at(time) });

test.each([
  ["nothing has begun", [event("assigned", "08:00"), event("accepted", "08:10")], 0],
  ["work goes on", [event("started", "09:00")], 180],
  ["a hold does not count", [event("started", "09:00"), event("held", "09:30"), event("resumed", "11:00")], 90],
  ["it stands still on hold", [event("started", "09:00"), event("held", "09:45")], 45],
  ["it changed hands", [event("started", "09:00"), event("assigned", "09:20"), event("started", "10:00")], 140],
  ["it was done", [event("started", "09:00"), event("resolved", "10:00"), event("reopened", "11:00")], 60],
  ["a clock that went back", [event("started", "09:30"), event("held", "09:00")], 0],
])("%s", (_name, events, minutes) => {
  expect(workedMinutes(events, at("12:00"))).toBe(minutes);
});
