import type { Card } from "../../bots/card.ts";
import type { Reply } from "../../bots/platform.ts";
import type { RepairRow } from "./read-rows.ts";
import { actionOf, type Robot, RobotTrouble } from "./web-robot.ts";

/** The three people of a repair, and how to find a ticket's id by its number. */
export type RepairCast = {
  readonly customer: Robot;
  readonly technician: Robot;
  readonly admin: Robot;
  ticketIdOf(number: number): Promise<string>;
};

/** The PIN of every replayed customer: nobody signs with it but the replay. */
const replayPin = "583920";

/**
 * Plays one repair from the first word to the rating, through the web chat as people use it: buttons, commands, forms. Returns the ticket's
 * number. Throws RobotTrouble where the desk refused or did not answer.
 */
export async function replayRepair(cast: RepairCast, row: RepairRow, thread: string): Promise<number> {
  const { customer, technician, admin } = cast;
  const number = await openByIntake(customer, row, thread);
  const ticketId = await cast.ticketIdOf(number);
  const line = `line-${ticketId}`;
  const onDesk = { on: "desk", ticketId } as const;
  const onLine = { on: "chat", thread: line } as const;
  const isAbout = (card: Card) => numberIn(card) === number;

  await admin.command(onDesk, `desk assign ${number} ${technician.person.name}`);
  await technician.press(null, "Accept", isAbout);
  await technician.waitFor(line, "the line", () => true);
  await technician.say(line, "On my way.");
  await customer.waitFor(thread, "the technician's words", ({ content }) => saysText(content, "On my way."));
  await technician.command(onLine, `ticket start ${number}`);
  const report = formOf(await technician.command(onLine, `ticket report ${number}`), "the report form");
  await technician.submit(
    onLine,
    report,
    reportOf(
      row,
      report.fields.map(({ name }) => name),
    ),
  );
  await signReport(customer, thread);
  await technician.command(onLine, `ticket complete ${number}`);
  await admin.command(onDesk, `desk close ${number}`);
  await customer.press(thread, "5");
  return number;
}

/** Answers what the bot asks until it offers to open the ticket. */
async function openByIntake(customer: Robot, row: RepairRow, thread: string): Promise<number> {
  await customer.say(thread, row.problem.length < 12 ? `Broken: ${row.problem}` : row.problem);
  const answered = new Set<string>();
  for (let questions = 0; questions < 6; questions++) {
    const post = await customer.waitFor(thread, "the bot's next question", ({ id, authorId, content }) => {
      return authorId === null && content.kind === "card" && content.card.buttons.length > 0 && !answered.has(id);
    });
    if (post.content.kind !== "card") break;
    const card = post.content.card;
    answered.add(post.id);
    if (actionOf(card, "Open ticket") !== null) {
      await customer.press(thread, "Open ticket");
      const opened = await customer.waitFor(thread, "the ticket's number", ({ content }) => {
        return content.kind === "card" && numberIn(content.card) !== null;
      });
      const number = opened.content.kind === "card" ? numberIn(opened.content.card) : null;
      if (number !== null) return number;
    }
    const labels = card.buttons.flat().map(({ label }) => label);
    const answer = labels.find((label) => label === "Normal") ?? labels.find((label) => label !== "Cancel");
    if (answer === undefined) break;
    await customer.press(thread, answer);
  }
  throw new RobotTrouble("the bot asked more than it may and opened nothing");
}

async function signReport(customer: Robot, thread: string): Promise<void> {
  const spot = { on: "chat", thread } as const;
  let reply = await customer.press(thread, "Sign");
  // The first signature asks for a PIN to be chosen, typed twice; what follows asks for it once.
  for (let forms = 0; forms < 3 && reply.kind === "form"; forms++) {
    const fields = Object.fromEntries(reply.form.fields.map(({ name }) => [name, replayPin]));
    reply = await customer.submit(spot, reply.form, fields);
  }
}

function reportOf(row: RepairRow, names: readonly string[]): Readonly<Record<string, string>> {
  const words = row.action.slice(0, 3_900);
  const answers: Readonly<Record<string, string>> = {
    malfunction: row.problem.slice(0, 3_900),
    cause: "As found on site",
    solution: words,
    fix: words.slice(0, 80),
    parts: "",
    labour_minutes: "40",
    labourMinutes: "40",
    travel_minutes: "20",
    travelMinutes: "20",
  };
  return Object.fromEntries(names.map((name) => [name, answers[name] ?? ""]));
}

function formOf(reply: Reply, what: string) {
  if (reply.kind !== "form") throw new RobotTrouble(`${what} did not open`);
  return reply.form;
}

/** The ticket that a card is about, by its title: the rest of a card may quote any number that a customer wrote. */
function numberIn(card: Card): number | null {
  const found = /#(\d{4,})/.exec(card.title)?.[1];
  return found === undefined ? null : Number(found);
}

function saysText(content: { readonly kind: string; readonly text?: unknown }, words: string): boolean {
  return content.kind === "message" && JSON.stringify(content.text).includes(words);
}
