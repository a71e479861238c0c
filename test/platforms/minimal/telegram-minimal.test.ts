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
import { plainTelegram } from "./plain-telegram.ts";

const group = -1_003_000_000_007;

test.each([
  ["as the Bot API says it", { ok: false, error_code: 404, description: "Not Found: method not found" }],
  ["with a page", "<!DOCTYPE html><pre>Cannot POST</pre>"],
])(
  "the whole story over a server of seven methods, which knows no other, %s",
  async (_, notFound) => {
    const server = await plainTelegram(notFound);
    await using db = await testDatabase();
    const home = await mkdtemp(path.join(tmpdir(), "fixline-plain-"));
    const config = readConfig({
      DATABASE_URL: db.url,
      FIXLINE_HOME: home,
      FIXLINE_DEMO: "0",
      PORT: "0",
      FIXLINE_ADMINS: "telegram:9007199254740",
      TELEGRAM_BOT_TOKEN: "4242:plain",
      TELEGRAM_DESK_CHAT: String(group),
      TELEGRAM_API_ROOT: server.root,
    });
    const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
    try {
      const people = await testPeople(app.desk);
      const marta = { id: 501, first_name: "Marta" };
      const jo = { id: 601, first_name: "Jo" };
      const ada = { id: 9_007_199_254_740, first_name: "Ada" };
      for (const [person, { id }] of [
        [people.customer, marta],
        [people.technician, jo],
      ] as const) {
        await db.sql`delete from identities where account_id = ${person.accountId}`;
        await db.sql`insert into identities (id, account_id, platform, user_id, display_name, last_seen_at, created_at)
        values (${v7()}, ${person.accountId}, 'telegram', ${String(id)}, ${person.name}, now(), now())`;
      }
      const labels = (chat: number) => server.shown(chat).flatMap(({ buttons }) => buttons.map(({ text }) => text));
      const words = (chat: number) => server.shown(chat).map(({ text }) => text);
      const press = async (who: typeof marta, chat: number, label: string) => {
        await until(`"${label}" is offered; there is ${JSON.stringify(words(chat))}`, () =>
          labels(chat).includes(label),
        );
        const query = server.press(who, chat, label);
        await until(`the press of "${label}" is answered`, () => server.answered.has(query));
      };
      const ticket = async () => {
        const [row] = await db.sql`select status, number::int, accepted_at, assignee_id from tickets`;
        return row;
      };
      const becomes = (status: string) => until(`it is ${status}`, async () => (await ticket())?.status === status);

      await until("it is connected", () => app.platforms.health().every(({ health }) => health.state === "connected"));
      server.say(ada, ada.id, "/help");
      await until("Ada is answered", () => words(ada.id).length > 1);
      server.say(marta, marta.id, "the oven in line 2 trips the breaker when it heats");
      for (const label of ["Oven line 2", "Work is held up"]) {
        await until("a question", () => labels(marta.id).some((one) => one === label || one === "Open ticket"));
        if (labels(marta.id).includes(label)) await press(marta, marta.id, label);
      }
      await press(marta, marta.id, "Open ticket");
      await becomes("new");
      const number = (await ticket())?.number;
      // No topics to be had: the card in the group heads a thread of replies.
      await until("the card is in the group", () => words(group).some((text) => text.includes(`#${number}`)));
      server.say(ada, group, `/desk assign ${number} ${people.technician.name}`);
      await becomes("opened");
      await press(jo, jo.id, "Accept");
      await until("it is accepted", async () => (await ticket())?.accepted_at);
      await press(jo, jo.id, "Start");
      await becomes("in_progress");
      server.say(jo, jo.id, "I am on my way");
      await until("Marta reads it", () => words(marta.id).some((text) => text.includes("I am on my way")));
      await press(jo, jo.id, "Report");
      for (const answer of ["Trips", "Element to earth", "Replaced", "replace element", "1 x HE-7", "55", "25"]) {
        await until("a question", () => server.shown(jo.id).at(-1)?.byBot && labels(jo.id).includes("Cancel"));
        server.say(jo, jo.id, answer);
      }
      const last = () =>
        server
          .shown(jo.id)
          .at(-1)
          ?.buttons.map(({ text }) => text) ?? [];
      await until("all is asked", () => last().includes("Send report") || /Photos/.test(words(jo.id).at(-1) ?? ""));
      if (!last().includes("Send report")) await press(jo, jo.id, "Skip");
      await press(jo, jo.id, "Send report");
      await press(marta, marta.id, "Sign");
      await until("the PIN is asked", () => /PIN/.test(words(marta.id).at(-1) ?? ""));
      server.say(marta, marta.id, "274951 274951");
      await until("it is signed", async () => (await db.sql`select from signatures`).length === 1);
      await press(jo, jo.id, "Complete");
      await becomes("resolved");
      await press(marta, marta.id, "5");
      await until("it is rated", async () => (await db.sql`select from ratings where stars = 5`).length === 1);
      await app.idle();

      // What cannot be done without is nothing; what is lost is said once, to those who can mend it.
      const failed = await db.sql`select kind, notice, error from deliveries where state in ('failed', 'uncertain')`;
      expect([...failed]).toEqual([]);
      const [told] = app.platforms.health();
      expect(told?.health).toMatchObject({ state: "connected", note: expect.stringContaining("cannot be looked at") });
      expect([...server.unknown]).toContain("createForumTopic");
    } finally {
      await app.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    }
  },
  120_000,
);
