import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people, t } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

/** Opens tickets, whose first deliveries then fail. */
const failed = async (tickets: number): Promise<string[]> => {
  for (let n = 0; n < tickets; n++) await ask(people.customer, "POST", "/tickets", { description: `cold ${n}` });
  const rows = await t.db
    .sql`update deliveries set state = 'failed', error = 'refused' where state = 'queued' returning id`;
  return rows.map(({ id }) => String(id)).sort();
};

test("admins see what failed by pages, send it again or put it aside", async () => {
  const ids = await failed(3);
  const first = await ask(people.admin, "GET", "/delivery?state=failed&limit=2");
  expect(first.body.counts).toMatchObject({ waiting: 0, failed: ids.length, blocked: 0 });
  expect(first.body.items[0]).toMatchObject({ state: "failed", error: "refused", platform: "web", ticketNumber: 1003 });
  const rest = await ask(people.admin, "GET", `/delivery?state=failed&limit=100&cursor=${first.body.nextCursor}`);
  const seen = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id);
  expect(seen.sort()).toEqual(ids);
  expect((await ask(people.admin, "GET", "/delivery?state=blocked")).body.items).toEqual([]);
  const [one = "", other = ""] = ids;
  expect((await ask(people.admin, "POST", `/delivery/${one}/retry`)).body).toEqual({ queued: 1 });
  expect((await ask(people.admin, "POST", `/delivery/${one}/retry`)).body.code).toBe("delivery.unknown");
  expect((await ask(people.admin, "POST", `/delivery/${other}/skip`)).status).toBe(204);
  expect((await ask(people.admin, "POST", `/delivery/${other}/skip`)).body.code).toBe("delivery.unknown");
  expect((await ask(people.admin, "GET", "/delivery")).body.counts).toMatchObject({
    waiting: 1,
    failed: ids.length - 2,
  });
});

test("others see and change nothing", async () => {
  for (const who of [people.customer, people.technician, people.engineer]) {
    expect((await ask(who, "GET", "/delivery")).body.code).toBe("action.forbidden");
    expect((await ask(who, "POST", `/delivery/${nowhere}/retry`)).body.code).toBe("action.forbidden");
    expect((await ask(who, "POST", `/delivery/${nowhere}/skip`)).body.code).toBe("action.forbidden");
  }
  expect((await ask(people.admin, "GET", "/delivery?state=sent")).body.code).toBe("request.invalid");
  expect((await ask(people.admin, "POST", "/delivery/1/retry")).body.code).toBe("request.invalid");
});
