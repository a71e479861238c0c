import { expect, test } from "vitest";
import type { Candidate, JobBrief, VehicleBrief } from "./dispatch/candidate.ts";
import { factorNames, scoreFactors } from "./dispatch/score-factors.ts";
import { estimateTravel, greatCircleMetres, routeLink, wayOf } from "./dispatch/travel.ts";
import { propose, vehicleFor } from "./proposal.ts";

const now = new Date("2026-03-02T09:00:00Z");
const site = { latitude: 41.15, longitude: -8.61 };
const job: JobBrief = { neededSkills: ["ovens", "gas"], site, hasModel: true, likelyParts: 2 };
const somebody = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  accountId: `id-${name}`,
  name,
  presence: "online",
  onShift: true,
  skills: ["ovens", "gas"],
  inRoutedTeam: true,
  openTickets: 0,
  bookedMinutes: 0,
  jobsOfWeek: 0,
  modelJobs: 0,
  customerJobs: 0,
  at: null,
  ...more,
});
const van = (name: string, more: Partial<VehicleBrief> = {}): VehicleBrief => ({
  id: `id-${name}`,
  name,
  driverId: null,
  heldBy: null,
  at: null,
  carries: 0,
  ...more,
});
const proposed = (candidates: readonly Candidate[], vehicles: readonly VehicleBrief[] = [], asked: JobBrief = job) =>
  propose({ job: asked, candidates, vehicles }, { now });
const names = (candidates: readonly Candidate[], vehicles: readonly VehicleBrief[] = [], asked: JobBrief = job) =>
  proposed(candidates, vehicles, asked)?.candidates.map(({ name }) => name);
const factorOf = (
  name: string,
  factor: string,
  candidates: readonly Candidate[],
  vehicles: readonly VehicleBrief[] = [],
) =>
  proposed(candidates, vehicles)
    ?.candidates.find((one) => one.name === name)
    ?.factors.find((one) => one.factor === factor);

