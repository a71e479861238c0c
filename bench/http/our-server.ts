import pino from "pino";
import { v7 } from "uuid";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { bulkInsert } from "../../src/core/store/bulk-insert.ts";
import { createApiKey } from "../../src/core/usecases/create-api-key.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";

/** The desk as the benchmark loads it: one organisation with a unit, staff to propose, an API key of an admin, tickets to list. */
const url = process.env.BENCH_DATABASE_URL;
const home = process.env.BENCH_HOME;
if (url === undefined || home === undefined) throw new Error("BENCH_DATABASE_URL and BENCH_HOME are not set");
const existing = 5_000;
const config = readConfig({ DATABASE_URL: url, FIXLINE_HOME: home, FIXLINE_DEMO: "0", PORT: "0" });
const app = await openApp({
  config,
  secret: "bench".repeat(8),
  pages: false,
  limits: { keyRequestsPerMinute: 100_000_000 },
  log: pino({ level: "warn" }, pino.destination(2)),
});
const { desk } = app;

const made = await desk.transact(async (work) => {
  const at = work.now.toISOString();
  const [organisation, manufacturer, model, equipment, customer, admin] = Array.from({ length: 6 }, () => v7()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await bulkInsert(work, "organisations", [
    { id: organisation, name: "Bench bakery", members_see_each_other: true, demo: false, created_at: at },
  ]);
  await bulkInsert(work, "manufacturers", [
    { id: manufacturer, name: "Bench works", slug: "bench-works", created_at: at },
  ]);
  await bulkInsert(work, "models", [
    { id: model, manufacturer_id: manufacturer, name: "X200", family: "X", category: "cooking", created_at: at },
  ]);
  await bulkInsert(work, "equipment", [
    {
      id: equipment,
      model_id: model,
      organisation_id: organisation,
      label: "Oven line 2",
      impact: "line",
      qr_token: v7(),
      created_at: at,
    },
  ]);
  const account = {
    skills: ["electrical"],
    presence: "online",
    guest: false,
    pin_wrong_tries: 0,
    active: true,
    may_sign: false,
    language: "en",
    created_at: at,
  };
  const technicians = Array.from({ length: 10 }, (_, n) => ({
    ...account,
    id: v7(),
    name: `Technician ${n + 1}`,
    role: "technician",
    organisation_id: null,
  }));
  await bulkInsert(work, "accounts", [
    { ...account, id: customer, name: "Customer", role: "customer", organisation_id: organisation },
    { ...account, id: admin, name: "Admin", role: "admin", organisation_id: organisation },
    ...technicians,
  ]);
  await bulkInsert(
    work,
    "tickets",
    Array.from({ length: existing }, (_, n) => ({
      id: v7(),
      version: 1,
      moved_version: 1,
      status: "new",
      title: `Fault ${n}`,
      description: "It does not heat",
      category: "cooking",
      urgency: "normal",
      priority: "p3",
      priority_by_hand: false,
      tags: [],
      opener_id: customer,
      organisation_id: organisation,
      equipment_id: equipment,
      demo: false,
      created_at: at,
      updated_at: at,
    })),
  );
  const key = await createApiKey(
    work,
    { kind: "clock" },
    { accountId: admin, name: "bench", scopes: ["read", "write"], expiresAt: null },
  );
  return { key: key.key, customer, equipment };
});
// As autovacuum would: what was loaded is known; tables that are still empty are not known to be empty.
await desk.database.sql`analyze tickets, accounts, equipment, models, manufacturers, organisations`;
const ticket = await desk.transact(async (work) => {
  const person = await personOfAccount(work, made.customer);
  return openTicket(work, person, {
    openerId: made.customer,
    description: "The oven trips the breaker",
    title: null,
    equipmentId: made.equipment,
    siteId: null,
    urgency: "high",
    category: null,
    surfacePlaceId: null,
    said: [],
    demo: true,
  });
});
const address = await app.listen();
process.send?.({
  address,
  key: made.key,
  ticketId: ticket.ticketId,
  number: ticket.number,
  equipmentId: made.equipment,
});
