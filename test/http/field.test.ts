import { afterAll, expect, test } from "vitest";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { testServer } from "./server-harness.ts";

const server = await testServer({ limits: { requestsPerMinute: 100_000 } });
const { people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());

const technician = await server.cookieOf(people.technician);
const customer = await server.cookieOf(people.customer);
const call = (cookie: string, method: "GET" | "POST" | "PATCH" | "DELETE", path: string, payload?: object) =>
  server.as(cookie, { method, url: `/api/v1${path}`, ...(payload === undefined ? {} : { payload }) });

test("maintenance is planned, changed and ended; customers see none of it", async () => {
  const body = { equipmentId: people.equipmentId, title: "Oil", everyDays: 90, nextOn: "2026-05-01" };
  const made = await call(technician, "POST", "/maintenance-plans", body);
  expect([made.statusCode, made.json().opensAt]).toEqual([201, "2026-05-01T06:00:00.000Z"]);
  const { id } = made.json();
  expect((await call(technician, "PATCH", `/maintenance-plans/${id}`, { everyDays: null })).statusCode).toBe(204);
  const listed = await call(technician, "GET", `/maintenance-plans?equipment=${people.equipmentId}`);
  expect(listed.json().items).toMatchObject([
    {
      id,
      title: "Oil",
      everyDays: null,
      nextOn: "2026-05-01",
      equipment: { label: "Oven line 2" },
      lastTicketNumber: null,
    },
  ]);
  const wrong = await call(technician, "POST", "/maintenance-plans", { ...body, nextOn: "2026-02-30" });
  expect([wrong.statusCode, wrong.json().code]).toEqual([422, "field.not_a_date"]);
  expect((await call(technician, "POST", "/maintenance-plans", { ...body, everyDays: 0 })).statusCode).toBe(400);
  expect((await call(customer, "GET", "/maintenance-plans")).statusCode).toBe(403);
  expect((await call(customer, "POST", "/maintenance-plans", body)).statusCode).toBe(403);
  expect((await call(technician, "DELETE", `/maintenance-plans/${id}`)).statusCode).toBe(204);
  expect((await call(technician, "DELETE", `/maintenance-plans/${id}`)).statusCode).toBe(404);
});

test("bookings are listed by time, technician and vehicle", async () => {
  const { ticketId, number } = await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: "It stays cold",
      title: null,
      equipmentId: people.equipmentId,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
  const { vehicleId } = people;
  const assigneeId = people.technician.accountId;
  await t.desk.transact((work) => assignTicket(work, people.admin, { ticketId, assigneeId, vehicleId, reason: null }));
  const day = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";
  const found = (
    await call(technician, "GET", `/bookings?${day}&technician=${assigneeId}&vehicle=${vehicleId}`)
  ).json();
  expect(found.items).toMatchObject([
    {
      ticketNumber: number,
      technician: { name: "Jo" },
      vehicle: { name: "Van 1" },
      startsAt: "2026-03-02T09:00:00.000Z",
      endsAt: "2026-03-02T11:00:00.000Z",
    },
  ]);
  expect((await call(technician, "GET", `/bookings?${day}&technician=${people.admin.accountId}`)).json().items).toEqual(
    [],
  );
  expect(
    (await call(technician, "GET", "/bookings?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z")).statusCode,
  ).toBe(400);
  expect((await call(customer, "GET", `/bookings?${day}`)).statusCode).toBe(403);
});
