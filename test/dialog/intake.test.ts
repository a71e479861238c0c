import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { articles } from "../../src/core/store/schema/reports.ts";
import { files } from "../../src/core/store/schema/talk.ts";
import { guessFromWords } from "../../src/wiring/guess-from-words.ts";
import { type Chat, openChat, type Spot, textOf } from "./dialog-harness.ts";
import { takeDeliveries } from "./take-deliveries.ts";

let chat: Chat;
let marta: Person;
let here: Spot;

beforeEach(async () => {
  chat = await openChat();
  marta = chat.people.customer;
  here = chat.private(marta, "c-1");
});
afterEach(() => chat[Symbol.asyncDispose]());

/** The cards that wait for this thread (the latest last). */
async function cards(thread: string | null = "c-1"): Promise<readonly Card[]> {
  const taken = await takeDeliveries(chat.t);
  return taken.flatMap(({ job, content }) =>
    job.place.thread === thread && content?.kind === "card" ? [content.card] : [],
  );
}

async function card(thread: string | null = "c-1"): Promise<Card> {
  const last = (await cards(thread)).at(-1);
  if (last === undefined) throw new Error("no card waits");
  return last;
}

function action(of: Card, label: string): string {
  const found = of.buttons.flat().find((button) => button.label === label);
  if (found === undefined) throw new Error(`no button ${label} on ${JSON.stringify(of.buttons)}`);
  return found.action;
}

const tickets = () =>
  chat.t.db.sql<
    {
      id: string;
      number: number;
      title: string;
      description: string;
      urgency: string;
      equipment_id: string | null;
      site_id: string | null;
      status: string;
    }[]
  >`
    select id, number::int, title, description, urgency, equipment_id, site_id, status from tickets order by number`;

test("from the first words to a ticket: two questions, a summary, and all that was said becomes its talk", async () => {
  const said = await chat.act(marta, here, {
    kind: "say",
    message: "p-1",
    text: fromPlain("the oven in line 2 trips the breaker when it heats"),
    files: [],
    replyTo: null,
  });
  expect(said).toEqual({ kind: "nothing" });
  const which = await card();
  expect(which.title).toBe("Which equipment is it about?");
  expect(which.buttons.flat().map((button) => button.label)).toEqual(["Oven line 2", "Something else", "Cancel"]);
  await chat.press(marta, here, action(which, "Oven line 2"));
  const urgent = await card();
  expect(urgent.title).toBe("How urgent is it?");
  await chat.say(marta, here, "urgent", { message: "p-2" });
  const summary = await card();
  expect(summary.fields).toContainEqual({ label: "Equipment", value: "Oven line 2" });
  expect(summary.fields).toContainEqual({ label: "Urgency", value: "Work is held up" });
  expect(summary.fields).toContainEqual({ label: "Site", value: "Main street" });
  expect(await tickets()).toHaveLength(0);
  await chat.press(marta, here, action(summary, "Open ticket"));
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({
    description: "the oven in line 2 trips the breaker when it heats",
    urgency: "high",
    equipment_id: chat.people.equipmentId,
    site_id: chat.people.siteId,
  });
  expect((await card()).title).toBe(`Your ticket #${ticket?.number} is open.`);
  expect((await chat.talk(ticket?.id ?? "")).map((message) => message.plain)).toEqual([
    "the oven in line 2 trips the breaker when it heats",
    "urgent",
  ]);
  // The thread is the ticket's own now: what is said next is talk, and the first messages can be answered and edited.
  await chat.say(marta, here, "it smells, too");
  await chat.act(marta, here, {
    kind: "edit",
    message: "p-1",
    text: fromPlain("the oven in line 2 trips the breaker"),
  });
  expect((await chat.talk(ticket?.id ?? "")).map((message) => message.plain)).toEqual([
    "the oven in line 2 trips the breaker",
    "urgent",
    "it smells, too",
  ]);
});

