import type { Form } from "../form.ts";
import type { Inbound, Interaction, Reply } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { type Answers, keepsModal } from "./answers.ts";
import { type Json, objectIn, textIn } from "./json.ts";
import { parseMessage, parseReaction, type Reader } from "./parse-event.ts";
import {
  type Means,
  parseCommand,
  parsePress,
  parseShortcut,
  parseSubmit,
  type Submitted,
} from "./parse-interactive.ts";
import { recent } from "./recent.ts";
import type { SlackDelays } from "./slack-options.ts";
import type { Views } from "./views.ts";
import { within } from "./within.ts";

/** Acknowledges to Slack; a view's submission may be given something to show. */
export type Ack = (answer?: Readonly<Record<string, unknown>>) => Promise<void>;

/** What is done with each kind of payload. Each resolves when the payload may be acknowledged, or has acknowledged it itself. */
export type Receiving = {
  message(event: Json, repeated: boolean): Promise<void>;
  reaction(event: Json, repeated: boolean): Promise<void>;
  home(event: Json): Promise<void>;
  press(body: Json, ack: Ack): Promise<void>;
  command(body: Json, ack: Ack): Promise<void>;
  shortcut(body: Json, ack: Ack): Promise<void>;
  submit(body: Json, ack: Ack): Promise<void>;
  /** Waits until what is under way has been answered. */
  idle(): Promise<void>;
};

export type ReceivingParts = {
  readonly inbound: Inbound;
  readonly reader: () => Promise<Reader>;
  readonly answers: Answers;
  readonly views: Views;
  readonly parts: PlatformParts;
  readonly delays: SlackDelays;
};

/** A modal that is being opened, and what is left of the trigger: it works once. */
type Opening = { readonly viewId: Promise<string | null>; readonly trigger: string | null };

const late = Symbol("late");

/**
 * From payload to effect and answer. Everything is stored before it is acknowledged; where a form will most likely be the answer, its modal
 * is opened first of all, since a trigger lives 3 s (https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses).
 */
