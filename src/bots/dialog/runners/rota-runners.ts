import { Problem } from "../../../core/domain/problem.ts";
import { readDay, readWeek } from "../../../core/domain/shifts/read-week.ts";
import { findPeople } from "../../../core/usecases/find-people.ts";
import { planDay, planWeek } from "../../../core/usecases/plan-week.ts";
import { shiftsBetween } from "../../../core/usecases/shifts-between.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

const daysShown = 7;
const dayMs = 86_400_000;
/** More people than this make a list that nobody reads: the console has all. */
const mostPeople = 20;

/** The one member of staff whom a name means. Throws Problem `account.unknown`, `account.ambiguous`. */
async function staffMeant(ctx: Ctx, name: string): Promise<{ readonly accountId: string; readonly name: string }> {
  const found = await findPeople(ctx.work, ctx.person, { text: name, who: "staff", limit: 8 });
  const exact = found.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  const [only, ...more] = exact.length > 0 ? exact : found;
  if (only === undefined) throw new Problem("account.unknown", { name });
  if (more.length > 0) throw new Problem("account.ambiguous", { name, matches: found.map((one) => one.name) });
  return only;
}

/** Who works when, and planning it: `/shift week`, `/shift plan`, `/shift day`. */
export const rotaRunners: Readonly<Record<string, Runner>> = {
  "shift-week": async (ctx, { given }) => {
    const { work, person, words } = ctx;
    const named = given.person ?? "";
    const accountId = named === "" ? null : (await staffMeant(ctx, named)).accountId;
    const to = new Date(work.now.getTime() + daysShown * dayMs);
    const planned = (await shiftsBetween(work, person, { from: work.now, to, accountId })).filter(
      ({ kind }) => kind === "planned",
    );
    if (planned.length === 0) return sentence(words.say("week-none"));
    const zone = person.timeZone ?? work.settings.timeZone;
    const fields = [...Map.groupBy(planned, ({ account }) => account.id).values()].slice(0, mostPeople).map((own) => ({
      label: own[0]?.account.name ?? "",
      value: own
        .map(({ startsAt, endsAt }) =>
          words.say("week-shift", {
            from: words.when(startsAt, zone),
            to: endsAt === null ? "" : words.when(endsAt, zone),
          }),
        )
        .join("\n"),
    }));
    return sentence(words.say("week-title"), { fields });
  },
  "shift-plan": async (ctx, { given }) => {
    const { work, person, words } = ctx;
    const { accountId, name } = await staffMeant(ctx, given.person ?? "");
    const weekly = readWeek(given.week ?? "");
    const { shiftsAhead } = await planWeek(work, person, { accountId, weekly });
    return sentence(
      weekly === null
        ? words.say("done-shift-plan-none", { name })
        : words.say("done-shift-plan", { name, count: shiftsAhead }),
      { tone: "good" },
    );
  },
  "shift-day": async (ctx, { given }) => {
    const { work, person, words } = ctx;
    const { accountId, name } = await staffMeant(ctx, given.person ?? "");
    const date = given.day ?? "";
    const spans = readDay(given.times ?? "");
    await planDay(work, person, { accountId, date, spans });
    const times = spans.map(({ from, to }) => `${from}–${to}`);
    return sentence(
      spans.length === 0
        ? words.say("done-shift-day-off", { name, date })
        : words.say("done-shift-day", { name, date, times: words.list(times, "and") }),
      { tone: "good" },
    );
  },
};