test("thanks and greetings open nothing", async () => {
  expect(textOf(await chat.say(marta, here, "Thanks!"))).toContain("welcome");
  expect(textOf(await chat.say(marta, here, "Hello"))).toContain("Hello Marta");
  expect(textOf(await chat.say(marta, here, "👍"))).toContain("welcome");
  expect(await cards()).toEqual([]);
});

test("a burst is one ticket and one card; two threads are two tickets side by side", async () => {
  for (const text of ["hello there the freezer", "is warm", "since yesterday"]) await chat.say(marta, here, text);
  const other = chat.private(marta, "c-2");
  await chat.say(marta, other, "the door of the van is stuck");
  const taken = await takeDeliveries(chat.t);
  expect(
    taken
      .filter(({ content }) => content !== null)
      .map(({ job }) => job.place.thread)
      .sort(),
  ).toEqual(["c-1", "c-2"]);
  for (const spot of [here, other]) {
    await chat.say(marta, spot, "something else");
    await chat.say(marta, spot, "it can wait");
    const shown = await card(spot.place.thread);
    await chat.press(marta, spot, action(shown, "Open ticket"));
  }
  expect((await tickets()).map((ticket) => ticket.description)).toEqual([
    "hello there the freezer\nis warm\nsince yesterday",
    "the door of the van is stuck",
  ]);
});

test("an older card's button changes nothing and is answered with the latest card; a finished one is gone", async () => {
  await chat.say(marta, here, "it makes a noise");
  const first = await card();
  await chat.press(marta, here, action(first, "Something else"));
  const stale = await chat.press(marta, here, action(first, "Oven line 2"));
  expect(textOf(stale)).toContain("How urgent is it?");
  const urgency = await card();
  await chat.press(marta, here, action(urgency, "Normal"));
  const summary = await card();
  await chat.press(marta, here, action(summary, "Open ticket"));
  expect(textOf(await chat.press(marta, here, action(summary, "Open ticket")))).toContain("already answered");
  expect(await tickets()).toHaveLength(1);
});

test("answers that overtake each other show one card: the latest", async () => {
  await chat.say(marta, here, "it makes a noise");
  await chat.say(marta, here, "something else");
  expect((await cards()).map((shown) => shown.title)).toEqual(["How urgent is it?"]);
});

test("photos alone are enough, and hang on the first message of the ticket", async () => {
  await chat[Symbol.asyncDispose]();
  chat = await openChat(
    "web",
    {},
    {
      keepFiles: async (work, person) => {
        const id = work.newId();
        const file = {
          id,
          sha256: Buffer.alloc(32, 7),
          sizeBytes: 9,
          mediaType: "image/jpeg",
          name: "oven.jpg",
          kind: "photo",
        };
        await work.tx.insert(files).values({ ...file, ownerId: person.accountId, createdAt: work.now });
        return [id];
      },
    },
  );
  marta = chat.people.customer;
  here = chat.private(marta, "c-1");
  const photo = { ref: "r", name: "oven.jpg", mediaType: "image/jpeg", sizeBytes: 9, kind: "photo" as const };
  await chat.act(marta, here, { kind: "say", message: "p-1", text: [], files: [photo], replyTo: null });
  await chat.say(marta, here, "oven line 2");
  await chat.say(marta, here, "normal");
  const summary = await card();
  expect(summary.fields).toContainEqual({ label: "Attached", value: "1 attachment" });
  await chat.press(marta, here, action(summary, "Open ticket"));
  expect((await tickets())[0]).toMatchObject({
    description: "Photos sent without words",
    equipment_id: chat.people.equipmentId,
  });
  expect(await chat.t.db.sql`select f.name from message_files mf join files f on f.id = mf.file_id`).toEqual([
    { name: "oven.jpg" },
  ]);
});

test("a new ticket in the thread of a finished one is a conversation of its own", async () => {
  const first = await chat.open(marta, here);
  await chat.t.db.sql`update tickets set status = 'cancelled' where id = ${first.id}`;
  const closed = chat.button("new-ticket", first);
  await chat.press(marta, here, closed);
  await takeDeliveries(chat.t);
  await chat.say(marta, here, "now the fridge is warm");
  await chat.say(marta, here, "something else");
  await chat.say(marta, here, "normal");
  await chat.press(marta, here, action(await card(), "Open ticket"));
  const [, second] = await tickets();
  expect(second?.description).toBe("now the fridge is warm");
  await chat.say(marta, here, "and it drips");
  expect((await chat.talk(second?.id ?? "")).map((message) => message.plain)).toContain("and it drips");
  expect(await chat.talk(first.id)).toEqual([]);
});

