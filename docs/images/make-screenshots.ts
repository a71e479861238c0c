// Makes the README's pictures: a demo desk in a temporary folder, a few minutes of one ticket, and two windows on it.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { consolePage } from "../../test/e2e/console-page.ts";
import { deskWindows } from "../../test/e2e/desk-windows.ts";
import { talkPage } from "../../test/e2e/talk-page.ts";
import { launchChromium } from "../../test/harness/chromium.ts";

const browser = await launchChromium();
if (browser === null) throw new Error("no Chromium to take pictures with: set CHROMIUM_PATH");
const home = await mkdtemp(path.join(tmpdir(), "fixline-screenshots-"));
// Run by root, the database is another user's, who must be able to walk in.
await chmod(home, 0o711);
const config = readConfig({ FIXLINE_HOME: home, FIXLINE_DEMO: "1", PORT: "0" });
const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64) });
try {
  const { window } = deskWindows(app, await app.listen(), browser);
  const look = {
    viewport: { width: 1280, height: 800 },
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
  } as const;
  const fault = "The oven in line 2 trips the breaker when it heats";

  const customer = talkPage(await window("customer", look));
  await customer.begin();
  await customer.say(fault);
  for (const answer of ["Oven line 2", "Work is held up", "Open ticket"]) await customer.press(answer);
  await customer.sees(/^Your ticket #\d+ is open\.$/);

  const admin = consolePage(await window("admin", { ...look, at: "/console" }));
  await admin.openTicket(fault);
  await admin.press("Approve");
  await admin.waitsFor("Waiting for Diego Ferrer to accept");

  const technician = talkPage(await window("technician", { ...look, at: "/console#/lines/notices" }));
  await technician.press("Accept");
  await technician.open(fault);
  await technician.say("Good morning, I can be with you at ten. Does it trip at once or after a while?");
  await customer.sees("at once or after a while");
  await customer.say("After about two minutes of heat. The other oven is fine.");
  await technician.sees("two minutes of heat");
  await admin.write("Note", "Element replaced on its twin in March. Take one along.");
  await admin.desk.getByText("Take one along").waitFor();
  await technician.say("That sounds like the heating element. I bring one, please leave it switched off.");
  await customer.sees("I bring one");
  await technician.say("/ticket start");
  await admin.waitsFor("Diego Ferrer is at work");
  await customer.sees("has started work");
  await admin.customer.getByText("I bring one").waitFor();
  await app.idle();

  for (const [page, name] of [
    [customer.page, "chat.png"],
    [admin.page, "console.png"],
  ] as const) {
    await page.locator(".toast").waitFor({ state: "detached" });
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.screenshot({ path: path.join(import.meta.dirname, name) });
    console.log(path.join("docs", "images", name));
  }
} finally {
  await browser.close();
  await app.close();
  await rm(home, { recursive: true, force: true });
}
