import { v7 } from "uuid";
import { expect, test } from "vitest";
import { type Inbox, type InboxDeps, openInbox } from "../../src/core/delivery/inbox.ts";
import { startWorker } from "../../src/core/delivery/worker.ts";
import { Problem } from "../../src/core/domain/problem.ts";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { testDatabase } from "../harness/database.ts";
import { silentLog } from "../harness/silent-log.ts";
import { eventually } from "./delivery-world.ts";

type Event = {
  readonly eventId: string;
  readonly place: { platform: string; workspace: string; channel: string; thread: null };
  readonly words: string;
};
type Answer = { readonly said: string };

const event = (eventId: string, words: string, channel = "c"): Event => ({
  eventId,
  words,
  place: { platform: "p", workspace: "", channel, thread: null },
});

/** A database with a log of effects, and processes with an inbox each. */
async function inboxWorld() {
  const db = await testDatabase();
  await db.sql`create table effects (at bigint generated always as identity, words text)`;
  const desk = makeDesk({
    database: db.database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: () => undefined,
  });
  const stops: (() => Promise<void>)[] = [];
  const errors: object[] = [];
  return {
    db,
    errors,
    effects: async () =>
      (await db.sql<{ words: string }[]>`select words from effects order by at`).map(({ words }) => words),
    rows: () =>
      db.sql<
        { event_id: string; state: string; reply: unknown; error: string | null }[]
      >`select event_id, state, reply, error from inbox order by id`,
    async open(
      deps: Partial<InboxDeps<Event, Answer>> = {},
    ): Promise<Inbox<Event, Answer> & { worker: Awaited<ReturnType<typeof startWorker>> }> {
      const worker = await startWorker({ desk, log: silentLog, checkMs: 50 });
      const inbox = openInbox<Event, Answer>({
        desk,
        worker,
        log: { ...silentLog, error: (data) => void errors.push(data) },
        async handle(work, { words }) {
          await work.sql`insert into effects (words) values (${words})`;
          return { said: `did ${words}` };
        },
        prepare: async () => undefined,
        answerProblem: (problem) => ({ said: problem.code }),
        answerDefect: (reference) => ({ said: `nothing changed, ${reference}` }),
        drainMs: 200,
        answerLate: async (work, { words }, { said }) =>
          void (await work.sql`insert into effects (words) values (${`late to ${words}: ${said}`})`),
        ...deps,
      });
      stops.push(async () => {
        await inbox.stop();
        await worker.stop();
      });
      return { ...inbox, worker };
    },
    async [Symbol.asyncDispose]() {
      for (const stop of stops) await stop();
      await db[Symbol.asyncDispose]();
    },
  };
}

test("an event is stored before it is acknowledged, and takes effect once", async () => {
  await using world = await inboxWorld();
  let begin: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const inbox = await world.open({ prepare: () => gate });
  const { done } = await inbox.store(event("1", "a"));
  expect(await world.rows()).toMatchObject([{ event_id: "1", state: "pending" }]);
  expect(await world.effects()).toEqual([]);
  begin();
  expect(await done).toEqual({ said: "did a" });
  expect(await world.rows()).toMatchObject([{ state: "done", reply: { said: "did a" } }]);
});

test("a repeat gets the stored answer and has no second effect, also while the first is under way", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open();
  const answers = await Promise.all(Array.from({ length: 5 }, () => inbox.take(event("1", "a"))));
  answers.push(await inbox.take(event("1", "a")));
  expect(answers.every(({ said }) => said === "did a")).toBe(true);
  expect(await world.effects()).toEqual(["a"]);
});

test("a repeat that another process takes waits for the first and gets its answer", async () => {
  await using world = await inboxWorld();
  const handle = async (work: Parameters<InboxDeps<Event, Answer>["handle"]>[0], { words }: Event) => {
    await work.sql`select pg_sleep(0.05)`;
    await work.sql`insert into effects (words) values (${words})`;
    return { said: `did ${words}` };
  };
  const inboxes = [await world.open({ handle }), await world.open({ handle })];
  const answers = await Promise.all(inboxes.map((inbox) => inbox.take(event("1", "a"))));
  expect(answers).toEqual([{ said: "did a" }, { said: "did a" }]);
  expect(await world.effects()).toEqual(["a"]);
});

test("events of one lane take effect in their order, over several processes; lanes do not wait for each other", async () => {
  await using world = await inboxWorld();
  const inboxes = [await world.open(), await world.open()];
  const done: Promise<Answer>[] = [];
  for (let at = 0; at < 40; at += 1) {
    const { done: settled } = await (inboxes[at % 2] as Inbox<Event, Answer>).store(
      event(`${at}`, String(at).padStart(2, "0"), "one"),
    );
    done.push(settled);
  }
  const other = await inboxes[0]?.take(event("x", "other", "two"));
  expect(other).toEqual({ said: "did other" });
  await Promise.all(done);
  const effects = (await world.effects()).filter((words) => words !== "other");
  expect(effects).toEqual(effects.toSorted());
  expect(effects.length).toBe(40);
});