test("somebody else's buttons, made-up buttons and cancelled intakes do nothing", async () => {
  await chat.say(marta, here, "it makes a noise");
  const shown = await card();
  expect(textOf(await chat.press(chat.people.stranger, here, action(shown, "Something else")))).toContain(
    "already answered",
  );
  expect(textOf(await chat.press(marta, here, "intake-open.-.1.AAAAAAAAAAAAAAAAAAAAAA"))).toContain("already answered");
  expect(textOf(await chat.press(marta, here, action(shown, "Cancel")))).toContain("No ticket was opened");
  expect(textOf(await chat.press(marta, here, action(shown, "Something else")))).toContain("already answered");
  expect(await tickets()).toHaveLength(0);
});

test("a code on a label names the equipment, to its owner alone", async () => {
  const arrive = (person: Person, spot: Spot, payload: string) => chat.act(person, spot, { kind: "arrive", payload });
  await arrive(marta, here, `qr-${chat.people.equipmentId}`);
  const shown = await card();
  expect(shown.title).toContain("What is wrong?");
  expect(JSON.stringify(shown.body)).toContain("Oven line 2");
  await chat.say(marta, here, "it is cold");
  expect((await card()).title).toBe("How urgent is it?");
  const sten = chat.people.stranger;
  const there = chat.private(sten, "c-9");
  await arrive(sten, there, `qr-${chat.people.equipmentId}`);
  const strange = JSON.stringify(await card("c-9"));
  expect(strange).toContain("Hornova X200");
  expect(strange).not.toContain("Oven line 2");
  const nobody = chat.private(sten, "c-8");
  await arrive(sten, nobody, "no-such-code");
  expect(JSON.stringify(await card("c-8"))).toContain("not known here");
});

test("a correction is followed, a withdrawal too, before the ticket is open", async () => {
  await chat.say(marta, here, "the oven is hot", { message: "p-1" });
  await chat.act(marta, here, { kind: "edit", message: "p-1", text: fromPlain("the oven is cold") });
  await chat.say(marta, here, "something else");
  await chat.say(marta, here, "normal");
  const summary = await card();
  expect(summary.fields).toContainEqual({ label: "What is wrong", value: "the oven is cold" });
  await chat.act(marta, here, { kind: "delete", message: "p-1" });
  expect((await card()).title).toContain("What is wrong?");
});

test("one more than the limit is met with a sentence, before any question", async () => {
  chat.t.settings.openTicketsPerPerson = 1;
  await chat.open(marta, chat.private(marta, "c-0"));
  await takeDeliveries(chat.t);
  expect(textOf(await chat.say(marta, here, "one more thing is broken"))).toContain("1 is the most");
  expect(await cards()).toEqual([]);
});

test("who works here is asked whether they mean it", async () => {
  const jo = chat.people.technician;
  const spot = chat.private(jo, "c-5");
  await chat.say(jo, spot, "the coffee machine in our own office is dead");
  const asked = await card("c-5");
  expect(asked.title).toContain("You work here");
  await chat.press(jo, spot, action(asked, "Ticket for myself"));
  expect((await card("c-5")).title).toBe("How urgent is it?");
});

