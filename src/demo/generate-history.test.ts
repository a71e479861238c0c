import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { demoCatalogue as catalogue } from "./demo-catalogue.ts";
import { generateHistory } from "./generate-history.ts";
import type { DemoIntervention } from "./history-types.ts";
import { ticketStatuses } from "./vocabulary.ts";

const now = new Date("2026-03-02T11:20:00.000Z");
const day = 86_400_000;
const seeds = [1, 7, 42, 2026];
const histories = seeds.map((seed) => generateHistory({ seed, now, catalogue }));
const [history] = histories;
if (history === undefined) throw new Error("no history");

const daysBeforeNow = (job: DemoIntervention): number => (now.getTime() - Date.parse(job.reportedAt)) / day;
const isRepeated = (job: DemoIntervention): boolean => job.outcome.kind === "repeated";
/** Interventions of all seeds whose unit is of a model that `accepts`. */
const jobsOn = (accepts: (modelKey: string) => boolean, componentKey: string): DemoIntervention[] =>
  histories.flatMap((each) => {
    const units = new Set(each.equipment.filter((unit) => accepts(unit.modelKey)).map((unit) => unit.key));
    return each.interventions.filter((job) => units.has(job.equipmentKey) && job.componentKey === componentKey);
  });

describe("the demo history", () => {
  test("is the same, byte for byte, for the same seed and instant, and another for another seed", () => {
    const digest = (seed: number): string =>
      createHash("sha256")
        .update(JSON.stringify(generateHistory({ seed, now, catalogue })))
        .digest("hex");
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  test("has two years of about 6,000 interventions on at least 300 units, for every seed", () => {
    for (const { interventions, equipment, stock, demoNotice } of histories) {
      expect(interventions.length).toBeGreaterThan(5000);
      expect(interventions.length).toBeLessThan(7000);
      expect(equipment.length).toBeGreaterThanOrEqual(300);
      expect(new Set(interventions.map((job) => job.organisationKey)).size).toBeGreaterThanOrEqual(40);
      expect(new Set(equipment.map((unit) => unit.serialNumber)).size).toBe(equipment.length);
      expect(new Set(equipment.map((unit) => unit.modelKey)).size).toBe(catalogue.models.length);
      expect(stock.length).toBeGreaterThan(100);
      expect(demoNotice).toMatch(/invented/);
    }
  });

  test("tells each job in order: reported, started, finished, all before now and after the installation", () => {
    const installedOn = new Map(history.equipment.map((unit) => [unit.key, unit.installedOn]));
    const nowIso = now.toISOString();
    let before = "";
    for (const job of history.interventions) {
      expect(job.reportedAt >= before).toBe(true);
      before = job.reportedAt;
      expect(job.reportedAt < job.startedAt && job.startedAt < job.finishedAt && job.finishedAt < nowIso).toBe(true);
      expect(job.reportedAt > (installedOn.get(job.equipmentKey) ?? "9")).toBe(true);
      expect(Date.parse(job.finishedAt) - Date.parse(job.startedAt)).toBe(job.labourMinutes * 60_000);
      expect(daysBeforeNow(job)).toBeLessThan(733);
    }
  });

  test("never has a technician or a van in two places", () => {
    for (const keyOf of [(job: DemoIntervention) => job.technicianKey, (job: DemoIntervention) => job.vehicleKey]) {
      const freeFrom = new Map<string, string>();
      const byStart = [...history.interventions].sort((left, right) => (left.startedAt < right.startedAt ? -1 : 1));
      for (const job of byStart) {
        expect(job.startedAt >= (freeFrom.get(keyOf(job)) ?? "")).toBe(true);
        freeFrom.set(keyOf(job), job.finishedAt);
      }
    }
  });

  test("sends only people of the region", () => {
    const regionOfTechnician = new Map(catalogue.technicians.map((each) => [each.key, each.regionKey]));
    const regionOfHouse = new Map(catalogue.organisations.map((each) => [each.key, each.regionKey]));
    for (const job of history.interventions) {
      expect(regionOfTechnician.get(job.technicianKey)).toBe(regionOfHouse.get(job.organisationKey));
    }
  });

  test("links a repeated repair to the next job on the same component within 30 days", () => {
    const jobs = new Map(history.interventions.map((job) => [job.key, job]));
    const repeated = history.interventions.filter(isRepeated);
    expect(repeated.length / history.interventions.length).toBeGreaterThan(0.05);
    expect(repeated.length / history.interventions.length).toBeLessThan(0.15);
    for (const job of repeated) {
      if (job.outcome.kind !== "repeated") continue;
      const next = jobs.get(job.outcome.nextInterventionKey);
      expect(next?.equipmentKey).toBe(job.equipmentKey);
      expect(next?.componentKey).toBe(job.componentKey);
      const apart = (Date.parse(next?.reportedAt ?? "") - Date.parse(job.finishedAt)) / day;
      expect(apart).toBeGreaterThan(0);
      expect(apart).toBeLessThanOrEqual(30);
      expect(Math.abs(apart - job.outcome.afterDays)).toBeLessThan(0.1);
    }
  });

  test("speaks the three languages, mostly English, in words without placeholders", () => {
    const share = (language: string): number =>
      history.interventions.filter((job) => job.language === language).length / history.interventions.length;
    expect(share("en")).toBeGreaterThan(0.6);
    expect(share("es")).toBeGreaterThan(0.05);
    expect(share("pt")).toBeGreaterThan(0.05);
    for (const job of history.interventions) {
      const texts = [job.problem, job.malfunction, job.cause, job.solution, job.fixTitle];
      for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|TODO|[{}<>]|^\s*$|^\s|\s$| {2}/);
    }
    expect(new Set(history.interventions.map((job) => job.problem)).size).toBeGreaterThan(2000);
  });

  test("rates what held better than what came back", () => {
    const mean = (jobs: readonly DemoIntervention[]): number => {
      const stars = jobs.flatMap((job) => (job.rating === undefined ? [] : [job.rating]));
      return stars.reduce((sum, each) => sum + each, 0) / stars.length;
    };
    const held = history.interventions.filter((job) => !isRepeated(job));
    expect(mean(held) - mean(history.interventions.filter(isRepeated))).toBeGreaterThan(0.8);
    const rated = history.interventions.filter((job) => job.rating !== undefined).length;
    expect(rated / history.interventions.length).toBeGreaterThan(0.3);
    expect(rated / history.interventions.length).toBeLessThan(0.55);
  });
});

describe("the stories planted in it", () => {
  test("reseating the door switch connector comes back in about 45 % of cases, replacing it holds", () => {
    const jobs = jobsOn((key) => key.startsWith("caldorra-vapora"), "door-switch").filter(
      (job) => (now.getTime() - Date.parse(job.finishedAt)) / day > 30,
    );
    const repeatShare = (fixTitle: string): number => {
      const done = jobs.filter((job) => job.fixTitle === fixTitle);
      expect(done.length / seeds.length).toBeGreaterThan(40);
      return done.filter(isRepeated).length / done.length;
    };
    expect(repeatShare("Reseat connector")).toBeGreaterThan(0.36);
    expect(repeatShare("Reseat connector")).toBeLessThan(0.54);
    expect(repeatShare("Replace door switch")).toBeLessThan(0.08);
  });

  test("the drain pump of one dishwasher fails far more often since six weeks, at many customers", () => {
    const jobs = jobsOn((key) => key === "ondelle-u450", "drain-pump");
    const lately = jobs.filter((job) => daysBeforeNow(job) <= 42);
    const perWeekLately = lately.length / 6;
    const perWeekBefore = (jobs.length - lately.length) / (730 / 7 - 6);
    expect(perWeekLately / perWeekBefore).toBeGreaterThan(10);
    expect(lately.length / seeds.length).toBeGreaterThan(15);
    expect(new Set(lately.map((job) => job.organisationKey)).size).toBeGreaterThanOrEqual(8);
    const others = jobsOn((key) => key !== "ondelle-u450", "drain-pump");
    const othersLately = others.filter((job) => daysBeforeNow(job) <= 42).length;
    expect(othersLately / 6 / ((others.length - othersLately) / (730 / 7 - 6))).toBeLessThan(2);
    expect(lately.filter((job) => /hub/i.test(job.cause)).length / lately.length).toBeGreaterThan(0.6);
  });

  test("the jaw heater of one wrapper fails less and less after its redesign", () => {
    const jobs = jobsOn((key) => key === "packlune-linea-300", "sealing-jaw");
    const firstYear = jobs.filter((job) => daysBeforeNow(job) > 400).length / 330;
    const lastHalf = jobs.filter((job) => daysBeforeNow(job) <= 182).length / 182;
    expect(lastHalf / firstYear).toBeLessThan(0.5);
    const other = jobsOn((key) => key === "packlune-linea-120", "sealing-jaw");
    const otherFirst = other.filter((job) => daysBeforeNow(job) > 400).length / 330;
    expect(other.filter((job) => daysBeforeNow(job) <= 182).length / 182 / otherFirst).toBeGreaterThan(0.5);
  });

  test("cooling fails in summer, boilers in winter", () => {
    const inMonths = (category: string, months: readonly number[]): number =>
      history.interventions.filter(
        (job) => job.category === category && months.includes(new Date(job.reportedAt).getUTCMonth()),
      ).length;
    const summer = [5, 6, 7];
    const winter = [11, 0, 1];
    expect(inMonths("refrigeration", summer) / inMonths("refrigeration", winter)).toBeGreaterThan(1.7);
    expect(inMonths("heating", winter) / inMonths("heating", summer)).toBeGreaterThan(1.7);
  });
});

describe("the live tickets", () => {
  test("stand in every status, some of them unassigned, and not one in the future", () => {
    for (const { liveTickets } of histories) {
      expect(liveTickets.length).toBeGreaterThanOrEqual(24);
      const count = (status: string): number => liveTickets.filter((each) => each.state.status === status).length;
      for (const status of ticketStatuses) expect(count(status), status).toBeGreaterThan(0);
      expect(count("new")).toBeGreaterThanOrEqual(3);
      const instants = JSON.stringify(liveTickets).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
      expect(instants.every((at) => at <= now.toISOString())).toBe(true);
    }
  });

  test("are talked about by people who exist, and merge into a ticket of the same house", () => {
    const people = new Set(
      [...catalogue.technicians, ...catalogue.staff, ...catalogue.organisations.flatMap((each) => each.contacts)].map(
        (person) => person.key,
      ),
    );
    const tickets = new Map(history.liveTickets.map((each) => [each.key, each]));
    for (const ticket of history.liveTickets) {
      expect(ticket.talk.length).toBeGreaterThanOrEqual(2);
      for (const message of ticket.talk) {
        if (message.authorKey !== undefined) expect(people).toContain(message.authorKey);
      }
      if (ticket.state.status === "merged") {
        const target = tickets.get(ticket.state.intoTicketKey);
        expect(target?.organisationKey).toBe(ticket.organisationKey);
        expect(target?.equipmentKey).toBe(ticket.equipmentKey);
        expect(target?.contactKey).not.toBe(ticket.contactKey);
        expect((target?.openedAt ?? "9") < ticket.openedAt).toBe(true);
      }
    }
  });

  test("keep one job at a time in the hands of each technician and van", () => {
    for (const { liveTickets } of histories) {
      const working = liveTickets.flatMap(({ state }) => (state.status === "in_progress" ? [state] : []));
      expect(new Set(working.map((state) => state.technicianKey)).size).toBe(working.length);
      expect(new Set(working.map((state) => state.vehicleKey)).size).toBe(working.length);
    }
  });

  test("give the people to sign in as something to look at", () => {
    const customer = catalogue.signIns.find((signIn) => signIn.role === "customer")?.personKey;
    const technician = catalogue.signIns.find((signIn) => signIn.role === "technician")?.personKey;
    for (const { liveTickets } of histories) {
      expect(liveTickets.filter((each) => each.contactKey === customer).length).toBeGreaterThanOrEqual(4);
      const theirs = liveTickets.filter(
        (each) => "technicianKey" in each.state && each.state.technicianKey === technician,
      );
      expect(theirs.some((each) => each.state.status === "opened")).toBe(true);
      expect(theirs.some((each) => each.state.status === "in_progress")).toBe(true);
    }
  });
});
