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
import { png } from "../../harness/files.ts";
import { reportPhotos } from "../../harness/report-photos.ts";
import { until } from "../../harness/until.ts";
import { writeTranscript } from "../../harness/write-transcript.ts";
import { discordSim } from "./discord-sim.ts";
import { modalLabels } from "./sim-modal.ts";
import { answerSeen, type SimPerson } from "./sim-person.ts";
import { messagesIn, type SimChannel, type SimInteraction } from "./sim-state.ts";

const roles = ["customer", "technician", "otherTechnician", "engineer", "admin"] as const;
type Role = (typeof roles)[number];

/** How a server is set up: what its desk channel is, where its customers write, and what it lacks. */
type Setup = {
  readonly desk: "text" | "forum";
  readonly from: "a direct message" | "the support channel";
  readonly contentIntent: boolean;
  readonly workChannel: boolean;
};

/** The whole application over a simulated Discord, with people who have their logins there. */
async function openStory({ desk, contentIntent, workChannel }: Setup) {
  const sim = await discordSim({ desk, contentIntent });
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-discord-"));
  const config = readConfig({
    DATABASE_URL: db.url,
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    DISCORD_BOT_TOKEN: sim.state.token,
    DISCORD_GUILD_ID: sim.state.guildId,
    DISCORD_DESK_CHANNEL: sim.channels.desk.id,
    DISCORD_SUPPORT_CHANNEL: sim.channels.support.id,
    ...(workChannel ? { DISCORD_WORK_CHANNEL: sim.channels.work.id } : {}),
    DISCORD_API_URL: sim.apiUrl,
  });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  const people = await testPeople(app.desk);
  const logins = new Map<Role, SimPerson>();
  for (const role of roles) {
    const { accountId, name } = people[role];
    const person = sim.person(name);
    logins.set(role, person);
    await db.sql`delete from identities where account_id = ${accountId}`;
    await db.sql`
      insert into identities (id, account_id, platform, user_id, display_name, last_seen_at, created_at)
      values (${v7()}, ${accountId}, 'discord', ${person.user.id}, ${name}, now(), now())`;
  }
  await until("it is connected", () =>
    app.platforms.health().every(({ health }) => health.state === "connected" && (contentIntent || health.note)),
  );
  return {
    sim,
    db,
    app,
    person: (role: Role): SimPerson => logins.get(role) ?? expect.fail(role),
    async ticket() {
      const [view] = await app.desk.read((work) =>
        selectTicketViews(work, { where: sql`true`, order: sql`t.number desc`, limit: 1 }),
      );
      return view;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await sim.close();
      await db[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

test.each<[string, Setup]>([
  ["a text desk", { desk: "text", from: "a direct message", contentIntent: true, workChannel: true }],
  ["a forum desk", { desk: "forum", from: "the support channel", contentIntent: true, workChannel: true }],
  [
    "neither the content intent nor a work channel",
    { desk: "text", from: "a direct message", contentIntent: false, workChannel: false },
  ],
])(
  "from the first message to the rating, with %s",
  async (name, setup) => {
    await using story = await openStory(setup);
    const { sim } = story;
    const marta = story.person("customer");
    const ada = story.person("admin");
    /** What was answered to each person last, for their eyes. */
    const answered = new Map<SimPerson, SimInteraction>();

    const labelsIn = (channel: string): readonly string[] => {
      const starter = sim.state.messages.get(channel);
      return [...(starter === undefined ? [] : [starter]), ...messagesIn(sim.state, channel)].flatMap(
        ({ components }) => components.flatMap((row) => (row.components ?? []).map(({ label }) => label ?? "")),
      );
    };
    const labelsOn = ({ original, followups }: SimInteraction): readonly string[] =>
      [...(original === null ? [] : [original]), ...followups].flatMap(({ components }) =>
        components.flatMap((row) => (row.components ?? []).map(({ label }) => label ?? "")),
      );
    const isOffered = (who: SimPerson, channel: string, label: string): boolean => {
      const last = answered.get(who);
      return labelsIn(channel).includes(label) || (last !== undefined && labelsOn(last).includes(label));
    };
    async function press(who: SimPerson, channel: string, label: string): Promise<SimInteraction> {
      await until(
        `${label} is offered; there is ${labelsIn(channel).join()} in ${JSON.stringify(who.sees(channel))}`,
        () => isOffered(who, channel, label),
      );
      const last = answered.get(who);
      const on = last !== undefined && labelsOn(last).includes(label) ? last : undefined;
      const pressed = await who.press(channel, label, on);
      answered.set(who, pressed);
      return pressed;
    }
    const shows = (who: SimPerson, channel: string, words: string) =>
      until(`"${words}" is shown; there is ${JSON.stringify(who.sees(channel))}`, () =>
        who.sees(channel).some((text) => text.includes(words)),
      );
    const status = (wanted: string) =>
      until(`the ticket is ${wanted}`, async () => (await story.ticket())?.status === wanted);
    const tagsOf = ({ appliedTags }: SimChannel): readonly string[] =>
      sim.channels.desk.availableTags.filter(({ id }) => appliedTags.includes(id)).map(({ name }) => name);
    const threadUnder = (parent: SimChannel, who: SimPerson | null) =>
      until(`a thread is there in #${parent.name}`, () =>
        [...sim.state.channels.values()].find(
          (one) => one.parent === parent.id && !one.gone && (who === null || one.members.has(who.user.id)),
        ),
      );

    // 1. Marta says what is wrong, with a photo.
    const support = sim.channels.support.id;
    const said = "the oven in line 2 trips the breaker when it heats";
    const files = [{ name: "plate.png", type: "image/png", bytes: png() }];
    const first = marta.say(setup.from === "a direct message" ? marta.direct() : support, said, { files });
    const chat = setup.from === "a direct message" ? marta.direct() : first;
    if (chat === first) await until("a thread is begun", () => sim.state.channels.has(first));
    for (const label of ["Oven line 2", "Work is held up"]) {
      await until(`${label}, or the ticket; there is ${labelsIn(chat).join()}`, () =>
        [label, "Open ticket"].some((one) => isOffered(marta, chat, one)),
      );
      if (isOffered(marta, chat, label)) await press(marta, chat, label);
    }
    await press(marta, chat, "Open ticket");
    await status("new");

    // 2. The desk: a thread or a post, with the card on top.
    const thread = await threadUnder(sim.channels.desk, null);
    const cardAt = setup.desk === "forum" ? thread.id : sim.channels.desk.id;
    if (setup.desk === "forum") {
      await until(`the post is tagged as new; it is ${tagsOf(thread).join()}`, () => tagsOf(thread).includes("New"));
    }
    await press(ada, cardAt, "Approve");
    await status("opened");
    const assignee = (await story.ticket())?.assignee?.name;
    const jo = roles.map(story.person).find(({ user }) => user.global_name === assignee) ?? expect.fail(assignee);
    await press(jo, jo.direct(), "Accept");
    await until("it is accepted", async () => (await story.ticket())?.acceptedAt);
    const line = setup.workChannel ? (await threadUnder(sim.channels.work, jo)).id : jo.direct();
    await until("the line offers Start", () => isOffered(jo, line, "Start"));

    // 3. Talk both ways; notes stay with the staff.
    jo.say(line, "I am on my **way**");
    await shows(marta, chat, "I am on my way");
    marta.say(chat, "It is off @everyone");
    await shows(jo, line, "It is off");
    if (setup.contentIntent) ada.say(thread.id, "They never pay on time");
    else ada.say(thread.id, `<@${sim.state.botId}> note They never pay on time`);
    await until("the note is kept", async () =>
      (await story.db.sql`select visibility from messages where plain = 'They never pay on time'`).some(
        ({ visibility }) => visibility === "staff",
      ),
    );
    answered.set(jo, await jo.slash(line, "ticket start"));
    await status("in_progress");
    expect(JSON.stringify([...marta.sees(chat), ...jo.sees(line)])).not.toContain("pay on time");

    // 4. The report is longer than a modal: it comes in two parts.
    const one = await press(jo, line, "Report");
    expect(modalLabels(one)).toHaveLength(5);
    answered.set(
      jo,
      await jo.submit(one, {
        Malfunction: "Trips the breaker",
        Cause: "Element to earth",
        Solution: "Element replaced",
        Fix: "replace heating element",
        Parts: "1 x element HE-7",
      }),
    );
    const two = await press(jo, line, "Continue");
    const photo = { name: "element.png", type: "image/png", bytes: png() };
    await jo.submit(two, { "Labour minutes": "55", "Travel minutes": "25" }, { Photos: [photo] });
    await until("the report is there", async () => (await story.ticket())?.report);
    expect(await reportPhotos(story.app.desk)).toEqual(["plate.png", "element.png"]);
    await shows(marta, chat, "[element.png]");

    // 5. Signed with a PIN that is chosen now, in a modal.
    const asked = await press(marta, chat, "Sign");
    const signed = await marta.submit(asked, Object.fromEntries(modalLabels(asked).map((label) => [label, "274951"])));
    answered.set(marta, signed);
    await until(`it is signed; the answer is ${answerSeen(signed)}`, async () => {
      const done = (await story.ticket())?.report?.state === "signed";
      return done || labelsOn(signed).length > 0;
    });
    for (const label of labelsOn(signed)) {
      const again = await press(marta, chat, label);
      await marta.submit(again, Object.fromEntries(modalLabels(again).map((name) => [name, "274951"])));
    }
    await until("it is signed", async () => (await story.ticket())?.report?.state === "signed");
    await press(jo, line, "Complete");
    await status("resolved");
    await press(marta, chat, "5");
    await until("it is rated", async () => (await story.ticket())?.rating?.stars === 5);
    await press(ada, cardAt, "Close");
    await status("closed");
    await until("the desk's thread is archived and locked", () => thread.archived && thread.locked);
    if (setup.desk === "forum") {
      await until(`the post is tagged as closed; it is ${tagsOf(thread).join()}`, () =>
        tagsOf(thread).includes("Closed"),
      );
    }
    await story.app.idle();
    writeTranscript(`discord, ${name}`, {
      "Marta, where she talks": marta.sees(chat),
      "the technician, directly": jo.sees(jo.direct()),
      "the technician's line": jo.sees(line),
      "the desk's channel": ada.sees(sim.channels.desk.id),
      "the desk's thread": ada.sees(thread.id),
    });
    expect([thread.archived, thread.locked], "it is closed again after the last card").toEqual([true, true]);
    // Her own talk stays open: what she writes there now is asked about.
    expect(sim.state.channels.get(chat)?.locked).toBe(false);
    expect(sim.state.broken).toEqual([]);
  },
  60_000,
);
