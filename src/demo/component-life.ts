import type { DemoEquipment } from "./history-types.ts";
import type { Random } from "./random.ts";
import { failureDay } from "./season-clock.ts";
import type { DemoComponent, DemoModel, DemoRepair, DemoStory } from "./types.ts";

/** One component in one machine; days are fractional and counted from 1970. */
export type Fitted = {
  readonly unit: DemoEquipment;
  readonly model: DemoModel;
  readonly component: DemoComponent;
  /** How gently this unit is used, against the ordinary. */
  readonly gentleness: number;
  readonly installedDay: number;
  readonly nowDay: number;
};

// Makes about 6,000 repairs in two years out of the catalogue's lifetimes and the number of units.
const stretch = 0.78;
// A repair counts as holding when the fault stays away for 30 days; a held one lives a little longer at the least.
const heldDays = 32;

const storyOf = <K extends DemoStory["kind"]>(fitted: Fitted, kind: K): Extract<DemoStory, { kind: K }> | undefined =>
  fitted.model.stories.find(
    (story): story is Extract<DemoStory, { kind: K }> =>
      story.kind === kind && story.componentKey === fitted.component.key,
  );

/** The emerging fault that this component shows on a given day, if any. */
export const emergingOn = (fitted: Fitted, day: number): Extract<DemoStory, { kind: "emerging" }> | undefined => {
  const story = storyOf(fitted, "emerging");
  return story !== undefined && day >= fitted.nowDay - story.sinceDaysBeforeNow ? story : undefined;
};

/** The day on which the component fails that was fitted, new, on `fromDay`. */
export const nextFailureDay = (random: Random, fitted: Fitted, fromDay: number): number => {
  const { component, model } = fitted;
  const yearsOld = Math.max(0, fromDay - fitted.installedDay) / 365;
  const redesigned = storyOf(fitted, "redesigned");
  const better =
    redesigned !== undefined && fromDay >= fitted.nowDay - redesigned.sinceDaysBeforeNow
      ? redesigned.lifetimeFactor
      : 1;
  // Everything in an old machine wears a little faster.
  const scale =
    (component.lifetime.scaleDays * model.lifetimeFactor * fitted.gentleness * better * stretch) /
    (1 + 0.03 * yearsOld);
  const lifeDays = random.weibull(component.lifetime.shape, scale);
  const emerging = storyOf(fitted, "emerging");
  return failureDay(
    component.season,
    fromDay,
    lifeDays,
    emerging === undefined
      ? undefined
      : { sinceDay: fitted.nowDay - emerging.sinceDaysBeforeNow, factor: emerging.hazardFactor },
  );
};

/** The day on which the same fault comes again after a repair that ended on `fromDay`. */
export const nextFailureAfterRepair = (random: Random, fitted: Fitted, repair: DemoRepair, fromDay: number): number => {
  if (!random.chance(repair.work.holdShare)) return fromDay + Math.min(27, 1 + random.weibull(1.3, 10));
  return Math.max(fromDay + heldDays, nextFailureDay(random, fitted, fromDay));
};
