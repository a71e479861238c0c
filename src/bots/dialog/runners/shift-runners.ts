import { endBreak, endShift, startBreak, startShift } from "../../../core/usecases/work-shift.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** One's own shift: `/shift start`, `end`, `break`, `back`. */
export const shiftRunners: Readonly<Record<string, Runner>> = {
  "shift-start": async ({ work, person, words }) => {
    const { expectedEnd } = await startShift(work, person);
    const when = words.when(expectedEnd, person.timeZone ?? work.settings.timeZone);
    return sentence(words.say("done-shift-start", { when }), { tone: "good" });
  },
  "shift-end": async ({ work, person, words }) => {
    const { workedMinutes } = await endShift(work, person);
    return sentence(words.say("done-shift-end", { worked: words.minutes(workedMinutes) }), { tone: "good" });
  },
  "shift-break": async ({ work, person, words }) => {
    await startBreak(work, person);
    return sentence(words.say("done-shift-break"), { tone: "good" });
  },
  "shift-back": async ({ work, person, words }) => {
    await endBreak(work, person);
    return sentence(words.say("done-shift-back"), { tone: "good" });
  },
};
