import { afterAll, beforeAll, expect, test } from "vitest";
import { openThreePlatforms, type ThreePlatforms } from "../harness/three-platforms.ts";
import { slackAdmin, telegramDesk } from "../harness/three-servers.ts";
import { until } from "../harness/until.ts";
import { type SlackPerson, slackPerson } from "./slack/slack-person.ts";
import { seen, type TelegramPerson, telegramPerson } from "./telegram/telegram-person.ts";

let world: ThreePlatforms;
let marta: TelegramPerson;
let ada: SlackPerson;
let people = 600;
beforeAll(async () => {
  world = await openThreePlatforms();
  ada = slackPerson(world.slack, { id: slackAdmin, name: "Ada" });
  await ada.say(ada.direct, "hello");
  await until("Ada is an admin", async () => (await named("Ada"))?.role === "admin");
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const named = async (name: string) => (await world.db.sql`select id, role from accounts where name = ${name}`)[0];
const telegramSees = (person: TelegramPerson) => seen(person.here).map(({ text }) => text);
const newest = async () =>
  (
    await world.db.sql<{ id: string; number: number; opener: string; description: string }[]>`
    select t.id, t.number::int, a.name as opener, t.description from tickets t join accounts a on a.id = t.opener_id order by number desc limit 1`
  )[0];
const talkOf = async (ticketId: string) =>
  (await world.db.sql`select plain from messages where conversation_id = ${ticketId} order by seq`).map(
    ({ plain }) => plain,
  );

/** Somebody new on Telegram opens a ticket by answering what is asked. */
async function opensByTelegram(name: string, words: string): Promise<{ id: string; number: number }> {
  people += 1;
  marta = telegramPerson(world.telegram, people, { first_name: name });
  marta.say(words);
  for (const label of ["Work is held up", "Open ticket"]) {
    await until(`${name} sees ${label}`, () => seen(marta.here).some(({ buttons }) => buttons.includes(label)));
    marta.press(label);
  }
  return until("the ticket is open", async () => {
    const found = await newest();
    return found?.opener === name ? found : null;
  });
}

test("a person joins their logins and goes on with their ticket on the other platform", async () => {
  const ticket = await opensByTelegram("Lena", "The mixer is stuck");
  await until("the card is there", () => telegramSees(marta).some((text) => text.includes(`#${ticket.number}`)));
  marta.say("/link");
  const code = await until("a code is shown", () =>
    telegramSees(marta)
      .map((text) => /\/link ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(text)?.[1])
      .find((found) => found !== undefined),
  );
  const lena = slackPerson(world.slack, { id: "U0LENA", name: "Lena S." });
  await lena.slash(lena.direct, `/link ${code}`);
  await until("both names are shown", () =>
    lena.sees(lena.direct).some((text) => text.includes("Lena S.") && text.includes("the code is of Lena")),
  );
  await lena.press(lena.direct, "Join");
  await until("they are one", async () => {
    const rows = await world.db
      .sql`select distinct account_id from identities where user_id in ('U0LENA', ${String(people)})`;
    return rows.length === 1;
  });
  await lena.say(lena.direct, "I am on my phone, is somebody coming?");
  await until(
    "it reached the ticket",
    async () => (await talkOf(ticket.id)).at(-1) === "I am on my phone, is somebody coming?",
  );
  await until("Telegram shows it too", () => telegramSees(marta).some((text) => text.includes("is somebody coming?")));
  await until("Slack shows the card", () => lena.sees(lena.direct).some((text) => text.includes(`#${ticket.number}`)));
}, 60_000);

test("staff raise a message of a support channel with a 🎫; the ticket lives in its thread", async () => {
  const nina = slackPerson(world.slack, { id: "U0NINA", name: "Nina" });
  const help = { channel: "C0HELP", thread: null };
  const ts = await nina.say(help, "The chiller leaks");
  await ada.react(help, ts, "ticket");
  const ticket = await until("the ticket is open", async () => {
    const found = await newest();
    return found?.opener === "Nina" ? found : null;
  });
  expect(ticket.description).toBe("The chiller leaks");
  const thread = { channel: "C0HELP", thread: ts };
  await until("Nina is told in the thread", () => nina.sees(thread).some((text) => text.includes(`#${ticket.number}`)));
  await nina.say(thread, "It is getting worse");
  await until("it reached the ticket", async () => (await talkOf(ticket.id)).includes("It is getting worse"));
  await ada.react(help, ts, "ticket", false);
  await ada.react(help, ts, "ticket");
  await world.app().idle();
  expect(
    (await world.db.sql`select from tickets t join accounts a on a.id = t.opener_id where a.name = 'Nina'`).length,
  ).toBe(1);
}, 60_000);

test("Slack's own doors: the Home tab, the shortcuts, a command by its name in a thread", async () => {
  const pia = slackPerson(world.slack, { id: "U0PIA", name: "Pia" });
  world.slack.addChannel({ id: "C0RANDOM", name: "random" });
  await pia.openHome();
  await until("Pia has a home", () => pia.seesView("home") !== "");
  await pia.shortcut("new-ticket");
  await until("Pia is asked what is wrong", () =>
    pia.sees(pia.direct).some((text) => text.startsWith("What is wrong?")),
  );
  const ts = await pia.say({ channel: "C0RANDOM", thread: null }, "The press drips oil");
  await ada.messageShortcut("raise-ticket", { channel: "C0RANDOM", thread: null }, ts);
  const ticket = await until("the ticket is open", async () => {
    const found = await newest();
    return found?.opener === "Pia" ? found : null;
  });
  const desk = await until("the card stands on Slack", () =>
    world.slack.state.channels
      .get("C0DESK")
      ?.posts.findLast(
        ({ thread, deleted, blocks }) =>
          thread === null && !deleted && JSON.stringify(blocks).includes(`#${ticket.number}`),
      ),
  );
  const slackDesk = { channel: "C0DESK", thread: desk.ts };
  await ada.say(slackDesk, "<@U0BOT> note the seal is old");
  await until("the note is there", async () => (await talkOf(ticket.id)).includes("the seal is old"));
  await ada.say(slackDesk, "<@U0BOT> reply we will look today");
  await until("Pia reads the reply under her message", () =>
    pia.sees({ channel: "C0RANDOM", thread: ts }).some((text) => text.includes("we will look today")),
  );
  expect(pia.sees({ channel: "C0RANDOM", thread: ts }).some((text) => text.includes("the seal is old"))).toBe(false);
  await pia.openHome();
  await until("her home shows the ticket", () => pia.seesView("home").includes(`#${ticket.number}`));
  await ada.openHome();
  await until("Ada has a home", () => ada.seesView("home").includes("assigned to you"));
}, 60_000);

test("what was said while the desk was down is taken in order, once, and the desk is told", async () => {
  const ticket = await opensByTelegram("Omar", "The oven is cold");
  const desk = await until("the card stands on Slack", () =>
    world.slack.state.channels
      .get("C0DESK")
      ?.posts.findLast(
        ({ thread, deleted, blocks }) =>
          thread === null && !deleted && JSON.stringify(blocks).includes(`#${ticket.number}`),
      ),
  );
  const slackDesk = { channel: "C0DESK", thread: desk.ts };
  await world.app().idle();
  await world.stop();
  const words = ["one", "two", "three", "four"];
  for (const word of words) marta.say(`while down ${word}`);
  // Nobody listens: Slack's event is lost on the socket, and found in the history.
  await ada.say(slackDesk, "a note while down").catch(() => undefined);
  await world.start();
  await until(
    "all was taken",
    async () => (await talkOf(ticket.id)).filter((plain) => plain.startsWith("while down")).length === 4,
  );
  expect((await talkOf(ticket.id)).filter((plain) => plain.startsWith("while down"))).toEqual(
    words.map((word) => `while down ${word}`),
  );
  await until("the note was taken", async () => (await talkOf(ticket.id)).includes("a note while down"));
  await until("the desk is told of the gap", () => ada.sees(slackDesk).some((text) => text.includes("came in late")), {
    withinMs: 30_000,
  });
  await world.app().idle();
  expect((await talkOf(ticket.id)).filter((plain) => plain === "a note while down")).toHaveLength(1);
  const topic = [...(world.telegram.state.chats.get(telegramDesk)?.topics.keys() ?? [])];
  expect(topic.length).toBeGreaterThan(0);
}, 90_000);

test("no rule was broken, nothing waits, no token stands in the log", async () => {
  await world.app().idle();
  expect([...(await world.db.sql`select state, error from deliveries where state not in ('sent', 'skipped')`)]).toEqual(
    [],
  );
  expect(world.broken()).toEqual([]);
  for (const secret of [world.slack.tokens.bot, world.slack.tokens.app, world.discord.state.token]) {
    expect(world.logged.join("")).not.toContain(secret);
  }
});
