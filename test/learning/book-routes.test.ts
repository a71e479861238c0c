import { afterAll, expect, test } from "vitest";
import { storeFixProposals } from "../../src/core/usecases/store-fix-proposals.ts";
import { testServer } from "../http/server-harness.ts";

const server = await testServer();
const { people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());
const customer = await server.cookieOf(people.customer);
const technician = await server.cookieOf(people.technician);
const engineer = await server.cookieOf(people.engineer);

const post = (cookie: string, url: string, payload: object = {}) => server.as(cookie, { method: "POST", url, payload });
const make = async (title: string): Promise<string> => (await post(engineer, "/api/v1/fixes", { title })).json().id;

test("fixes are listed by pages, read, named, renamed, merged, split and restored", async () => {
  const [seal, gasket] = [await make("Replace door seal"), await make("Swap gasket")];
  expect(await make("replace DOOR seal!")).toBe(seal);
  const first = (await server.as(technician, { url: "/api/v1/fixes?limit=1" })).json();
  expect(first.items).toHaveLength(1);
  const second = (await server.as(technician, { url: `/api/v1/fixes?limit=1&cursor=${first.nextCursor}` })).json();
  expect([first.items[0].title, second.items[0].title]).toEqual(["Replace door seal", "Swap gasket"]);
  expect(second.nextCursor).toBeNull();
  const merged = await post(engineer, `/api/v1/fixes/${gasket}/merge`, { intoId: seal });
  expect(merged.json()).toMatchObject({
    title: "Replace door seal",
    merged: 1,
    mergedFrom: [{ title: "Swap gasket" }],
  });
  expect((await server.as(technician, { url: `/api/v1/fixes/${gasket}` })).json().id).toBe(seal);
  const split = await post(engineer, `/api/v1/fixes/${seal}/split`, {
    title: "Renew gasket",
    wordings: ["Swap gasket"],
  });
  expect(split.json()).toMatchObject({ title: "Renew gasket", merged: 1 });
  expect((await post(engineer, `/api/v1/fixes/${gasket}/restore`)).json()).toMatchObject({ title: "Swap gasket" });
  expect((await post(engineer, `/api/v1/fixes/${gasket}/restore`)).statusCode).toBe(409);
  const renamed = await server.as(engineer, {
    method: "PATCH",
    url: `/api/v1/fixes/${seal}`,
    payload: { title: "Door seal, new" },
  });
  expect(renamed.json().title).toBe("Door seal, new");
  expect((await server.as(technician, { url: "/api/v1/fixes?q=door" })).json().items).toHaveLength(1);
});

test("who may what: customers nothing, technicians read, nobody unknown ids or broken cursors", async () => {
  const seal = await make("Replace door seal");
  expect((await server.as(customer, { url: "/api/v1/fixes" })).statusCode).toBe(403);
  expect((await server.as(null, { url: "/api/v1/fixes" })).statusCode).toBe(401);
  expect((await post(technician, "/api/v1/fixes", { title: "x" })).statusCode).toBe(403);
  expect((await post(technician, `/api/v1/fixes/${seal}/merge`, { intoId: seal })).statusCode).toBe(403);
  expect((await server.as(technician, { url: "/api/v1/fixes/proposals" })).statusCode).toBe(403);
  expect((await server.as(engineer, { url: `/api/v1/fixes/${people.siteId}` })).statusCode).toBe(404);
  for (const cursor of ["x", "bzk5OTk5OTk", "%27"]) {
    const refused = await server.as(engineer, { url: `/api/v1/fixes?cursor=${cursor}` });
    expect(refused.json().code, cursor).toBe("cursor.invalid");
  }
  expect((await post(engineer, "/api/v1/fixes", { title: "…" })).json().code).toBe("field.missing");
});

test("what may be one is decided over HTTP too, once", async () => {
  const [a, b] = [await make("Replace fan motor"), await make("Replace fanmotor")];
  await t.desk.transact((work) => storeFixProposals(work, [{ fixId: b, intoId: a, likeness: 0.9 }]));
  const [waiting] = (await server.as(engineer, { url: "/api/v1/fixes/proposals" })).json().items;
  expect(waiting).toMatchObject({ title: "Replace fanmotor", intoTitle: "Replace fan motor", likeness: 0.9 });
  expect((await post(engineer, `/api/v1/fixes/proposals/${waiting.id}`, { approved: true })).statusCode).toBe(200);
  const again = await post(engineer, `/api/v1/fixes/proposals/${waiting.id}`, { approved: false });
  expect([again.statusCode, again.json().code]).toEqual([409, "proposal.decided"]);
});

test("articles are written, changed, published and retired; customers read what is published", async () => {
  const payload = { title: "Reset the breaker", text: "Switch it off\u0000 and on.", language: "en" };
  expect((await post(technician, "/api/v1/articles", payload)).statusCode).toBe(403);
  const made = await post(engineer, "/api/v1/articles", payload);
  expect([made.statusCode, made.json().state, made.json().text]).toEqual([201, "draft", "Switch it off and on."]);
  const url = `/api/v1/articles/${made.json().id}`;
  expect((await server.as(customer, { url })).statusCode).toBe(404);
  expect((await server.as(customer, { url: "/api/v1/articles" })).json().items).toEqual([]);
  expect((await post(engineer, `${url}/publish`)).json().state).toBe("published");
  expect((await server.as(customer, { url })).json()).toMatchObject({ title: "Reset the breaker", solvedCount: 0 });
  const changed = await server.as(engineer, { method: "PATCH", url, payload: { category: "oven" } });
  expect(changed.json()).toMatchObject({ title: "Reset the breaker", category: "oven", state: "published" });
  expect((await post(engineer, `${url}/retire`)).json().state).toBe("retired");
  expect((await server.as(customer, { url })).statusCode).toBe(404);
  expect((await post(engineer, `${url}/publish`)).json().code).toBe("article.retired");
  expect((await post(engineer, "/api/v1/articles", { ...payload, text: "x".repeat(50_000) })).json().code).toBe(
    "field.too_long",
  );
  expect((await post(engineer, "/api/v1/articles", { ...payload, language: "tlh" })).statusCode).toBe(400);
});
