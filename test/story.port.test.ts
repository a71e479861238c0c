import { expect, test } from "vitest";
import { actionId } from "../src/bots/dialog/action-id.ts";
import type { Reply } from "../src/bots/platform.ts";
import type { WebSpot } from "../src/bots/web/wire.ts";
import type { Person } from "../src/core/domain/actor.ts";
import type { TicketView } from "../src/core/domain/ticket-view.ts";
import { sql } from "../src/core/store/orm.ts";
import { selectTicketViews } from "../src/core/store/ticket-views.ts";
import { openPortStory, type PortStory, told } from "./harness/port-story.ts";
import { until } from "./harness/until.ts";

/** How somebody takes a step: by typing a slash command, by pressing what is shown, or by writing the words alone. */
const ways = ["slash", "button", "text"] as const;

const report = {
  malfunction: "Trips the breaker when it heats",
  cause: "Heating element to earth",
  solution: "Element replaced, insulation measured",
  fix: "replace heating element",
  parts: "1 x heating element HE-7",
  labourMinutes: "55",
  travelMinutes: "25",
};

const notices: WebSpot = { on: "chat", thread: null };

/** The newest ticket. */
async function newest(story: PortStory): Promise<TicketView> {
  const [view] = await story.app.desk.read((work) =>
    selectTicketViews(work, { where: sql`true`, order: sql`t.number desc`, limit: 1 }),
  );
  if (view === undefined) throw new Error("no ticket was opened");
  return view;
}

/** Answers what the bot asks until the ticket is open. */
async function openByIntake(story: PortStory, customer: Person, chat: WebSpot): Promise<TicketView> {
  await story.say(customer, chat, "the oven in line 2 trips the breaker when it heats");
  for (const label of ["Oven line 2", "Work is held up"]) {
    // What the words said already is not asked.
    await story.pressShown(customer, chat, label).catch(() => undefined);
  }
  await story.pressShown(customer, chat, "Open ticket");
  return newest(story);
}

