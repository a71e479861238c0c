import { afterAll, expect, test } from "vitest";
import { restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

test("admins read, change and reset settings", async () => {
  const all = (await ask(people.admin, "GET", "/settings")).body.items;
  expect(all).toContainEqual({
    name: "autoCloseDays",
    value: 7,
    default: 7,
    expected: "a whole number of days from 1 to 365",
  });
  const read = await ask(people.admin, "GET", "/settings/autoCloseDays");
  const match = { "if-match": String(read.headers.etag) };
  const set = await ask(people.admin, "PUT", "/settings/autoCloseDays", { value: 3 }, match);
  expect(set.body).toMatchObject({ value: 3, default: 7 });
  expect((await ask(people.admin, "PUT", "/settings/autoCloseDays", { value: 4 }, match)).status).toBe(412);
  expect((await ask(people.admin, "GET", "/settings/autoCloseDays")).body.value).toBe(3);
  expect((await ask(people.admin, "DELETE", "/settings/autoCloseDays")).body.value).toBe(7);
});

test("others neither read nor change them, and bad values say what is expected", async () => {
  for (const who of [people.customer, people.technician, people.engineer]) {
    expect((await ask(who, "GET", "/settings")).body.code).toBe("action.forbidden");
    expect((await ask(who, "PUT", "/settings/deskName", { value: "Mine" })).body.code).toBe("action.forbidden");
  }
  for (const [name, body, code] of [
    ["autoCloseDays", { value: 0 }, "setting.invalid"],
    ["autoCloseDays", { value: "soon" }, "setting.invalid"],
    ["timeZone", { value: "Mars/Olympus" }, "setting.invalid"],
    ["__proto__", { value: 1 }, "setting.unknown"],
    ["constructor", { value: 1 }, "setting.unknown"],
    ["autoCloseDays", { value: [1] }, "request.invalid"],
    ["autoCloseDays", { value: 1, force: true }, "request.invalid"],
  ] as const) {
    expect(
      (await ask(people.admin, "PUT", `/settings/${name}`, body)).body.code,
      `${name} ${JSON.stringify(body)}`,
    ).toBe(code);
  }
  const wrong = await ask(people.admin, "PUT", "/settings/autoCloseDays", { value: 0 });
  expect(wrong.body.detail).toContain("1 to 365");
});
