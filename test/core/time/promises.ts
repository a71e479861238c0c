import type { PolicyTerms } from "../../../src/core/store/sla-policies.ts";
import { addCalendar } from "../../../src/core/usecases/keep-calendars.ts";
import { addPolicy } from "../../../src/core/usecases/keep-sla-policies.ts";
import type { timeWorld } from "./time-world.ts";

export type World = Awaited<ReturnType<typeof timeWorld>>;
export const office = {
  weekly: (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({ day, from: "09:00", to: "17:00" })),
};
export const terms: PolicyTerms = {
  name: "Everybody",
  priority: null,
  category: null,
  organisationId: null,
  calendarId: null,
  responseMinutes: 60,
  resolutionMinutes: 480,
  warnPercent: 75,
  escalateMinutes: 30,
};
export const promise = (world: World, more: Partial<PolicyTerms> = {}) =>
  world.act((work) => addPolicy(work, world.people.admin, { ...terms, ...more }));
export const officeHours = (world: World) =>
  world.act((work) =>
    addCalendar(work, world.people.admin, {
      name: "Office",
      timeZone: "UTC",
      rules: office,
      teamId: null,
      organisationId: null,
    }),
  );
const iso = (at: Date | null | undefined) => at?.toISOString().slice(0, 16) ?? null;
export const dues = async (world: World, ticketId: string) =>
  (await world.clocks(ticketId)).map((one) => iso(one.due_at));
