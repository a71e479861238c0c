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
import { type PlainAnswer, plainDiscord } from "./plain-discord.ts";

test.each([
  ["which says what kind its answers are", false],
  ["which does not", true],
])(
  "the whole story over a Discord of a dozen routes that tells the least it can, %s",
  async (_, isUntyped) => {
    const server = await plainDiscord({ isUntyped });
    await using db = await testDatabase();
    const home = await mkdtemp(path.join(tmpdir(), "fixline-plain-"));
    const config = readConfig({
      DATABASE_URL: db.url,
      FIXLINE_HOME: home,
      FIXLINE_DEMO: "0",
      PORT: "0",
      FIXLINE_ADMINS: "discord:503",
      DISCORD_BOT_TOKEN: "plain.bot.token",
      DISCORD_GUILD_ID: server.guildId,
      DISCORD_DESK_CHANNEL: server.deskId,
      DISCORD_API_URL: server.apiUrl,
    });
    const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
    try {
      const people = await testPeople(app.desk);
      const marta = { id: "501", username: "Marta" };
      const jo = { id: "502", username: "Jo" };
      const ada = { id: "503", username: "Ada" };
      for (const [person, { id }] of [
        [people.customer, marta],
        [people.technician, jo],
      ] as const) {
        await db.sql`delete from identities where account_id = ${person.accountId}`;
        await db.sql`insert into identities (id, account_id, platform, user_id, display_name, last_seen_at, created_at)
        values (${v7()}, ${person.accountId}, 'discord', ${id}, ${person.name}, now(), now())`;
      }
      const labels = (channel: string) =>
        server.shown(channel).flatMap(({ buttons }) => buttons.map(({ label }) => label));
      const words = (channel: string) => server.shown(channel).map(({ text }) => text);
      const answered = async (what: string, acting: Promise<PlainAnswer>) => {
        const answer = await acting;
        await until(`"${what}" is answered`, () => answer.type !== null && answer.type !== 5);
        return answer;
      };
      const press = async (who: typeof marta, channel: string, label: string) => {
        await until(`"${label}" is offered; there is ${JSON.stringify(words(channel))}`, () =>
          labels(channel).includes(label),
        );
        return answered(label, server.press(who, channel, label));
      };
      const ticket = async () => (await db.sql`select status, number::int, accepted_at from tickets`)[0];
      const becomes = (status: string) => until(`it is ${status}`, async () => (await ticket())?.status === status);

      const health = () => app.platforms.health()[0]?.health;
      await until("it is connected", () => health()?.state === "connected").catch((error: unknown) => {
        throw new Error(`${String(error)} ${JSON.stringify(health())}`);
      });
      const here = server.direct(marta);
      server.say(marta, here, "the oven in line 2 trips the breaker when it heats");
      for (const label of ["Oven line 2", "Work is held up"]) {
        await until("a question", () => labels(here).some((one) => one === label || one === "Open ticket"));
        if (labels(here).includes(label)) {
          const answer = await press(marta, here, label);
          if (JSON.stringify(answer.data).includes("Open ticket")) break;
        }
      }
      await press(marta, here, "Open ticket");
      await becomes("new");
      const thread = await until("a thread is under the card", () => server.threads()[0]);
      await answered("assign", server.slash(ada, thread, "desk", "assign", { person: people.technician.name }));
      await becomes("opened");
      const direct = server.direct(jo);
      await press(jo, direct, "Accept");
      await until("it is accepted", async () => (await ticket())?.accepted_at);
      await press(jo, direct, "Start");
      await becomes("in_progress");
      server.say(jo, direct, "I am on my way");
      await until("Marta reads it", () => words(here).some((text) => text.includes("I am on my way")));
      const report = {
        Malfunction: "Trips",
        Cause: "Element to earth",
        Solution: "Replaced",
        Fix: "replace element",
        Parts: "1 x HE-7",
        "Labour minutes": "55",
        "Travel minutes": "25",
      };
      const first = await press(jo, direct, "Report");
      const between = await answered("the first part", server.submit(jo, direct, first, report));
      const second = await answered("Continue", server.press(jo, direct, "Continue", between));
      await answered("the second part", server.submit(jo, direct, second, report));
      await until("the report is there", async () => (await db.sql`select from reports`).length === 1);
      const pin = await press(marta, here, "Sign");
      await answered("the PIN", server.submit(marta, here, pin, { PIN: "274951", "PIN again": "274951" }));
      await until("it is signed", async () => (await db.sql`select from signatures`).length === 1);
      await press(jo, direct, "Complete");
      await becomes("resolved");
      await press(marta, here, "5");
      await until("it is rated", async () => (await db.sql`select from ratings where stars = 5`).length === 1);
      await app.idle();
      const failed = await db.sql`select kind, notice, error from deliveries where state in ('failed', 'uncertain')`;
      expect([...failed]).toEqual([]);
      expect(server.commands.server).toBeTruthy();
      // What could not be looked at is said; it keeps nothing from working.
      expect(health()).toMatchObject({ state: "connected", note: expect.stringContaining("looking at the server") });
      expect([...server.unknown]).toContain("GET /guilds/…/threads/active");
    } finally {
      await app.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    }
  },
  120_000,
);
