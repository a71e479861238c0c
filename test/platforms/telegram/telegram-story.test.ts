import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import { sql } from "../../../src/core/store/orm.ts";
import { selectTicketViews } from "../../../src/core/store/ticket-views.ts";
import { testDatabase } from "../../harness/database.ts";
import { testPeople } from "../../harness/desk.ts";
import { reportPhotos } from "../../harness/report-photos.ts";
import { until } from "../../harness/until.ts";
import { writeTranscript } from "../../harness/write-transcript.ts";
import { type Spot, seen, telegramGroup, telegramPerson } from "./telegram-person.ts";
import { simToken, telegramServer } from "./telegram-server.ts";
import { deskId } from "./telegram-world.ts";

/** The whole application over a simulated Telegram, with people who have their logins there; `by` is how updates come. */
async function openStory(hasTopics: boolean, by: "polling" | "webhook") {
  const server = await telegramServer();
  server.state.hasTopics = hasTopics;
  const desk = telegramGroup(server, { id: deskId });
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-telegram-"));
  const config = readConfig({
    DATABASE_URL: db.url,
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    TELEGRAM_BOT_TOKEN: simToken,
    TELEGRAM_DESK_CHAT: String(deskId),
    TELEGRAM_API_ROOT: server.root,
    ...(by === "webhook"
      ? { PUBLIC_URL: "https://desk.example", TELEGRAM_WEBHOOK_SECRET: "story-webhook-secret" }
      : {}),
  });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  const address = await app.listen();
  if (by === "webhook") {
    server.bringTo(async (body, headers) => {
      const answer = await fetch(`${address}/telegram/webhook`, {
        method: "POST",
        headers,
        body: new Uint8Array(body),
      });
      await answer.body?.cancel();
      return answer.status;
    });
  }
  const people = await testPeople(app.desk);
  const logins = { customer: 501, technician: 601, otherTechnician: 602, engineer: 603, admin: 901 } as const;
  for (const [role, user] of Object.entries(logins)) {
    const { accountId, name } = people[role as keyof typeof logins];
    await db.sql`delete from identities where account_id = ${accountId}`;
    await db.sql`
      insert into identities (id, account_id, platform, user_id, display_name, last_seen_at, created_at)
      values (${v7()}, ${accountId}, 'telegram', ${String(user)}, ${name}, now(), now())`;
  }
  const person = (role: keyof typeof logins) => {
    const made = telegramPerson(server, logins[role], { first_name: people[role].name });
    // Staff have written to the bot once.
    made.chat.started = true;
    return made;
  };
  return {
    server,
    desk,
    app,
    people,
    person,
    logins,
    async ticket() {
      const [view] = await app.desk.read((work) =>
        selectTicketViews(work, { where: sql`true`, order: sql`t.number desc`, limit: 1 }),
      );
      return view;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await server.stop();
      await db[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

test.each([
  ["private chats alone", false, "polling"],
  ["topics in private chats", true, "polling"],
  ["private chats alone", false, "webhook"],
] as const)(
  "from the first message to the rating, with %s (%s, %s)",
  async (name, hasTopics, by) => {
    await using story = await openStory(hasTopics, by);
    const { server, desk } = story;
    const marta = story.person("customer");
    const ada = story.person("admin");
    const workers = (["technician", "otherTechnician", "engineer"] as const).map((role) => ({
      name: story.people[role].name,
      person: story.person(role),
    }));
    const shows = async (at: Spot, words: RegExp | string) =>
      until(
        `"${words}" is shown; there is: ${JSON.stringify(seen(at).map(({ text, buttons }) => [text, buttons]))}`,
        () => seen(at).some(({ text }) => (typeof words === "string" ? text.includes(words) : words.test(text))),
      );
    const press = async (who: typeof marta, label: string, at: Spot = who.here) => {
      await until(
        `${label} is offered; there is: ${JSON.stringify(seen(at).map(({ text, buttons }) => [text, buttons]))}`,
        () => seen(at).some(({ buttons }) => buttons.includes(label)),
      );
      who.press(label, at);
    };
    const status = async (wanted: string) =>
      until(`the ticket is ${wanted}`, async () => (await story.ticket())?.status === wanted);

    await until("it is connected", () =>
      story.app.platforms.health().every(({ health }) => health.state === "connected"),
    );
    if (by === "polling") await until("it polls", () => server.updates.isPolled());
    else expect(server.updates.isPolled(), "it polls").toBe(false);
    marta.say("the oven in line 2 trips the breaker when it heats");
    marta.photo("the plate");
    for (const label of ["Oven line 2", "Work is held up"]) {
      await until("a question or the ticket", () =>
        seen(marta.here).some(({ buttons }) => buttons.includes(label) || buttons.includes("Open ticket")),
      );
      if (seen(marta.here).some(({ buttons }) => buttons.includes(label))) marta.press(label);
    }
    await press(marta, "Open ticket");
    await status("new");

    const topic = await until("a topic is there", () => [...desk.topics.values()].at(-1));
    const thread: Spot = { chat: desk, topic: topic.id };
    await press(ada, "Approve", thread);
    await status("opened");
    const assignee = (await story.ticket())?.assignee?.name;
    const jo = workers.find(({ name }) => name === assignee)?.person;
    if (jo === undefined) throw new Error(`nobody is called ${assignee}`);
    await press(jo, "Accept");
    await until("it is accepted", async () => (await story.ticket())?.acceptedAt);
    if (hasTopics) await until("the line is a topic", () => jo.chat.topics.size > 0);
    const line: Spot = { chat: jo.chat, topic: hasTopics ? ([...jo.chat.topics.keys()][0] ?? null) : null };
    await until("the line offers Start", () => seen(line).some(({ buttons }) => buttons.includes("Start")));

    jo.say("I am on my *way*", { at: line, entities: [{ type: "bold", offset: 0, length: 4 }] });
    await shows(marta.here, "I am on my *way*");
    marta.say("It is off");
    await shows(line, "It is off");
    ada.say("They never pay on time", { at: thread });
    await press(jo, "Start", line);
    await status("in_progress");
    expect(JSON.stringify(seen(marta.here))).not.toContain("pay on time");

    await press(jo, "Report", line);
    const answers = [
      "Trips the breaker",
      "Element to earth",
      "Element replaced",
      "replace heating element",
      "1 x element HE-7",
      "55",
      "25",
    ];
    for (const [at, answer] of answers.entries()) {
      const before = seen(line).filter(({ byBot }) => byBot).length;
      await until(`question ${at + 1}`, () => {
        const last = seen(line).at(-1);
        return last?.byBot && last.buttons.includes("Cancel") && before > 0;
      });
      jo.say(answer, { at: line });
      await until("the next question", () => seen(line).at(-1)?.byBot);
    }
    await shows(line, "Send photos, one by one or several at once");
    jo.album(["before.jpg", "after.jpg"], "", { at: line });
    await shows(line, "Now: 2 files");
    jo.photo("", { at: line });
    await shows(line, "Now: 3 files");
    await press(jo, "Send report", line);
    await until("the report is there", async () => (await story.ticket())?.report);
    // With the one from the first message.
    expect(await reportPhotos(story.app.desk)).toHaveLength(4);
    await until(
      "Marta sees the photos",
      () => seen(marta.here).filter(({ file, byBot }) => byBot && file).length === 3,
    );
    await press(marta, "Sign");
    await until("the PIN is asked for", () => /PIN/.test(seen(marta.here).at(-1)?.text ?? ""));
    marta.say("274951 274951");
    await until("the PIN is gone from the chat", () => !JSON.stringify(seen(marta.here)).includes("274951"));
    await until("it is signed", async () => (await story.ticket())?.report?.state === "signed");
    await press(jo, "Complete", line);
    await status("resolved");
    await press(marta, "5");
    await until("it is rated", async () => (await story.ticket())?.rating?.stars === 5);
    await press(ada, "Close", thread);
    await status("closed");
    await until("the topic is closed", () => topic.closed);
    await story.app.idle();
    const texts = (at: Spot): readonly string[] =>
      seen(at).map(({ text, file, buttons }) =>
        [text, file === null ? "" : `[${file}]`, buttons.length === 0 ? "" : `(${buttons.join(" | ")})`]
          .filter(Boolean)
          .join("\n"),
      );
    writeTranscript(`telegram, ${name}, ${by}`, {
      "Marta, where she talks": texts(marta.here),
      "the technician, directly": texts(jo.here),
      "the technician's line": texts(line),
      "the desk's topic": texts(thread),
    });
    await until("every press was answered", () => server.queries.unanswered() === 0);
    expect(server.broken()).toEqual([]);
  },
  120_000,
);
