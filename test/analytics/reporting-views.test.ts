import { afterAll, beforeAll, expect, test } from "vitest";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
import { signReport } from "../../src/core/usecases/sign-report.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

/** Personal words that nothing else could bring into a view. */
const canary = {
  customer: "Quetzalina O'Birdwood",
  colleague: "Tucana Featherly",
  technician: "Ibisworth Plumekin",
  admin: "Egretta Wingham",
  organisation: "Kolibri & Söhne (Bäckerei) GmbH",
  site: "Flamingoplatz 7b",
  address: "Pelikanstraße 12, 99999 Vogelheim",
  serial: "SN-CANARY-0815",
  label: "Oven behind Quetzalina",
  email: "quetzalina@kolibri.example",
  phone: "+49 170 555 0199",
  secret: "zilpzalp",
};

let t: TestDesk;
let people: TestPeople;
beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
  const { sql } = t.db;
  const names = [
    [people.customer, canary.customer],
    [people.colleague, canary.colleague],
    [people.technician, canary.technician],
    [people.admin, canary.admin],
  ] as const;
  for (const [person, name] of names) await sql`update accounts set name = ${name} where id = ${person.accountId}`;
  await sql`update accounts set email = ${canary.email} where id = ${people.customer.accountId}`;
  await sql`update organisations set name = ${canary.organisation} where id = ${people.organisationId}`;
  await sql`update sites set name = ${canary.site}, address = ${canary.address}, region = 'south' where id = ${people.siteId}`;
  await sql`update equipment set serial_number = ${canary.serial}, label = ${canary.label} where id = ${people.equipmentId}`;
  await repairWith(
    `Hello, ${canary.customer.toUpperCase()} here from ${canary.organisation}, ${canary.site} (${canary.address}). quetzalina's oven ` +
      `${canary.serial} stays cold, tell Ibisworth. Ring ${canary.phone} or write to ${canary.email}.`,
  );
});
afterAll(() => t[Symbol.asyncDispose]());

/** A whole repair in which everybody writes too much. */
async function repairWith(description: string): Promise<void> {
  const { desk } = t;
  const pin = "583920";
  await desk.transact((work) => setPin(work, people.customer, { pin, again: pin, current: null }));
  const { ticketId } = await desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description,
      title: `${canary.secret} title`,
      equipmentId: people.equipmentId,
      siteId: people.siteId,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
  await desk.transact((work) =>
    postMessage(work, people.admin, {
      ticketId,
      visibility: "staff",
      body: [{ kind: "paragraph", runs: [{ text: `${canary.secret} note` }] }],
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    }),
  );
  await desk.transact((work) =>
    assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: null,
      reason: canary.secret,
    }),
  );
  await desk.transact((work) => startTicket(work, people.technician, { ticketId }));
  t.clock.forward(60);
  await desk.transact((work) =>
    submitReport(work, people.technician, {
      ticketId,
      malfunction: `No ignition, shown by Tucana`,
      cause: `Igniter worn, says ${canary.technician}`,
      solution: `Igniter replaced at ${canary.site}; ${canary.email} informed`,
      fix: "Replace igniter",
      parts: "2 x igniter 4711-A\n1 x door seal for quetzalina",
      labourMinutes: 45,
      travelMinutes: 20,
    }),
  );
  await desk.transact((work) => signReport(work, people.customer, { ticketId, pin, pressedOn: null }));
}

async function viewsWithRows(): Promise<readonly (readonly [string, readonly string[]])[]> {
  const views = await t.db.sql<{ name: string }[]>`
    select table_name as name from information_schema.views where table_schema = 'reporting' order by 1`;
  return Promise.all(
    views.map(async ({ name }) => {
      const rows = await t.db.sql<{ row: string }[]>`select v::text as row from ${t.db.sql(`reporting.${name}`)} v`;
      return [name, rows.map(({ row }) => row)] as const;
    }),
  );
}

