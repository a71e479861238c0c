import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, inject, test } from "vitest";
import { openDatabase } from "../../src/core/store/connect.ts";

test("a connection that breaks while it is being made ready costs no process: the query goes through on the next", async () => {
  const real = new URL(inject("serverUrl"));
  let broken = 0;
  // Between the pool and the server: breaks the first connections as soon as the driver asks for the types of arrays.
  const between = createServer((client) => {
    const server: Socket = connect(Number(real.port), real.hostname);
    server.on("error", () => client.destroy());
    client.on("error", () => server.destroy());
    server.pipe(client);
    client.on("data", (data) => {
      if (broken < 3 && data.includes("typarray")) {
        broken += 1;
        client.resetAndDestroy();
        server.destroy();
      } else server.write(data);
    });
  }).listen(0, "127.0.0.1");
  await once(between, "listening");
  const url = new URL(real);
  url.hostname = "127.0.0.1";
  url.port = String((between.address() as AddressInfo).port);
  await using database = openDatabase(url.href, { maxConnections: 1 });
  const ask = async (): Promise<unknown> => {
    for (let tries = 0; tries < 10; tries++) {
      try {
        return await database.sql`select ${["a", "b"]}::text[] as words`;
      } catch {}
    }
    throw new Error("it never went through");
  };
  expect(await ask()).toEqual([{ words: ["a", "b"] }]);
  expect(broken).toBe(3);
  between.close();
});
