import { afterAll, beforeAll, expect, test } from "vitest";
import { testPeople } from "../harness/desk.ts";
import { openThreePlatforms, type ThreePlatforms } from "../harness/three-platforms.ts";
import { slackAdmin, telegramDesk } from "../harness/three-servers.ts";
import { until } from "../harness/until.ts";
import type { SimPerson } from "./discord/sim-person.ts";
import { type SlackPerson, slackPerson } from "./slack/slack-person.ts";
import { type Spot, seen, type TelegramPerson, telegramPerson } from "./telegram/telegram-person.ts";

/** What is a state and no error: closed direct messages, a bot that is blocked, a topic that is deleted, a desk that was away. */
let world: ThreePlatforms;
let ada: SlackPerson;
let jo: SimPerson;
let marta: TelegramPerson;
beforeAll(async () => {
  world = await openThreePlatforms({ times: { settleMs: 200 } });
  ada = slackPerson(world.slack, { id: slackAdmin, name: "Ada" });
  await ada.say(ada.direct, "hello");
  // Jo takes no direct messages, and is known by a command in the server.
  jo = world.discord.person("Jo", { dmClosed: true });
  await jo.slash(world.discord.channels.support.id, "help");
  await until(
    "Jo is a technician",
    async () =>
      (await world.db.sql`update accounts set role = 'technician' where name = 'Jo' returning id`).length === 1,
  );
  marta = telegramPerson(world.telegram, 501, { first_name: "Marta" });
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const textsAt = (at: Spot): readonly string[] => seen(at).map(({ text }) => text);
const labelsAt = (at: Spot): readonly string[] => seen(at).flatMap(({ buttons }) => buttons);
const tickets = () => world.db.sql<{ id: string; number: number; status: string; description: string }[]>`
  select id, number::int, status, description from tickets order by number`;
const talkOf = async (id: string) =>
  (await world.db.sql`select plain from messages where conversation_id = ${id} order by seq`).map(({ plain }) => plain);
const deskTopics = () => {
  const chat = world.telegram.state.chats.get(telegramDesk);
  if (chat === undefined) throw new Error("there is no desk group");
  return [...chat.topics.values()].filter(({ deleted }) => !deleted).map(({ id }): Spot => ({ chat, topic: id }));
};

async function opens(who: TelegramPerson, words: string, at: Spot = who.here): Promise<void> {
  who.say(words, { at });
  for (const label of ["Work is held up", "Open ticket"]) {
    await until(`${label} is offered; there is ${labelsAt(at).join()}`, () => labelsAt(at).includes(label));
    who.press(label, at);
  }
}

/** The thread of the work channel in which Jo sees this. */
const threadOfJo = (words: string) =>
  [...world.discord.state.channels.values()].find(
    ({ id, parent, members, gone }) =>
      parent === world.discord.channels.work.id &&
      !gone &&
      members.has(jo.user.id) &&
      jo.sees(id).join("\n").includes(words),
  );

test("whoever takes no direct messages is offered work in a private thread, and accepts there", async () => {
  await opens(marta, "The oven in line 2 trips the breaker");
  const desk = { channel: "C0DESK", thread: null };
  await until("Ada sees Approve", () => ada.buttons(desk).includes("Approve"));
  await ada.press(desk, "Approve");
  const offer = await until("Jo is offered it in a thread", () => threadOfJo("#1001"));
  await jo.press(offer.id, "Accept");
  await until("it is Jo's", async () => (await world.db.sql`select from tickets where accepted_at is not null`).length);
  marta.say("It smells burnt");
  await until("Jo's line has it", () => threadOfJo("It smells burnt"));
}, 40_000);

test("a customer who blocked the bot is blocked, and hears what waited as soon as they write again", async () => {
  const line = threadOfJo("It smells burnt") ?? expect.fail();
  marta.block();
  jo.say(line.id, "Who can let me in?");
  await until(
    "the delivery is blocked",
    async () => (await world.db.sql`select from deliveries where state = 'blocked'`).length > 0,
  );
  expect(textsAt(marta.here).join("\n")).not.toContain("Who can let me in?");
  marta.unblock();
  marta.say("I am back");
  await until("Marta reads it", () => textsAt(marta.here).join("\n").includes("Who can let me in?"));
  await until("Jo reads her", () => jo.sees(line.id).join("\n").includes("I am back"));
}, 40_000);

test("a topic that somebody deleted is opened anew, with what is said from now on", async () => {
  const [topic] = deskTopics();
  marta.deleteTopic(topic ?? expect.fail());
  marta.say("The fuse is 16 A");
  const again = await until("there is another topic", () => deskTopics().find((one) => one.topic !== topic?.topic));
  await until("it has the card", () => labelsAt(again).includes("Reply"));
  await until("and the words", () => textsAt(again).join("\n").includes("The fuse is 16 A"));
}, 40_000);

test("after an outage what was said on each platform is taken in order, and the desk is told", async () => {
  const line = threadOfJo("It smells burnt") ?? expect.fail();
  const [ticket] = await tickets();
  const card = world.slack.state.channels
    .get("C0DESK")
    ?.posts.find(({ thread, deleted }) => thread === null && !deleted);
  const thread = { channel: "C0DESK", thread: card?.ts ?? "" };
  await world.app().idle();
  await world.stop();
  jo.say(line.id, "down: I am at the gate");
  jo.say(line.id, "down: nobody opens");
  marta.say("down: I come");
  await ada.say(thread, "down: call the janitor").catch(() => undefined);
  // From now on private chats have topics: that counts from the start of the desk.
  world.telegram.state.hasTopics = true;
  await world.start();
  const during = async () => (await talkOf(ticket?.id ?? "")).filter((plain) => plain.startsWith("down:"));
  await until("all was taken", async () => (await during()).length === 4, { withinMs: 30_000 });
  const taken = await during();
  expect(taken.indexOf("down: I am at the gate")).toBeLessThan(taken.indexOf("down: nobody opens"));
  await until("Marta reads Jo", () => textsAt(marta.here).join("\n").includes("down: nobody opens"));
  await until("Jo reads Marta", () => jo.sees(line.id).join("\n").includes("down: I come"));
  await until("the desk is told", () => ada.sees(thread).some((text) => text.includes("came in late")), {
    withinMs: 30_000,
  });
}, 80_000);

test("where private chats have topics, each topic is a ticket of its own", async () => {
  const otto = telegramPerson(world.telegram, 701, { first_name: "Otto" });
  const topic = (id: number): Spot => {
    otto.chat.topics.set(id, { id, name: "New chat", closed: false, deleted: false });
    return { chat: otto.chat, topic: id };
  };
  const [mixer, lift] = [topic(31), topic(32)];
  await opens(otto, "The mixer hums", mixer);
  await opens(otto, "The lift is stuck", lift);
  const mine = await until("there are two tickets", async () => {
    const found = (await tickets()).filter(({ number }) => number > 1001);
    return found.length === 2 ? found : null;
  });
  otto.say("and it smells", { at: mixer });
  otto.say("nobody is in it", { at: lift });
  const saidIn = async (words: string) =>
    until(`${words} has its ticket`, async () =>
      (await talkOf(mine.find(({ description }) => description === words)?.id ?? "")).at(-1),
    );
  await until("each went to its own", async () => {
    return (
      (await saidIn("The mixer hums")) === "and it smells" && (await saidIn("The lift is stuck")) === "nobody is in it"
    );
  });
  expect(otto.here.chat.messages.filter((message) => message.topic === null && !message.deleted)).toEqual([]);
}, 40_000);

test("a code on a machine opens the chat with that machine, and a code of /link joins two logins", async () => {
  const { equipmentId } = await testPeople(world.app().desk);
  const rita = telegramPerson(world.telegram, 801, { first_name: "Rita" });
  rita.start(`qr-${equipmentId}`);
  await until("Rita is asked about the X200", () => textsAt(rita.here).join("\n").includes("X200"));
  expect(textsAt(rita.here).join("\n"), "a stranger learns the model alone").not.toMatch(
    /SN-1|Bakery Rossi|Main street/,
  );

  const slackRita = slackPerson(world.slack, { id: "U0RITA", name: "Rita R." });
  await slackRita.slash(slackRita.direct, "/link");
  const code = await until("a code is shown", () =>
    slackRita
      .sees(slackRita.direct)
      .map((text) => /([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(text)?.[1])
      .find((found) => found !== undefined),
  );
  rita.start(`link-${code}`);
  await until("both names are shown", () => /Rita R\./.test(textsAt(rita.here).join("\n")));
  rita.press("Join");
  await until("they are one", async () => {
    const rows = await world.db.sql`
      select distinct account_id from identities where (platform, user_id) in (('slack', 'U0RITA'), ('telegram', '801'))`;
    return rows.length === 1;
  });
}, 40_000);

test("no rule was broken, nothing is left unsent", async () => {
  await world.app().idle();
  const left = await world.db.sql`
    select p.platform, p.kind, d.kind as what, d.notice, d.state, d.error from deliveries d join places p on p.id = d.place_id
    where d.state not in ('sent', 'skipped')`;
  expect([...left]).toEqual([]);
  expect(world.broken()).toEqual([]);
});
