import type { Person } from "../../src/core/domain/actor.ts";
import { weekdays } from "../../src/core/domain/calendar/calendar.ts";
import { bulkInsert, ensureMonths } from "../../src/core/store/bulk-insert.ts";
import type { Desk, Work } from "../../src/core/store/work.ts";
import { addCalendar } from "../../src/core/usecases/keep-calendars.ts";
import { addPolicy } from "../../src/core/usecases/keep-sla-policies.ts";
import { setShiftPlan } from "../../src/core/usecases/plan-shifts.ts";
import { breakAfterHours, breakMinutes, shiftHours, type Town, timeZone, trades, type Worker } from "./town.ts";

/** The town on a desk: who is who. */
export type OpenedTown = {
  readonly admin: Person;
  readonly people: ReadonlyMap<
    string,
    { readonly person: Person; readonly worker: Worker; readonly vehicleId: string }
  >;
  readonly customer: Person;
  /** Equipment by site and trade. */
  readonly equipmentAt: (site: number, trade: string) => string;
};

const twoDigits = (n: number) => String(n).padStart(2, "0");
const clockTime = (hours: number) => `${twoDigits(Math.floor(hours))}:${twoDigits(Math.round((hours % 1) * 60))}`;

/** Business minutes to answer and to mend in, by priority. */
const promises = [
  { priority: "p1", responseMinutes: 30, resolutionMinutes: 180 },
  { priority: "p2", responseMinutes: 60, resolutionMinutes: 240 },
  { priority: "p3", responseMinutes: 120, resolutionMinutes: 480 },
  { priority: "p4", responseMinutes: 240, resolutionMinutes: 960 },
] as const;

