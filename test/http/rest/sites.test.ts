import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

test("a site is made, read, changed and removed by staff", async () => {
  const given = { organisationId: people.organisationId, name: "Quay 4", latitude: 41.15, longitude: -8.61 };
  const made = await ask(people.technician, "POST", "/sites", given);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...given, address: "", timeZone: "UTC", region: null });
  const path = `/sites/${made.body.id}`;
  const read = await ask(people.customer, "GET", path);
  expect(read.body).toEqual(made.body);
  const change = { address: "Quay 4, Porto", timeZone: "Europe/Lisbon", region: "North" };
  const changed = await ask(people.technician, "PATCH", path, change, { "if-match": String(read.headers.etag) });
  expect(changed.body).toMatchObject({ ...given, ...change });
  expect(
    (await ask(people.technician, "PATCH", path, { name: "X" }, { "if-match": String(read.headers.etag) })).status,
  ).toBe(412);
  const found = await ask(people.customer, "GET", "/sites?q=porto%20quay");
  expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
  expect((await ask(people.technician, "DELETE", path)).status).toBe(204);
  expect((await ask(people.technician, "DELETE", path)).body.code).toBe("record.unknown");
  const kept = await ask(people.technician, "DELETE", `/sites/${people.siteId}`);
  expect([kept.status, kept.body.code]).toEqual([409, "record.in_use"]);
});

test("customers see their own alone and change none", async () => {
  const theirs = await ask(people.admin, "POST", "/sites", {
    organisationId: people.stranger.organisationId,
    name: "Mill",
  });
  expect((await ask(people.customer, "GET", `/sites/${theirs.body.id}`)).body.code).toBe("record.unknown");
  const list = await ask(people.customer, "GET", `/sites?organisation=${people.stranger.organisationId}`);
  expect(list.body.items).toEqual([]);
  expect(
    (await ask(people.admin, "GET", `/sites?organisation=${people.stranger.organisationId}`)).body.items,
  ).toHaveLength(1);
  for (const [method, path, body] of [
    ["POST", "/sites", { organisationId: people.organisationId, name: "X" }],
    ["PATCH", `/sites/${people.siteId}`, { name: "X" }],
    ["DELETE", `/sites/${people.siteId}`, undefined],
  ] as const) {
    expect((await ask(people.customer, method, path, body)).body.code, method).toBe("action.forbidden");
  }
});

test("bad input is refused", async () => {
  const own = { organisationId: people.organisationId, name: "X" };
  for (const [body, code] of [
    [{ name: "X" }, "request.invalid"],
    [{ ...own, organisationId: nowhere }, "organisation.unknown"],
    [{ ...own, organisationId: "1" }, "request.invalid"],
    [{ ...own, latitude: 91, longitude: 0 }, "request.invalid"],
    [{ ...own, latitude: 4 }, "field.missing"],
    [{ ...own, timeZone: "Mars/Olympus" }, "field.not_a_choice"],
    [{ ...own, name: "\u200d" }, "field.missing"],
    [{ ...own, id: nowhere }, "request.invalid"],
  ] as const) {
    expect((await ask(people.admin, "POST", "/sites", body)).body.code, JSON.stringify(body)).toBe(code);
  }
});
