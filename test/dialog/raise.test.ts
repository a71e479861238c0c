import { afterEach, beforeEach, expect, test } from "vitest";
import type { Interaction, UserRef } from "../../src/bots/platform.ts";
import { Problem } from "../../src/core/domain/problem.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { type Chat, openChat, type Spot, textOf } from "./dialog-harness.ts";
import { takeDeliveries } from "./take-deliveries.ts";

let chat: Chat;
/** The thread under a message in a support channel. */
let thread: Spot;
beforeEach(async () => {
  chat = await openChat("strict");
  thread = { place: { platform: "strict", workspace: "", channel: "support", thread: "m-1" }, surface: "thread" };
});
afterEach(() => chat[Symbol.asyncDispose]());

const author: UserRef = { platform: "strict", workspace: "", user: "new-user", name: "Nina", language: "es" };
const raised = (more: Partial<Extract<Interaction["did"], { kind: "raise" }>> = {}) =>
  ({ kind: "raise", message: "m-1", author, text: fromPlain("The chiller leaks"), files: [], ...more }) as const;
const tickets = () =>
  chat.t.db.sql<{ id: string; number: number; description: string; opener: string; urgency: string }[]>`
    select t.id, number::int, description, a.name as opener, urgency::text from tickets t join accounts a on a.id = t.opener_id order by number`;
/** What is shown in the thread. */
const shown = async () =>
  (await takeDeliveries(chat.t)).flatMap(({ job, content }) =>
    job.place.channel === "support" && content?.kind === "card" ? [content.card.title] : [],
  );

test("staff make a ticket of somebody's words: opened at once, told in the thread, with the author as the customer", async () => {
  const { technician } = chat.people;
  const reply = await chat.act(technician, thread, raised());
  const [ticket, ...more] = await tickets();
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({ description: "The chiller leaks", opener: "Nina" });
  expect(textOf(reply)).toBe(`#${ticket?.number} was opened for Nina.`);
  expect(await shown()).toEqual([expect.stringContaining(`#${ticket?.number}`)]);
  expect(await chat.talk(ticket?.id ?? "")).toEqual([{ visibility: "customer", plain: "The chiller leaks" }]);
  const [said] = await chat.t.db.sql`
    select a.name, a.role, c.platform_message_id, c.source from messages m join accounts a on a.id = m.author_id
    join copies c on c.message_id = m.id where m.conversation_id = ${ticket?.id ?? ""}`;
  expect(said).toMatchObject({ name: "Nina", role: "customer", platform_message_id: "m-1", source: true });
});

test("raised again, the ticket is shown and nothing is opened", async () => {
  const { technician, admin } = chat.people;
  await chat.act(technician, thread, raised());
  const again = await chat.act(admin, thread, raised());
  const [ticket, ...more] = await tickets();
  expect(more).toEqual([]);
  expect(textOf(again)).toContain(`#${ticket?.number}`);
});

test("from a customer it is nothing, and nobody gets an account by it", async () => {
  expect(await chat.act(chat.people.customer, thread, raised())).toEqual({ kind: "nothing" });
  expect(await tickets()).toEqual([]);
  const [known] = await chat.t.db.sql`select count(*)::int as count from accounts where name = 'Nina'`;
  expect(known?.count).toBe(0);
});

test("raised while the author was being asked, what they said and answered is the ticket", async () => {
  const { customer, admin } = chat.people;
  await chat.say(customer, thread, "the oven in line 2 trips", { message: "m-1" });
  expect(await shown()).toHaveLength(1);
  const marta = { ...author, user: "user-Marta", name: "Marta" };
  await chat.act(admin, thread, raised({ author: marta, text: fromPlain("the oven in line 2 trips") }));
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({ opener: "Marta", description: "the oven in line 2 trips" });
  expect(await chat.talk(ticket?.id ?? "")).toHaveLength(1);
  // The questions are over; what is said now is talk.
  await chat.say(customer, thread, "it is very hot", { message: "m-2" });
  expect((await chat.talk(ticket?.id ?? "")).map(({ plain }) => plain)).toEqual([
    "the oven in line 2 trips",
    "it is very hot",
  ]);
});

