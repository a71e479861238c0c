import { afterAll, beforeAll, expect, test } from "vitest";
import { type LineTicket, openLineTicket } from "../harness/open-line-ticket.ts";
import { openThreePlatforms, type ThreePlatforms } from "../harness/three-platforms.ts";
import { telegramDesk } from "../harness/three-servers.ts";
import { until } from "../harness/until.ts";
import { messagesIn, type SimMessage } from "./discord/sim-state.ts";
import type { SlackPost } from "./slack/slack-state.ts";
import { seen } from "./telegram/telegram-person.ts";

/** What people do beside writing, from each platform to the others: the customer on Telegram, the line on Discord, a desk on each. */
let world: ThreePlatforms;
let ticket: LineTicket;
beforeAll(async () => {
  world = await openThreePlatforms();
  const promote = async (name: string) =>
    (await world.db.sql`update accounts set role = 'technician' where name = ${name} returning id`).length === 1;
  ticket = await openLineTicket(world, promote);
  await world.app().idle();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const desk = () => ({ channel: "C0DESK", thread: ticket.thread });
const inLine = (words: string): SimMessage | undefined =>
  messagesIn(world.discord.state, ticket.line).findLast(({ content }) => content.includes(words));
const onSlack = (words: string): SlackPost | undefined =>
  world.slack.state.channels
    .get("C0DESK")
    ?.posts.findLast(
      ({ thread, text, blocks, deleted }) =>
        thread === ticket.thread && !deleted && JSON.stringify([text, blocks]).includes(words),
    );
const martaSees = (words: string) => seen(ticket.marta.here).findLast(({ text }) => text.includes(words));
const topicSees = () => {
  const chat = world.telegram.state.chats.get(telegramDesk);
  return chat === undefined ? [] : seen({ chat, topic: ticket.topic });
};

test("marks, lists, quotes, code and links survive, each in the platform's own way", async () => {
  const { jo, marta, line } = ticket;
  jo.say(
    line,
    [
      "**Careful**, *hot* and ~~cold~~, run `reset -f`:",
      "- switch off",
      "- wait",
      "> the label says so",
      "```",
      "E42 at 21:07",
      "```",
      "see [the manual](https://docs.example/oven?a=1&b=2)",
    ].join("\n"),
  );
  await until("Marta reads it", () => martaSees("Careful"));
  const sent = ticket.marta.chat.messages.findLast(({ text }) => text.includes("Careful"));
  const marks = new Set(sent?.entities.map(({ type }) => type));
  for (const mark of ["bold", "italic", "strikethrough", "code", "blockquote", "pre", "text_link"])
    expect([...marks], mark).toContain(mark);
  expect(sent?.text).toContain("switch off");
  const post = await until("the desk has it", () => onSlack("Careful"));
  const shown = JSON.stringify(post.blocks);
  for (const part of ["rich_text_list", "rich_text_quote", "rich_text_preformatted", '"bold":true', '"code":true'])
    expect(shown, part).toContain(part);
  expect(shown).toContain("https://docs.example/oven?a=1&b=2");

  marta.say("see this: x < y && *not bold* <b>no</b> <!channel> @everyone", {
    entities: [{ type: "code", offset: 10, length: 5 }],
  });
  const crossed = await until("Jo reads it", () => inLine("see this"));
  expect(crossed.content).toContain("`x < y`");
  expect(jo.sees(line).at(-1)).toContain("see this: x < y && *not bold* <b>no</b> <!channel> @everyone");
  await until("the desk has it too", () =>
    ticket.ada.sees(desk()).at(-1)?.includes("*not bold* <b>no</b> <!channel> @everyone"),
  );
}, 30_000);

test("replies, reactions, edits and deletions follow their message", async () => {
  const { jo, marta, line } = ticket;
  const asked = jo.say(line, "Is it unplugged?");
  const question = await until("Marta is asked", () => martaSees("Is it unplugged?"));
  marta.say("yes, since noon", { replyTo: question.id });
  const answer = await until("Jo has the answer", () => inLine("yes, since noon"));
  expect(answer.replyTo, "it answers Jo's own message").toBe(asked);

  marta.react(question.id, "👍");
  const reactions = () => [...(world.discord.state.messages.get(asked)?.reactions.keys() ?? [])];
  await until("Jo sees the thumb", () => reactions().includes("👍"));
  marta.react(question.id, null);
  await until("it is taken back", () => {
    const by = world.discord.state.messages.get(asked)?.reactions.get("👍");
    return by === undefined || by.size === 0;
  });
  jo.react(answer.id, "❤️");
  const own = () => ticket.marta.chat.messages.find(({ text }) => text === "yes, since noon");
  await until("Marta sees the heart on her own words", () => [...(own()?.reactions.values() ?? [])].flat().length > 0);

  const wrong = jo.say(line, "I come at 8");
  await until("Marta reads 8", () => martaSees("I come at 8"));
  jo.edit(wrong, "I come at 9");
  await until("Marta reads 9 instead", () => martaSees("I come at 9") && !martaSees("I come at 8"));
  await until("so does the desk", () => onSlack("I come at 9") && !onSlack("I come at 8"));
  jo.remove(wrong);
  await until("it is gone for Marta", () => !martaSees("I come at 9"));
  await until("the desk sees that something was deleted", () => !onSlack("I come at 9"));
}, 30_000);

test("a voice message, a place and a contact arrive, in the line and at every desk", async () => {
  const { jo, marta, line } = ticket;
  marta.voice();
  const heard = await until("Jo can hear it", () =>
    messagesIn(world.discord.state, line).findLast(({ attachments }) =>
      attachments.some(({ filename }) => filename.startsWith("voice")),
    ),
  );
  expect(Buffer.from(heard.attachments[0]?.bytes ?? [])).toEqual(Buffer.from([1, 2, 3]));
  await until("the desk on Slack has it", () => ticket.ada.sees(desk()).some((text) => text.includes("[voice")));
  await until("the desk on Telegram has it", () => topicSees().some(({ file }) => file?.startsWith("voice")));

  marta.location(52.520008, 13.404954);
  const place = await until("Jo sees where", () => inLine("52.520008"));
  expect(place.content).toContain("https://");
  marta.contact("Otto the janitor", "+49 30 1234");
  await until("Jo sees whom to call", () =>
    jo.sees(line).some((text) => /Otto the janitor.*\+49 ?30 ?1234/s.test(text)),
  );

  // The first page of an Ogg stream that says Opus.
  const bytes = new Uint8Array([
    ...Buffer.from("OggS\0\x02"),
    ...new Uint8Array(22),
    ...Buffer.from("OpusHead\x01\x01"),
  ]);
  jo.say(line, "", { files: [{ name: "note.ogg", type: "audio/ogg", bytes }], voice: true });
  await until(`Marta can hear Jo; she has ${JSON.stringify(seen(marta.here).at(-1))}`, () =>
    ticket.marta.chat.messages.findLast(({ from, media }) => from === 4242 && media?.kind === "voice"),
  );
}, 30_000);

test("no rule was broken and nothing was left unsent", async () => {
  await world.app().idle();
  const left = await world.db.sql`select state, notice, error from deliveries where state not in ('sent', 'skipped')`;
  expect([...left]).toEqual([]);
  expect(world.broken()).toEqual([]);
});
