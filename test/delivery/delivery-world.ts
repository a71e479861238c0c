import { v7 } from "uuid";
import type { OpenRequest, Outgoing, PlaceRef } from "../../src/bots/platform.ts";
import type { Compose } from "../../src/core/delivery/compose.ts";
import type { DispatchLimits } from "../../src/core/delivery/dispatch-limits.ts";
import { type Dispatcher, startDispatcher } from "../../src/core/delivery/dispatcher.ts";
import type { Sender } from "../../src/core/delivery/sender.ts";
import { startWorker, type Worker } from "../../src/core/delivery/worker.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import type { Visibility } from "../../src/core/domain/visibility.ts";
import { enqueue, refreshCards } from "../../src/core/store/notices.ts";
import {
  insertMessage,
  lockMessage,
  storeDeletion,
  storeNewVersion,
  storeReaction,
} from "../../src/core/store/talk.ts";
import { openWakes, type Wakes } from "../../src/core/store/wakes.ts";
import { type Desk, makeDesk } from "../../src/core/store/work.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";
import { type TestPeople, testPeople } from "../harness/desk.ts";
import { silentLog } from "../harness/silent-log.ts";

type AnySender = Sender<Outgoing, OpenRequest>;
export type PlaceRow = {
  readonly id: string;
  readonly state: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly cardMessageId: string | null;
};
export type DeliveryRow = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly notice: string | null;
};

/** A ticket with places on one platform, and an outbox that sends to it: what a conformance test or a delivery test plays with. */
export type DeliveryWorld = AsyncDisposable & {
  readonly db: TestDatabase;
  readonly desk: Desk;
  readonly wakes: Wakes;
  readonly people: TestPeople;
  readonly ticketId: string;
  /** Starts a process that sends. All that are left are stopped at the end. */
  dispatch(
    limits?: Partial<DispatchLimits>,
    compose?: Compose<Outgoing, OpenRequest>,
  ): Promise<{ worker: Worker; dispatcher: Dispatcher }>;
  /** A place of the ticket: on that surface, or one that is still to be opened. */
  addPlace(kind: "customer" | "line" | "desk", at: PlaceRef | null, workspace?: string): Promise<string>;
  /** A message of the customer, copied to every place that shows it. Returns its id. */
  say(text: string, visibility?: Visibility): Promise<string>;
  edit(messageId: string, text: string): Promise<void>;
  erase(messageId: string): Promise<void>;
  react(messageId: string, emoji: string, added: boolean): Promise<void>;
  notice(placeId: string, text: string): Promise<void>;
  openPlace(placeId: string): Promise<void>;
  closePlace(placeId: string, closed: boolean): Promise<void>;
  refresh(): Promise<void>;
  place(placeId: string): Promise<PlaceRow>;
  deliveries(placeId?: string): Promise<readonly DeliveryRow[]>;
};

/** Retries come quickly, and a call that hangs is given up soon. */
const quick: Partial<DispatchLimits> = {
  backoff: { baseMs: 2, capMs: 10 },
  pollMs: 50,
  callTimeoutMs: 5000,
  maxAttempts: 40,
  drainMs: 500,
};

const card = (title: string) => ({
  tone: "plain" as const,
  title,
  body: [],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: title,
});

/** A database that several worlds, one after the other, have their ticket in; the first one makes the people. */
export type SharedDatabase = { readonly db: TestDatabase; people: TestPeople | null };