test("an expected problem undoes what was written and is the answer, for repeats too", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open({
    async handle(work) {
      await work.sql`insert into effects (words) values ('half')`;
      throw new Problem("dialogue.gone", {});
    },
  });
  expect(await inbox.take(event("1", "a"))).toEqual({ said: "dialogue.gone" });
  expect(await inbox.take(event("1", "a"))).toEqual({ said: "dialogue.gone" });
  expect(await world.effects()).toEqual([]);
  expect(await world.rows()).toMatchObject([{ state: "done" }]);
});

test("a defect undoes everything, is logged under the reference that the person is told, and does not stop the lane", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open({
    async handle(work, { words }) {
      await work.sql`insert into effects (words) values (${words})`;
      if (words === "bad") throw new TypeError("boom");
      return { said: words };
    },
  });
  const bad = await inbox.take(event("1", "bad"));
  expect(await inbox.take(event("2", "good"))).toEqual({ said: "good" });
  expect(await world.effects()).toEqual(["good"]);
  const [row] = await world.rows();
  expect(row?.state).toBe("failed");
  expect(bad.said).toBe(`nothing changed, ${row?.error}`);
  expect(world.errors).toMatchObject([{ reference: row?.error }]);
  expect(JSON.stringify(world.errors)).toContain("boom");
});

test("a transaction that conflicts is tried again", async () => {
  await using world = await inboxWorld();
  let tries = 0;
  const inbox = await world.open({
    async handle(work, { words }) {
      tries += 1;
      await work.sql`insert into effects (words) values (${words})`;
      if (tries < 3) throw Object.assign(new Error("could not serialize"), { code: "40001" });
      return { said: words };
    },
  });
  expect(await inbox.take(event("1", "a"))).toEqual({ said: "a" });
  expect([tries, await world.effects()]).toEqual([3, ["a"]]);
});

test("a connection that breaks in the middle loses nothing and doubles nothing", async () => {
  await using world = await inboxWorld();
  let first = true;
  const inbox = await world.open({
    async handle(work, { words }) {
      await work.sql`insert into effects (words) values (${words})`;
      if (first) {
        first = false;
        const [row] = await work.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
        await world.db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
      }
      await work.sql`select 1`;
      return { said: words };
    },
  });
  expect(await inbox.take(event("1", "a"))).toEqual({ said: "a" });
  expect(await world.effects()).toEqual(["a"]);
});

test("what a dead process left pending is settled by another, in order, and answered late", async () => {
  await using world = await inboxWorld();
  const dead = await world.open({ prepare: () => new Promise(() => undefined) });
  await dead.store(event("1", "a"));
  await dead.store(event("2", "b"));
  await world.open();
  const [row] = (await dead.worker.sql`select pg_backend_pid() as pid`) as unknown as { pid: number }[];
  const stopping = dead.worker.stop();
  await world.db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
  await stopping;
  expect(
    await eventually(
      () => world.effects(),
      (seen) => seen.length === 4,
    ),
  ).toEqual(["a", "late to a: did a", "b", "late to b: did b"]);
});

test("somebody who sends again after the crash is answered, once", async () => {
  await using world = await inboxWorld();
  await world.db.sql`
    insert into inbox (platform, event_id, lane, interaction, received_at)
    values ('p', '1', 'p||c|', ${JSON.stringify(event("1", "a"))}::jsonb, now())`;
  const inbox = await world.open();
  expect(await inbox.take(event("1", "a"))).toEqual({ said: "did a" });
  await inbox.recover();
  expect(await world.effects()).toEqual(["a"]);
});

test("what cannot be stored now is tried for as long as it takes, in its order", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open();
  await world.db.sql`alter table inbox rename to inbox_away`;
  const taken = ["a", "b", "c"].map((words, at) => inbox.take(event(`${at}`, words)));
  await new Promise((resolve) => setTimeout(resolve, 60));
  await world.db.sql`alter table inbox_away rename to inbox`;
  expect(await Promise.all(taken)).toEqual(["a", "b", "c"].map((words) => ({ said: `did ${words}` })));
  expect(await world.effects()).toEqual(["a", "b", "c"]);
});

test("words that the database cannot hold are stored without what it refuses, and stop nobody", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open();
  expect(await inbox.take(event("1", "zero \0 and half \ud83d"))).toEqual({ said: "did zero \ufffd and half \ufffd" });
  expect(await inbox.take(event("2", "next"))).toEqual({ said: "did next" });
  // An id that no index holds can never be stored: it is answered, and logged.
  const endless = event(Array.from({ length: 9000 }, (_, at) => at.toString(36)).join(""), "never");
  expect((await inbox.take(endless)).said).toContain("nothing changed");
  expect(world.errors).toHaveLength(1);
});

test("secrets are left out of what is kept", async () => {
  await using world = await inboxWorld();
  const inbox = await world.open({ redact: ({ words: _, ...kept }) => kept });
  await inbox.take(event("1", "123456"));
  expect(JSON.stringify(await world.db.sql`select interaction from inbox`)).not.toContain("123456");
});
