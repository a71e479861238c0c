import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

const names = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name);

test("agents are the staff, with presence, workload, booking and shifts", async () => {
  const { technician, admin } = people;
  const team = (await ask(admin, "POST", "/teams", { name: "North", categories: ["oven"] })).body;
  await ask(admin, "PUT", `/teams/${team.id}/members/${technician.accountId}`);
  await ask(technician, "POST", "/shifts/start");
  const given = { description: "cold", equipmentId: people.equipmentId };
  const { number } = (await ask(people.customer, "POST", "/tickets", given)).body;
  await ask(people.customer, "POST", "/tickets", given);
  await ask(admin, "PUT", `/tickets/${number}/assignment`, { assigneeId: technician.accountId });
  const one = (await ask(people.engineer, "GET", `/agents/${technician.accountId}`)).body;
  expect(one).toMatchObject({
    name: "Jo",
    presence: "online",
    teams: [{ name: "North" }],
    onShift: true,
    onBreak: false,
    workload: { opened: 1, inProgress: 0, onHold: 0, total: 1 },
    booking: { ticketNumber: number },
    nextShift: null,
  });
  expect(new Date(one.shift.startsAt).toISOString()).toBe("2026-03-02T09:00:00.000Z");
  expect(names(await ask(admin, "GET", "/agents"))).toEqual(["Ada", "Bo", "Eva", "Jo", "Kim"]);
  expect(names(await ask(admin, "GET", `/agents?team=${team.id}&onShift=true&presence=online&skill=ovens`))).toEqual([
    "Jo",
  ]);
  expect(names(await ask(admin, "GET", "/agents?sort=busiest&limit=1"))).toEqual(["Jo"]);
  await ask(technician, "POST", "/shifts/break");
  expect((await ask(admin, "GET", `/agents/${technician.accountId}`)).body).toMatchObject({
    onShift: false,
    onBreak: true,
  });
  expect((await ask(technician, "PUT", "/agents/me/presence", { presence: "busy" })).body).toEqual({
    presence: "busy",
  });
  expect(names(await ask(admin, "GET", "/agents?presence=busy"))).toEqual(["Jo"]);
  expect((await ask(admin, "GET", "/workload")).body.items).toMatchObject([
    { team: { name: "North" }, waiting: 1, opened: 1, inProgress: 0, unsigned: 0, breached: 0 },
  ]);
});

test("customers see none of it; bad input is refused", async () => {
  for (const path of ["/agents", `/agents/${people.technician.accountId}`, "/workload"]) {
    expect((await ask(people.customer, "GET", path)).body.code).toBe("action.forbidden");
  }
  expect((await ask(people.customer, "PUT", "/agents/me/presence", { presence: "busy" })).body.code).toBe(
    "action.forbidden",
  );
  expect((await ask(people.admin, "GET", `/agents/${people.customer.accountId}`)).body.code).toBe("account.unknown");
  expect((await ask(people.admin, "GET", `/agents/${nowhere}`)).body.code).toBe("account.unknown");
  expect((await ask(people.technician, "PUT", "/agents/me/presence", { presence: "away" })).body.code).toBe(
    "request.invalid",
  );
  expect((await ask(people.admin, "GET", "/agents?onShift=perhaps")).body.code).toBe("request.invalid");
});

test("statistics are the admins'", async () => {
  const { body } = await ask(people.admin, "GET", "/statistics?period=week&by=organisation");
  expect(body).toMatchObject({
    days: 7,
    all: { name: null, opened: 2, live: 2 },
    groups: [{ name: "Bakery Rossi", opened: 2 }],
  });
  expect((await ask(people.technician, "GET", "/statistics")).body.code).toBe("action.forbidden");
  expect((await ask(people.admin, "GET", "/statistics?period=century")).body.code).toBe("request.invalid");
});