/** Makes the world for one platform, or for one that is made over the world's own database. */
export async function deliveryWorld(
  given: AnySender | ((db: TestDatabase) => Promise<AnySender>),
  shared?: SharedDatabase,
): Promise<DeliveryWorld> {
  const db = shared?.db ?? (await testDatabase());
  const sender = typeof given === "function" ? await given(db) : given;
  const wakes = await openWakes(db.database);
  const desk = makeDesk({
    database: db.database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: wakes.wake,
  });
  const people = shared?.people ?? (await testPeople(desk, sender.name));
  if (shared !== undefined) shared.people = people;
  const ticketId = v7();
  await db.sql`
    insert into tickets (id, title, description, opener_id, organisation_id, created_at, updated_at)
    values (${ticketId}, 'Oven', 'cold', ${people.customer.accountId}, ${people.organisationId}, now(), now())`;
  await db.sql`insert into conversations (id) values (${ticketId})`;
  const running: { worker: Worker; dispatcher: Dispatcher }[] = [];
  let drawn = 0;

  const compose: Compose<Outgoing, OpenRequest> = {
    async content(job) {
      if (job.message !== null) {
        const [row] = await db.sql<
          { plain: string; version: number }[]
        >`select plain, version from messages where id = ${job.message.id}`;
        if (row === undefined) return null;
        const text = fromPlain(job.message.deleted ? "(deleted)" : row.plain);
        return {
          kind: "message",
          author: null,
          text,
          files: [],
          replyTo: null,
          edited: row.version > 1,
          staffOnly: false,
          words: { edited: "edited", note: "note" },
        };
      }
      drawn += 1;
      return {
        kind: "card",
        card: card(job.kind === "card" ? `card ${drawn}` : String(job.data.reason ?? job.notice)),
      };
    },
    async opening(job) {
      const { kind, workspace, channel, accountId, id, platform } = job.place;
      if (kind === "desk" && channel !== null)
        return { kind: "desk", workspace, channel, key: id, title: "#1", head: card("head") };
      const [login] = await db.sql<
        { user_id: string }[]
      >`select user_id from identities where account_id = ${accountId} limit 1`;
      const user = { platform, workspace, user: login?.user_id ?? "", name: "x", language: null };
      return kind === "direct"
        ? { kind: "direct", user }
        : { kind: "line", user, key: id, title: "#1", head: card("head") };
    },
  };

  const world: DeliveryWorld = {
    db,
    desk,
    wakes,
    people,
    ticketId,
    async dispatch(limits = {}, other = compose) {
      const worker = await startWorker({ desk, log: silentLog, checkMs: 50 });
      const dispatcher = startDispatcher({
        desk,
        worker,
        wakes,
        platforms: new Map([[sender.name, sender]]),
        compose: other,
        log: silentLog,
        random: () => 0.5,
        limits: { ...quick, ...limits },
      });
      running.push({ worker, dispatcher });
      return { worker, dispatcher };
    },
    async addPlace(kind, at, workspace = "") {
      const id = v7();
      const account =
        kind === "desk" ? null : kind === "line" ? people.technician.accountId : people.customer.accountId;
      await db.sql`
        insert into places (id, kind, conversation_id, platform, workspace, channel, thread, account_id, state, created_at)
        values (${id}, ${kind}, ${ticketId}, ${sender.name}, ${at?.workspace ?? workspace}, ${at?.channel ?? null}, ${at?.thread ?? null}, ${account},
          ${at === null ? "opening" : "open"}, now())`;
      return id;
    },
    say: (text, visibility = "customer") =>
      desk.transact(async (work) => {
        const said = {
          ticketId,
          actor: people.customer,
          visibility,
          body: fromPlain(text),
          plain: text,
          fileIds: [],
          replyToId: null,
          sourcePlaceId: null,
          platformMessageId: null,
          at: work.now,
          judgedAt: null,
        };
        const stored = await insertMessage(work, said);
        if (stored === null) throw new Error("there is no such ticket");
        return stored.messageId;
      }),
    edit: (messageId, text) =>
      desk.transact(
        async (work) => void (await storeNewVersion(work, await lockMessage(work, messageId), fromPlain(text), text)),
      ),
    erase: (messageId) => desk.transact(async (work) => storeDeletion(work, await lockMessage(work, messageId))),
    react: (messageId, emoji, added) =>
      desk.transact(
        async (work) =>
          void (await storeReaction(work, { messageId, accountId: people.technician.accountId, emoji, added })),
      ),
    notice: (placeId, text) =>
      desk.transact((work) =>
        enqueue(work, placeId, { kind: "notice", notice: { code: "work.held", data: { ticketId, reason: text } } }),
      ),
    openPlace: (placeId) =>
      desk.transact((work) =>
        enqueue(work, placeId, { kind: "open", notice: { code: "ticket.card", data: { ticketId } } }),
      ),
    closePlace: (placeId, closed) => desk.transact((work) => enqueue(work, placeId, { kind: "close", closed })),
    refresh: () => desk.transact((work) => refreshCards(work, ticketId)),
    async place(placeId) {
      const [row] = await db.sql<PlaceRow[]>`
        select id, state, channel, thread, card_message_id as "cardMessageId" from places where id = ${placeId}`;
      if (row === undefined) throw new Error("no such place");
      return row;
    },
    deliveries: (placeId) =>
      db.sql<DeliveryRow[]>`
        select id, kind, state, attempts, error, notice from deliveries
        where ${placeId === undefined ? db.sql`true` : db.sql`place_id = ${placeId}`} order by place_id, lane, seq, created_at`,
    async [Symbol.asyncDispose]() {
      for (const { dispatcher, worker } of running) {
        await dispatcher.stop();
        await worker.stop();
      }
      await wakes.close();
      if (shared === undefined) await db[Symbol.asyncDispose]();
    },
  };
  return world;
}

/** Waits until `holds` does, looking every few milliseconds; fails after five seconds with what it was. */
export async function eventually<T>(look: () => T | Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`it never came to be; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
