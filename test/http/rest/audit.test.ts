import { afterAll, expect, test } from "vitest";
import { restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people, t } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

test("admins read what happened by kind, person, ticket and time, by pages", async () => {
  const { number } = (await ask(people.customer, "POST", "/tickets", { description: "cold" })).body;
  t.clock.forward(10);
  await ask(people.customer, "PATCH", `/tickets/${number}`, { title: "Cold oven" });
  t.clock.forward(10);
  await ask(people.admin, "PUT", "/settings/autoCloseDays", { value: 3 });
  const kinds = async (query: string) =>
    (await ask(people.admin, "GET", `/audit/events?${query}`)).body.items.map(({ kind }: { kind: string }) => kind);
  expect(await kinds(`ticket=${number}`)).toEqual(["ticket.changed", "ticket.created"]);
  expect(await kinds("kind=ticket.&sort=oldest")).toEqual(["ticket.created", "ticket.changed"]);
  expect(await kinds("kind=settings.changed")).toEqual(["settings.changed"]);
  expect(await kinds(`actor=${people.customer.accountId}`)).toEqual(["ticket.changed", "ticket.created"]);
  expect(await kinds("from=2026-03-02T09:05:00Z&to=2026-03-02T09:15:00Z")).toEqual(["ticket.changed"]);
  const first = (await ask(people.admin, "GET", "/audit/events?kind=ticket.&limit=1")).body;
  const second = (await ask(people.admin, "GET", `/audit/events?kind=ticket.&limit=1&cursor=${first.nextCursor}`)).body;
  expect([first.items[0].kind, second.items[0].kind]).toEqual(["ticket.changed", "ticket.created"]);
  expect(second.items[0]).toMatchObject({ ticketNumber: number, actor: { name: "Marta" }, position: 1 });
});

test("the verification says that all is whole, and then what was changed", async () => {
  const whole = (await ask(people.admin, "GET", "/audit/verification")).body;
  expect(whole).toMatchObject({ faultCount: 0, faults: [] });
  expect(whole.events).toBeGreaterThan(2);
  await t.db.sql`alter table events disable trigger user`;
  await t.db.sql`update events set data = '{"name": "deskName"}' where kind = 'settings.changed'`;
  expect((await ask(people.admin, "GET", "/audit/verification")).body.faults).toMatchObject([{ what: "event" }]);
});

test("others read none of it, and bad input is refused", async () => {
  for (const who of [people.customer, people.technician, people.engineer]) {
    for (const path of ["/audit/events", "/audit/verification"]) {
      expect((await ask(who, "GET", path)).body.code).toBe("action.forbidden");
    }
  }
  for (const query of ["kind=%25", "ticket=x", "from=yesterday", "from=2026-02-31T99:00:00Z", "actor=1", "cursor=x"]) {
    expect((await ask(people.admin, "GET", `/audit/events?${query}`)).status, query).toBe(400);
  }
});