test("urgency and category are guessed from the words, shown as guesses, taken or corrected by a tap", async () => {
  await chat[Symbol.asyncDispose]();
  chat = await openChat("web", {}, { guessFromWords });
  marta = chat.people.customer;
  here = chat.private(marta, "c-1");
  const { sql } = chat.t.db;
  const guessed = () => sql`select urgency, category from tickets order by number`;
  await chat.say(marta, here, "smoke comes out of an oven");
  await chat.press(marta, here, action(await card(), "Something else"));
  let asked = await card();
  while (asked.title !== "How urgent is it?") {
    await chat.press(marta, here, action(asked, "Somewhere else"));
    asked = await card();
  }
  expect(JSON.stringify(asked.body)).toContain("(a guess)");
  await chat.press(marta, here, action(asked, "I do not know"));
  const seen = async () => {
    let shown = await card();
    while (shown.title !== "Is this right?") {
      await chat.press(marta, here, action(shown, "Somewhere else"));
      shown = await card();
    }
    return shown;
  };
  const summary = await seen();
  expect(summary.fields.find(({ label }) => label === "Category")?.value).toBe("oven (a guess)");
  expect(summary.fields.find(({ label }) => label === "Urgency")?.value).toMatch(/\(a guess\)$/);
  await chat.press(marta, here, action(summary, "Not the category oven"));
  const corrected = await card();
  expect(corrected.fields.some(({ label }) => label === "Category")).toBe(false);
  // What is added later does not bring back what was refused.
  await chat.say(marta, here, "and the oven smells");
  chat.t.clock.forward(5);
  const { body: _, ...latest } = await card().catch(() => corrected);
  expect(latest.fields.some(({ label }) => label === "Category")).toBe(false);
  await chat.press(marta, here, action(latest as Card, "Open ticket"));
  expect(await guessed()).toEqual([{ urgency: "critical", category: null }]);

  here = chat.private(marta, "c-2");
  await chat.say(marta, here, "smoke comes out of an oven");
  await chat.press(marta, here, action(await card("c-2"), "Something else"));
  await chat.press(marta, here, action(await card("c-2"), "It can wait"));
  let shown = await card("c-2");
  if (shown.title !== "Is this right?") {
    await chat.press(marta, here, action(shown, "Somewhere else"));
    shown = await card("c-2");
  }
  expect(shown.fields.find(({ label }) => label === "Urgency")?.value).toBe("It can wait");
  await chat.press(marta, here, action(shown, "Open ticket"));
  expect((await guessed())[1]).toEqual({ urgency: "low", category: "oven" });
});

test("articles are offered before the ticket; what helped is counted and opens none", async () => {
  await chat[Symbol.asyncDispose]();
  chat = await openChat(
    "web",
    {},
    {
      suggestArticles: async (work) => {
        const [found] = await work.tx.select().from(articles);
        return found === undefined ? [] : [{ id: found.id, title: found.title, body: fromPlain(found.plain) }];
      },
    },
  );
  marta = chat.people.customer;
  here = chat.private(marta, "c-1");
  await chat.t.desk.transact(async (work) => {
    const row = { title: "Oven trips the breaker", body: [], plain: "Switch it off for an hour.", state: "published" };
    await work.tx.insert(articles).values({ id: work.newId(), ...row, createdAt: work.now, updatedAt: work.now });
  });
  await chat.say(marta, here, "Oven line 2 trips the breaker");
  await chat.press(marta, here, action(await card(), "Normal"));
  const offered = await card();
  expect(JSON.stringify(offered.body)).toContain("Switch it off for an hour.");
  expect(textOf(await chat.press(marta, here, action(offered, "This solved it")))).toContain("No ticket was opened");
  expect(await tickets()).toHaveLength(0);
  expect(await chat.t.db.sql`select solved_count from articles`).toEqual([{ solved_count: 1 }]);
});

test("hostile words go through whole, and are never markup of ours", async () => {
  const hostile = "<script>alert(1)</script> { $number } @everyone <!channel> ‮txt";
  await chat.say(marta, here, hostile);
  await chat.say(marta, here, "something else");
  await chat.say(marta, here, "normal");
  const summary = await card();
  await chat.press(marta, here, action(summary, "Open ticket"));
  const [ticket] = await tickets();
  expect(ticket?.description).toBe("<script>alert(1)</script> { $number } @everyone <!channel> txt");
  expect(textOf(await chat.say(marta, chat.private(marta, "c-7"), "x".repeat(50_000)))).toContain("50,000 characters");
});
