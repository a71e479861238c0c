import { emergingOn, type Fitted, nextFailureAfterRepair, nextFailureDay } from "./component-life.ts";
import { createDispatcher } from "./dispatcher.ts";
import { roadKm } from "./distance.ts";
import { createEventQueue } from "./event-queue.ts";
import { findingsFor } from "./findings-for.ts";
import type { DemoEquipment, DemoIntervention, DemoOutcome } from "./history-types.ts";
import { indexByKey } from "./index-by-key.ts";
import { writeProblem } from "./problem-words.ts";
import { createRandom, type Random } from "./random.ts";
import type { DemoCatalogue, DemoRegion, DemoRepair } from "./types.ts";
import { type Urgency, urgencies } from "./vocabulary.ts";
import { atLocalHour, localWeekday } from "./working-time.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const historyDays = 730;
const repeatDays = 30;

type Last = { readonly index: number; readonly repair: DemoRepair; readonly finishedAt: number };
type Failure = { readonly fitted: Fitted; readonly last: Last | undefined };

const iso = (at: number): string => new Date(at).toISOString();

// People report when they are there: mostly in the morning, and half of what breaks at a weekend waits for Monday.
const reportedAt = (random: Random, failedAt: number, region: DemoRegion): number => {
  const weekday = localWeekday(failedAt, region.winterOffsetMinutes);
  const waits = weekday > 5 && random.chance(0.5) ? 8 - weekday : 0;
  const localHour = random.pickWeighted([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22], (each) =>
    each < 7 ? 3 : each < 12 ? 9 : each < 18 ? 6 : each < 21 ? 3 : 1,
  );
  return atLocalHour(failedAt + waits * day, region.winterOffsetMinutes, localHour) + random.below(60) * minute;
};

// The second time round people tend to try something else, and something that lasts.
const chooseRepair = (random: Random, { fitted, last }: Failure, again: boolean, at: number): DemoRepair => {
  const { repairs } = fitted.component;
  const emerging = emergingOn(fitted, at / day);
  if (emerging !== undefined && random.chance(0.85)) {
    const answer = repairs.find((repair) => repair.title === emerging.repairTitle);
    if (answer !== undefined) return answer;
  }
  return random.pickWeighted(repairs, (repair) => {
    if (!again || last === undefined) return repair.work.share;
    if (repair.title === last.repair.title) return repair.work.share * 0.6;
    return repair.work.share * (repair.work.holdShare > last.repair.work.holdShare ? 3 : 1);
  });
};

const shiftedUrgency = (random: Random, usual: Urgency): Urgency => {
  const step = random.chance(0.12) ? 1 : random.chance(0.12) ? -1 : 0;
  return urgencies[urgencies.indexOf(usual) + step] ?? usual;
};

const ratingOf = (random: Random, outcome: DemoOutcome): number | undefined => {
  if (!random.chance(0.42)) return undefined;
  const weights = outcome.kind === "held" ? [1, 2, 8, 32, 57] : [18, 24, 28, 20, 10];
  return random.pickWeighted([1, 2, 3, 4, 5], (stars) => weights[stars - 1] ?? 0);
};

/**
 * Plays two years of failures and repairs up to `now` on the given units: each component lives as its distribution,
 * season and the model's stories say, is repaired by whoever is free and skilled, and starts anew.
 * @returns finished interventions in order of `reportedAt`; what is not finished at `now` is left out
 */
