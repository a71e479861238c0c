import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Card } from "../../src/bots/card.ts";
import type { Form } from "../../src/bots/form.ts";
import type { WebAct, WebSpot } from "../../src/bots/web/wire.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import type { AnswerJson, PostJson, PostsJson, TicketJson } from "../../src/http/web/protocol.ts";

type Did = WebAct extends infer Act ? (Act extends WebAct ? Omit<Act, "clientId" | "spot"> : never) : never;

/** A browser of one person: it sends again, with the same client id, whatever was not acknowledged. */
export type Browser = {
  readonly person: Person;
  /** Does something; resolves with the desk's answer, however often the desk dies meanwhile. The act's client id is given with it. */
  act(spot: WebSpot, did: Did): Promise<{ readonly clientId: string; readonly answer: AnswerJson }>;
  /** Says something; the id of its post. */
  say(spot: WebSpot, text: string): Promise<string>;
  command(spot: WebSpot, words: string): Promise<AnswerJson>;
  /** Presses the newest button of this label in the thread, once it is there. */
  press(thread: string | null, label: string, about?: (card: Card) => boolean): Promise<AnswerJson>;
  submit(spot: WebSpot, answer: AnswerJson, fields: Readonly<Record<string, string>>): Promise<AnswerJson>;
  /** The first post of the thread that fits, newest first, once there is one. */
  waitFor(thread: string | null, what: string, fits: (post: PostJson) => boolean): Promise<PostJson>;
  ticket(number: number): Promise<TicketJson>;
};

/** Somebody was refused, or waited in vain. */
export class BrowserTrouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BrowserTrouble";
  }
}

const patienceMs = 45_000;

/** The browser of somebody whose session cookie is given. `sent` is called before each act leaves for the first time. */
export function openBrowser(parts: {
  readonly person: Person;
  readonly cookie: string;
  readonly address: () => Promise<string>;
  readonly sent: () => void;
}): Browser {
  const { person } = parts;

  /** One request, sent again until it is answered by anything but a broken connection, 429 or 5xx. */
  async function ask<Answer>(method: "GET" | "POST", url: string, body?: object): Promise<Answer> {
    const until = Date.now() + patienceMs;
    for (let problem = "nobody listens"; Date.now() < until; await sleep(25)) {
      try {
        const response = await fetch(`${await parts.address()}${url}`, {
          method,
          headers: {
            cookie: parts.cookie,
            "x-fixline": "1",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(20_000),
        });
        const text = await response.text();
        if (response.ok) return JSON.parse(text) as Answer;
        problem = `${response.status} ${text}`;
        if (response.status < 500 && response.status !== 429) break;
      } catch (error) {
        problem = String(error);
      }
      if (Date.now() > until) throw new BrowserTrouble(`${person.name}: ${method} ${url}: ${problem}`);
    }
    throw new BrowserTrouble(`${person.name}: ${method} ${url} was refused`);
  }

  async function act(spot: WebSpot, did: Did) {
    const clientId = `c${randomBytes(12).toString("base64url")}`;
    parts.sent();
    const answer = await ask<AnswerJson>("POST", "/live/frame", { ...did, clientId, spot });
    if (answer.kind === "problem") throw new BrowserTrouble(`${person.name}: ${JSON.stringify(answer.problem)}`);
    if (answer.kind === "card" && (answer.card.tone === "warn" || answer.card.tone === "danger")) {
      throw new BrowserTrouble(`${person.name} ${JSON.stringify(did).slice(0, 120)}: ${answer.card.fallback}`);
    }
    return { clientId, answer };
  }

  async function waitFor(thread: string | null, what: string, fits: (post: PostJson) => boolean): Promise<PostJson> {
    const query = thread === null ? "" : `&thread=${thread}`;
    let shown: readonly PostJson[] = [];
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(80)) {
      shown = (await ask<PostsJson>("GET", `/web/posts?limit=100${query}`)).posts;
      const found = shown.findLast((post) => post.content !== null && fits(post));
      if (found !== undefined) return found;
    }
    throw new BrowserTrouble(`${person.name} waited in vain for ${what}: ${JSON.stringify(shown.map(titleOf))}`);
  }

  return {
    person,
    act,
    waitFor,
    say: async (spot, text) => (await act(spot, { kind: "say", text, files: [], replyTo: null })).clientId,
    command: async (spot, words) => (await act(spot, { kind: "command", words })).answer,
    async press(thread, label, about = () => true) {
      const post = await waitFor(thread, `the button ${label}`, ({ content }) => {
        return content?.kind === "card" && about(content.card) && actionOf(content.card, label) !== null;
      });
      const action = post.content?.kind === "card" ? actionOf(post.content.card, label) : null;
      if (action === null) throw new BrowserTrouble(`no button ${label}`);
      return (await act({ on: "chat", thread }, { kind: "press", action, message: post.id })).answer;
    },
    submit: async (spot, answer, fields) => {
      const { form } = formOf(answer);
      return (await act(spot, { kind: "submit", form, fields })).answer;
    },
    ticket: (number) => ask<TicketJson>("GET", `/api/v1/tickets/${number}`),
  };
}

/** The form that an answer opens. */
export function formOf(answer: AnswerJson): Form {
  if (answer.kind !== "form") throw new BrowserTrouble(`not a form: ${JSON.stringify(answer)}`);
  return answer.form;
}

/** The ticket number that a card speaks of; null for none. */
export function numberIn(card: Card): number | null {
  const found = /#(\d{4,})/.exec(`${card.title} ${card.fallback}`)?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether a post says these words. */
export function says(post: PostJson, words: string): boolean {
  return post.content?.kind === "message" && JSON.stringify(post.content.text).includes(words);
}

function actionOf(card: Card, label: string): string | null {
  return card.buttons.flat().find((button) => button.label === label)?.action ?? null;
}

function titleOf({ content }: PostJson): string {
  return content?.kind === "card" ? content.card.title : JSON.stringify(content?.text ?? null);
}
