import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDesk, openBrowserDesk } from "./browser-desk.ts";
import { consolePage } from "./console-page.ts";
import { photo } from "./photo.ts";
import { talkPage } from "./talk-page.ts";

let desk: BrowserDesk | null;
beforeAll(async () => {
  desk = await openBrowserDesk();
}, 120_000);
afterAll(async () => desk?.[Symbol.asyncDispose]());

const fault = "the oven in line 2 trips the breaker when it heats";

/** Leaves a trace in the page that a reload would wipe out; gives back the question whether it is still there. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { openedOnce: true }));
  return () => page.evaluate(() => "openedOnce" in window);
}

test("a fault reported in the browser becomes a ticket that ends signed, closed, rated, and can be reopened", async () => {
  if (desk === null) return;
  // 1. The customer writes, attaches a photo, answers with buttons, opens the ticket.
  const customer = talkPage(await desk.window("customer"));
  await customer.begin();
  await customer.attachPhoto();
  await customer.say(fault);
  await customer.sees("Which equipment is it about?");
  await customer.press("Oven line 2");
  await customer.sees("How urgent is it?");
  await customer.press("Work is held up");
  await customer.sees("Is this right?");
  await customer.sees("1 attachment");
  await customer.press("Open ticket");
  const opened = await customer.page
    .locator(".talk .card")
    .getByText(/^Your ticket #\d+ is open\.$/)
    .innerText();
  const number = /\d+/.exec(opened)?.[0];
  await customer.page.getByRole("heading", { level: 1, name: `#${number} ${fault}` }).waitFor();

  // 2. The admin approves who is proposed, the technician is told and accepts.
  const admin = consolePage(await desk.window("admin", { at: "/console" }));
  const technician = talkPage(await desk.window("technician", { at: "/console#/lines/notices" }));
  const unbroken = await Promise.all([customer.page, admin.page, technician.page].map(mark));
  await admin.openTicket(fault);
  await admin.waitsFor("Diego Ferrer");
  for (const label of ["Choose another", "Reject"])
    expect(await admin.card.getByRole("button", { name: label, exact: true }).count()).toBe(1);
  await admin.press("Approve");
  await admin.waitsFor("Waiting for Diego Ferrer to accept");
  await technician.sees(`Will you take #${number}?`);
  await technician.press("Accept");
  await admin.waitsFor("Diego Ferrer has accepted");
  await customer.sees(`Diego Ferrer takes #${number}.`);
  await technician.open(`#${number}`);
  await technician.sees(fault);
  const picture = technician.page.locator(".talk .message img").first();
  expect(await picture.evaluate(async (img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(48);

  // 3. Talk flows both ways; a note stays with the staff; edits and deletions follow.
  await technician.say("I am on my way, please switch it off");
  await customer.sees("I am on my way, please switch it off");
  await customer.say("It is off");
  await technician.sees("It is off");
  await admin.customer.getByText("It is off").waitFor();
  await admin.write("Note", "They never pay on time");
  await admin.desk.getByText("They never pay on time").waitFor();
  await admin.write("Reply to customer", "We lend you a deck oven meanwhile", photo(24));
  await customer.sees("We lend you a deck oven meanwhile");
  const lent = customer.page.locator(".message", { hasText: "We lend you a deck oven" }).locator("img");
  await lent.waitFor();
  await technician.sees("We lend you a deck oven meanwhile");
  await customer.choose("It is off", "Edit");
  await customer.say("It is off at the main switch");
  await technician.sees("It is off at the main switch");
  await admin.customer.getByText("It is off at the main switch").waitFor();
  await technician.sees("edited");
  await technician.say("Sorry, that was for somebody else");
  await customer.sees("Sorry, that was for somebody else");
  await technician.choose("that was for somebody else", "Delete");
  await customer.seesNoMore("Sorry, that was for somebody else");
  for (const place of [customer.page, technician.page])
    expect(await place.content()).not.toContain("They never pay on time");

  // What may not be done, or makes no sense, is said in plain words.
  await customer.say("/ticket start");
  await customer.isTold(/You cannot start it|Only the technician|may start it/);
  await technician.say("/desk close");
  await technician.isTold("Only an admin");
  await technician.say("/ticket strat");
  await technician.isTold(/There is no command “ticket strat”\. Did you mean/);
  await technician.say("/ticket resume");
  await technician.isTold(/cannot be resumed/);

  // 4. Start, hold, resume, report, dispute, corrected report, signature, completion, closing, rating.
  await technician.say("/ticket start");
  await admin.waitsFor("Diego Ferrer is at work");
  await technician.say("/ticket hold parts");
  await admin.waitsFor("Work is on hold");
  await customer.sees(`#${number} is on hold`);
  await technician.say("/ticket resume");
  await admin.waitsFor("Diego Ferrer is at work");
  await technician.say("/ticket complete");
  await technician.isTold(`#${number} has no report yet`);
  await technician.say("/ticket report");
  const report = {
    Malfunction: "Trips the breaker after two minutes of heat",
    Cause: "Heating element to earth",
    Solution: "Element replaced, insulation measured",
    Fix: "replace heating element",
    Parts: "1 x heating element HE-7",
    "Labour minutes": "55",
    "Travel minutes": "25",
  };
  const asked = technician.page.getByRole("dialog", { name: `Report on #${number}` });
  const pictures = ["scratch.png", "element.png"].map((name) => ({ name, mimeType: "image/png", buffer: photo(32) }));
  await asked.locator("input[type=file]").setInputFiles(pictures);
  await asked.locator(".uploads li.ready").nth(1).waitFor();
  await asked.getByRole("button", { name: "Remove scratch.png" }).click();
  await technician.fill(`Report on #${number}`, report, "Send report");
  await customer.sees(`Report of #${number}, version 1`);
  for (const talk of [customer.page.locator(".talk"), admin.customer]) {
    await talk.getByRole("img", { name: "element.png" }).waitFor();
    expect(await talk.getByRole("img", { name: "scratch.png" }).count()).toBe(0);
  }
  const { href } = new URL(`/api/v1/tickets/${number}/report.pdf`, admin.page.url());
  const printed = await (await admin.page.request.get(href)).body();
  // The one of the first message, that of the reply, and the one of the form.
  expect(printed.toString("latin1").match(/\/Subtype \/Image/g)).toHaveLength(3);
  await customer.press("Dispute");
  await customer.fill(/Dispute/, { Reason: "You were here for half an hour" }, "Dispute");
  await technician.sees("You were here for half an hour");
  await technician.press("Report");
  const correction = technician.page.getByRole("dialog", { name: `Report on #${number}` });
  expect(await correction.getByLabel("Cause").inputValue()).toBe(report.Cause);
  await technician.fill(`Report on #${number}`, { "Labour minutes": "30" }, "Send report");
  await customer.sees(`Report of #${number}, version 2`);
  await customer.sees("30 min");
  await customer.press("Sign");
  await customer.fill("Choose your PIN", { PIN: "274951", "PIN again": "274951" }, "Save PIN");
  await admin.waitsFor(/The report is settled/);
  await technician.press("Complete");
  await customer.sees(`#${number} is resolved.`);
  await admin.press("Close");
  await customer.sees(`#${number} is closed.`);
  await customer.press("5");
  await customer.isTold(`You rated #${number} 5 of 5`);

  // 5. The chat is closed: what is written is answered, and Reopen takes it up again.
  await customer.say("It trips again");
  await customer.sees(`#${number} is closed, so its chat is closed and your message was not passed on.`);
  expect(await customer.page.getByRole("button", { name: "New ticket" }).count()).toBeGreaterThan(0);
  await customer.press("Reopen");
  await customer.sees(`Marta Soler reopened #${number}.`);
  await technician.sees("It trips again");
  await admin.page.locator(".thread-head").getByText("In progress").waitFor();

  for (const still of unbroken) expect(await still()).toBe(true);
  expect(desk.faults).toEqual([]);
}, 240_000);

test("two windows of one customer stay in step", async () => {
  if (desk === null) return;
  const first = talkPage(await desk.window("customer"));
  await first.begin();
  await first.say("the dishwasher leaves water on the floor");
  await first.sees("Which equipment is it about?");
  const second = talkPage(await desk.stranger({ beside: first.page, at: `/${new URL(first.page.url()).hash}` }));
  await second.sees("the dishwasher leaves water on the floor");
  await second.press("Dishwasher behind the bar");
  await first.sees("How urgent is it?");
  await first.press("It can wait");
  await second.sees("Is this right?");
  await second.press("Open ticket");
  await first.sees(/^Your ticket #\d+ is open\.$/);
  await first.say("It is the left one");
  await second.sees("It is the left one");
  await second.choose("It is the left one", "Delete");
  await first.seesNoMore("It is the left one");
  expect(desk.faults).toEqual([]);
}, 120_000);
