import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { type BrowserWorld, openBrowserWorld } from "../test/web/browser-world.ts";
import { sampleMessage, sampleTicket } from "../test/web/sample-desk.ts";
import { type Measured, median, printTable } from "./print-table.ts";

/**
 * BUDGETS §5: what the console loads at first, when it can be used with the processor slowed down four times, how a queue of 10,000
 * tickets and a conversation of 5,000 messages scroll, and how soon one's own words stand there and on the other side. The desk is the
 * one of the browser tests, over real HTTP and WebSocket on loopback. The "baseline" is the limit; a frame counts as jank above 50 ms.
 */
const [visits = 5] = process.argv.slice(2).map(Number);
const slowDown = 4;

const world = await openBrowserWorld();
if (world !== null) {
  try {
    printTable("Console", [
      await firstLoad(world, "chat"),
      await firstLoad(world, "console"),
      await usable(world),
      ...(await scrolling(world)),
      ...(await typing(world)),
    ]);
  } finally {
    await world[Symbol.asyncDispose]();
  }
}

function line(name: string, ours: number, limit: number, unit: string, note = ""): Measured {
  const ratio = ours / limit;
  return { name, ours, baseline: limit, unit, ratio, goal: "≤ 1×", reached: (value) => value <= 1, note };
}

/** Bytes of the page with the scripts and the style that it names, each gzipped. */
async function firstLoad({ webFolder }: BrowserWorld, page: string): Promise<Measured> {
  const html = await readFile(path.join(webFolder, `${page}.html`), "utf8");
  const assets = path.join(webFolder, "assets");
  const named = (await readdir(assets)).filter((name) => !/\.(gz|br)$/.test(name) && html.includes(name));
  const texts = await Promise.all(named.map((name) => readFile(path.join(assets, name))));
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, gzipSync(html).length);
  return line(`first load of the ${page}, gzipped`, bytes / 1000, 200, "kB");
}

/** From navigation until a row of the queue can be seen, in a new context each time, so that nothing is cached. */
async function usable(world: BrowserWorld): Promise<Measured> {
  await using desk = await world.desk();
  for (let number = 1001; number <= 11_000; number += 1) desk.tickets.push(sampleTicket(number));
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const page = await world.page(desk, "admin", "/web/me");
    await slow(page, slowDown);
    const start = performance.now();
    await page.goto(`${desk.url}/console`);
    await page.locator(".queue-row").first().waitFor();
    times.push(performance.now() - start);
    await page.context().close();
  }
  return line("console usable, 4× slower", median(times), 1_000, "ms", "10,000 tickets behind it");
}

async function scrolling(world: BrowserWorld): Promise<readonly Measured[]> {
  await using desk = await world.desk();
  for (let number = 1001; number <= 11_000; number += 1) desk.tickets.push(sampleTicket(number));
  desk.talk.splice(0);
  for (let seq = 1; seq <= 5_000; seq += 1)
    desk.talk.push(sampleMessage(seq, { words: `Reading ${seq}: ${"0.4 MΩ to earth. ".repeat(1 + (seq % 5))}` }));
  const queue = await world.page(desk, "admin", "/console");
  await queue.locator(".queue-row").first().waitFor();
  // All pages of the list first: what is measured is scrolling, not fetching.
  await queue.waitForFunction(
    () => {
      const box = document.querySelector(".scroller");
      if (box !== null) box.scrollTop = box.scrollHeight;
      return document.querySelector('[data-number="1001"]') !== null;
    },
    undefined,
    { timeout: 120_000, polling: 20 },
  );
  const queueFrames = await framesWhile(queue, ".queue .scroller", 300);
  await queue.context().close();
  const talk = await world.page(desk, "admin", "/console#/ticket/1002");
  await talk.locator(".column.customer .message").first().waitFor();
  const talkFrames = await framesWhile(talk, ".column.customer .scroller", 300);
  await talk.context().close();
  return [
    line("queue of 10,000: frame, p99", at(queueFrames, 0.99), 50, "ms", `${queueFrames.length} frames`),
    line("talk of 5,000: frame, p99", at(talkFrames, 0.99), 50, "ms", `${talkFrames.length} frames`),
  ];
}

/** Milliseconds between frames while the box is scrolled from one end to the other in so many steps. */
function framesWhile(page: Page, selector: string, steps: number): Promise<readonly number[]> {
  return page.evaluate(
    async ([box, count]) => {
      const scroller = document.querySelector(box);
      if (scroller === null) throw new Error(`there is no ${box}`);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const down = scroller.scrollTop < scroller.scrollHeight / 2;
      const times: number[] = [];
      let before = await frame();
      for (let step = 0; step <= count; step += 1) {
        const share = down ? step / count : 1 - step / count;
        scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
        const now = await frame();
        times.push(now - before);
        before = now;
      }
      return times;
    },
    [selector, steps] as const,
  );
}

/** From Enter until the words can be seen: in one's own page, and in another's who looks at the same ticket. */
async function typing(world: BrowserWorld): Promise<readonly Measured[]> {
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1002, "in_progress"));
  const [mine, theirs] = [
    await world.page(desk, "admin", "/console#/ticket/1002"),
    await world.page(desk, "technician", "/console#/ticket/1002"),
  ];
  const [own, other]: [number[], number[]] = [[], []];
  for (const page of [mine, theirs]) await page.getByText("Check the terminal block first").first().waitFor();
  for (let round = 0; round < visits * 4; round += 1) {
    const words = `measured note ${round}`;
    await mine.fill(".composer textarea", words);
    const seen = (page: Page) =>
      page.evaluate(
        (text) =>
          new Promise<number>((resolve) => {
            const look = () =>
              document.body.innerText.includes(text) ? resolve(Date.now()) : requestAnimationFrame(look);
            look();
          }),
        // The composer holds them too, but a field's value is no text of the page.
        words,
      );
    const both = Promise.all([seen(mine), seen(theirs)]);
    const start = await mine.evaluate(() => {
      const at = Date.now();
      const key = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
      document.querySelector(".composer textarea")?.dispatchEvent(key);
      return at;
    });
    const [mineAt, theirsAt] = await both;
    own.push(mineAt - start);
    other.push(theirsAt - start);
  }
  return [
    line("own words shown", median(own), 50, "ms"),
    line("shown to the other side", median(other), 150, "ms", "a second browser over WebSocket"),
  ];
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

async function slow(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
