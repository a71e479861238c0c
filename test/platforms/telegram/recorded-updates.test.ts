import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { chatsOf } from "../../../src/bots/telegram/chats.ts";
import { memory } from "../../../src/bots/telegram/memory.ts";
import { type Reading, readUpdates } from "../../../src/bots/telegram/read-update.ts";
import { me, recorded } from "./recorded-updates.ts";
import { deskId, sampleMenu } from "./telegram-world.ts";

const reading = (): Reading => ({
  menu: sampleMenu,
  me,
  chats: chatsOf(String(deskId)),
  memory: memory(),
  clock: () => new Date("2026-03-02T09:00:00Z"),
});

const heard = (name: string, by = reading()) => readUpdates((recorded[name] ?? []) as Update[], by);

test.each(Object.keys(recorded))("%s", (name) => {
  const all = heard(name);
  // The person's language and name are the same everywhere: they are looked at once below.
  const told = all.map((each) => {
    if (each.kind !== "did" && each.kind !== "press") return each;
    if (each.interaction === null) return each;
    const { from, place, surface, eventId, did } = each.interaction;
    return { kind: each.kind, eventId, by: from.user, at: [place.channel, place.thread, surface], did };
  });
  expect(told).toMatchSnapshot();
});

test("people are known by their number, with the name and language that Telegram gives", () => {
  const [first] = heard("a text with marks");
  expect(first).toMatchObject({
    kind: "did",
    interaction: {
      from: { platform: "telegram", workspace: "", user: "501", name: "Marta Rossi", language: "pt-br" },
      at: "2026-03-02T09:00:00.000Z",
    },
  });
});

test("parts of an album and of a split message are known by the whole", () => {
  const by = reading();
  heard("an album", by);
  by.memory.keep("501", null, ["8", "9"]);
  const [press] = heard("a press", by);
  expect(press).toMatchObject({ interaction: { did: { message: "8+9" } } });
  const [reply] = heard("a reply with a quote", by);
  expect(reply).toMatchObject({ interaction: { did: { replyTo: "8+9" } } });
});

test("reactions in a topic are placed by what is remembered of the message", () => {
  const by = reading();
  by.memory.keep("501", "31", ["9"]);
  expect(heard("a reaction comes in the place of another", by)[0]).toMatchObject({
    interaction: { place: { thread: "31" } },
  });
});

test("whatever else comes gives nothing and breaks nothing", () => {
  const odd = [{ update_id: 1 }, { update_id: 2, poll: {} }, { update_id: 3, channel_post: { message_id: 1 } }];
  for (const update of odd) expect(readUpdates([update as Update], reading())).toEqual([]);
  expect(readUpdates([], reading())).toEqual([]);
});

test("a topic is known by its thread, also where nothing says that it is one; a chain of replies is none", () => {
  const chat = { id: deskId, type: "supergroup", title: "Desk", is_forum: true } as const;
  const base = { message_id: 90, date: 1_772_442_000, chat, from: { id: 501, is_bot: false, first_name: "Jo" } };
  const placeOf = (message: object) =>
    readUpdates([{ update_id: 900, message } as unknown as Update], reading()).map((each) =>
      each.kind === "did" ? each.interaction.place.thread : each.kind,
    );
  expect(placeOf({ ...base, message_thread_id: 31, text: "a note" })).toEqual(["31"]);
  const reply_to_message = { ...base, message_id: 31, text: "hello" };
  expect(placeOf({ ...base, message_thread_id: 31, text: "a note", reply_to_message })).toEqual(["m31"]);
});

test("a message without its time is heard all the same", () => {
  const chat = { id: 501, type: "private", first_name: "Marta" } as const;
  const message = { message_id: 91, chat, from: { id: 501, is_bot: false, first_name: "Marta" }, text: "cold" };
  const [one] = readUpdates([{ update_id: 901, message } as unknown as Update], reading());
  expect(one).toMatchObject({ kind: "did", interaction: { did: { kind: "say" } } });
});
