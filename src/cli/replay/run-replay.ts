import { randomBytes } from "node:crypto";
import type { App } from "../../app.ts";
import { receive } from "../../bots/web/receive.ts";
import type { WebContent } from "../../bots/web/wire.ts";
import { replaySums } from "../../core/store/replay-sums.ts";
import { ticketIdOf } from "../../core/store/ticket-numbers.ts";
import { webPostsOf } from "../../core/store/web-posts.ts";
import { postStoreIn, postStoreOf } from "../../http/post-store.ts";
import type { Terminal } from "../command.ts";
import type { RepairRow } from "./read-rows.ts";
import { replayRepair } from "./replay-repair.ts";
import { makeReplayWorkspace } from "./replay-workspace.ts";
import { type RobotDesk, RobotTrouble, webRobot } from "./web-robot.ts";
import { openWebWindow, type WebWindow } from "./web-window.ts";

export type ReplaySummary = {
  readonly played: number;
  readonly acts: number;
  readonly seconds: number;
  readonly closed: number;
  readonly signed: number;
  readonly unfinished: number;
  readonly messages: number;
  readonly deliveries: number;
  readonly undelivered: number;
  readonly troubles: readonly { readonly line: number; readonly message: string }[];
};

/** Plays rows through a running desk, `lanes` beside each other, and counts in the database what became of them. */
export async function runReplay(
  app: App,
  rows: AsyncIterator<RepairRow>,
  options: {
    readonly limit: number;
    readonly lanes: number;
    readonly transcript: boolean;
    readonly terminal: Terminal;
  },
): Promise<ReplaySummary> {
  const { desk } = app;
  let acts = 0;
  const people = await makeReplayWorkspace(desk, options.lanes);
  const everybody = people.flatMap(({ customer, technician, admin }) => [customer, technician, admin]);
  const window = openWebWindow(
    app,
    everybody.map(({ accountId }) => `account:${accountId}`),
  );
  const robotDesk = robotDeskOf(app, window, () => {
    acts++;
  });
  const troubles: { line: number; message: string }[] = [];
  let begun = 0;
  let played = 0;
  let reading: Promise<unknown> = Promise.resolve();
  const next = async (): Promise<RepairRow | null> => {
    // One reader at a time: an iterator has one place to read at.
    const turn = reading.then(async () => {
      if (begun >= options.limit || options.terminal.stop.aborted) return null;
      const { done, value } = await rows.next();
      if (done === true) return null;
      begun++;
      return value;
    });
    reading = turn.catch(() => undefined);
    return turn;
  };
  const startedAt = performance.now();
  await Promise.all(
    people.map(async (lane) => {
      const robot = (person: (typeof lane)["customer"]) =>
        webRobot(robotDesk, person, () => randomBytes(9).toString("base64url"));
      const cast = {
        customer: robot(lane.customer),
        technician: robot(lane.technician),
        admin: robot(lane.admin),
        ticketIdOf: (number: number) => desk.read((work) => ticketIdOf(work, desk, number)),
      };
      for (let row = await next(); row !== null; row = await next()) {
        const thread = `c-${randomBytes(9).toString("base64url")}`;
        try {
          const number = await replayRepair(cast, row, thread);
          if (options.transcript) await printTranscript(app, lane.customer.accountId, thread, number, options.terminal);
        } catch (error) {
          // Whatever stops one row is told with its line; the others go on.
          troubles.push({ line: row.line, message: error instanceof RobotTrouble ? error.message : String(error) });
        }
        window.forget(`account:${lane.customer.accountId}`, thread);
        played++;
        if (played % 100 === 0) options.terminal.err(`${played} rows …`);
      }
    }),
  );
  await app.idle();
  await window.close();
  const seconds = (performance.now() - startedAt) / 1000;
  const sums = await desk.read((work) =>
    replaySums(
      work,
      people.map(({ customer }) => customer.accountId),
    ),
  );
  return { played, acts, seconds, ...sums, troubles };
}

function robotDeskOf(app: App, window: WebWindow, count: () => void): RobotDesk {
  const { desk } = app;
  const posts = postStoreOf(desk);
  return {
    async act(person, act) {
      count();
      const reply = await receive(
        {
          posts,
          now: desk.clock,
          take: (interaction, alongside) =>
            app.take(interaction, alongside === null ? null : (work) => alongside(postStoreIn(work))),
        },
        person,
        act,
        [],
      );
      desk.wake("web");
      return reply;
    },
    posts: window.posts,
    nextChange: window.nextChange,
  };
}

async function printTranscript(
  app: App,
  accountId: string,
  thread: string,
  number: number,
  terminal: Terminal,
): Promise<void> {
  const rows = await app.desk.read((work) =>
    webPostsOf(work, { channel: `account:${accountId}`, thread, before: null, limit: 200 }),
  );
  terminal.out(`\n── #${number} as the customer sees it`);
  for (const row of rows) {
    const content = row.content as WebContent;
    const who =
      row.authorId === accountId ? "customer" : content.kind === "message" ? (content.author?.name ?? "desk") : "desk";
    const words = content.kind === "card" ? `[${content.card.title}] ${content.card.fallback}` : plainOf(content);
    terminal.out(`${who.padEnd(16)} ${words.replace(/\n/g, " / ")}`);
  }
}

function plainOf(content: WebContent): string {
  if (content.kind !== "message") return "";
  return content.text
    .map((block) => ("runs" in block ? block.runs.map((run) => run.text).join("") : JSON.stringify(block)))
    .join(" / ");
}
