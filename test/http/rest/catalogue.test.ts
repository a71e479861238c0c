import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

const names = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name);

test("a manufacturer and its models are kept by engineers, and read by everybody at the desk", async () => {
  const maker = await ask(people.engineer, "POST", "/manufacturers", { name: "Öfen & Söhne" });
  expect([maker.status, maker.body.slug]).toEqual([201, "ofen-sohne"]);
  const again = await ask(people.engineer, "POST", "/manufacturers", { name: "Öfen & Söhne" });
  expect([again.status, again.body.code]).toEqual([409, "record.name_taken"]);
  const given = { manufacturerId: maker.body.id, name: "B-4", family: "B", category: "oven", introducedYear: 2019 };
  const model = await ask(people.engineer, "POST", "/models", given);
  expect(model.body).toMatchObject({ ...given, manufacturer: "Öfen & Söhne" });
  expect((await ask(people.engineer, "POST", "/models", given)).body.code).toBe("record.name_taken");
  expect((await ask(people.customer, "GET", `/models/${model.body.id}`)).body).toEqual(model.body);
  expect(names(await ask(people.customer, "GET", "/models?q=b-4%20oven"))).toEqual(["B-4"]);
  expect(names(await ask(people.customer, "GET", `/models?manufacturer=${maker.body.id}`))).toEqual(["B-4"]);
  expect(names(await ask(people.customer, "GET", "/models?category=fridge"))).toEqual([]);
  const changed = await ask(people.engineer, "PATCH", `/models/${model.body.id}`, {
    family: "B2",
    introducedYear: null,
  });
  expect(changed.body).toMatchObject({ name: "B-4", family: "B2", introducedYear: null });
  const renamed = await ask(people.engineer, "PATCH", `/manufacturers/${maker.body.id}`, { name: "Ofenbau" });
  expect(renamed.body).toMatchObject({ name: "Ofenbau", slug: "ofen-sohne" });
  expect((await ask(people.engineer, "DELETE", `/manufacturers/${maker.body.id}`)).body.code).toBe("record.in_use");
  const stale = await ask(people.engineer, "DELETE", `/models/${model.body.id}`, undefined, { "if-match": '"old"' });
  expect(stale.status).toBe(412);
  expect((await ask(people.engineer, "DELETE", `/models/${model.body.id}`)).status).toBe(204);
  expect((await ask(people.engineer, "DELETE", `/manufacturers/${maker.body.id}`)).status).toBe(204);
  expect((await ask(people.engineer, "GET", `/manufacturers/${maker.body.id}`)).body.code).toBe("record.unknown");
});

test("a model of which there are units stays", async () => {
  const [model] = (await ask(people.customer, "GET", "/models?q=x200")).body.items;
  expect((await ask(people.admin, "DELETE", `/models/${model.id}`)).body.code).toBe("record.in_use");
});

test("others change nothing, and bad input is refused", async () => {
  for (const who of [people.customer, people.technician]) {
    for (const [method, path, body] of [
      ["POST", "/manufacturers", { name: "X" }],
      ["POST", "/models", { manufacturerId: nowhere, name: "X", family: "X", category: "X" }],
      ["PATCH", `/models/${nowhere}`, { name: "X" }],
      ["DELETE", `/manufacturers/${nowhere}`, undefined],
    ] as const) {
      expect((await ask(who, method, path, body)).body.code, `${who.name} ${method} ${path}`).toBe("action.forbidden");
    }
  }
  const full = { manufacturerId: nowhere, name: "X", family: "X", category: "X" };
  for (const [body, code] of [
    [full, "record.unknown"],
    [{ ...full, introducedYear: 3000 }, "request.invalid"],
    [{ ...full, name: " " }, "field.missing"],
    [{ ...full, family: undefined }, "request.invalid"],
    [{ ...full, id: nowhere }, "request.invalid"],
  ] as const) {
    expect((await ask(people.engineer, "POST", "/models", body)).body.code, JSON.stringify(body)).toBe(code);
  }
  expect((await ask(people.engineer, "PATCH", `/models/${nowhere}`, { name: "X" })).body.code).toBe("record.unknown");
});
