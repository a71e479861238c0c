import type { Locator, Page } from "playwright-core";

/** The staff console, as an admin uses it. What is shown is waited for; nothing is reloaded. */
export type ConsolePage = {
  readonly page: Page;
  /** The ticket's card that stays above the desk thread. */
  readonly card: Locator;
  readonly desk: Locator;
  readonly customer: Locator;
  /** Opens a ticket from the queue by its title. */
  openTicket(title: string): Promise<void>;
  /** Presses a button of the ticket's card. */
  press(label: string): Promise<void>;
  /** Says something to the staff alone, or to the customer, with a picture if one is given. */
  write(as: "Note" | "Reply to customer", text: string, picture?: Buffer): Promise<void>;
  /** Waits until the ticket's card says this. */
  waitsFor(words: string | RegExp): Promise<void>;
};

/** The console on this page. */
export function consolePage(page: Page): ConsolePage {
  const card = page.locator(".pinned .card");
  return {
    page,
    card,
    desk: page.locator(".column.desk"),
    customer: page.locator(".column.customer"),
    async openTicket(title) {
      await page.locator(".queue-row", { hasText: title }).first().click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
    },
    press: (label) => card.getByRole("button", { name: label, exact: true }).click(),
    async write(as, text, picture) {
      await page.locator(".target").getByRole("button", { name: as }).click();
      const composer = page.locator(".composer textarea");
      if (picture !== undefined) {
        const file = { name: "picture.png", mimeType: "image/png", buffer: picture };
        await page.locator(".composer input[type=file]").setInputFiles(file);
        await page.locator(".composer .uploads .ready").waitFor();
      }
      await composer.fill(text);
      await composer.press("Enter");
    },
    waitsFor: (words) => card.getByText(words).waitFor(),
  };
}
