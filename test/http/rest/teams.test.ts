import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

test("a team is made, manned, changed and removed by admins; its categories are routed to it", async () => {
  const given = { name: "North", skills: ["ovens", "ovens", " "], categories: ["oven"], autoAssign: false };
  const made = await ask(people.admin, "POST", "/teams", given);
  expect(made.body).toMatchObject({
    name: "North",
    skills: ["ovens"],
    categories: ["oven"],
    members: [],
    channels: [],
  });
  const path = `/teams/${made.body.id}`;
  expect((await ask(people.admin, "POST", "/teams", { name: "North" })).body.code).toBe("record.name_taken");
  expect((await ask(people.admin, "PUT", `${path}/members/${people.technician.accountId}`)).status).toBe(204);
  expect((await ask(people.admin, "PUT", `${path}/members/${people.technician.accountId}`)).status).toBe(204);
  expect((await ask(people.admin, "PUT", `${path}/members/${people.customer.accountId}`)).body.code).toBe(
    "account.unknown",
  );
  const read = await ask(people.technician, "GET", path);
  expect(read.body.members).toEqual([{ id: people.technician.accountId, name: "Jo", role: "technician" }]);
  const match = { "if-match": String(read.headers.etag) };
  const changed = await ask(people.admin, "PATCH", path, { autoAssign: true }, match);
  expect(changed.body).toMatchObject({ name: "North", autoAssign: true, members: [{ name: "Jo" }] });
  expect((await ask(people.admin, "PATCH", path, { autoAssign: false }, match)).status).toBe(412);
  const ticket = await ask(people.customer, "POST", "/tickets", {
    description: "cold",
    equipmentId: people.equipmentId,
  });
  const seen = await ask(people.technician, "GET", `/tickets/${ticket.body.number}`);
  expect(seen.body.team).toMatchObject({ name: "North" });
  expect((await ask(people.admin, "DELETE", path)).body.code).toBe("record.in_use");
  expect((await ask(people.technician, "GET", path)).body.members).toHaveLength(1);
  expect((await ask(people.admin, "DELETE", `${path}/members/${people.technician.accountId}`)).status).toBe(204);
  const empty = (await ask(people.admin, "POST", "/teams", { name: "South" })).body.id;
  expect((await ask(people.admin, "DELETE", `/teams/${empty}`)).status).toBe(204);
  const names = (await ask(people.engineer, "GET", "/teams?q=nor")).body.items.map(
    ({ name }: { name: string }) => name,
  );
  expect(names).toEqual(["North"]);
});

test("customers see no teams, staff change none, and bad input is refused", async () => {
  expect((await ask(people.customer, "GET", "/teams")).body.code).toBe("action.forbidden");
  expect((await ask(people.customer, "GET", `/teams/${nowhere}`)).body.code).toBe("action.forbidden");
  expect((await ask(people.engineer, "POST", "/teams", { name: "X" })).body.code).toBe("action.forbidden");
  expect((await ask(people.admin, "GET", `/teams/${nowhere}`)).body.code).toBe("record.unknown");
  expect((await ask(people.admin, "PUT", `/teams/${nowhere}/members/${people.technician.accountId}`)).body.code).toBe(
    "record.unknown",
  );
  for (const [body, code] of [
    [{}, "request.invalid"],
    [{ name: "\u200d" }, "field.missing"],
    [{ name: "X", skills: "ovens" }, "request.invalid"],
    [{ name: "X", members: [] }, "request.invalid"],
  ] as const) {
    expect((await ask(people.admin, "POST", "/teams", body)).body.code, JSON.stringify(body)).toBe(code);
  }
});
