import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type CallServer, makeCallServer } from "../../src/core/delivery/federation/call-server.ts";
import { type Federation, startFederation } from "../../src/core/delivery/federation/start-federation.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import type { Visibility } from "../../src/core/domain/visibility.ts";
import { type FileVault, openFileVault } from "../../src/core/store/file-vault.ts";
import { readTalk } from "../../src/core/store/read-talk.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import type { Work } from "../../src/core/store/work.ts";
import { handOverTicket } from "../../src/core/usecases/hand-over-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { pairServer } from "../../src/core/usecases/pair-server.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { receiveFile } from "../../src/core/usecases/receive-file.ts";
import { itemArrived, itemRefused, unpairedByThem } from "../../src/core/usecases/settle-told.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";
import { type TestServer, testServer } from "../http/server-harness.ts";

export const secret = "a secret of the tests";

/** One desk of a pair: its HTTP edge listens on this machine, its clock is the test's. */
export type FederatedDesk = TestServer & {
  readonly url: string;
  readonly vault: FileVault;
  readonly act: <T>(fn: (work: Work) => Promise<T>) => Promise<T>;
  readonly sender: Federation;
  /** Calls the other desk; a test may stand in between. */
  call: CallServer;
  readonly open: (title?: string) => Promise<{ readonly ticketId: string; readonly number: number }>;
  readonly say: (
    by: Person,
    ticketId: string,
    text: string,
    visibility?: Visibility,
    files?: readonly string[],
  ) => Promise<string>;
  readonly file: (name: string, bytes: Buffer) => Promise<string>;
  readonly talk: (ticketId: string) => Promise<readonly string[]>;
  readonly view: (ticketId: string) => Promise<NonNullable<Awaited<ReturnType<typeof readTicketView>>>>;
  /** Tickets that came from elsewhere. */
  readonly received: () => Promise<readonly { readonly id: string; readonly number: number }[]>;
  readonly count: (query: string) => Promise<number>;
};

/** A desk that other desks can be paired with. */
export async function federatedDesk(): Promise<FederatedDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), "fixline-federation-"));
  const vault = openFileVault(folder);
  const server = await testServer({ vault, secret });
  const { t, people } = server;
  t.settings.webhookAddresses = "any";
  const url = await server.listen();
  const act = <T>(fn: (work: Work) => Promise<T>) => t.desk.transact(fn);
  const made: { call: CallServer } = {
    call: makeCallServer({ resolve: () => Promise.reject(new Error("no names here")), random: randomBytes }),
  };
  const sender = startFederation({
    desk: t.desk,
    wakes: { on: () => () => undefined },
    call: (...given) => made.call(...given),
    readFile: (sha256) => vault.read(sha256),
    effects: { arrived: itemArrived, refused: itemRefused, unpaired: unpairedByThem },
    secret,
    random: () => 0,
    log: silentLog,
    pollMs: 10,
    restMs: 1,
  });
  return {
    ...server,
    url,
    vault,
    act,
    sender,
    get call() {
      return made.call;
    },
    set call(call: CallServer) {
      made.call = call;
    },
    open: (title = "Oven stays cold") =>
      act((work) =>
        openTicket(work, people.customer, {
          openerId: people.customer.accountId,
          description: `${title}: since this morning.`,
          title,
          equipmentId: people.equipmentId,
          siteId: null,
          urgency: "high",
          category: null,
          surfacePlaceId: null,
          said: [],
        }),
      ),
    say: async (
      by: Person,
      ticketId: string,
      text: string,
      visibility: Visibility = "customer",
      files: readonly string[] = [],
    ) =>
      (
        await act((work) =>
          postMessage(work, by, {
            ticketId,
            visibility,
            body: fromPlain(text),
            fileIds: files,
            replyToId: null,
            placeId: null,
            platformMessageId: null,
          }),
        )
      ).messageId,
    file: async (name: string, bytes: Buffer) => {
      await using file = await receiveFile(vault, {
        source: bytes,
        name,
        claimedType: null,
        claimedKind: null,
        limitBytes: 25 * 1024 * 1024,
      });
      return (await act((work) => storeFile(work, vault, { file, ownerId: null, organisationId: null }))).id;
    },
    talk: async (ticketId: string) =>
      (
        await t.desk.read((work) =>
          readTalk(work, ticketId, { visibilities: ["customer", "staff"], afterSeq: 0, limit: 500 }),
        )
      ).map(({ author, visibility, body, files, deletedAt }) => {
        const words = body.flatMap((block) => ("runs" in block ? block.runs.map((run) => run.text) : [])).join("");
        const kind = visibility === "staff" ? " (note)" : "";
        const attached = files.map((file) => ` [${file.name}]`).join("");
        return `${author?.name ?? "?"}${kind}: ${deletedAt === null ? words : "deleted"}${attached}`;
      }),
    view: async (ticketId: string) => {
      const view = await t.desk.read((work) => readTicketView(work, ticketId));
      if (view === null) throw new Error("no such ticket");
      return view;
    },
    received: async () =>
      t.db.sql<{ id: string; number: number }[]>`
        select t.id, t.number::int as number from transfers x join tickets t on t.id = x.ticket_id where x.direction = 'in' order by t.number`,
    count: async (query: string) => {
      const [row] = await t.db.sql.unsafe(`select count(*)::int as count from ${query}`);
      return (row as { count: number } | undefined)?.count ?? 0;
    },
    async [Symbol.asyncDispose]() {
      await sender.stop();
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Two desks that are paired: `north` made the key. */
export async function pairedDesks() {
  const north = await federatedDesk();
  const south = await federatedDesk();
  const invited = await north.act((work) =>
    pairServer(work, north.people.admin, { name: "South desk", url: south.url, pairingKey: null, secret }),
  );
  const joined = await south.act((work) =>
    pairServer(work, south.people.admin, {
      name: "North desk",
      url: north.url,
      pairingKey: invited.pairingKey,
      secret,
    }),
  );
  /** Waits until neither desk has anything to tell. */
  const settled = () =>
    until(
      "nothing is left to be told",
      async () => {
        for (const desk of [north, south]) {
          desk.t.desk.wake("events");
          await desk.sender.idle();
        }
        return (await north.count(waiting)) + (await south.count(waiting)) === 0;
      },
      { withinMs: 20_000, everyMs: 5 },
    );
  await settled();
  return {
    north,
    south,
    settled,
    key: invited.pairingKey ?? "",
    southAtNorth: invited.serverId,
    northAtSouth: joined.serverId,
    /** The newest ticket at the south desk that stands for this one of the north desk's. */
    there: async (number: number) => {
      const [row] = await south.t.db.sql<{ id: string; number: number }[]>`
        select t.id, t.number::int as number from transfers x join tickets t on t.id = x.ticket_id
        where x.direction = 'in' and x.foreign_number = ${String(number)} order by x.created_at desc, x.id desc limit 1`;
      if (row === undefined) throw new Error(`#${number} has not arrived`);
      return row;
    },
    handOver: (ticketId: string, withNotes = false) =>
      north.act((work) =>
        handOverTicket(work, north.people.admin, { ticketId, serverId: invited.serverId, withNotes }),
      ),
    async [Symbol.asyncDispose]() {
      await north[Symbol.asyncDispose]();
      await south[Symbol.asyncDispose]();
    },
  };
}

/** What is to be told, and events that nobody has turned into it yet. */
const waiting = `(
  select id from federation_items where state = 'queued'
  union all
  select e.id from events e, federation_feed f where f.txid is not null and (e.txid, e.id) > (f.txid, f.event_id)) as waiting`;
