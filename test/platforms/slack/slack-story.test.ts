import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { openApp } from "../../../src/app.ts";
import { objectIn } from "../../../src/bots/slack/json.ts";
import { readConfig } from "../../../src/config.ts";
import { sql } from "../../../src/core/store/orm.ts";
import { selectTicketViews } from "../../../src/core/store/ticket-views.ts";
import { testDatabase } from "../../harness/database.ts";
import { testPeople } from "../../harness/desk.ts";
import { png } from "../../harness/files.ts";
import { reportPhotos } from "../../harness/report-photos.ts";
import { until } from "../../harness/until.ts";
import { writeTranscript } from "../../harness/write-transcript.ts";
import { type SlackPerson, slackPerson, type Where } from "./slack-person.ts";
import { startSlackServer } from "./slack-server.ts";
import type { SlackPost } from "./slack-state.ts";

const logins = {
  customer: "U0MARTA",
  technician: "U0JO",
  otherTechnician: "U0KIM",
  engineer: "U0EVA",
  admin: "U0ADA",
} as const;

const signingSecret = "story-signing-secret";

/** The whole application over a simulated Slack, with people who have their logins there; `by` is how Slack reaches it. */
async function openStory(by: "socket" | "http") {
  const server = await startSlackServer();
  server.addChannel({ id: "C0DESK", name: "desk" });
  server.addChannel({ id: "C0HELP", name: "help" });
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-slack-"));
  const config = readConfig({
    DATABASE_URL: db.url,
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    SLACK_BOT_TOKEN: server.tokens.bot,
    ...(by === "socket" ? { SLACK_APP_TOKEN: server.tokens.app } : { SLACK_SIGNING_SECRET: signingSecret }),
    SLACK_DESK_CHANNEL: "C0DESK",
    SLACK_SUPPORT_CHANNEL: "C0HELP",
    SLACK_API_URL: server.apiUrl,
  });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  const address = await app.listen();
  if (by === "http") {
    server.delivery.callBy(async (headers, body) => {
      const answer = await fetch(`${address}/slack/events`, { method: "POST", headers, body: new Uint8Array(body) });
      return { status: answer.status, body: await answer.text() };
    }, signingSecret);
  }
  const people = await testPeople(app.desk);
  for (const [role, user] of Object.entries(logins)) {
    const { accountId, name } = people[role as keyof typeof logins];
    await db.sql`delete from identities where account_id = ${accountId}`;
    await db.sql`
      insert into identities (id, account_id, platform, workspace, user_id, display_name, last_seen_at, created_at)
      values (${v7()}, ${accountId}, 'slack', ${server.state.team}, ${user}, ${name}, now(), now())`;
  }
  const person = (role: keyof typeof logins) => slackPerson(server, { id: logins[role], name: people[role].name });
  return {
    server,
    app,
    people,
    person,
    async ticket() {
      const [view] = await app.desk.read((work) =>
        selectTicketViews(work, { where: sql`true`, order: sql`t.number desc`, limit: 1 }),
      );
      return view;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await server[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

test.each([
  ["a direct message", "socket"],
  ["the support channel", "socket"],
  ["a direct message", "http"],
] as const)(
  "from the first message in %s to the rating, by %s",
  async (from, by) => {
    await using story = await openStory(by);
    const { server } = story;
    await until("it is connected", () =>
      story.app.platforms.health().every(({ health }) => health.state === "connected"),
    );
    expect(server.delivery.sockets().length > 0, "a socket is open").toBe(by === "socket");
    const marta = story.person("customer");
    const ada = story.person("admin");
    const workers = (["technician", "otherTechnician", "engineer"] as const).map((role) => ({
      name: story.people[role].name,
      person: story.person(role),
    }));
    const press = async (who: SlackPerson, label: string, at: Where): Promise<void> => {
      await until(`${label} is offered; there is ${JSON.stringify(who.sees(at))}`, () =>
        who.buttons(at).includes(label),
      );
      await who.press(at, label);
    };
    const shows = (who: SlackPerson, at: Where, words: string) =>
      until(`"${words}" is shown; there is ${JSON.stringify(who.sees(at))}`, () =>
        who.sees(at).some((text) => text.includes(words)),
      );
    const status = (wanted: string) =>
      until(`the ticket is ${wanted}`, async () => (await story.ticket())?.status === wanted);
    const fill = async (who: SlackPerson, field: string, ...sent: Parameters<SlackPerson["submit"]>): Promise<void> => {
      await until(`a modal asks for ${field}; it says ${who.seesView("modal")}`, () =>
        who.seesView("modal").includes(field),
      );
      await who.submit(...sent);
    };

    const said = "the oven in line 2 trips the breaker when it heats";
    const help = { channel: "C0HELP", thread: null };
    const chat: Where = from === "a direct message" ? marta.direct : { ...help, thread: await marta.say(help, said) };
    if (chat.thread === null) await marta.say(chat, said);
    for (const label of ["Oven line 2", "Work is held up"]) {
      await until("a question, or the ticket", () =>
        [label, "Open ticket"].some((one) => marta.buttons(chat).includes(one)),
      );
      if (marta.buttons(chat).includes(label)) await marta.press(chat, label);
    }
    await press(marta, "Open ticket", chat);
    await status("new");

    const desk: Where = { channel: "C0DESK", thread: null };
    await press(ada, "Approve", desk);
    await status("opened");
    const assignee = (await story.ticket())?.assignee?.name;
    const jo = workers.find(({ name }) => name === assignee)?.person;
    if (jo === undefined) throw new Error(`nobody is called ${assignee}`);
    await press(jo, "Accept", jo.direct);
    await until("it is accepted", async () => (await story.ticket())?.acceptedAt);
    const opensLine = (post: SlackPost): boolean => objectIn(post.metadata ?? {}, "event_payload").opens === "line";
    const head = await until("the line is there", () =>
      server.state.channels.get(jo.direct.channel)?.posts.find(opensLine),
    );
    const line: Where = { ...jo.direct, thread: head.ts };

    await jo.say(line, "I am on my way");
    await shows(marta, chat, "I am on my way");
    await marta.say(chat, "it is off");
    await shows(jo, line, "it is off");
    const root = server.state.channels.get("C0DESK")?.posts.find(({ thread }) => thread === null);
    await ada.say({ ...desk, thread: root?.ts ?? null }, "they never pay on time");
    await press(jo, "Start", line);
    await status("in_progress");
    expect(JSON.stringify(marta.sees(chat))).not.toContain("pay on time");

    await press(jo, "Report", line);
    const answers = {
      Malfunction: "Trips the breaker",
      Cause: "Element to earth",
      Solution: "Element replaced",
      Fix: "replace heating element",
      "Labour minutes": "55",
    };
    await fill(jo, "Malfunction", answers, {
      Photos: [{ name: "element.png", mimetype: "image/png", bytes: png() }],
    });
    await until("the report is there", async () => (await story.ticket())?.report);
    expect(await reportPhotos(story.app.desk)).toEqual(["element.png"]);
    await shows(marta, chat, "[element.png]");
    await press(marta, "Sign", chat);
    await until("a PIN is asked for", () => marta.seesView("modal").includes("PIN"));
    const fields = marta
      .seesView("modal")
      .split("\n")
      .filter((label) => label.includes("PIN") && label.length < 30);
    await marta.submit(Object.fromEntries(fields.map((label) => [label, "274951"])));
    await until(`it is signed; the modal says ${marta.seesView("modal")}`, async () => {
      const signed = (await story.ticket())?.report?.state === "signed";
      const modal = marta.seesView("modal");
      if (!signed && modal.includes("PIN")) {
        const again = modal.split("\n").filter((label) => label.includes("PIN") && label.length < 30);
        await marta.submit(Object.fromEntries(again.map((label) => [label, "274951"]))).catch(() => undefined);
      }
      return signed;
    });
    await press(jo, "Complete", line);
    await status("resolved");
    await press(marta, "5", chat);
    await until("it is rated", async () => (await story.ticket())?.rating?.stars === 5);
    await server.delivery.settled();
    await story.app.idle();
    writeTranscript(`slack, ${from}, ${by}`, {
      "Marta, where she talks": marta.sees(chat),
      "the technician, directly": jo.sees(jo.direct),
      "the technician's line": jo.sees(line),
      "the desk's channel": ada.sees(desk),
      "the desk's thread": ada.sees({ ...desk, thread: root?.ts ?? null }),
    });
    expect(server.state.broken).toEqual([]);
  },
  60_000,
);
