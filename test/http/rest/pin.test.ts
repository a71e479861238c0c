import { afterAll, expect, test } from "vitest";
import { restWorld } from "./rest-world.ts";

const world = await restWorld();
const { server, ask } = world;
const { people } = server;
afterAll(() => world[Symbol.asyncDispose]());

const url = "/api/v1/accounts/me/pin";

test("a person chooses their PIN, and changes it with the one they have; a key cannot", async () => {
  const cookie = await server.cookieOf(people.customer);
  const put = async (payload: object) => {
    const answer = await server.as(cookie, { method: "PUT", url, payload });
    return answer.statusCode === 204 ? 204 : answer.json().code;
  };
  expect(await put({ pin: "481516", again: "481517" })).toBe("pin.mismatch");
  expect(await put({ pin: "111111", again: "111111" })).toBe("pin.too_simple");
  expect(await put({ pin: "4815", again: "4815" })).toBe("pin.not_six_digits");
  expect(await put({ pin: "481516", again: "481516" })).toBe(204);
  expect(await put({ pin: "234207", again: "234207" })).toBe("field.missing");
  expect(await put({ pin: "234207", again: "234207", current: "000001" })).toBe("pin.wrong");
  expect(await put({ pin: "234207", again: "234207", current: "481516" })).toBe(204);
  const byKey = await ask(people.colleague, "PUT", "/accounts/me/pin", { pin: "481516", again: "481516" });
  expect([byKey.status, byKey.body.code]).toEqual([403, "key.scope"]);
  const [row] = await server.t.db.sql`select body from idempotent_answers where body::text like '%481516%'`;
  expect(row).toBeUndefined();
  expect(server.logged.join("")).not.toContain("481516");
});
