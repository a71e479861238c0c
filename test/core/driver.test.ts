import { expect, test } from "vitest";
import { openDatabase } from "../../src/core/store/connect.ts";
import { testDatabase } from "../harness/database.ts";

test("a connection that breaks inside a transaction fails that transaction, and nothing else", async () => {
  await using db = await testDatabase();
  await using killer = await testDatabase();
  await db.sql`create table said (words text)`;
  for (let round = 0; round < 10; round += 1) {
    const broken = db.sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await tx`insert into said values ('of the dead')`;
      await killer.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
      await tx`select pg_sleep(1)`;
    });
    await expect(broken).rejects.toThrow();
  }
  await db.sql.begin(async (tx) => void (await tx`insert into said values ('of the living')`));
  expect(await db.sql`select words from said`).toEqual([{ words: "of the living" }]);
});

test("what a dead transaction still has to say is refused, not run on a new connection", async () => {
  await using db = await testDatabase();
  await db.sql`create table said (words text)`;
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<unknown> = Promise.resolve();
  const broken = db.sql.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    await gate;
    late = tx`insert into said values ('too late')`.catch((error: Error) => error.message);
    await late;
  });
  await expect(broken).rejects.toThrow();
  // Every connection of the pool is used once more, the dead one's successor too.
  await Promise.all(Array.from({ length: 20 }, () => db.sql`select pg_sleep(0.01)`));
  goOn();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await late).toMatch(/CONNECTION_CLOSED/);
  expect(await db.sql`select words from said`).toEqual([]);
});

test("a query whose connection breaks is answered, at whatever moment it breaks, and closing does not wait for it", async () => {
  await using db = await testDatabase();
  for (let round = 0; round < 24; round += 1) {
    const one = openDatabase(db.url, { maxConnections: 1 });
    const [row] = await one.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const outcome = one.sql`select ${round}::int as round`.then(
      () => "answered",
      () => "failed",
    );
    for (let turn = 0; turn < round % 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    expect(["answered", "failed"]).toContain(await outcome);
    const closing = performance.now();
    await one.close();
    expect(performance.now() - closing).toBeLessThan(2000);
  }
});