test.each(ways)(
  "from the first message to the rating, by %s",
  async (way) => {
    await using story = await openPortStory();
    const { customer, technician, admin, otherTechnician } = story.people;
    const chat: WebSpot = { on: "chat", thread: "c-story" };
    const ticket = await openByIntake(story, customer, chat);
    const { number } = ticket;
    expect(ticket).toMatchObject({ status: "new", equipment: { name: "Oven line 2" }, urgency: "high" });
    const line: WebSpot = { on: "chat", thread: `line-${ticket.id}` };
    const console_: WebSpot = { on: "desk", ticketId: ticket.id };
    const now = () => newest(story);

    /** One step in the way under test. `typed` is the command without slash; `lone` whether its words alone are a command. */
    const step = async (person: Person, spot: WebSpot, label: string, typed: string, lone = true): Promise<Reply> => {
      const [verb = ""] = typed.split(" ").slice(1);
      if (way === "slash") return story.command(person, spot, typed);
      const plain = typed.split(" ").slice(1).join(" ");
      if (way === "text") {
        // Admins write in the console, which is no private chat; in a line plain words are for the customer.
        return lone ? story.say(person, notices, plain) : story.say(person, spot, `@fixline ${plain}`);
      }
      if (person.role !== "admin") return story.pressShown(person, spot, label);
      const view = await now();
      const drawn = verb === "assign" ? "assign-approve" : verb;
      const action = actionId(drawn as "close", number, view.version);
      return story.act(person, spot, { kind: "press", action, message: null });
    };

    // 2. The admin approves, the technician is told and accepts.
    const proposed = ticket.proposal?.candidates[0]?.name;
    expect(proposed).toBeDefined();
    await step(admin, console_, "Approve", `desk assign ${number} ${proposed}`, false);
    const worker = [technician, otherTechnician, story.people.engineer].find((one) => one.name === proposed) as Person;
    expect((await now()).assignee?.name).toBe(proposed);
    await step(worker, notices, "Accept", `ticket accept ${number}`);
    expect((await now()).acceptedAt).not.toBeNull();
    expect(await story.offered(worker)).not.toContain("Accept");

    // 3. Talk flows both ways; what is said at the desk stays there; edits and deletions follow.
    await story.say(worker, line, "I am on my way, please switch it off");
    await story.say(customer, chat, "It is off");
    await story.say(admin, console_, "They never pay on time");
    expect(await story.words(customer, "c-story")).toContain("I am on my way, please switch it off");
    expect(await story.words(worker, `line-${ticket.id}`)).toContain("It is off");
    expect(JSON.stringify(await story.shown(customer))).not.toContain("pay on time");
    await story.say(worker, line, "start");
    expect((await now()).status).toBe("opened");

    // 4. Work, hold, report, dispute, corrected report, signature, completion.
    await step(worker, line, "Start", `ticket start ${number}`);
    expect((await now()).status).toBe("in_progress");
    if (way === "button") await story.submit(worker, line, await step(worker, line, "Hold", ""), { reason: "parts" });
    else await step(worker, line, "Hold", `ticket hold ${number} parts`);
    expect(await now()).toMatchObject({ status: "on_hold", holdReason: "parts" });
    await step(worker, line, "Resume", `ticket resume ${number}`);
    await story.submit(worker, line, await step(worker, line, "Report", `ticket report ${number}`), report);
    expect((await now()).report).toMatchObject({ version: 1, state: "submitted" });
    expect(told(await story.command(worker, line, `ticket complete ${number}`))).toContain("has to sign");
    const dispute = await step(customer, chat, "Dispute", `ticket dispute ${number}`);
    await story.submit(customer, chat, dispute, { reason: "You were here for half an hour" });
    expect((await now()).report?.state).toBe("disputed");
    const correction = await step(worker, line, "Report", `ticket report ${number}`);
    expect(JSON.stringify(correction)).toContain(report.cause);
    await story.submit(worker, line, correction, { ...report, labourMinutes: "30" });
    const pin = await step(customer, chat, "Sign", `ticket sign ${number}`);
    await story.submit(customer, chat, pin, { pin: "274951", pinAgain: "274951" });
    expect((await now()).report).toMatchObject({ version: 2, state: "signed", labourMinutes: 30 });
    // What was answered is not asked on any card any more, however old.
    expect(await story.offered(customer)).not.toContain("Sign");
    expect(await story.offered(customer)).not.toContain("Dispute");
    await step(worker, line, "Complete", `ticket complete ${number}`);
    expect((await now()).status).toBe("resolved");
    expect(told(await story.command(worker, line, `desk close ${number}`))).toContain("Only an admin");
    await step(admin, console_, "Close", `desk close ${number}`, false);
    expect((await now()).status).toBe("closed");
    expect(await story.offered(worker)).not.toContain("Complete");
    expect(await story.offered(customer)).not.toContain("Cancel ticket");
    await step(customer, chat, "5", `ticket rate ${number} 5`);
    expect((await now()).rating?.stars).toBe(5);

    // 5. The chat is closed: what is written waits for Reopen.
    await story.say(customer, chat, "It trips again");
    expect((await story.words(worker, `line-${ticket.id}`)).includes("It trips again")).toBe(false);
    if (way === "button") await story.pressShown(customer, chat, "Reopen");
    else await story.command(customer, chat, `ticket reopen ${number} It trips again`);
    expect((await now()).status).toBe("in_progress");
    expect((await story.words(worker, `line-${ticket.id}`)).filter((words) => words === "It trips again")).toHaveLength(
      1,
    );

    // Everything that was to be shown was shown, once.
    await until("everything was sent", async () => {
      const [waits] = await story.app.desk.database
        .sql`select count(*)::int as left from deliveries where state not in ('sent', 'skipped')`;
      return waits?.left === 0;
    });
    const stored = await story.app.desk.database.sql`select interaction from inbox`;
    expect(JSON.stringify(stored)).not.toContain("274951");
  },
  120_000,
);
