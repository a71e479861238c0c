import type { AnswerJson } from "../../src/http/web/protocol.ts";
import { type Browser, BrowserTrouble, formOf, numberIn, says } from "./browser.ts";

/** The people of one story. */
export type StoryCast = { readonly customer: Browser; readonly technician: Browser; readonly admin: Browser };

/** What was acknowledged in a story, to be looked for in the database. */
export type PlayedStory = {
  readonly number: number;
  readonly ticketId: string;
  readonly thread: string;
  readonly tag: string;
  /** Who played it: customer, technician, admin. */
  readonly names: readonly string[];
};

const pin = "274951";
const report = {
  malfunction: "Trips the breaker when it heats",
  cause: "Heating element to earth",
  solution: "Element replaced, insulation measured",
  fix: "replace heating element",
  parts: "1 x heating element HE-7",
  labourMinutes: "55",
  travelMinutes: "25",
};

/**
 * The whole story from the first word to the rating, always with the same acts, each sent again until it is acknowledged. All that is said
 * carries the tag, so that it can be found. Throws BrowserTrouble where something is refused or does not come.
 */
export async function playStory(cast: StoryCast, tag: string): Promise<PlayedStory> {
  const { customer, technician, admin } = cast;
  const thread = `c-${tag}`;
  const chat = { on: "chat", thread } as const;
  const number = await openByIntake(customer, thread, tag);
  const ticketId = (await admin.ticket(number)).id;
  const desk = { on: "desk", ticketId } as const;
  const line = { on: "chat", thread: `line-${ticketId}` } as const;

  await admin.command(desk, `desk assign ${number} ${technician.person.name}`);
  await technician.press(null, "Accept", (card) => numberIn(card) === number);
  await technician.waitFor(line.thread, "the line", ({ content }) => content?.kind === "card");

  // Both sides and the desk talk at once; what one browser says comes in the order it was said.
  const [corrected, withdrawn] = await Promise.all([
    technician.say(line, `${tag} on my way, a quarter of an our`),
    customer.say(chat, `${tag} please hurry up`),
    admin.say(desk, `${tag} note: they never pay on time`),
  ]);
  // Seen before it is changed: what is changed sooner is shown in its new form alone, and stories would differ.
  await Promise.all([
    customer.waitFor(thread, "the technician's words", (post) => says(post, `${tag} on my way`)),
    technician.waitFor(line.thread, "the customer's words", (post) => says(post, `${tag} please hurry up`)),
  ]);
  await Promise.all([
    technician.act(line, { kind: "edit", message: corrected, text: `${tag} on my way, a quarter of an hour` }),
    customer.act(chat, { kind: "delete", message: withdrawn }),
    customer.say(chat, `${tag} it is switched off`),
    technician.say(line, `${tag} good`),
  ]);
  await customer.waitFor(thread, "the correction", (post) => says(post, `${tag} on my way, a quarter of an hour`));
  await technician.command(line, `ticket start ${number}`);
  await technician.command(line, `ticket hold ${number} parts`);
  await Promise.all([technician.command(line, `ticket resume ${number}`), customer.say(chat, `${tag} how long now?`)]);
  await technician.submit(line, await technician.command(line, `ticket report ${number}`), report);
  // What is disputed and signed is read first: a report that comes late is shown as one that counts no more.
  await readReport(customer, thread, 1);
  const dispute = await customer.command(chat, `ticket dispute ${number}`);
  await customer.submit(chat, dispute, { reason: "You were here for half an hour" });
  const correction = await technician.command(line, `ticket report ${number}`);
  await technician.submit(line, correction, { ...report, labourMinutes: "30" });
  await readReport(customer, thread, 2);
  await sign(customer, thread, number);
  await technician.command(line, `ticket complete ${number}`);
  await admin.command(desk, `desk close ${number}`);
  await customer.command(chat, `ticket rate ${number} 5`);
  const names = [customer, technician, admin].map(({ person }) => person.name);
  return { number, ticketId, thread, tag, names };
}

/** Answers what the bot asks until the ticket is open; its number. */
export async function openByIntake(customer: Browser, thread: string, tag: string): Promise<number> {
  await customer.say({ on: "chat", thread }, `${tag} the oven in line 2 trips the breaker when it heats`);
  const answered = new Set<string>();
  for (let questions = 0; questions < 6; questions++) {
    const post = await customer.waitFor(thread, "the bot's next question", ({ id, mine, content }) => {
      return !mine && content?.kind === "card" && content.card.buttons.length > 0 && !answered.has(id);
    });
    if (post.content?.kind !== "card") break;
    answered.add(post.id);
    const labels = post.content.card.buttons.flat().map(({ label }) => label);
    const wanted = ["Open ticket", "Oven line 2", "Work is held up"].find((label) => labels.includes(label));
    if (wanted === undefined) throw new BrowserTrouble(`no answer to ${JSON.stringify(labels)}`);
    await customer.press(thread, wanted);
    if (wanted !== "Open ticket") continue;
    // The summary may name another ticket about the same thing.
    const opened = await customer.waitFor(thread, "the ticket's number", ({ content }) => {
      return content?.kind === "card" && / is open\.$/.test(content.card.title) && numberIn(content.card) !== null;
    });
    if (opened.content?.kind === "card") return numberIn(opened.content.card) ?? 0;
  }
  throw new BrowserTrouble("the bot asked more than it may and opened nothing");
}

async function readReport(customer: Browser, thread: string, version: number): Promise<void> {
  await customer.waitFor(thread, `version ${version} of the report`, ({ content }) => {
    return content?.kind === "card" && content.card.title.endsWith(`version ${version}`);
  });
}

/** Signs by PIN; the first time it is chosen, typed twice. */
async function sign(customer: Browser, thread: string, number: number): Promise<void> {
  const spot = { on: "chat", thread } as const;
  let answer: AnswerJson = await customer.command(spot, `ticket sign ${number}`);
  for (let forms = 0; forms < 3 && answer.kind === "form"; forms++) {
    const fields = Object.fromEntries(formOf(answer).fields.map(({ name }) => [name, pin]));
    answer = await customer.submit(spot, answer, fields);
  }
}
