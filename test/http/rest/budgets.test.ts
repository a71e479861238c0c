import { expect, test } from "vitest";
import { testServer } from "../server-harness.ts";

test("every answer tells the budget; a key's is its own, and wrong keys spend the address's", async () => {
  await using server = await testServer({ limits: { requestsPerMinute: 3, keyRequestsPerMinute: 2 } });
  const ask = (secret: string) =>
    server.app.inject({ url: "/api/v1/tickets", headers: { authorization: `Bearer ${secret}` } });
  const key = await server.keyOf(server.people.customer, ["read"]);
  const first = await ask(key);
  expect([first.headers["ratelimit-policy"], first.headers.ratelimit]).toEqual([
    '"default";q=2;w=60',
    '"default";r=1;t=30',
  ]);
  expect((await ask(key)).headers.ratelimit).toBe('"default";r=0;t=60');
  const over = await ask(key);
  expect([over.statusCode, over.json().code, over.headers.ratelimit]).toEqual([
    429,
    "request.slow_down",
    '"default";r=0;t=30',
  ]);
  expect(over.headers["retry-after"]).toBe("30");
  const other = await server.keyOf(server.people.customer, ["read"]);
  expect((await ask(other)).statusCode).toBe(200);
  const guesses = [];
  for (let n = 0; n < 5; n++) guesses.push((await ask(`fxk_guess${n}`)).statusCode);
  expect(guesses).toEqual([401, 401, 401, 429, 429]);
  expect((await ask(other)).statusCode).toBe(200);
  server.t.clock.forward(1);
  expect((await ask(key)).statusCode).toBe(200);
});