/** Fills an empty desk with the town: people with their weekly plans, sites, equipment, vehicles, teams, calendar and promises. */
export async function openTown(desk: Desk, town: Town, autoAssign: boolean): Promise<OpenedTown> {
  const at = town.from.toISOString();
  const id = () => desk.newId();
  const organisationId = id();
  const customerId = id();
  const workers = town.workers.map((worker) => ({ worker, accountId: id(), vehicleId: id() }));
  const sites = town.sites.map((place) => ({ place, id: id() }));
  const models = trades.map((trade) => ({ trade, id: id() }));
  const units = sites.flatMap((site, n) => models.map((model) => ({ site, n, model, id: id() })));
  const manufacturerId = id();
  const teams = trades.map((trade) => ({ trade, id: id() }));
  const account = { email: null, language: "en", time_zone: timeZone, presence: "online", guest: false, active: true };
  const rest = { pin_wrong_tries: 0, may_sign: false, created_at: at };

  const everybody = [
    {
      ...account,
      ...rest,
      id: customerId,
      role: "customer",
      name: "Customer",
      organisation_id: organisationId,
      skills: [],
    },
    ...workers.map(({ worker, accountId }) => ({
      ...account,
      ...rest,
      id: accountId,
      role: worker.role,
      name: worker.key,
      organisation_id: null,
      skills: worker.skills,
    })),
  ];
  await desk.transact(async (work) => {
    await ensureMonths(work, town.from, 3);
    await bulkInsert(work, "organisations", [
      { id: organisationId, name: "The town", members_see_each_other: true, demo: false, created_at: at },
    ]);
    await bulkInsert(work, "accounts", everybody);
    await bulkInsert(
      work,
      "identities",
      everybody.map(({ id: accountId, name }) => ({
        id: id(),
        account_id: accountId,
        platform: "web",
        workspace: "",
        user_id: accountId,
        display_name: name,
        last_seen_at: at,
        reachable: true,
        created_at: at,
      })),
    );
    await bulkInsert(
      work,
      "sites",
      sites.map(({ place, id: siteId }, n) => ({
        id: siteId,
        organisation_id: organisationId,
        name: `Site ${n + 1}`,
        address: "",
        ...place,
        time_zone: timeZone,
        created_at: at,
      })),
    );
    await bulkInsert(work, "manufacturers", [{ id: manufacturerId, name: "Maker", slug: "maker", created_at: at }]);
    await bulkInsert(
      work,
      "models",
      models.map(({ trade, id: modelId }) => ({
        id: modelId,
        manufacturer_id: manufacturerId,
        name: trade,
        family: trade,
        category: trade,
        created_at: at,
      })),
    );
    await bulkInsert(
      work,
      "equipment",
      units.map(({ site, model, id: unitId, n }) => ({
        id: unitId,
        model_id: model.id,
        organisation_id: organisationId,
        site_id: site.id,
        label: `${model.trade} ${n + 1}`,
        serial_number: unitId,
        impact: "unit",
        qr_token: unitId,
        created_at: at,
      })),
    );
    const drivers = workers.filter(({ worker }) => worker.role !== "admin");
    await bulkInsert(
      work,
      "vehicles",
      drivers.map(({ worker, accountId, vehicleId }) => ({
        id: vehicleId,
        name: `Van of ${worker.key}`,
        plate: "",
        state: "ready",
        ...worker.home,
        driver_id: accountId,
        created_at: at,
      })),
    );
    await bulkInsert(
      work,
      "teams",
      teams.map(({ trade, id: teamId }) => ({
        id: teamId,
        name: trade,
        skills: [trade],
        categories: [trade],
        auto_assign: autoAssign,
        created_at: at,
      })),
    );
    await bulkInsert(
      work,
      "team_members",
      drivers.flatMap(({ worker, accountId }) =>
        worker.skills.map((skill) => ({
          team_id: teams.find(({ trade }) => trade === skill)?.id,
          account_id: accountId,
        })),
      ),
    );
  });

  const personOf = (accountId: string, name: string, role: Person["role"]): Person => ({
    kind: "person",
    accountId,
    role,
    organisationId: role === "customer" ? organisationId : null,
    maySign: false,
    name,
    language: "en",
    timeZone,
    identityId: null,
  });
  const people = new Map(
    workers.map(({ worker, accountId, vehicleId }) => [
      accountId,
      { worker, vehicleId, person: personOf(accountId, worker.key, worker.role) },
    ]),
  );
  const admin = [...people.values()].find(({ worker }) => worker.role === "admin")?.person;
  if (admin === undefined) throw new Error("the town has an admin");
  for (const { worker, person } of people.values()) await desk.transact((work) => plan(work, admin, person, worker));
  await desk.transact((work) => promise(work, admin));
  const byPlace = new Map(units.map(({ n, model, id: unitId }) => [`${n} ${model.trade}`, unitId]));
  return {
    admin,
    people,
    customer: personOf(customerId, "Customer", "customer"),
    equipmentAt: (site, trade) => byPlace.get(`${site} ${trade}`) ?? "",
  };
}

async function plan(work: Work, admin: Person, person: Person, { days, begins }: Worker): Promise<void> {
  const pause = begins + breakAfterHours;
  const hours = {
    from: clockTime(begins),
    to: clockTime(begins + shiftHours),
    breaks: [{ from: clockTime(pause), to: clockTime(pause + breakMinutes / 60) }],
  };
  // Their weeks begin on Monday, those of JavaScript on Sunday.
  const weekly = days.map((day) => ({ day: weekdays[(day + 6) % 7], ...hours }));
  await setShiftPlan(work, admin, { accountId: person.accountId, plan: { timeZone, rules: { weekly } } });
}

async function promise(work: Work, admin: Person): Promise<void> {
  const weekly = weekdays.map((day) => ({
    day,
    from: day === "sun" ? "10:00" : "08:00",
    to: day === "sun" ? "16:00" : "19:00",
  }));
  const { calendarId } = await addCalendar(work, admin, {
    name: "The town's hours",
    timeZone,
    rules: { weekly },
    teamId: null,
    organisationId: null,
  });
  for (const terms of promises) {
    await addPolicy(work, admin, {
      name: terms.priority,
      category: null,
      organisationId: null,
      calendarId,
      warnPercent: 75,
      escalateMinutes: 60,
      ...terms,
    });
  }
}
