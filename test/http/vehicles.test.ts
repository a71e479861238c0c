import { afterAll, expect, test } from "vitest";
import { testServer } from "./server-harness.ts";

const server = await testServer({ limits: { requestsPerMinute: 100_000 } });
const { people } = server;
afterAll(() => server[Symbol.asyncDispose]());

const technician = await server.cookieOf(people.technician);
const admin = await server.cookieOf(people.admin);
const customer = await server.cookieOf(people.customer);
const call = (cookie: string, method: "GET" | "POST" | "PUT" | "PATCH", path: string, payload?: object) =>
  server.as(cookie, { method, url: `/api/v1/vehicles${path}`, ...(payload === undefined ? {} : { payload }) });

test("vehicles are added, changed and filled; customers see none of it", async () => {
  const made = await call(admin, "POST", "", {
    name: "Van 9",
    plate: "AA-00-BB",
    driverId: people.technician.accountId,
  });
  expect(made.statusCode).toBe(201);
  const { id } = made.json();
  expect((await call(admin, "POST", "", { name: "Van 9" })).json().code).toBe("vehicle.name_taken");
  expect((await call(technician, "POST", "", { name: "Van 10" })).statusCode).toBe(403);
  expect((await call(admin, "PATCH", `/${id}`, { latitude: 41.1 })).json().code).toBe("field.missing");
  expect((await call(admin, "PATCH", `/${id}`, { driverId: people.customer.accountId })).json().code).toBe(
    "account.unknown",
  );
  expect((await call(admin, "PATCH", `/${id}`, { state: "repair", latitude: 41.1, longitude: -8.6 })).statusCode).toBe(
    204,
  );
  expect((await call(admin, "PATCH", `/${people.siteId}`, { state: "ready" })).json().code).toBe("vehicle.unavailable");
  const filled = await call(technician, "PUT", `/${id}/stock/F-10`, { name: "Fuse", add: 4, lowAt: 2 });
  expect([filled.statusCode, filled.json()]).toEqual([200, { quantity: 4 }]);
  expect((await call(technician, "PUT", `/${id}/stock/F-10`, { add: 1, quantity: 2 })).json().code).toBe(
    "field.missing",
  );
  expect((await call(technician, "PUT", `/${id}/stock/F-10`, { quantity: 1 })).json()).toEqual({ quantity: 1 });
  const { items } = (await call(technician, "GET", "")).json();
  expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({
    name: "Van 9",
    state: "repair",
    heldByTicketNumber: null,
    stock: [{ name: "Fuse", number: "F-10", quantity: 1, lowAt: 2 }],
  });
  expect((await call(customer, "GET", "")).statusCode).toBe(403);
});
