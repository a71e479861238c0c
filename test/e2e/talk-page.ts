import type { Locator, Page } from "playwright-core";
import { photo } from "./photo.ts";

/**
 * A talk with its composer, as somebody uses it: the customer's chat, a technician's line or the notices. What is shown is waited for;
 * nothing is reloaded.
 */
export type TalkPage = {
  readonly page: Page;
  readonly composer: Locator;
  /** Begins a new chat, and waits until it is the one that is written in. */
  begin(): Promise<void>;
  /** Opens a talk from the list by its heading, and waits until it is the one that is written in. */
  open(heading: string): Promise<void>;
  /** Types it and presses Enter. */
  say(text: string): Promise<void>;
  /** Attaches a small picture and waits until it can be sent. */
  attachPhoto(name?: string): Promise<void>;
  /** Presses the newest button with this label. */
  press(label: string): Promise<void>;
  /** Waits until these words stand in the talk. */
  sees(words: string | RegExp): Promise<void>;
  /** Waits until they do not. */
  seesNoMore(words: string | RegExp): Promise<void>;
  /** Waits until the desk has answered with these words, wherever the page puts its answers. */
  isTold(words: string | RegExp): Promise<void>;
  /** Takes a way of a message's menu, as Edit or Delete. */
  choose(words: string, way: string): Promise<void>;
  /** Fills the open form in by its labels and sends it; it must be taken. */
  fill(title: string | RegExp, fields: Readonly<Record<string, string>>, submit: string): Promise<void>;
};

/** The talk on this page. */
export function talkPage(page: Page): TalkPage {
  const composer = page.locator(".composer textarea");
  const talk = page.locator(".talk .rows");
  return {
    page,
    composer,
    async begin() {
      await page.getByRole("link", { name: "New chat" }).click();
      await page.locator(".talk.empty").waitFor();
    },
    async open(heading) {
      await page.locator(".chat-list .title", { hasText: heading }).click();
      await page.locator(".thread-head h1", { hasText: heading }).waitFor();
      await talk.locator("li").first().waitFor();
    },
    async say(text) {
      await composer.fill(text);
      await composer.press("Enter");
    },
    async attachPhoto(name = "breaker.png") {
      await page.locator(".composer input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer: photo() });
      await page.locator(".uploads li.ready").waitFor();
    },
    press: (label) => talk.locator(".card").getByRole("button", { name: label, exact: true }).last().click(),
    sees: (words) => talk.getByText(words).last().waitFor(),
    seesNoMore: (words) => talk.getByText(words).first().waitFor({ state: "detached" }),
    isTold: (words) => page.locator(".talk .rows, .toast, dialog[open]").getByText(words).last().waitFor(),
    async choose(words, way) {
      const message = talk.locator(".message", { hasText: words }).last();
      await message.hover();
      await message.getByRole("button", { name: "What to do with this message" }).click();
      await page.getByRole("menuitem", { name: way }).click();
      // The old words come into the composer a moment later, and would replace what is typed before.
      if (way === "Edit") await page.waitForFunction('document.querySelector(".composer textarea")?.value !== ""');
    },
    async fill(title, fields, submit) {
      const dialog = page.getByRole("dialog", { name: title });
      for (const [label, value] of Object.entries(fields))
        await dialog.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`)).fill(value);
      await dialog.getByRole("button", { name: submit, exact: true }).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}
