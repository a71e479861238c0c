import { afterAll, expect, test } from "vitest";
import { testServer } from "../http/server-harness.ts";
import { likely, suggestNow } from "./learning-world.ts";

const server = await testServer();
const { people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());
const customer = await server.cookieOf(people.customer);
const technician = await server.cookieOf(people.technician);

async function open(): Promise<{ id: string; number: number }> {
  const payload = { description: "the oven door leaks heat", equipmentId: people.equipmentId };
  return (await server.as(customer, { method: "POST", url: "/api/v1/tickets", payload })).json();
}

test("staff read the likely fixes of a ticket with the sentence that explains them; customers do not", async () => {
  const { id, number } = await open();
  const url = `/api/v1/tickets/${number}/suggestions`;
  expect((await server.as(technician, { url })).json()).toMatchObject({ ready: false, fixes: [], abstained: null });
  await suggestNow(t, id, [await likely(t, "Replace door seal")]);
  const read = await server.as(technician, { url });
  expect(read.statusCode).toBe(200);
  expect(read.json()).toMatchObject({
    ready: true,
    fixes: [
      {
        label: "Replace door seal",
        probability: 0.7,
        seen: { of: 9, times: 7, level: "family" },
        explanation: "7 of 9 similar faults on this family were closed by this; none came back within 30 days.",
        worked: null,
        nearest: [],
      },
    ],
  });
  expect((await server.as(customer, { url })).statusCode).toBe(403);
  expect((await server.as(null, { url })).statusCode).toBe(401);
  expect((await server.as(technician, { url: "/api/v1/tickets/999999/suggestions" })).statusCode).toBe(404);
});

test("an abstention has its reason; a possible duplicate on the same unit is named", async () => {
  const first = await open();
  const { id, number } = await open();
  await suggestNow(t, id, []);
  const read = (await server.as(technician, { url: `/api/v1/tickets/${number}/suggestions` })).json();
  expect(read).toMatchObject({ ready: true, fixes: [], abstained: "thin_evidence" });
  expect(read.maybeSame.number).toBeLessThanOrEqual(first.number);
});

test("whether a fix worked is said by staff, of fixes that there are", async () => {
  const { id, number } = await open();
  const seal = await likely(t, "Replace door seal");
  await suggestNow(t, id, [seal]);
  const say = (cookie: string, payload: object) =>
    server.as(cookie, { method: "POST", url: `/api/v1/tickets/${number}/suggestions/outcomes`, payload });
  const said = await say(technician, { fixId: seal.fixId, worked: false });
  expect(said.json().fixes[0]).toMatchObject({ label: "Replace door seal", worked: false });
  expect((await say(customer, { fixId: seal.fixId, worked: true })).statusCode).toBe(403);
  expect((await say(technician, { fixId: id, worked: true })).statusCode).toBe(404);
  expect((await say(technician, { fixId: "x", worked: true })).statusCode).toBe(400);
});
