import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createPort } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { openFileVault } from "../../src/core/store/file-vault.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { createApiKey } from "../../src/core/usecases/create-api-key.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { receiveFile } from "../../src/core/usecases/receive-file.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";
import { deskProcess } from "../crash/desk-process.ts";
import { testDatabase } from "../harness/database.ts";
import { testPeople } from "../harness/desk.ts";
import { until } from "../harness/until.ts";

const messages = 10;

/** A desk as an operator runs it, with people, an admin's key and a port that stays when it starts again. */
async function realDesk(home: string) {
  const db = await testDatabase();
  const settings = { ...settingDefaults, webhookAddresses: "any" };
  await db.sql`insert into settings (name, value, changed_at) values ('webhookAddresses', '"any"', now())`;
  const desk = makeDesk({
    database: db.database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settings,
    wake: () => undefined,
  });
  const people = await testPeople(desk);
  const { key } = await desk.transact((work) =>
    createApiKey(work, people.admin, {
      accountId: people.admin.accountId,
      name: "t",
      scopes: ["read", "write"],
      expiresAt: null,
    }),
  );
  const port = await freePort();
  const process = deskProcess({
    FIXLINE_HOME: home,
    DATABASE_URL: db.url,
    FIXLINE_SECRET: "0123456789abcdef0123456789abcdef-for-tests",
    PORT: String(port),
  });
  await process.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    db,
    desk,
    people,
    process,
    url,
    async ask(method: "GET" | "POST", where: string, body?: object) {
      const response = await fetch(`${url}/api/v1${where}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`);
      return answer as Record<string, unknown>;
    },
    async [Symbol.asyncDispose]() {
      await process[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createPort().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Stands between two desks: passes requests on, and can hold one back before it arrives, or its answer. */
function standBetween(target: string) {
  let left = Number.POSITIVE_INFINITY;
  let part: "request" | "answer" = "answer";
  let held = Promise.withResolvers<ServerResponse>();
  const server: Server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    left -= 1;
    const isHeld = left === 0;
    if (isHeld && part === "request") {
      held.resolve(answer);
      return;
    }
    const passed = request(
      new URL(asked.url ?? "/", target),
      { method: asked.method, headers: asked.headers },
      (got) => {
        if (isHeld) {
          got.resume().once("end", () => held.resolve(answer));
          return;
        }
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  return {
    async listen(): Promise<string> {
      server.listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    /** Holds the nth request from now, or its answer; resolves when it is held. */
    hold(nth: number, what: "request" | "answer"): Promise<ServerResponse> {
      left = nth;
      part = what;
      held = Promise.withResolvers();
      return held.promise;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("either desk is killed in the middle of a hand-over: one ticket arrives, with all its talk and files once", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "fixline-handover-"));
  try {
    await using north = await realDesk(path.join(home, "north"));
    // The pages are built once for both.
    mkdirSync(path.join(home, "south"));
    symlinkSync(path.join(home, "north", "web"), path.join(home, "south", "web"));
    await using south = await realDesk(path.join(home, "south"));
    await using between = standBetween(south.url);
    const made = await north.ask("POST", "/servers", { name: "South", url: await between.listen() });
    const { pairingKey } = made;
    await south.ask("POST", "/servers", { name: "North", url: north.url, pairingKey });
    await until("both are paired", async () => {
      const states = [await north.ask("GET", "/servers"), await south.ask("GET", "/servers")];
      return states.every(({ items }) => (items as { state: string }[])[0]?.state === "paired");
    });
    const { customer, equipmentId } = north.people;
    const vault = openFileVault(path.join(home, "north", "files"));
    const { number, ticketId } = await north.desk.transact((work) =>
      openTicket(work, customer, {
        openerId: customer.accountId,
        description: "The oven stays cold.",
        title: "Cold oven",
        equipmentId,
        siteId: null,
        urgency: "normal",
        category: null,
        surfacePlaceId: null,
        said: [],
      }),
    );
    for (let at = 1; at <= messages; at += 1) {
      await using file = await receiveFile(vault, {
        source: Buffer.from(`reading ${at}`),
        name: `reading-${at}.txt`,
        claimedType: null,
        claimedKind: null,
        limitBytes: 1_000_000,
      });
      await north.desk.transact(async (work) => {
        const stored = await storeFile(work, vault, { file, ownerId: null, organisationId: null });
        await postMessage(work, customer, {
          ticketId,
          visibility: "customer",
          body: fromPlain(`Message ${at}`),
          fileIds: [stored.id],
          replyToId: null,
          placeId: null,
          platformMessageId: null,
        });
      });
    }
    // The sender dies while it waits for an answer: what it asked for has happened, and it does not know.
    const answerHeld = between.hold(8, "answer");
    await north.ask("POST", `/tickets/${number}/handover`, { serverId: made.id });
    await answerHeld;
    await north.process.kill();
    const heldBack = between.hold(7, "request");
    await north.process.start();
    // The receiver dies before a request has reached it.
    const cut = await heldBack;
    await south.process.kill();
    cut.destroy();
    await south.process.start();
    await until("all has arrived", async () => {
      const [row] = await south.db.sql<{ count: number }[]>`select count(*)::int as count from messages`;
      return row?.count === messages;
    });
    await until("the sender knows", async () => {
      const left = await north.db.sql`select from federation_items where state <> 'sent'`;
      return left.length === 0;
    });
    const tickets = await south.db.sql`select number::text, title from tickets`;
    expect(tickets).toHaveLength(1);
    const said = await south.db.sql<{ plain: string; name: string }[]>`
      select m.plain, f.name from messages m join message_files mf on mf.message_id = m.id join files f on f.id = mf.file_id order by m.seq`;
    expect(said.map((row) => `${row.plain} ${row.name}`)).toEqual(
      Array.from({ length: messages }, (_, at) => `Message ${at + 1} reading-${at + 1}.txt`),
    );
    expect(await south.db.sql`select from files`).toHaveLength(messages);
    const seen = await north.ask("GET", `/tickets/${number}`);
    expect(seen).toMatchObject({ status: "handed_over", elsewhere: { number: tickets[0]?.number } });
    expect(await Promise.all([north.process.stop(), south.process.stop()])).toEqual([0, 0]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 120_000);
