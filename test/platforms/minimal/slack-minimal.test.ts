import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import { testDatabase } from "../../harness/database.ts";
import { testPeople } from "../../harness/desk.ts";
import { until } from "../../harness/until.ts";
import { plainSlack } from "./plain-slack.ts";

test("the whole story over a Slack of seven methods, which knows no other", async () => {
  const server = await plainSlack();
  await using db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-plain-"));
  const config = readConfig({
    DATABASE_URL: db.url,
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    FIXLINE_ADMINS: "slack:UADA",
    SLACK_BOT_TOKEN: "xoxb-plain",
    SLACK_APP_TOKEN: "xapp-plain",
    SLACK_DESK_CHANNEL: "CDESK",
    SLACK_API_URL: server.apiUrl,
  });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  try {
    const people = await testPeople(app.desk);
    for (const [person, id] of [
      [people.customer, "UMARTA"],
      [people.technician, "UJO"],
    ] as const) {
      await db.sql`delete from identities where account_id = ${person.accountId}`;
      await db.sql`insert into identities (id, account_id, platform, workspace, user_id, display_name, last_seen_at, created_at)
        values (${v7()}, ${person.accountId}, 'slack', 'T1', ${id}, ${person.name}, now(), now())`;
    }
    const here = server.direct("UMARTA");
    const direct = server.direct("UJO");
    const labels = (channel: string, thread: string | null = null) =>
      server.shown(channel, thread).flatMap(({ body }) => server.labels(body));
    const seen = (channel: string, thread: string | null = null) =>
      server.shown(channel, thread).map(({ body }) => JSON.stringify(body));
    const press = async (user: string, channel: string, label: string, thread: string | null = null) => {
      await until(`"${label}" is offered; there is ${JSON.stringify(labels(channel, thread))}`, () =>
        labels(channel, thread).includes(label),
      );
      const envelope = server.press(user, channel, label, thread);
      await until(`"${label}" is acknowledged`, () => server.acked.has(envelope));
    };
    const ticket = async () => (await db.sql`select status, number::int, accepted_at from tickets`)[0];
    const becomes = (status: string) => until(`it is ${status}`, async () => (await ticket())?.status === status);
    const form = (label: string) =>
      until(`the form asks for ${label}`, () => JSON.stringify(server.view()?.body ?? {}).includes(`"${label}"`));

    const health = () => app.platforms.health()[0]?.health;
    await until("it is connected", () => health()?.state === "connected").catch((error: unknown) => {
      throw new Error(`${String(error)} ${JSON.stringify(health())}`);
    });
    server.say("UMARTA", here, "the oven in line 2 trips the breaker when it heats");
    for (const label of ["Oven line 2", "Work is held up"]) {
      await until("a question", () => labels(here).some((one) => one === label || one === "Open ticket"));
      if (labels(here).includes(label)) await press("UMARTA", here, label);
    }
    await press("UMARTA", here, "Open ticket");
    await becomes("new");
    const number = Number((await ticket())?.number);
    await until("the card stands in the desk", () => seen("CDESK").some((text) => text.includes(`#${number}`)));
    server.command("UADA", "CDESK", "/desk", `assign ${number} ${people.technician.name}`);
    await becomes("opened");
    await press("UJO", direct, "Accept");
    await until("it is accepted", async () => (await ticket())?.accepted_at);
    const line = await until("the line is a thread", async () => {
      const [place] = await db.sql<{ thread: string | null }[]>`select thread from places where kind = 'line'`;
      return place?.thread;
    });
    await press("UJO", direct, "Start", line);
    await becomes("in_progress");
    // Slack asks for another connection in the middle of it all.
    server.refresh("refresh_requested");
    await until("it is connected again", () => server.connections() === 2);
    server.say("UJO", direct, "I am on my way", line);
    await until("Marta reads it", () => seen(here).some((text) => text.includes("I am on my way")));
    // Under the card that offered the job nobody is at work: it is an answer in the flat chat, and nothing of it is lost.
    const offer = server.shown(direct).find(({ body }) => JSON.stringify(body).includes(`#${number} `));
    server.say("UJO", direct, "queue", offer?.ts ?? null);
    await until("Jo is answered", () => seen(direct).some((text) => /Nothing is waiting|Queue/.test(text)));
    await press("UJO", direct, "Report", line);
    await form("Malfunction");
    server.submit("UJO", {
      Malfunction: "Trips",
      Cause: "Element to earth",
      Solution: "Replaced",
      Fix: "replace element",
      Parts: "1 x HE-7",
      "Labour minutes": "55",
      "Travel minutes": "25",
    });
    await until("the report is there", async () => (await db.sql`select from reports`).length === 1);
    await press("UMARTA", here, "Sign");
    await form("PIN");
    server.submit("UMARTA", { PIN: "274951", "PIN again": "274951" });
    await until("it is signed", async () => (await db.sql`select from signatures`).length === 1);
    await press("UJO", direct, "Complete", line);
    await becomes("resolved");
    await press("UMARTA", here, "5");
    await until("it is rated", async () => (await db.sql`select from ratings where stars = 5`).length === 1);
    await app.idle();
    const failed = await db.sql`select kind, notice, error from deliveries where state in ('failed', 'uncertain')`;
    expect([...failed]).toEqual([]);
    // What could not be looked at is said; it keeps nothing from working.
    expect(health()).toMatchObject({ state: "connected", note: expect.stringContaining("conversations.info") });
    expect([...server.unknown]).toContain("conversations.history");
  } finally {
    await app.close();
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}, 120_000);
