import { expect, test } from "vitest";
import { png } from "./harness/files.ts";
import { openThreePlatforms, slackAdmin, telegramDesk } from "./harness/three-platforms.ts";
import { until } from "./harness/until.ts";
import { messagesIn } from "./platforms/discord/sim-state.ts";
import { slackPerson } from "./platforms/slack/slack-person.ts";
import { seen, telegramPerson } from "./platforms/telegram/telegram-person.ts";

test("the customer on Telegram, the technician on Discord, the admin on Slack: one ticket, from the first word to the rating", async () => {
  await using world = await openThreePlatforms();
  const { db, slack, discord, telegram } = world;
  const marta = telegramPerson(telegram, 501, { first_name: "Marta" });
  const jo = discord.person("Jo");
  const ada = slackPerson(slack, { id: slackAdmin, name: "Ada" });

  const martaSees = () => seen(marta.here);
  const labels = () => martaSees().flatMap(({ buttons }) => buttons);
  const martaPresses = async (label: string) => {
    await until(`Marta sees "${label}" among ${labels().join(", ")}`, () => labels().includes(label));
    marta.press(label);
  };
  const martaReads = (words: string) =>
    until(`Marta reads "${words}"`, () => martaSees().some(({ text }) => text.includes(words)));

  // Jo and Ada are known; Jo is made a technician.
  await jo.slash(jo.direct(), "help");
  await until("Jo has an account", async () => (await db.sql`select from accounts where name = 'Jo'`).length === 1);
  await db.sql`update accounts set role = 'technician' where name = 'Jo'`;
  await ada.say(ada.direct, "hello");
  await until(
    "Ada is an admin",
    async () => (await db.sql`select from accounts where name = 'Ada' and role = 'admin'`).length === 1,
  );

  // 1. Marta says what is wrong, and answers the one question that is left.
  marta.say("The oven in line 2 trips the breaker");
  await martaPresses("Work is held up");
  await martaPresses("Open ticket");
  const ticket = await until(
    "the ticket is open",
    async () => (await db.sql<{ id: string; number: number }[]>`select id, number::int from tickets`)[0],
  );
  const status = async () => (await db.sql`select status from tickets where id = ${ticket.id}`)[0]?.status;
  await martaReads(`#${ticket.number}`);

  // 2. It stands in every desk channel; Ada approves on Slack.
  const deskCard = await until("the card stands on Slack", () =>
    slack.state.channels.get("C0DESK")?.posts.find(({ thread, deleted }) => thread === null && !deleted),
  );
  const slackDesk = { channel: "C0DESK", thread: deskCard.ts };
  await until("Ada sees Approve", () => ada.buttons({ channel: "C0DESK", thread: null }).includes("Approve"));
  await ada.press({ channel: "C0DESK", thread: null }, "Approve");
  const telegramTopic = await until("the topic stands on Telegram", () => {
    const chat = telegram.state.chats.get(telegramDesk);
    const [topic] = chat?.topics.keys() ?? [];
    return chat === undefined || topic === undefined ? null : { chat, topic };
  });
  const discordDesk = await until("the thread stands on Discord", () =>
    [...discord.state.channels.values()].find((one) => one.parent === discord.channels.desk.id),
  );

  // 3. Jo accepts on Discord and gets a line.
  const joSees = (channel: string) => jo.sees(channel).join("\n");
  await until("Jo is offered it", () => joSees(jo.direct()).includes(`#${ticket.number}`));
  await jo.press(jo.direct(), "Accept");
  const line = await until("the line is open", () =>
    [...discord.state.channels.values()].find((one) => one.parent === discord.channels.work.id),
  );
  await world.app().idle();

  // 4. Talk crosses, with its formatting; notes stay with the staff; nothing can mention anybody.
  marta.say("It smells burnt @everyone <!channel>", { entities: [{ type: "bold", offset: 3, length: 6 }] });
  await until("Jo reads it", () => joSees(line.id).includes("It smells burnt @everyone <!channel>"));
  const copy = messagesIn(discord.state, line.id).find(({ content }) => content.includes("burnt"));
  expect(copy?.content).toContain("**smells**");
  await until("Ada reads it", () => ada.sees(slackDesk).some((text) => text.includes("It smells burnt")));
  jo.say(line.id, "Switch it **off** please");
  await martaReads("Switch it off please");
  await ada.say(slackDesk, "They never pay on time");
  const note = (text: string) => text.includes("never pay on time");
  await until("the note is on Discord's desk", () => note(joSees(discordDesk.id)));
  await until("the note is on Telegram's desk", () => seen(telegramTopic).some(({ text }) => note(text)));
  expect(note(joSees(line.id))).toBe(false);
  expect(martaSees().some(({ text }) => note(text))).toBe(false);

  // Files both ways, an edit. A photo that is none is not taken, and its words are.
  marta.document("manual.pdf", Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"));
  const joHas = (name: string) =>
    messagesIn(discord.state, line.id).some(({ attachments }) => attachments.some((file) => file.filename === name));
  await until("Jo has the manual", () => joHas("manual.pdf"));
  jo.say(line.id, "this one", { files: [{ name: "plug.png", type: "image/png", bytes: png() }] });
  await until("Marta has the picture", () => martaSees().some(({ file, byBot }) => byBot && file !== null));
  await until("Ada has both", () =>
    ["manual.pdf", "plug.png"].every((name) => ada.sees(slackDesk).some((text) => text.includes(`[${name}]`))),
  );
  marta.photo("the plug");
  await until("Jo reads the caption", () => joSees(line.id).includes("the plug"));
  await martaReads("It was not stored");
  const wrong = marta.say("It is in hall 3");
  await until("Jo reads hall 3", () => joSees(line.id).includes("hall 3"));
  marta.edit(wrong, "It is in hall 4");
  await until(
    "Jo reads hall 4 instead",
    () => joSees(line.id).includes("hall 4") && !joSees(line.id).includes("hall 3"),
  );

  // 5. Work, and the report in two parts.
  const command = async (name: string, options: Record<string, string | number> = {}) =>
    jo.slash(line.id, name, options);
  await command("ticket start");
  await until("work has started", async () => (await status()) === "in_progress");
  const one = await command("ticket report");
  const kept = await jo.submit(one, {
    Malfunction: "Trips the breaker",
    Cause: "Element to earth",
    Solution: "Element replaced",
    Fix: "replace heating element",
    Parts: "1 x element HE-7",
  });
  await until("the first part is kept", () => kept.original !== null || kept.followups.length > 0);
  const two = await jo.press(line.id, "Continue", kept);
  await jo.submit(two, { "Labour minutes": "55", "Travel minutes": "25" });
  await until(
    "the report is in",
    async () => (await db.sql`select from reports where ticket_id = ${ticket.id}`).length === 1,
  );

  // 6. Marta signs with a PIN that she chooses now; Jo completes, Ada closes, Marta rates.
  await martaPresses("Sign");
  await martaReads("six digits");
  marta.say("274951 274951");
  await martaReads("You have signed");
  expect(martaSees().some(({ text }) => text.includes("274951"))).toBe(false);
  await until("it is signed", async () => (await db.sql`select from signatures`).length === 1);
  await command("ticket complete");
  await until("it is resolved", async () => (await status()) === "resolved");
  await until("Ada sees Close", () => ada.buttons(slackDesk).includes("Close"));
  await ada.press(slackDesk, "Close");
  await until("it is closed", async () => (await status()) === "closed");
  await martaPresses("5");
  await until("it is rated", async () => (await db.sql`select from ratings where stars = 5`).length === 1);

  // Everything that was to be shown was shown, once; no rule was broken; nothing secret was written down.
  await world.app().idle();
  const left = await db.sql`
    select p.platform, p.kind, d.kind as what, d.notice, d.state, d.error from deliveries d join places p on p.id = d.place_id
    where d.state not in ('sent', 'skipped')`;
  expect([...left]).toEqual([]);
  expect(world.broken()).toEqual([]);
  expect(world.logged.join("")).not.toContain("274951");
  expect(JSON.stringify(await db.sql`select interaction from inbox`)).not.toContain("274951");
}, 120_000);
