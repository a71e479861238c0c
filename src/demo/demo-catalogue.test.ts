import { describe, expect, test } from "vitest";
import { demoCatalogue as catalogue } from "./demo-catalogue.ts";
import { findingsFor } from "./findings-for.ts";
import type { DemoComponent } from "./types.ts";
import { categories, demoLanguages, skills, ticketStatuses, trades } from "./vocabulary.ts";

const components: readonly DemoComponent[] = [
  ...new Set(catalogue.models.flatMap((model): readonly DemoComponent[] => model.components)),
];
const repeatedKeys = (items: readonly { readonly key: string }[]): string[] => {
  const keys = items.map((item) => item.key);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
};
const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

describe("the demo catalogue", () => {
  test("is as large as the workspace promises", () => {
    expect(catalogue.manufacturers.length).toBeGreaterThanOrEqual(12);
    expect(catalogue.models.length).toBeGreaterThanOrEqual(40);
    expect(catalogue.organisations.length).toBeGreaterThanOrEqual(40);
    expect(catalogue.teams).toHaveLength(3);
    expect(catalogue.vehicles).toHaveLength(8);
    expect(catalogue.technicians.length).toBeGreaterThanOrEqual(14);
    expect(catalogue.regions).toHaveLength(3);
    expect(catalogue.ticketScripts.length).toBeGreaterThanOrEqual(24);
    for (const { sites, contacts } of catalogue.organisations) {
      expect(sites.length).toBeGreaterThanOrEqual(1);
      expect(sites.length).toBeLessThanOrEqual(5);
      expect(contacts.length).toBeGreaterThanOrEqual(1);
    }
  });

  test("says that it is invented", () => {
    expect(catalogue.demoNotice).toMatch(/invented/);
  });

  test("uses each key once", () => {
    const { manufacturers, families, models, organisations, technicians, staff, vehicles, ticketScripts } = catalogue;
    const people = [...technicians, ...staff, ...organisations.flatMap((each) => each.contacts)];
    const sites = organisations.flatMap((each) => each.sites);
    for (const list of [manufacturers, families, models, organisations, people, sites, vehicles, ticketScripts]) {
      expect(repeatedKeys(list)).toEqual([]);
    }
  });

  test("lets a component differ from its namesake in another model by its life alone", () => {
    const first = new Map<string, DemoComponent>();
    for (const component of components) {
      const namesake = first.get(component.key) ?? component;
      first.set(component.key, namesake);
      expect({ ...component, lifetime: namesake.lifetime }).toEqual(namesake);
    }
  });

  test("lets nothing point at what is not there", () => {
    const keys = (items: readonly { readonly key: string }[]): Set<string> => new Set(items.map((item) => item.key));
    const manufacturers = keys(catalogue.manufacturers);
    const families = keys(catalogue.families);
    for (const model of catalogue.models) {
      expect(manufacturers).toContain(model.manufacturerKey);
      expect(families).toContain(model.familyKey);
      expect(repeatedKeys(model.components)).toEqual([]);
      for (const story of model.stories) expect(keys(model.components)).toContain(story.componentKey);
    }
    for (const { key } of catalogue.manufacturers) {
      expect(catalogue.models.some((model) => model.manufacturerKey === key)).toBe(true);
    }
    const people = [...catalogue.technicians, ...catalogue.staff];
    const everybody = keys([...people, ...catalogue.organisations.flatMap((each) => each.contacts)]);
    expect(catalogue.signIns.map((signIn) => signIn.role).sort()).toEqual(
      ["admin", "customer", "engineer", "manufacturer", "technician"].sort(),
    );
    for (const signIn of catalogue.signIns) expect(everybody).toContain(signIn.personKey);
    for (const technician of catalogue.technicians) {
      expect(keys(catalogue.vehicles)).toContain(technician.vehicleKey);
      expect(keys(catalogue.teams)).toContain(technician.teamKey);
    }
    expect(catalogue.teams.flatMap((team) => team.categories).sort()).toEqual([...categories].sort());
    expect(new Set(catalogue.organisations.map((each) => each.trade)).size).toBe(trades.length);
  });

  test("covers every skill in every region", () => {
    for (const region of catalogue.regions) {
      const known = new Set(
        catalogue.technicians.filter((each) => each.regionKey === region.key).flatMap((each) => each.skills),
      );
      expect(skills.filter((skill) => !known.has(skill))).toEqual([]);
    }
  });

  test("has no wording without a fix, and enough wordings of each thing", () => {
    for (const family of catalogue.families) {
      for (const language of demoLanguages) expect(family.vagueSymptoms[language].length).toBeGreaterThan(0);
      expect(catalogue.models.some((model) => model.familyKey === family.key)).toBe(true);
    }
    for (const component of components) {
      const { symptoms, malfunctions, causes, repairs } = component;
      const phrasings = demoLanguages.flatMap((language): readonly string[] => symptoms[language]);
      expect(phrasings.length, component.key).toBeGreaterThanOrEqual(6);
      expect(phrasings.length, component.key).toBeLessThanOrEqual(12);
      expect(symptoms.es.length * symptoms.pt.length, component.key).toBeGreaterThan(0);
      expect(malfunctions.length, component.key).toBeGreaterThanOrEqual(2);
      expect(causes.length, component.key).toBeGreaterThanOrEqual(2);
      expect(repairs.length, component.key).toBeGreaterThanOrEqual(1);
      for (const repair of repairs) {
        const name = `${component.key}: ${repair.title}`;
        expect(repair.solutions.length, name).toBeGreaterThanOrEqual(4);
        expect(repair.solutions.length, name).toBeLessThanOrEqual(8);
        expect(repair.work.share, name).toBeGreaterThan(0);
        expect(repair.work.holdShare, name).toBeGreaterThanOrEqual(0.4);
        expect(repair.work.holdShare, name).toBeLessThanOrEqual(1);
        expect(repair.work.medianMinutes, name).toBeGreaterThanOrEqual(10);
        const found = findingsFor(component, repair);
        expect(found.malfunctions.length, name).toBeGreaterThan(0);
        expect(found.causes.length, name).toBeGreaterThan(0);
      }
      // A finding that no repair answers would never be met.
      for (const finding of [...malfunctions, ...causes]) {
        expect(
          repairs.some((repair) => repair.notFor?.includes(finding) !== true),
          `${component.key}: ${finding}`,
        ).toBe(true);
      }
    }
  });

  test("excludes only findings that exist", () => {
    const known = new Set(components.flatMap((each) => [...each.malfunctions, ...each.causes]));
    const excluded = components.flatMap((each) => each.repairs.flatMap((repair) => repair.notFor ?? []));
    expect(excluded.filter((text) => !known.has(text))).toEqual([]);
  });

  test("holds real text everywhere: no placeholder, no stray space, no markup", () => {
    const texts = textsOf(catalogue);
    expect(texts.length).toBeGreaterThan(1000);
    const wrong = texts.filter(
      (text) =>
        text.trim() !== text || text === "" || /TODO|TBD|[Ll]orem|xxx|undefined|null|NaN|[{}<>[\]$]| {2}/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  test("shares parts between families, so that what is learnt on one helps another", () => {
    const familiesOf = (key: string): number =>
      new Set(
        catalogue.models
          .filter((model) => model.components.some((component) => component.key === key))
          .map((model) => model.familyKey),
      ).size;
    expect(components.filter((component) => familiesOf(component.key) >= 3).length).toBeGreaterThanOrEqual(8);
  });

  test("scripts a ticket in every status, told in order of time", () => {
    const statuses = new Set(catalogue.ticketScripts.map((script) => script.state.status));
    expect(ticketStatuses.filter((status) => !statuses.has(status))).toEqual([]);
    for (const script of catalogue.ticketScripts) {
      const times = script.talk.map((line) => line.afterMinutes);
      expect(times, script.key).toEqual([...times].sort((left, right) => left - right));
      expect(times.at(-1) ?? 0, script.key).toBeLessThanOrEqual(script.openedHoursAgo * 60);
    }
  });
});
