import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

test("an organisation is made, read, changed and removed by admins", async () => {
  const made = await ask(people.admin, "POST", "/organisations", { name: "Dairy Alba", membersSeeEachOther: false });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: "Dairy Alba", membersSeeEachOther: false });
  const path = String(made.headers.location).replace("/api/v1", "");
  const read = await ask(people.technician, "GET", path);
  expect(read.body).toEqual(made.body);
  const tag = String(read.headers.etag);
  expect((await ask(people.admin, "GET", path, undefined, { "if-none-match": tag })).status).toBe(304);
  const changed = await ask(people.admin, "PATCH", path, { membersSeeEachOther: true }, { "if-match": tag });
  expect(changed.body).toMatchObject({ name: "Dairy Alba", membersSeeEachOther: true });
  expect(changed.headers.etag).not.toBe(tag);
  const stale = await ask(people.admin, "PATCH", path, { name: "Other" }, { "if-match": tag });
  expect([stale.status, stale.body.code, stale.body.data.current]).toEqual([
    412,
    "request.changed_since",
    changed.headers.etag,
  ]);
  expect((await ask(people.admin, "DELETE", path, undefined, { "if-match": tag })).status).toBe(412);
  expect(
    (await ask(people.admin, "DELETE", path, undefined, { "if-match": `W/"x", ${changed.headers.etag}` })).status,
  ).toBe(204);
  expect((await ask(people.admin, "GET", path)).body.code).toBe("organisation.unknown");
  const kinds = await world.server.t.db
    .sql`select kind from events where subject_id = ${made.body.id} order by position`;
  expect(kinds.map(({ kind }) => kind)).toEqual([
    "organisation.added",
    "organisation.changed",
    "organisation.changed",
    "organisation.removed",
  ]);
});

test("one that is in use stays", async () => {
  const kept = await ask(people.admin, "DELETE", `/organisations/${people.organisationId}`);
  expect([kept.status, kept.body.code]).toEqual([409, "record.in_use"]);
});

test("customers see their own alone, and who is in it", async () => {
  const list = await ask(people.customer, "GET", "/organisations");
  expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(["Bakery Rossi"]);
  const members = await ask(people.customer, "GET", `/organisations/${people.organisationId}/members`);
  expect(members.body.items.map(({ name }: { name: string }) => name)).toEqual(["Carlo", "Marta"]);
  const theirs = `/organisations/${people.stranger.organisationId}`;
  const hidden = await ask(people.customer, "GET", theirs);
  const absent = await ask(people.customer, "GET", `/organisations/${nowhere}`);
  expect([hidden.status, hidden.body.code]).toEqual([404, "organisation.unknown"]);
  expect({ ...hidden.body, instance: "" }).toEqual({ ...absent.body, instance: "" });
  expect((await ask(people.customer, "GET", `${theirs}/members`)).status).toBe(404);
});

test("changes are the admins'", async () => {
  const own = `/organisations/${people.organisationId}`;
  for (const who of [people.customer, people.technician, people.engineer]) {
    const refused = [
      await ask(who, "POST", "/organisations", { name: "X" }),
      await ask(who, "PATCH", own, { name: "X" }),
      await ask(who, "DELETE", own),
      await ask(who, "PUT", `${own}/members/${people.stranger.accountId}`, { maySign: true }),
    ];
    for (const { body } of refused) expect(body.code).toBe("action.forbidden");
  }
  expect((await ask(null, "GET", own)).status).toBe(401);
});

test("a customer is joined to an organisation, and sees it at once", async () => {
  const own = `/organisations/${people.organisationId}`;
  const before = await ask(people.stranger, "GET", own);
  expect(before.status).toBe(404);
  const joined = await ask(people.admin, "PUT", `${own}/members/${people.stranger.accountId}`, { maySign: false });
  expect(joined.status).toBe(204);
  expect((await ask(people.stranger, "GET", own)).status).toBe(200);
  const staff = await ask(people.admin, "PUT", `${own}/members/${people.technician.accountId}`, { maySign: false });
  expect(staff.body.code).toBe("account.unknown");
});

test("pages by name or age neither repeat nor miss one; cursors of others are refused", async () => {
  const names = Array.from({ length: 7 }, (_, n) => `Page ${String(n)}`);
  for (const name of names) await ask(people.admin, "POST", "/organisations", { name });
  const walk = async (query: string) => {
    const found: string[] = [];
    let cursor = "";
    do {
      const page = await ask(people.admin, "GET", `/organisations?q=page&limit=3&${query}${cursor}`);
      found.push(...page.body.items.map(({ name }: { name: string }) => name));
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== "");
    return found;
  };
  expect(await walk("sort=name")).toEqual(names);
  expect(await walk("sort=newest")).toEqual([...names].reverse());
  const { nextCursor } = (await ask(people.admin, "GET", "/organisations?limit=1&sort=name")).body;
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  for (const [query, code] of [
    [`sort=newest&cursor=${nextCursor}`, "cursor.invalid"],
    ["cursor=nonsense", "cursor.invalid"],
    [`cursor=${forged(["name", "a\u0000", nowhere])}`, "cursor.invalid"],
    [`cursor=${forged(["newest", "tomorrow", nowhere])}&sort=newest`, "cursor.invalid"],
    [`cursor=${forged(["name", "a", "1 or 1=1"])}`, "cursor.invalid"],
    [`cursor=${forged({ 0: "name" })}`, "cursor.invalid"],
    ["limit=101", "request.invalid"],
    ["limit=0", "request.invalid"],
    ["sort=color", "request.invalid"],
    ["colour=1", "request.invalid"],
  ] as const) {
    const { status, body } = await ask(people.admin, "GET", `/organisations?${query}`);
    expect([status, body.code], query).toEqual([400, code]);
  }
});

test("bad input is refused and changes nothing", async () => {
  for (const [body, code] of [
    [{}, "request.invalid"],
    [{ name: 7 }, "request.invalid"],
    [{ name: "X", colour: "red" }, "request.invalid"],
    [{ name: "\u200d\u0000" }, "field.missing"],
    [{ name: "x".repeat(200) }, "field.too_long"],
  ] as const) {
    expect((await ask(people.admin, "POST", "/organisations", body)).body.code, JSON.stringify(body)).toBe(code);
  }
  const key = { "idempotency-key": "alba" };
  const first = await ask(people.admin, "POST", "/organisations", { name: "Once" }, key);
  const again = await ask(people.admin, "POST", "/organisations", { name: "Once" }, key);
  expect([again.status, again.headers["idempotency-replayed"]]).toEqual([201, "true"]);
  expect(again.body).toEqual(first.body);
  const other = await ask(people.admin, "POST", "/organisations", { name: "Twice" }, key);
  expect([other.status, other.body.code]).toEqual([422, "request.replayed_differently"]);
});
