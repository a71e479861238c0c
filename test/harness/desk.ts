import { v7 } from "uuid";
import type { Person } from "../../src/core/domain/actor.ts";
import type { Role } from "../../src/core/domain/roles.ts";
import { type Settings, settingDefaults } from "../../src/core/domain/settings.ts";
import { equipment, manufacturers, models, vehicles } from "../../src/core/store/schema/equipment.ts";
import { accounts, deskChannels, identities, organisations, sites } from "../../src/core/store/schema/people.ts";
import { type Desk, makeDesk, type Wake } from "../../src/core/store/work.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** A desk over a database of one's own, with a clock that the test moves. */
export type TestDesk = AsyncDisposable & {
  readonly db: TestDatabase;
  readonly desk: Desk;
  readonly clock: { now: Date; forward(minutes: number): void };
  readonly settings: { -readonly [Name in keyof Settings]: Settings[Name] };
  readonly woken: Wake[];
};

/** Opens a test desk at a fixed time: Monday 2026-03-02 09:00 UTC. */
export const testDesk = async (onWake: (what: Wake) => void = () => undefined): Promise<TestDesk> => {
  const db = await testDatabase();
  const clock = {
    now: new Date("2026-03-02T09:00:00Z"),
    forward: (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
  };
  const settings = { ...settingDefaults };
  const woken: Wake[] = [];
  const desk = makeDesk({
    database: db.database,
    clock: () => clock.now,
    newId: () => v7(),
    settings: async () => settings,
    wake: (what) => {
      woken.push(what);
      onWake(what);
    },
  });
  return { db, desk, clock, settings, woken, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
};

/** People and things that most tests need: an organisation with an oven, its customer, two technicians, an admin. */
export type TestPeople = {
  readonly organisationId: string;
  readonly siteId: string;
  readonly equipmentId: string;
  readonly vehicleId: string;
  readonly customer: Person;
  readonly colleague: Person;
  readonly stranger: Person;
  readonly technician: Person;
  readonly otherTechnician: Person;
  readonly engineer: Person;
  readonly admin: Person;
  readonly otherAdmin: Person;
};

/** Fills an empty desk. `platform` is where everybody has their login; the desk channel is made there unless it is the web. */
export const testPeople = async (desk: Desk, platform = "web"): Promise<TestPeople> =>
  desk.transact(async (work) => {
    const createdAt = work.now;
    const addOrganisation = async (name: string): Promise<string> => {
      const id = work.newId();
      await work.tx.insert(organisations).values({ id, name, createdAt });
      return id;
    };
    const addPerson = async (
      name: string,
      role: Role,
      organisationId: string | null,
      maySign = false,
    ): Promise<Person> => {
      const accountId = work.newId();
      const identityId = work.newId();
      await work.tx.insert(accounts).values({
        id: accountId,
        name,
        role,
        organisationId,
        maySign,
        language: "en",
        skills: role === "customer" ? [] : ["ovens"],
        createdAt,
      });
      const userId = platform === "web" ? accountId : `user-${name}`;
      await work.tx
        .insert(identities)
        .values({ id: identityId, accountId, platform, userId, displayName: name, lastSeenAt: createdAt, createdAt });
      return {
        kind: "person",
        accountId,
        role,
        organisationId,
        maySign,
        name,
        language: "en",
        timeZone: null,
        identityId,
      };
    };
    const organisationId = await addOrganisation("Bakery Rossi");
    const otherOrganisationId = await addOrganisation("Mill Verde");
    const siteId = work.newId();
    await work.tx
      .insert(sites)
      .values({ id: siteId, organisationId, name: "Main street", address: "1 Main street", createdAt });
    const manufacturerId = work.newId();
    await work.tx.insert(manufacturers).values({ id: manufacturerId, name: "Hornova", slug: "hornova", createdAt });
    const modelId = work.newId();
    await work.tx
      .insert(models)
      .values({ id: modelId, manufacturerId, name: "X200", family: "X", category: "oven", createdAt });
    const equipmentId = work.newId();
    await work.tx.insert(equipment).values({
      id: equipmentId,
      modelId,
      organisationId,
      siteId,
      label: "Oven line 2",
      serialNumber: "SN-1",
      impact: "line",
      qrToken: `qr-${equipmentId}`,
      createdAt,
    });
    const vehicleId = work.newId();
    await work.tx.insert(vehicles).values({ id: vehicleId, name: "Van 1", createdAt });
    if (platform !== "web") {
      await work.tx.insert(deskChannels).values({ id: work.newId(), platform, channel: "desk", createdAt });
    }
    return {
      organisationId,
      siteId,
      equipmentId,
      vehicleId,
      customer: await addPerson("Marta", "customer", organisationId, true),
      colleague: await addPerson("Carlo", "customer", organisationId),
      stranger: await addPerson("Sten", "customer", otherOrganisationId, true),
      technician: await addPerson("Jo", "technician", null),
      otherTechnician: await addPerson("Kim", "technician", null),
      engineer: await addPerson("Eva", "engineer", null),
      admin: await addPerson("Ada", "admin", null),
      otherAdmin: await addPerson("Bo", "admin", null),
    };
  });
