import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { type App, openApp } from "../../src/app.ts";
import type { Card } from "../../src/bots/card.ts";
import { parseActionId } from "../../src/bots/dialog/action-id.ts";
import type { Reply } from "../../src/bots/platform.ts";
import { interactionOf } from "../../src/bots/web/parse.ts";
import type { WebAct, WebContent, WebSpot } from "../../src/bots/web/wire.ts";
import { readConfig } from "../../src/config.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import { testDatabase } from "./database.ts";
import { type TestPeople, testPeople } from "./desk.ts";

type Did = WebAct extends infer Act ? (Act extends WebAct ? Omit<Act, "clientId" | "spot"> : never) : never;

/** What stands in somebody's web chat. */
export type ShownPost = { readonly thread: string | null; readonly content: WebContent };

/** The whole application on the web platform, without a browser: people act through the port, and see what is posted to them. */
export type PortStory = AsyncDisposable & {
  readonly app: App;
  readonly people: TestPeople;
  act(person: Person, spot: WebSpot, did: Did): Promise<Reply>;
  /** The words of the act's answer; "" for nothing. */
  say(person: Person, spot: WebSpot, text: string): Promise<Reply>;
  command(person: Person, spot: WebSpot, words: string): Promise<Reply>;
  /** Presses the newest button with this label that was posted to the person in the thread. */
  pressShown(person: Person, spot: WebSpot, label: string): Promise<Reply>;
  submit(person: Person, spot: WebSpot, reply: Reply, fields: Readonly<Record<string, string>>): Promise<Reply>;
  /** Everything that is shown to the person, oldest first, once nothing is due any more. */
  shown(person: Person): Promise<readonly ShownPost[]>;
  /** The labels of all buttons that the person can see, whatever card they are on. */
  offered(person: Person): Promise<readonly string[]>;
  /** The messages among it, in one thread. */
  words(person: Person, thread: string | null): Promise<readonly string[]>;
};

/** Opens the application over a database of its own, with the people that most tests need. */
export async function openPortStory(): Promise<PortStory> {
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-story-"));
  const config = readConfig({ DATABASE_URL: db.url, FIXLINE_HOME: home, FIXLINE_DEMO: "0", PORT: "0" });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  const people = await testPeople(app.desk);
  let acts = 0;
  const story: PortStory = {
    app,
    people,
    act: async (person, spot, did) => {
      acts += 1;
      const act = { ...did, clientId: `client-${String(acts).padStart(6, "0")}`, spot } as WebAct;
      const reply = await app.take(interactionOf(act, { ...person, language: "en" }, [], new Date()));
      await app.idle();
      return reply;
    },
    say: (person, spot, text) => story.act(person, spot, { kind: "say", text, files: [], replyTo: null }),
    command: (person, spot, words) => story.act(person, spot, { kind: "command", words }),
    pressShown: async (person, spot, label) => {
      const thread = spot.on === "chat" ? spot.thread : null;
      const cards = (await story.shown(person)).filter(
        (post) => post.thread === thread && post.content.kind === "card",
      );
      for (const { content } of cards.reverse()) {
        const button =
          content.kind === "card" ? content.card.buttons.flat().find((one) => one.label === label) : undefined;
        if (button !== undefined)
          return story.act(person, spot, { kind: "press", action: button.action, message: null });
      }
      throw new Error(`no button "${label}" is shown to ${person.name}: ${JSON.stringify(cards.map(titleOf))}`);
    },
    submit: (person, spot, reply, fields) => {
      if (reply.kind !== "form") throw new Error(`not a form: ${JSON.stringify(reply)}`);
      return story.act(person, spot, { kind: "submit", form: reply.form.form, fields });
    },
    shown: async (person) => {
      await app.idle();
      return db.sql<ShownPost[]>`select thread, content from web_posts where channel = ${`account:${person.accountId}`}
        and deleted_at is null order by id`;
    },
    offered: async (person) =>
      (await story.shown(person)).flatMap(({ content }) =>
        content.kind === "card" ? content.card.buttons.flat().map(({ label }) => label) : [],
      ),
    words: async (person, thread) => {
      const posts = (await story.shown(person)).filter((post) => post.thread === thread);
      return posts.flatMap(({ content }) => (content.kind === "message" ? [toPlain(content.text)] : []));
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await db[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
  return story;
}

function titleOf({ content }: ShownPost): string {
  return content.kind === "card" ? content.card.title : "";
}

/** The ticket number that a card's buttons are about. */
export function numberOn(card: Card): number | null {
  return card.buttons
    .flat()
    .reduce<number | null>((found, { action }) => found ?? parseActionId(action)?.number ?? null, null);
}

/** The text of an answer. */
export function told(reply: Reply): string {
  return reply.kind === "card" ? `${reply.card.title}\n${toPlain(reply.card.body)}` : "";
}
