import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { type BrowserWorld, openBrowserWorld } from "./browser-world.ts";
import { people, type SamplePerson, sampleCard, sampleTicket, words } from "./sample-desk.ts";

let world: BrowserWorld | null;
beforeAll(async () => {
  world = await openBrowserWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

type Scene = {
  readonly name: string;
  readonly who: SamplePerson | null;
  readonly at: string;
  readonly ready: string;
  readonly open?: string;
};

const scenes: readonly Scene[] = [
  { name: "welcome", who: null, at: "/", ready: "h1" },
  { name: "chat", who: "customer", at: "/#c-1", ready: ".card" },
  { name: "form", who: "customer", at: "/#c-1", ready: "dialog", open: ".card .button" },
  { name: "queue", who: "admin", at: "/console", ready: ".queue-row" },
  { name: "ticket", who: "admin", at: "/console#/ticket/1002", ready: ".message" },
  { name: "fixes", who: "admin", at: "/console#/book", ready: ".book-rows button" },
  { name: "webhooks", who: "admin", at: "/console#/webhooks", ready: ".webhook-log li", open: ".book-rows button" },
  { name: "new webhook", who: "admin", at: "/console#/webhooks", ready: "dialog", open: ".book-side .primary" },
  { name: "all pages", who: "admin", at: "/console", ready: ".pages-menu a", open: ".top-bar nav [aria-haspopup]" },
  { name: "lines", who: "technician", at: "/console#/lines/line-1", ready: ".message" },
];
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

test.each(
  scenes.flatMap((scene) =>
    sizes.flatMap((viewport) =>
      (["light", "dark"] as const).map((colorScheme) => ({ ...scene, viewport, colorScheme })),
    ),
  ),
)(
  "$name, $colorScheme, $viewport.width px: no violation of WCAG AA",
  async ({ who, at, ready, open, viewport, colorScheme }) => {
    if (world === null) return;
    await using desk = await world.desk();
    desk.tickets.push(sampleTicket(1002, "in_progress"), sampleTicket(1003, "new"), sampleTicket(1004, "on_hold"));
    for (const thread of ["c-1", "line-1", null]) {
      desk.post(words("the oven in line 2 trips the breaker"), thread, { mine: true });
      desk.post(words("I am on my way", people.technician), thread);
      const buttons = [
        [
          { action: "sign.sw.1", label: "Sign", style: "primary" as const },
          { action: "dispute.sw.1", label: "Dispute", style: "danger" as const },
        ],
      ];
      desk.post(
        {
          kind: "card",
          reactions: [],
          card: sampleCard("Please sign", buttons, {
            tone: "warn",
            fields: [{ label: "Fix", value: "Valve" }],
            footer: "Version 1",
          }),
        },
        thread,
      );
    }
    // Policy off for the checker alone: it is injected as a script.
    const page = await world.page(desk, who, at, { viewport, colorScheme, bypassCSP: true });
    if (open !== undefined) await page.locator(open).first().click();
    await page.locator(ready).first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
  },
);