export const generateInterventions = (
  seed: number,
  now: Date,
  catalogue: DemoCatalogue,
  equipment: readonly DemoEquipment[],
): DemoIntervention[] => {
  const random = createRandom(seed, "history");
  const words = createRandom(seed, "words");
  const ratings = createRandom(seed, "ratings");
  const modelOf = indexByKey(catalogue.models);
  const familyOf = indexByKey(catalogue.families);
  const regionOf = indexByKey(catalogue.regions);
  const organisationOf = indexByKey(catalogue.organisations);
  const siteOf = indexByKey(catalogue.organisations.flatMap((organisation) => organisation.sites));
  const teamByCategory = new Map(catalogue.teams.flatMap((team) => team.categories.map((each) => [each, team.key])));
  const dispatch = createDispatcher(catalogue.technicians, createRandom(seed, "dispatch"));
  const queue = createEventQueue<Failure>();
  const nowDay = now.getTime() / day;

  const schedule = (fitted: Fitted, failureDay: number, last: Last | undefined): void => {
    if (failureDay >= nowDay) return;
    const region = regionOf(organisationOf(fitted.unit.organisationKey).regionKey);
    const at = reportedAt(random, failureDay * day, region);
    const soonest = last === undefined ? at : last.finishedAt + 2 * hour;
    queue.push(Math.max(at, soonest), { fitted, last });
  };

  for (const unit of equipment) {
    const model = modelOf(unit.modelKey);
    const gentleness = random.logNormal(1, 0.25);
    const installedDay = Date.parse(unit.installedOn) / day;
    for (const component of model.components) {
      const fitted: Fitted = { unit, model, component, gentleness, installedDay, nowDay };
      let failed = nextFailureDay(random, fitted, installedDay);
      while (failed < nowDay - historyDays) failed = nextFailureDay(random, fitted, failed);
      schedule(fitted, failed, undefined);
    }
  }

  const jobs: DemoIntervention[] = [];
  const outcomes: DemoOutcome[] = [];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { at, event } = next;
    const { fitted, last } = event;
    const { unit, component } = fitted;
    const organisation = organisationOf(unit.organisationKey);
    const region = regionOf(organisation.regionKey);
    const site = siteOf(unit.siteKey);
    const family = familyOf(fitted.model.familyKey);
    const again = last !== undefined && at - last.finishedAt <= repeatDays * day;
    const repair = chooseRepair(random, event, again, at);
    const depot = { latitude: region.depotLatitude, longitude: region.depotLongitude };
    const distanceKm = Math.round(10 * roadKm(depot, site) * (0.9 + 0.3 * random.next())) / 10;
    const travelMinutes = Math.max(5, Math.round((distanceKm / 50) * 60 * (0.85 + 0.4 * random.next())));
    const labourMinutes = Math.max(
      10,
      5 * Math.round(random.logNormal(repair.work.medianMinutes, repair.work.spread) / 5),
    );
    const urgency = shiftedUrgency(random, component.urgency);
    const { technician, startedAt, finishedAt } = dispatch({
      reportedAt: at,
      urgency,
      skill: repair.work.skill,
      teamKey: teamByCategory.get(family.category) ?? "",
      region,
      labourMinutes,
      travelMinutes,
    });
    if (finishedAt >= now.getTime()) continue;

    const language = region.language !== "en" && words.chance(0.35) ? region.language : "en";
    const emerging = emergingOn(fitted, at / day);
    const found = emerging?.repairTitle === repair.title ? emerging : findingsFor(component, repair);
    const key = `job-${String(jobs.length + 1).padStart(5, "0")}`;
    if (again) {
      const afterDays = Math.round((10 * (at - last.finishedAt)) / day) / 10;
      outcomes[last.index] = { kind: "repeated", nextInterventionKey: key, afterDays };
    }
    jobs.push({
      key,
      equipmentKey: unit.key,
      organisationKey: organisation.key,
      siteKey: site.key,
      contactKey: words.pick(organisation.contacts).key,
      reportedAt: iso(at),
      problem: writeProblem(words, {
        symptoms: component.symptoms,
        vagueSymptoms: family.vagueSymptoms,
        language,
        spot: unit.spot,
        again,
      }),
      language,
      category: family.category,
      urgency,
      technicianKey: technician.key,
      vehicleKey: technician.vehicleKey,
      startedAt: iso(startedAt),
      finishedAt: iso(finishedAt),
      componentKey: component.key,
      malfunction: words.pick(found.malfunctions),
      cause: words.pick(found.causes),
      solution: words.pick(repair.solutions),
      fixTitle: repair.title,
      parts: repair.parts.map((part) => ({ ...part, count: part.name.endsWith(", kg") ? 1 + words.below(3) : 1 })),
      labourMinutes,
      travelMinutes,
      distanceKm,
      outcome: { kind: "held" },
    });
    const done: Last = { index: jobs.length - 1, repair, finishedAt };
    schedule(fitted, nextFailureAfterRepair(random, fitted, repair, finishedAt / day), done);
  }

  return jobs.map((job, index) => {
    const outcome = outcomes[index] ?? job.outcome;
    const rating = ratingOf(ratings, outcome);
    return { ...job, outcome, ...(rating === undefined ? {} : { rating }) };
  });
};
