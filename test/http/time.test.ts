import { afterAll, expect, test } from "vitest";
import { testServer } from "./server-harness.ts";

const server = await testServer({ limits: { requestsPerMinute: 100_000 } });
const { people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());

const technician = await server.cookieOf(people.technician);
const admin = await server.cookieOf(people.admin);
const customer = await server.cookieOf(people.customer);
const call = (cookie: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) =>
  server.as(cookie, { method, url: `/api/v1/${path}`, ...(payload === undefined ? {} : { payload }) });

const office = {
  name: "Office",
  timeZone: "Europe/Lisbon",
  rules: {
    weekly: [{ day: "mon", from: "09:00", to: "17:00" }],
    holidays: { country: "PT" },
    exceptions: [{ date: "2026-12-24", spans: [], name: "Christmas Eve" }],
  },
};

test("calendars and promises are made, read, changed and taken away; a ticket shows its due times to staff alone", async () => {
  const made = await call(admin, "POST", "calendars", office);
  expect(made.statusCode).toBe(201);
  const { id: calendarId } = made.json();
  expect((await call(technician, "GET", "calendars")).json().items).toMatchObject([
    { id: calendarId, timeZone: "Europe/Lisbon", rules: { holidays: { country: "PT", state: null } } },
  ]);
  const promise = { name: "All", calendarId, responseMinutes: 60, resolutionMinutes: 480 };
  const policy = await call(admin, "POST", "sla/policies", promise);
  expect(policy.statusCode).toBe(201);
  expect((await call(technician, "GET", "sla/policies")).json().items).toMatchObject([
    { ...promise, priority: null, warnPercent: 75, escalateMinutes: 30 },
  ]);
  const { url } = (await call(customer, "POST", "tickets", { description: "cold again" })).json();
  const ticket = async (cookie: string) => (await server.as(cookie, { url })).json();
  expect((await ticket(customer)).sla).toEqual([]);
  expect((await ticket(technician)).sla).toEqual([
    {
      target: "response",
      state: "running",
      dueAt: "2026-03-02T10:00:00.000Z",
      leftMinutes: 60,
      breachedAt: null,
      isAcknowledged: false,
    },
    {
      target: "resolution",
      state: "running",
      dueAt: "2026-03-02T17:00:00.000Z",
      leftMinutes: 480,
      breachedAt: null,
      isAcknowledged: false,
    },
  ]);
  const changed = await call(admin, "PUT", `sla/policies/${policy.json().id}`, { ...promise, responseMinutes: 30 });
  expect(changed.json()).toEqual({ reckoned: 1 });
  expect((await call(admin, "DELETE", `calendars/${calendarId}`)).json().code).toBe("calendar.in_use");
  expect((await call(admin, "PUT", `calendars/${calendarId}`, { ...office, name: "Desk" })).json()).toEqual({
    reckoned: 1,
  });
  const { number } = await ticket(technician);
  expect((await call(technician, "POST", `tickets/${number}/acknowledge`)).json().code).toBe(
    "sla.nothing_to_acknowledge",
  );
  const period = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&by=organisation";
  expect((await call(admin, "GET", `sla/compliance?${period}`)).json()).toEqual({ items: [] });
  expect((await call(technician, "GET", `sla/compliance?${period}`)).statusCode).toBe(403);
  expect((await call(admin, "DELETE", `sla/policies/${policy.json().id}`)).statusCode).toBe(200);
  expect((await call(admin, "DELETE", `calendars/${calendarId}`)).statusCode).toBe(200);
});

test("who may not, and what makes no sense, is refused", async () => {
  expect((await call(technician, "POST", "calendars", office)).statusCode).toBe(403);
  expect((await call(customer, "GET", "calendars")).statusCode).toBe(403);
  expect((await call(customer, "GET", "sla/policies")).statusCode).toBe(403);
  const broken = { ...office, rules: { weekly: [{ day: "mon", from: "09:00", to: "09:00" }] } };
  const refused = await call(admin, "POST", "calendars", broken);
  expect([refused.statusCode, refused.json().code]).toEqual([422, "calendar.invalid"]);
  expect((await call(admin, "POST", "calendars", { ...office, rules: { weekly: [{ day: "mon" }] } })).statusCode).toBe(
    400,
  );
  expect((await call(admin, "POST", "sla/policies", { name: "Nothing" })).statusCode).toBe(400);
  const nowhere = "00000000-0000-7000-8000-000000000009";
  expect((await call(admin, "PUT", `sla/policies/${nowhere}`, { name: "x", responseMinutes: 5 })).statusCode).toBe(404);
  expect((await call(admin, "DELETE", `calendars/${nowhere}`)).statusCode).toBe(404);
});

test("shifts: begun, ended, planned by the week and by hand, listed; a repeat with its key has no second effect", async () => {
  const begun = { method: "POST", url: "/api/v1/shifts/start", headers: { "idempotency-key": "begin" } } as const;
  const first = await server.as(technician, begun);
  expect(first.json()).toEqual({ expectedEnd: "2026-03-02T19:00:00.000Z" });
  expect((await server.as(technician, begun)).json()).toEqual(first.json());
  expect((await call(technician, "POST", "shifts/start")).json().code).toBe("shift.under_way");
  expect((await call(technician, "POST", "shifts/break")).statusCode).toBe(204);
  t.clock.forward(30);
  expect((await call(technician, "POST", "shifts/back")).statusCode).toBe(204);
  expect((await call(technician, "POST", "shifts/end")).json()).toEqual({ workedMinutes: 30 });
  expect((await call(customer, "POST", "shifts/start")).statusCode).toBe(403);

  const plans = `shifts/plans/${people.technician.accountId}`;
  const weekly = { timeZone: "UTC", rules: { weekly: [{ day: "tue", from: "22:00", to: "06:00" }] } };
  expect((await call(technician, "PUT", plans, weekly)).statusCode).toBe(403);
  expect((await call(admin, "PUT", plans, weekly)).json()).toEqual({ shiftsAhead: 8 });
  expect((await call(technician, "GET", plans)).json().plan).toMatchObject({ timeZone: "UTC" });
  const one = {
    accountId: people.technician.accountId,
    startsAt: "2026-03-05T08:00:00Z",
    endsAt: "2026-03-05T12:00:00+01:00",
  };
  const planned = await call(admin, "POST", "shifts", one);
  expect(planned.statusCode).toBe(201);
  expect((await call(admin, "POST", "shifts", one)).json().code).toBe("shift.overlaps");
  const range = "from=2026-03-02T00:00:00Z&to=2026-03-06T00:00:00Z";
  const list = (await call(technician, "GET", `shifts?${range}&account=${people.technician.accountId}`)).json().items;
  expect(list).toMatchObject([
    { kind: "actual", breaks: [{ startsAt: "2026-03-02T09:00:00.000Z", endsAt: "2026-03-02T09:30:00.000Z" }] },
    { kind: "planned", fromPlan: true, startsAt: "2026-03-03T22:00:00.000Z", endsAt: "2026-03-04T06:00:00.000Z" },
    { kind: "planned", fromPlan: false, endsAt: "2026-03-05T11:00:00.000Z" },
  ]);
  expect((await call(admin, "DELETE", `shifts/${planned.json().id}`)).statusCode).toBe(204);
  expect((await call(admin, "DELETE", plans)).json()).toEqual({ shiftsAhead: 0 });
  expect((await call(admin, "GET", `shifts?${range}`)).json().items).toHaveLength(1);
  expect((await call(admin, "GET", "shifts?from=2026-02-31T99:00:00Z&to=2026-03-06T00:00:00Z")).statusCode).toBe(400);
});