export function slackReceiving({ inbound, reader, answers, views, parts, delays }: ReceivingParts): Receiving {
  const pending = new Set<Promise<void>>();
  /** How events are stored that this process answers: Slack tells a mention twice, and repeats what took too long. */
  const seen = recent<Promise<unknown>>(10_000);

  function track(what: string, work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => parts.log.error({ platform: "slack", error: String(error) }, what))
      .finally(() => pending.delete(tracked));
    pending.add(tracked);
  }

  /** Spends the trigger on a loading view where a form is to be expected. */
  function loading(interaction: Interaction, trigger: string | null, fromModal: boolean): Opening {
    if (trigger === null || !parts.opensForm(interaction)) return { viewId: Promise.resolve(null), trigger };
    return { viewId: views.open(trigger, answers.loading(interaction, "Fixline"), fromModal), trigger: null };
  }

  /** Stores, acknowledges, and answers once it has taken effect. */
  async function settle(
    interaction: Interaction,
    opening: Opening,
    ack: Ack,
    answer: (reply: Reply, viewId: string | null) => Promise<void>,
  ): Promise<void> {
    const fail = async (): Promise<void> => answers.failed(interaction, await opening.viewId, "Fixline");
    const stored = await inbound.store(interaction).catch((error: unknown) => {
      track("a failure could not be told", fail());
      throw error;
    });
    // It takes effect also where the socket was cut before Slack heard so: whoever acted is told.
    await ack().finally(() =>
      track(
        "an answer was lost",
        stored.done.then(
          async (reply) => answer(reply, await opening.viewId),
          async (error: unknown) => {
            await fail();
            throw error;
          },
        ),
      ),
    );
  }

  /** Takes an event that Slack may tell twice at the same time, and answers it once. */
  async function takeOnce(interaction: Interaction, repeated: boolean): Promise<void> {
    const { eventId } = interaction;
    const before = seen.get(eventId);
    if (before !== undefined) return void (await before);
    const storing = inbound.store(interaction);
    seen.set(eventId, storing);
    const { done } = await storing.catch((error: unknown) => {
      // Slack sends it again: it must not count as taken then.
      seen.delete(eventId);
      throw error;
    });
    track(
      "an answer was lost",
      done.then((reply) => answers.toSay(interaction, reply, repeated)),
    );
  }

  async function openKept(interaction: Interaction, form: Form, trigger: string, ack: Ack): Promise<void> {
    const opening = views.open(trigger, answers.form(interaction, form), false);
    await ack();
    await opening;
  }

  async function commanded(
    found: (Means & { readonly interaction: Interaction; readonly typedIn?: string }) | null,
    ack: Ack,
  ): Promise<void> {
    if (found === null) return ack();
    const opening = loading(found.interaction, found.trigger, false);
    await settle(found.interaction, opening, ack, (reply, viewId) =>
      answers.toCommand(
        found.interaction,
        reply,
        { ...found, trigger: opening.trigger },
        viewId,
        found.typedIn ?? null,
      ),
    );
  }

  /** What is shown in the modal's stead while and after the form takes effect. */
  async function outcome(submitted: Submitted, done: Promise<Reply>, ack: Ack): Promise<void> {
    const { interaction, viewId, title } = submitted;
    const quick = await within(done, delays.outcomeMs, late, delays).catch(() => null);
    if (quick === null) {
      await ack({ response_action: "update", view: answers.loading(interaction, title) });
      return answers.failed(interaction, viewId, title);
    }
    if (typeof quick === "symbol") {
      await ack({ response_action: "update", view: answers.loading(interaction, title) });
      track(
        "an outcome was lost",
        done.then((reply) => answers.toSubmit(interaction, reply, viewId, title)),
      );
      return;
    }
    if (quick.kind === "form") {
      return ack({ response_action: "update", view: answers.form(interaction, quick.form) });
    }
    if (keepsModal(quick)) {
      return ack({ response_action: "update", view: answers.cardIn(interaction, title, quick.card) });
    }
    await ack({ response_action: "clear" });
    track("an answer was lost", answers.afterSubmit(interaction, quick));
  }

  return {
    async message(event, repeated) {
      const interaction = await parseMessage(event, await reader());
      if (interaction !== null) await takeOnce(interaction, repeated);
    },
    async reaction(event, repeated) {
      const interaction = await parseReaction(event, await reader());
      if (interaction !== null) await takeOnce(interaction, repeated);
    },
    async home(event) {
      const user = textIn(event, "user");
      if (event.tab !== "home" || user === null) return;
      const { self, people } = await reader();
      track(
        "a home tab was not shown",
        people.userRef(self.team, user, null).then((from) => answers.home({ from })),
      );
    },
    async press(body, ack) {
      const pressed = await parsePress(body, await reader(), parts.clock());
      if (pressed === null) return ack();
      const { interaction, trigger, view, opensKeptForm } = pressed;
      const { did, from } = interaction;
      const form = opensKeptForm && did.kind === "press" ? answers.keptForm(from.user, did.action) : null;
      if (form !== null && trigger !== null) return openKept(interaction, form, trigger, ack);
      const opening = loading(interaction, trigger, view?.type === "modal");
      await settle(interaction, opening, ack, (reply, viewId) =>
        answers.toPress({ ...pressed, trigger: opening.trigger }, reply, viewId),
      );
    },
    async command(body, ack) {
      await commanded(await parseCommand(body, await reader(), parts.clock()), ack);
    },
    async shortcut(body, ack) {
      await commanded(await parseShortcut(body, await reader(), parts.clock()), ack);
    },
    async submit(body, ack) {
      const submitted = await parseSubmit(body, await reader(), parts.clock());
      if (submitted === null) return ack();
      const { done } = await inbound.store(submitted.interaction);
      await outcome(submitted, done, ack);
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

/** The event inside of an Events API envelope. */
export function eventOf(body: Json): Json {
  return objectIn(body, "event");
}
