import { mkdtempSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { emit } from "../../src/core/store/events.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { createWebhook } from "../../src/core/usecases/create-webhook.ts";
import { deskProcess } from "../crash/desk-process.ts";
import { testDatabase } from "../harness/database.ts";
import { testPeople } from "../harness/desk.ts";
import { until } from "../harness/until.ts";
import { startReceiver } from "./receiver.ts";

const secret = "0123456789abcdef0123456789abcdef-for-tests";

test("a desk that is killed while it sends sends again under the same id once it is back, and loses nothing", async () => {
  await using db = await testDatabase();
  await using receiver = await startReceiver();
  const home = mkdtempSync(path.join(tmpdir(), "fixline-webhooks-"));
  try {
    const settings = { ...settingDefaults, webhookAddresses: "any" };
    const desk = makeDesk({
      database: db.database,
      clock: () => new Date(),
      newId: () => v7(),
      settings: async () => settings,
      wake: () => undefined,
    });
    const { admin } = await testPeople(desk);
    await db.sql`insert into settings (name, value, changed_at) values ('webhookAddresses', '"any"', now())`;
    const wanted = { name: "ops", url: receiver.url, events: ["ticket.*"], scope: "ids", key: secret } as const;
    await desk.transact((work) => createWebhook(work, admin, wanted));
    const happen = (kind: string) =>
      desk.transact((work) => emit(work, { kind, subjectId: work.newId(), actor: { kind: "clock" } }));
    await using server = deskProcess({ FIXLINE_HOME: home, DATABASE_URL: db.url, FIXLINE_SECRET: secret });
    const held: ServerResponse[] = [];
    receiver.answer = (response) => void held.push(response);
    await server.start();
    await happen("ticket.created");
    await happen("ticket.assigned");
    await until("the first is under way", () => held.length === 1);
    await server.kill();
    await happen("ticket.started");
    receiver.answer = (response) => void response.writeHead(200).end("thanks");
    await server.start();
    await until("all are taken", async () => {
      const [row] = await db.sql`select count(*)::int as count from webhook_deliveries where state = 'sent'`;
      return row?.count === 3;
    });
    const types = receiver.received.map(({ json }) => json.type);
    expect(types).toEqual(["ticket.created", "ticket.created", "ticket.assigned", "ticket.started"]);
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
    expect(await server.stop()).toBe(0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 120_000);
