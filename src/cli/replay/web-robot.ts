import type { Card } from "../../bots/card.ts";
import type { Form } from "../../bots/form.ts";
import type { Reply } from "../../bots/platform.ts";
import type { WebPerson } from "../../bots/web/parse.ts";
import type { WebAct, WebContent, WebSpot } from "../../bots/web/wire.ts";

/** The web chat as a robot uses it: acts go in like a browser's, posts are read like a browser reads them. */
export type RobotDesk = {
  act(person: WebPerson, act: WebAct): Promise<Reply>;
  posts(channel: string, thread: string | null): readonly RobotPost[];
  /** Resolves when something was posted or changed in the channel, or after `withinMs`. */
  nextChange(channel: string, withinMs: number): Promise<void>;
};

export type RobotPost = {
  readonly id: string;
  readonly authorId: string | null;
  readonly content: WebContent;
  readonly deleted: boolean;
};

/** What did not happen as it should: the replay reports it and goes on with the next row. */
export class RobotTrouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RobotTrouble";
  }
}

/** Somebody in the web chat who acts by themselves. */
export type Robot = {
  readonly person: WebPerson;
  say(thread: string | null, text: string): Promise<Reply>;
  command(spot: WebSpot, words: string): Promise<Reply>;
  /** Presses the newest button of this label in a thread, once it is there. */
  press(thread: string | null, label: string, about?: (card: Card) => boolean): Promise<Reply>;
  submit(spot: WebSpot, form: Form, fields: Readonly<Record<string, string>>): Promise<Reply>;
  /** Waits for a post that fits. Throws RobotTrouble when it does not come in time. */
  waitFor(thread: string | null, what: string, fits: (post: RobotPost) => boolean): Promise<RobotPost>;
};

const patienceMs = 30_000;

/** A robot for one person. `newClientId` names its acts. */
export function webRobot(desk: RobotDesk, person: WebPerson, newClientId: () => string): Robot {
  const channel = `account:${person.accountId}`;
  const onChat = (thread: string | null): WebSpot => ({ on: "chat", thread });

  async function act(doing: string, made: WebAct): Promise<Reply> {
    const reply = await desk.act(person, made);
    if (reply.kind === "card" && (reply.card.tone === "danger" || reply.card.tone === "warn")) {
      throw new RobotTrouble(`${person.name} ${doing}: ${reply.card.fallback}`);
    }
    return reply;
  }

  async function waitFor(thread: string | null, what: string, fits: (post: RobotPost) => boolean): Promise<RobotPost> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const found = desk.posts(channel, thread).findLast((post) => !post.deleted && fits(post));
      if (found !== undefined) return found;
      if (performance.now() > until) throw new RobotTrouble(`${person.name} waited in vain for ${what}`);
      await desk.nextChange(channel, 1_000);
    }
  }

  return {
    person,
    waitFor,
    say: (thread, text) =>
      act(`says "${text.slice(0, 60)}"`, {
        kind: "say",
        clientId: newClientId(),
        spot: onChat(thread),
        text,
        files: [],
        replyTo: null,
      }),
    command: (spot, words) => act(`/${words.slice(0, 60)}`, { kind: "command", clientId: newClientId(), spot, words }),
    async press(thread, label, about = () => true) {
      const post = await waitFor(thread, `the button ${label}`, ({ content }) => {
        return content.kind === "card" && about(content.card) && actionOf(content.card, label) !== null;
      });
      const action = post.content.kind === "card" ? actionOf(post.content.card, label) : null;
      if (action === null) throw new RobotTrouble(`no button ${label}`);
      return act(`presses ${label}`, {
        kind: "press",
        clientId: newClientId(),
        spot: onChat(thread),
        action,
        message: post.id,
      });
    },
    submit: (spot, form, fields) =>
      act(`sends "${form.title}"`, { kind: "submit", clientId: newClientId(), spot, form: form.form, fields }),
  };
}

/** The action of a card's button by its label; null where it has none. */
export function actionOf(card: Card, label: string): string | null {
  return card.buttons.flat().find((button) => button.label === label)?.action ?? null;
}
