import { expect, test } from "vitest";
import type { Card } from "../src/bots/card.ts";
import type { WebSpot } from "../src/bots/web/wire.ts";
import type { Person } from "../src/core/domain/actor.ts";
import { toPlain } from "../src/core/domain/rich-text.ts";
import { acceptTicket } from "../src/core/usecases/accept-ticket.ts";
import { numberOn, openPortStory, type PortStory } from "./harness/port-story.ts";

const notices: WebSpot = { on: "chat", thread: null };
const chat: WebSpot = { on: "chat", thread: "c-spent" };

/** The ticket of the customer's chat, opened by talk. */
async function openTicket(story: PortStory): Promise<{ readonly id: string; readonly number: number }> {
  const { customer } = story.people;
  await story.say(customer, chat, "the oven in line 2 trips the breaker when it heats");
  for (const label of ["Oven line 2", "Work is held up"])
    await story.pressShown(customer, chat, label).catch(() => undefined);
  await story.pressShown(customer, chat, "Open ticket");
  const [row] = await story.app.desk.database.sql<{ id: string; number: number }[]>`select id, number from tickets`;
  if (row === undefined) throw new Error("no ticket was opened");
  return { id: row.id, number: Number(row.number) };
}

/** The cards that stand in a thread of somebody's chat, oldest first. */
async function cardsOf(story: PortStory, person: Person, thread: string | null): Promise<readonly Card[]> {
  const posts = (await story.shown(person)).filter((post) => post.thread === thread);
  return posts.flatMap(({ content }) => (content.kind === "card" ? [content.card] : []));
}

const labelsOf = (card: Card | undefined) => card?.buttons.flat().map(({ label }) => label);
const said = (card: Card | undefined) => `${card?.title} ${toPlain(card?.body ?? [])}`;

test("an offer is over wherever it was answered: on every old card, also of somebody who had it before", async () => {
  await using story = await openPortStory();
  const { admin, technician: anna, otherTechnician: bert } = story.people;
  const { id, number } = await openTicket(story);
  const desk: WebSpot = { on: "desk", ticketId: id };
  const offersTo = async (person: Person) =>
    (await cardsOf(story, person, null)).filter(
      (card) => numberOn(card) === number || card.title.includes(`#${number} `),
    );
  const assign = async (person: Person) => {
    const reply = await story.command(admin, desk, `desk assign ${number} ${person.name}`);
    if (reply.kind === "form") await story.submit(admin, desk, reply, { reason: "Somebody else is nearer" });
  };

  await assign(anna);
  const [first] = await offersTo(anna);
  expect(said(first)).toContain("Will you take");
  expect(labelsOf(first)).toEqual(["Accept", "Decline"]);

  // Somebody else's by now: neither buttons nor the question are left.
  await assign(bert);
  const [former] = await offersTo(anna);
  expect(labelsOf(former)).toEqual([]);
  expect(said(former)).not.toContain("Will you take");

  // Offered once more, taken in the browser: no card of theirs asks any longer, the old one neither.
  await assign(anna);
  await story.app.desk.transact((work) => acceptTicket(work, anna, { ticketId: id }));
  const offered = await offersTo(anna);
  expect(offered.length).toBeGreaterThanOrEqual(2);
  for (const card of offered) {
    expect(labelsOf(card)).not.toContain("Accept");
    expect(said(card)).not.toContain("Will you take");
  }
}, 120_000);

test("who signs reads it once; stars that were given are shown, not asked again, and can be changed", async () => {
  await using story = await openPortStory();
  const { admin, customer, technician } = story.people;
  const { id, number } = await openTicket(story);
  await story.command(admin, { on: "desk", ticketId: id }, `desk assign ${number} ${technician.name}`);
  await story.pressShown(technician, notices, "Accept");
  const line: WebSpot = { on: "chat", thread: `line-${id}` };
  await story.pressShown(technician, line, "Start");
  const form = await story.pressShown(technician, line, "Report");
  const report = { malfunction: "Trips", cause: "Earth", solution: "Replaced", fix: "replace element" };
  await story.submit(technician, line, form, { ...report, parts: "", labourMinutes: "30", travelMinutes: "10" });
  const pin = await story.pressShown(customer, chat, "Sign");
  expect(await story.submit(customer, chat, pin, { pin: "274951", pinAgain: "274951" })).toEqual({ kind: "nothing" });
  const signed = (await cardsOf(story, customer, "c-spent")).filter((card) => card.title.includes("signed the report"));
  expect(signed).toHaveLength(1);
  await story.pressShown(technician, line, "Complete");
  // The card that offered the job, in their own chat, is as true as that of the line.
  const offer = (await cardsOf(story, technician, null)).find((card) => card.title.startsWith(`#${number} `));
  expect(labelsOf(offer)).toEqual([]);
  expect(offer?.fields).toContainEqual({ label: "Status", value: "Resolved" });

  const stars = ["1", "2", "3", "4", "5"];
  const starred = async () =>
    (await cardsOf(story, customer, "c-spent")).filter((card) =>
      labelsOf(card)?.some((label) => stars.includes(label)),
    );
  expect((await starred()).length).toBeGreaterThanOrEqual(1);
  await story.pressShown(customer, chat, "4");
  expect(await starred()).toEqual([]);
  const resolved = (await cardsOf(story, customer, "c-spent")).find((card) => card.title === `#${number} is resolved.`);
  expect(resolved?.fields).toContainEqual({ label: "Rating", value: "4 of 5" });

  const again = await story.pressShown(customer, chat, "Change the rating");
  expect(again).toMatchObject({ kind: "form", form: { fields: [{ name: "stars", value: "4" }, { name: "comment" }] } });
  await story.submit(customer, chat, again, { stars: "2", comment: "It is back" });
  const changed = (await cardsOf(story, customer, "c-spent")).find((card) => card.title === `#${number} is resolved.`);
  expect(changed?.fields).toContainEqual({ label: "Rating", value: "2 of 5" });
}, 120_000);