test("no view carries a word or an id of a person, an account, a customer or a site", async () => {
  const personal = [
    ...Object.values(canary),
    ...[canary.customer, canary.colleague, canary.technician, canary.admin].flatMap((name) => name.split(/[ ']+/)),
    "Kolibri",
    "Flamingo",
    "Pelikan",
    "Vogelheim",
    "555",
  ].filter((word) => word.length >= 3);
  const ids = [
    people.organisationId,
    people.siteId,
    ...[people.customer, people.colleague, people.technician, people.admin].map(({ accountId }) => accountId),
  ];
  const views = await viewsWithRows();
  expect(views.map(([name]) => name)).toEqual([
    "changes",
    "desk_interventions",
    "equipment",
    "fixes",
    "imported_interventions",
    "interventions",
    "manufacturers",
    "models",
    "problems",
    "reopenings",
    "repeat_window",
    "suggestion_outcomes",
    "tried_fixes",
  ]);
  for (const [name, rows] of views) {
    const said = rows.join("\n").toLowerCase();
    for (const word of [...personal, ...ids]) {
      expect(said.includes(word.toLowerCase()), `${word} in reporting.${name}`).toBe(false);
    }
  }
});

test("the words of the fault and of the repair are there", async () => {
  const [row] = await t.db.sql`select * from reporting.interventions`;
  expect(row?.problem).toMatch(/^Hello, \[name\] .*oven \[name\] stays cold, tell \[name\]\. Ring \[number\]/);
  expect(row).toMatchObject({
    malfunction: "No ignition, shown by [name]",
    solution: "Igniter replaced at [name]; [e-mail] informed",
    fix_words: "Replace igniter",
    labour_minutes: 45,
    region: "south",
    source: "desk",
  });
  expect(JSON.parse(String(row?.parts))).toEqual([
    { name: "igniter", number: "4711-A", quantity: 2 },
    { name: "door seal for [name]", number: null, quantity: 1 },
  ]);
});

test("an organisation is the same number everywhere, and another number in another database", async () => {
  const [problem] = await t.db.sql`select organisation_key from reporting.problems`;
  const [unit] = await t.db.sql`select organisation_key from reporting.equipment where region is not null`;
  expect(problem?.organisation_key).toBe(unit?.organisation_key);
  await using other = await testDesk();
  const [elsewhere] = await other.db.sql`
    select reporting.keyed_number((select secret from reporting_secret), ${people.organisationId}) as key`;
  // A copy of the template has its key; what matters is that the number needs it.
  const [keyless] = await t.db.sql`select reporting.keyed_number(''::bytea, ${people.organisationId}) as key`;
  expect(problem?.organisation_key).not.toBe(keyless?.key);
  expect(elsewhere?.key).toBe(problem?.organisation_key);
});

test("dates and part numbers survive the masking of telephone numbers", async () => {
  const [row] = await t.db.sql`select reporting.masked(
    'since 2026-03-09, error 12345678, part 900-1234.5, ring (0117) 900 1234 5 or a.b+c@mail.example.com') as words`;
  expect(row?.words).toBe("since 2026-03-09, error 12345678, part 900-1234.5, ring [number] or [e-mail]");
});

test("a merged fix leads to the end of its chain", async () => {
  const { sql } = t.db;
  const ids = ["01900000-0000-7000-8000-00000000000a", "01900000-0000-7000-8000-00000000000b"];
  await sql`insert into fixes (id, title, folded, created_at) values
    (${ids[0] ?? ""}, 'Clean igniter', 'clean igniter', now()), (${ids[1] ?? ""}, 'Clean the igniter', 'clean the igniter', now())`;
  const [last] = await sql`select key from reporting.fixes where title = 'Replace igniter'`;
  await sql`update fixes set merged_into_id = ${ids[1] ?? ""} where id = ${ids[0] ?? ""}`;
  await sql`update fixes set merged_into_id = ${String(last?.key)} where id = ${ids[1] ?? ""}`;
  const rows = await sql`select title, canonical_title from reporting.fixes order by title`;
  expect(rows.map((row) => [row.title, row.canonical_title])).toEqual([
    ["Clean igniter", "Replace igniter"],
    ["Clean the igniter", "Replace igniter"],
    ["Replace igniter", "Replace igniter"],
  ]);
});