test("what cannot be opened is told to who raised it, and leaves nothing", async () => {
  const { technician } = chat.people;
  const staff = { ...author, user: "user-Kim", name: "Kim" };
  const reply = await chat.act(technician, thread, raised({ author: staff }));
  expect(textOf(reply)).not.toBe("");
  expect(await tickets()).toEqual([]);
  const [left] = await chat.t.db.sql`select count(*)::int as count from places where channel = 'support'`;
  expect(left?.count).toBe(0);
});

test("a photo that was lost does not stop the ticket, and who raised it learns of it", async () => {
  await chat[Symbol.asyncDispose]();
  const lost = new Problem("file.not_fetched", { name: "leak.jpg" });
  chat = await openChat("strict", {}, { lostFiles: async () => [lost] });
  const file = { ref: "f", name: "leak.jpg", mediaType: null, sizeBytes: null, kind: "photo" } as const;
  const reply = await chat.act(chat.people.admin, thread, raised({ files: [file] }));
  expect(textOf(reply)).toContain("leak.jpg");
  expect(await tickets()).toHaveLength(1);
});

test("a support channel: the intake is held in the thread, and the author alone answers it", async () => {
  const { customer, stranger, technician, colleague } = chat.people;
  await chat.say(customer, thread, "Oven line 2 trips the breaker", { message: "m-1" });
  const [asked] = (await takeDeliveries(chat.t)).flatMap(({ job, content }) =>
    content?.kind === "card" ? [{ place: job.place, card: content.card }] : [],
  );
  expect(asked?.place).toMatchObject({ channel: "support", thread: "m-1" });
  expect(asked?.card.title).toBe("How urgent is it?");
  const action = asked?.card.buttons[0]?.[0]?.action ?? "";
  // Others talk and press: nothing comes of it.
  expect(await chat.say(stranger, thread, "mine is broken too")).toEqual({ kind: "nothing" });
  expect(await chat.say(technician, thread, "I know that one")).toEqual({ kind: "nothing" });
  expect(textOf(await chat.press(stranger, thread, action))).toContain("already answered");
  expect(await takeDeliveries(chat.t)).toEqual([]);
  await chat.press(customer, thread, action);
  const [summary] = (await takeDeliveries(chat.t)).flatMap(({ content }) =>
    content?.kind === "card" ? [content.card] : [],
  );
  const open = summary?.buttons.flat().find(({ label }) => label === "Open ticket")?.action ?? "";
  await chat.press(customer, thread, open);
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({ opener: "Marta" });
  // In the open ticket a stranger is not heard, a colleague of the customer's is.
  expect(await chat.say(stranger, thread, "what about mine?")).toEqual({ kind: "nothing" });
  await chat.say(colleague, thread, "I switched it off");
  expect((await chat.talk(ticket?.id ?? "")).map(({ plain }) => plain)).toEqual([
    "Oven line 2 trips the breaker",
    "I switched it off",
  ]);
});

test("staff who write in a support channel are not asked whether they want a ticket; in their private chat they are", async () => {
  const { technician } = chat.people;
  expect(await chat.say(technician, thread, "The server is down until noon")).toEqual({ kind: "nothing" });
  expect(await takeDeliveries(chat.t)).toEqual([]);
  await chat.say(technician, chat.private(technician), "my own oven is broken");
  expect(await takeDeliveries(chat.t)).toHaveLength(1);
});

test("a ticket that is asked for in a channel which all read is gone through in private", async () => {
  const { customer } = chat.people;
  const channel: Spot = { place: { ...thread.place, thread: null }, surface: "channel" };
  for (const known of [false, true]) {
    const reply = await chat.command(customer, channel, "ticket new the mixer is stuck");
    expect(textOf(reply)).toContain("in private");
    const taken = await takeDeliveries(chat.t);
    expect(taken.map(({ job }) => [job.place.kind, job.place.accountId, job.place.channel])).toEqual([
      ["direct", customer.accountId, known ? "dm" : null],
    ]);
    // The surface opens, and the card's buttons are pressed there.
    await chat.t.db.sql`update places set channel = 'dm', state = 'open' where kind = 'direct'`;
    const own: Spot = { place: { ...thread.place, channel: "dm", thread: null }, surface: "private" };
    const card = taken[0]?.content?.kind === "card" ? taken[0].content.card : null;
    const cancel = card?.buttons.flat().find(({ label }) => label === "Cancel")?.action ?? "";
    expect(textOf(await chat.press(customer, own, cancel))).toContain("No ticket was opened");
  }
});
