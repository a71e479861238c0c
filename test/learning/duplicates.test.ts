import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { suggestNow } from "./learning-world.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat("strict");
});
afterEach(() => chat[Symbol.asyncDispose]());

/** Says something on a new thread and answers what is asked until the summary; gives the last card. */
async function tellOf(person: Person, text: string, thread: string): Promise<Card> {
  const there = chat.private(person, thread);
  await chat.say(person, there, text);
  let card = await lastCard();
  for (const wanted of [/Oven line 2/, /work goes on|Normal/i, /Main street/]) {
    const choice = card.buttons.flat().find(({ label }) => wanted.test(label));
    if (choice === undefined || card.title === "Is this right?") continue;
    await chat.press(person, there, choice.action);
    card = await lastCard();
  }
  return card;
}

async function lastCard(): Promise<Card> {
  const taken = (await takeDeliveries(chat.t)).filter(({ job }) => job.notice === "dialogue.step");
  const content = taken.at(-1)?.content;
  if (content?.kind !== "card") throw new Error("no card was shown");
  return content.card;
}

const tickets = async () => chat.t.db.sql<{ number: number }[]>`select number from tickets order by number`;
const action = (card: Card, label: string | RegExp) => buttonOf({ kind: "card", card, seenBy: "sender" }, label);

test("the customer is asked whether it is the same problem; yes adds the words, Open ticket opens another", async () => {
  const { customer, colleague } = chat.people;
  const first = await chat.open(customer, chat.private(customer, "c-first"));
  const there = chat.private(colleague, "c-second");
  const summary = await tellOf(colleague, "The oven trips the breaker, in line 2", "c-second");
  expect(summary.title).toBe("Is this right?");
  expect(toPlain(summary.body)).toContain(`There is an open ticket for this equipment: #${first.number}`);
  const added = await chat.press(colleague, there, action(summary, `Yes, it is #${first.number}`));
  expect(textOf(added)).toContain(`added what you wrote to #${first.number}`);
  expect(await tickets()).toHaveLength(1);
  expect((await chat.talk(first.id)).map(({ plain, visibility }) => [plain, visibility])).toContainEqual([
    "The oven trips the breaker, in line 2",
    "customer",
  ]);
  const again = chat.private(colleague, "c-third");
  const second = await tellOf(colleague, "The oven trips the breaker once more", "c-third");
  await chat.press(colleague, again, action(second, "Open ticket"));
  expect(await tickets()).toHaveLength(2);
  // The ticket that it was may be over by the time the button is pressed.
  const late = chat.private(colleague, "c-fourth");
  const third = await tellOf(colleague, "The oven trips the breaker, third time", "c-fourth");
  await chat.t.db.sql`update tickets set status = 'closed'`;
  const refused = await chat.press(colleague, late, action(third, /Yes, it is/));
  expect(textOf(refused)).not.toContain("added what you wrote");
});

test("another problem on the same unit, or somebody else's ticket, is opened without a question", async () => {
  const { customer, colleague } = chat.people;
  await chat.open(customer, chat.private(customer, "c-first"));
  const there = chat.private(customer, "c-second");
  const summary = await tellOf(customer, "A handle is missing on Oven line 2", "c-second");
  expect(toPlain(summary.body)).not.toContain("open ticket for this equipment");
  await chat.press(customer, there, action(summary, "Open ticket"));
  expect(await tickets()).toHaveLength(2);
  await chat.t.db.sql`update organisations set members_see_each_other = false`;
  const elsewhere = chat.private(colleague, "c-third");
  const other = await tellOf(colleague, "The oven trips the breaker, in line 2", "c-third");
  expect(toPlain(other.body)).not.toContain("open ticket for this equipment");
  await chat.press(colleague, elsewhere, action(other, "Open ticket"));
  expect(await tickets()).toHaveLength(3);
});

test("staff see what may be the same with a button that joins, after they confirmed it", async () => {
  const { customer, admin } = chat.people;
  const first = await chat.open(customer, chat.private(customer, "c-first"));
  const second = await chat.open(customer, chat.private(customer, "c-second"));
  await suggestNow(chat.t, second.id, []);
  const here = chat.private(admin);
  const card = await chat.command(admin, here, `ticket show ${second.number}`);
  expect(JSON.stringify(card)).toContain(`May be the same as #${first.number}`);
  const form = formOf(await chat.press(admin, here, buttonOf(card, `Merge into #${first.number}`)));
  expect(form.fields[0]).toMatchObject({ name: "target", value: `#${first.number}` });
  expect((await chat.view(second.id)).status).toBe("new");
  await chat.submit(admin, here, form, { target: `#${first.number}` });
  expect((await chat.view(second.id)).mergedIntoNumber).toBe(first.number);
  expect(
    JSON.stringify(await chat.command(customer, chat.private(customer), `ticket show ${first.number}`)),
  ).not.toContain("May be the same");
});
