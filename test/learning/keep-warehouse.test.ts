import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { ensureFix } from "../../src/core/store/fixes.ts";
import { sayFixOutcome } from "../../src/core/usecases/say-fix-outcome.ts";
import { keepWarehouse } from "../../src/wiring/keep-warehouse.ts";
import { repair } from "../analytics/repair-story.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";

let t: TestDesk;
let people: TestPeople;
let home: string;
beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
  home = await mkdtemp(path.join(tmpdir(), "fixline-keep-"));
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

test("a repair that ends, and a word on whether a fix worked, are in the warehouse soon", async () => {
  let wake = (): void => undefined;
  const kept = keepWarehouse({
    desk: t.desk,
    home,
    log: silentLog,
    soonMs: 1,
    onWake: (_what, call) => {
      wake = call;
      return () => undefined;
    },
  });
  const number = async (): Promise<number> => {
    using reader = await (await kept.warehouse()).open();
    return reader?.manifest.number ?? 0;
  };
  const grows = async (): Promise<void> => {
    const before = await number();
    wake();
    await until("a snapshot is published", async () => {
      wake();
      return (await number()) > before;
    });
  };
  await kept.jobs[0]?.run();
  const ticketId = await repair(t, people, { problem: "stays cold", solution: "done", fix: "Replace igniter" });
  await grows();
  await t.desk.transact(async (work) => {
    const fix = await ensureFix(work, "Clean igniter");
    await sayFixOutcome(work, people.admin, { ticketId, fixId: fix.id, worked: false });
  });
  await grows();
  await kept.stop();
});
