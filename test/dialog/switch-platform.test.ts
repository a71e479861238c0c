import { afterEach, beforeEach, expect, test } from "vitest";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { buttonOf, type Chat, openChat, type Spot, textOf } from "./dialog-harness.ts";
import { takeDeliveries } from "./take-deliveries.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat("strict");
});
afterEach(() => chat[Symbol.asyncDispose]());

/** Marta's private chat on another platform, under a login that the desk has never seen. */
const elsewhere: Spot = {
  place: { platform: "other", workspace: "T1", channel: "D1", thread: null },
  surface: "private",
};
let events = 0;
/** Something that Marta does on the other platform. */
const there = async (did: Parameters<Chat["act"]>[2]) => {
  events += 1;
  const from = { platform: "other", workspace: "T1", user: "U1", name: "Marta R.", language: "en" };
  return chat.from(from, elsewhere, did, `other-${events}`);
};
const says = (text: string, message = `o-${text.length}`) =>
  there({ kind: "say", message, text: fromPlain(text), files: [], replyTo: null });

/** Joins Marta's two logins: the code is made here, entered there. */
const join = async (enter: (code: string) => ReturnType<typeof there>) => {
  const { customer } = chat.people;
  const made = await chat.command(customer, chat.private(customer), "link");
  const code = /\/link ([0-9A-Z-]{11})/.exec(textOf(made))?.[1] ?? "";
  const asked = await enter(code);
  expect(textOf(asked)).toContain("Marta R.");
  expect(textOf(asked)).toMatch(/code is of Marta\b/);
  return there({ kind: "press", action: buttonOf(asked, "Join"), message: null });
};
const accounts = async () =>
  (
    await chat.t.db
      .sql`select count(distinct account_id)::int as count from identities where user_id in ('U1', 'user-Marta')`
  )[0]?.count;

test.each([
  ["typed", (code: string) => there({ kind: "command", words: `link ${code}` })],
  ["by a link", (code: string) => there({ kind: "arrive", payload: `link-${code}` })],
])("a code that is made on one platform and entered on another (%s) makes one account of two", async (_, enter) => {
  await says("hello");
  expect(await accounts()).toBe(2);
  expect(textOf(await join(enter))).toContain("Your logins are joined");
  expect(await accounts()).toBe(1);
});

test("in the middle of a ticket: what is said on the new platform reaches it, and both are shown what follows", async () => {
  const { customer, admin, technician } = chat.people;
  const flat = chat.private(customer);
  const ticket = await chat.open(customer, flat);
  await chat.command(admin, chat.private(admin), `desk assign ${ticket.number} Jo`);
  await chat.command(technician, chat.private(technician), `ticket accept ${ticket.number}`);
  await chat.openSurfaces(ticket.id);
  await join((code) => there({ kind: "command", words: `link ${code}` }));
  await takeDeliveries(chat.t);
  expect(await says("I am on my phone now, is he coming?")).toEqual({ kind: "nothing" });
  expect((await chat.talk(ticket.id)).at(-1)).toEqual({
    visibility: "customer",
    plain: "I am on my phone now, is he coming?",
  });
  const first = await takeDeliveries(chat.t);
  // The card says there what this is about; the words go to the line, the desk and the first chat.
  const card = first.find(({ job }) => job.place.platform === "other")?.content;
  expect(card?.kind === "card" && card.card.title).toContain(`#${ticket.number}`);
  expect(
    first
      .filter(({ content }) => content?.kind === "message")
      .map(({ job }) => job.place.kind)
      .sort(),
  ).toEqual(["customer", "desk", "line"]);
  const line = { ...chat.private(technician, `line-${ticket.id}`), surface: "thread" as const };
  await chat.say(technician, line, "Ten minutes");
  const shown = (await takeDeliveries(chat.t)).filter(({ job }) => job.place.kind === "customer");
  expect(shown.map(({ job }) => job.place.platform).sort()).toEqual(["other", "strict"]);
  // And so it goes on, with commands too.
  await says("Good");
  expect((await chat.talk(ticket.id)).at(-1)?.plain).toBe("Good");
  expect(textOf(await there({ kind: "command", words: "ticket show" }))).toContain(`#${ticket.number}`);
});

test("with several tickets elsewhere the words wait for theirs; none is guessed", async () => {
  const { customer } = chat.people;
  const one = await chat.open(customer, chat.private(customer, "c-1"));
  const two = await chat.open(customer, chat.private(customer, "c-2"));
  await join((code) => there({ kind: "command", words: `link ${code}` }));
  const asked = await says("it smells burnt");
  expect(textOf(asked)).toContain("Which ticket is this about?");
  await there({ kind: "press", action: buttonOf(asked, new RegExp(`^#${two.number} `)), message: null });
  expect((await chat.talk(two.id)).map(({ plain }) => plain)).toEqual(["it smells burnt"]);
  expect(await chat.talk(one.id)).toEqual([]);
});

test("without a live ticket elsewhere a first message begins one, as ever", async () => {
  await join((code) => there({ kind: "command", words: `link ${code}` }));
  await takeDeliveries(chat.t);
  await says("the mixer is stuck");
  const [asked] = await takeDeliveries(chat.t);
  expect(asked?.content?.kind === "card" && asked.content.card.title).toBe("Which equipment is it about?");
});

test("a link that says nothing is greeted, one with a wrong code is refused", async () => {
  expect(textOf(await there({ kind: "arrive", payload: "" }))).toContain("Hello Marta R.");
  expect(textOf(await there({ kind: "arrive", payload: "link-AAAAA-AAAAA" }))).not.toContain("Join");
});

test("who had blocked the desk and writes again hears what waited", async () => {
  const { customer } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer));
  await takeDeliveries(chat.t);
  await chat.t.db.sql`update places set state = 'blocked' where kind = 'customer'`;
  await chat.command(chat.people.admin, chat.private(chat.people.admin), `desk reject ${ticket.number} no such oven`);
  expect((await takeDeliveries(chat.t)).filter(({ job }) => job.place.kind === "customer")).toEqual([]);
  await chat.command(customer, chat.private(customer), "help");
  const heard = (await takeDeliveries(chat.t)).filter(({ job }) => job.place.kind === "customer");
  expect(heard.map(({ job }) => job.notice)).toContain("ticket.rejected");
});