test("the weights add up to 100, and every factor is in the table once", () => {
  expect(scoreFactors.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  expect(scoreFactors.map(({ factor }) => factor)).toEqual(factorNames);
});

test("whoever lacks a must-have is left out with the reason, however near", () => {
  const proposal = propose(
    {
      job,
      candidates: [
        somebody("Ann"),
        somebody("Ben", { presence: "offline" }),
        somebody("Cid", { onShift: false }),
        somebody("Dot", { skills: ["lifts"] }),
        somebody("Eli", { bookedMinutes: 481 }),
        somebody("Fay"),
      ],
      vehicles: [],
    },
    { without: "id-Fay", now },
  );
  expect(proposal?.candidates.map(({ name }) => name)).toEqual(["Ann"]);
  expect(proposal?.leftOut).toEqual([
    { name: "Ben", because: "offline" },
    { name: "Cid", because: "off_shift" },
    { name: "Dot", because: "skill" },
    { name: "Eli", because: "booked" },
    { name: "Fay", because: "gave_back" },
  ]);
  expect(proposed([])).toBeNull();
  expect(proposed([somebody("Ben", { presence: "offline" })])?.candidates).toEqual([]);
});

test.each<[string, Partial<Candidate>, Partial<Candidate>]>([
  ["skill: both trades", {}, { skills: ["ovens"] }],
  ["team", {}, { inRoutedTeam: false }],
  ["load", { openTickets: 1 }, { openTickets: 2 }],
  ["wait", { bookedMinutes: 30 }, { bookedMinutes: 240 }],
  ["travel", { at: { latitude: 41.2, longitude: -8.61 } }, { at: { latitude: 42.2, longitude: -8.61 } }],
  ["model", { modelJobs: 4 }, { modelJobs: 1 }],
  ["customer", { customerJobs: 4 }, { customerJobs: 1 }],
  ["fairness", { jobsOfWeek: 1 }, { jobsOfWeek: 9 }],
  ["presence", {}, { presence: "busy" }],
])("each factor alone decides between equals: %s", (_name, better, worse) => {
  // The better one has the later name: equals would come the other way round.
  expect(names([somebody("Zoe", better), somebody("Amy", worse)])).toEqual(["Zoe", "Amy"]);
  expect(names([somebody("Zoe"), somebody("Amy")])).toEqual(["Amy", "Zoe"]);
});

test("the factors of a hand-made case, worked out by hand", () => {
  // 0.1° of latitude is 11.1 km; × 1.3 = 14.5 km; at 50 km/h 17 minutes.
  const jo = somebody("Jo", {
    skills: ["ovens"],
    openTickets: 3,
    bookedMinutes: 120,
    modelJobs: 3,
    customerJobs: 1,
    jobsOfWeek: 5,
    at: { latitude: 41.25, longitude: -8.61 },
  });
  const vehicles = [van("Van", { driverId: "id-Jo", carries: 1 })];
  const [best] = proposed([jo], vehicles)?.candidates ?? [];
  expect(
    Object.fromEntries((best?.factors ?? []).map(({ factor, measured, points }) => [factor, [measured, points]])),
  ).toEqual({
    skill: [50, 7.5],
    team: [1, 10],
    load: [3, 3.8],
    wait: [120, 7.5],
    travel: [17, 14],
    model: [3, 4],
    customer: [1, 1],
    parts: [50, 5],
    fairness: [5, 2],
    presence: [1, 2],
  });
  expect(best?.score).toBe(56.8);
  expect(best?.travel).toEqual({ metres: 14455, minutes: 17, source: "estimate" });
});

test("what is not known counts half for everybody", () => {
  const nowhere = { ...job, site: null, likelyParts: 0, hasModel: false };
  const [one] = proposed([somebody("Amy")], [], nowhere)?.candidates ?? [];
  const unknown = one?.factors.filter(({ measured }) => measured === null);
  expect(unknown?.map(({ factor, value }) => [factor, value])).toEqual([
    ["travel", 0.5],
    ["model", 0.5],
    ["parts", 0.5],
  ]);
});

test("a vehicle goes with its driver; the pool by parts, then nearness, then name; never one that somebody else has", () => {
  const near = { latitude: 41.16, longitude: -8.61 };
  const far = { latitude: 42.16, longitude: -8.61 };
  const vehicles = [
    van("Own", { driverId: "id-Amy", at: far }),
    van("Held", { heldBy: "id-Bob", at: near, carries: 2 }),
    van("Far", { at: far }),
    van("Near", { at: near }),
  ];
  const taken = (name: string, all = vehicles) => proposed([somebody(name)], all)?.candidates[0]?.vehicle?.name ?? null;
  expect(taken("Amy")).toBe("Own");
  expect(taken("Cat")).toBe("Near");
  expect(taken("Bob")).toBe("Held");
  expect(taken("Cat", [...vehicles, van("Stocked", { at: far, carries: 1 })])).toBe("Stocked");
  expect(taken("Cat", [van("Own", { driverId: "id-Amy" })])).toBeNull();
  const proposal = proposed([somebody("Amy"), somebody("Cat")], vehicles);
  expect(vehicleFor(proposal, "id-Amy")).toBe("id-Own");
  expect(vehicleFor(proposal, "id-Nobody")).toBeNull();
  expect(factorOf("Cat", "parts", [somebody("Cat")], [van("Stocked", { carries: 2 })])?.measured).toBe(100);
});

test("the same facts in any order give the same proposal", () => {
  const people = ["Ann", "Ben", "Cid"].map((name) => somebody(name));
  const vans = ["B", "A"].map((name) => van(name));
  expect(proposed([...people].reverse(), [...vans].reverse())).toEqual(proposed(people, vans));
});

test("distances and links", () => {
  expect(
    Math.round(
      greatCircleMetres({ latitude: 51.4545, longitude: -2.5879 }, { latitude: 51.5072, longitude: -0.1276 }) / 1000,
    ),
  ).toBe(170);
  expect(estimateTravel(site, site)).toEqual({ metres: 0, minutes: 0, source: "estimate" });
  // Around the corner is no way of no time.
  const corner = estimateTravel(site, { ...site, latitude: site.latitude + 0.002 });
  expect(corner).toEqual({ metres: 289, minutes: 1, source: "estimate" });
  expect(wayOf(312.4, 20, "google")).toEqual({ metres: 312, minutes: 1, source: "google" });
  expect([wayOf(0.2, 3, "google").minutes, wayOf(900, 91, "google").minutes]).toEqual([0, 2]);
  expect(routeLink(site, { latitude: 1.5, longitude: -2 })).toBe(
    "https://www.google.com/maps/dir/?api=1&destination=1.5%2C-2&travelmode=driving&origin=41.15%2C-8.61",
  );
  expect(routeLink(null, "1 Main street & co")).toContain("destination=1+Main+street+%26+co");
});
