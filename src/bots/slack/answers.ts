import type { Card } from "../card.ts";
import type { Form } from "../form.ts";
import { type Interaction, PlatformFault, type Reply } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { withoutFiles } from "../without-files.ts";
import { formOffers, offerMessages } from "./form-offers.ts";
import type { Means, Pressed } from "./parse-interactive.ts";
import { plainWords } from "./plain-words.ts";
import type { Posts } from "./posts.ts";
import { answerBlock } from "./render-card.ts";
import { cardView, formView, homeView, loadingView, type SlackView } from "./render-view.ts";
import type { SlackApi } from "./slack-api.ts";
import type { SlackMessage } from "./slack-block.ts";
import { isDirect } from "./surfaces.ts";
import type { Views } from "./views.ts";

type Answered = Extract<Reply, { kind: "card" }>;

/** How people who did something are answered. Nothing rejects for a platform's fault: it is logged, and what can be shown elsewhere is. */
export type Answers = {
  toSay(interaction: Interaction, reply: Reply, repeated: boolean): Promise<void>;
  toPress(pressed: Pressed, reply: Reply, viewId: string | null): Promise<void>;
  /** A slash command or shortcut; `typedIn` is the channel it was typed in. */
  toCommand(
    interaction: Interaction,
    reply: Reply,
    means: Means,
    viewId: string | null,
    typedIn: string | null,
  ): Promise<void>;
  /** The outcome of a form whose modal stands open as a loading view. */
  toSubmit(interaction: Interaction, reply: Reply, viewId: string, title: string): Promise<void>;
  /** An answer after a modal has closed. */
  afterSubmit(interaction: Interaction, reply: Reply): Promise<void>;
  loading(interaction: Interaction, title: string): SlackView;
  form(interaction: Interaction, form: Form): SlackView;
  /** The card in a modal's place. */
  cardIn(interaction: Interaction, title: string, card: Card): SlackView;
  /** A form that was offered behind a button to this person; opened from here it needs no question to the desk. */
  keptForm(user: string, form: string): Form | null;
  home(interaction: Pick<Interaction, "from">): Promise<void>;
  /** Something broke: the person is told that nothing changed, where a modal waits. */
  failed(interaction: Interaction, viewId: string | null, title: string): Promise<void>;
};

export type AnswersParts = {
  readonly api: Pick<SlackApi, "call" | "callPatiently" | "send">;
  readonly posts: Posts;
  readonly views: Views;
  readonly parts: PlatformParts;
  readonly directChannel: (user: string) => Promise<string>;
};

export function slackAnswers({ api, posts, views, parts, directChannel }: AnswersParts): Answers {
  const offers = formOffers((interaction) => say(interaction, "open-form"));
  const say = (interaction: Pick<Interaction, "from">, word: Parameters<PlatformParts["say"]>[1]): string =>
    parts.say(interaction.from.language, word);

  async function logged(what: string, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error;
      parts.log.warn({ platform: "slack", error: error.message, hint: error.hint }, what);
      return false;
    }
  }

  type Shown = { readonly card: Card; readonly isOffer: boolean; readonly everyone: boolean };

  function shownOf(interaction: Interaction, reply: Exclude<Reply, { kind: "nothing" }>): Shown {
    if (reply.kind === "form") return { card: offers.card(interaction, reply.form), isOffer: true, everyone: false };
    return { card: reply.card, isOffer: false, everyone: reply.seenBy === "everyone" };
  }

  async function postVisibly(interaction: Interaction, shown: Shown): Promise<void> {
    const files = shown.card.files;
    await posts.post(interaction.place, offerMessages(shown.card, shown.isOffer), files, nonceOf(interaction));
  }

  const nonceOf = ({ eventId }: Interaction): string => `answer:${eventId}`;

  /** For one person's eyes. Slack does not promise that it is seen, so it is never more than an answer. */
  async function postFor(interaction: Interaction, shown: Shown, inThread: boolean): Promise<void> {
    const { place, from } = interaction;
    try {
      for (const message of offerMessages(shown.card, shown.isOffer)) {
        const given = {
          channel: place.channel,
          user: from.user,
          ...(inThread && place.thread !== null ? { thread_ts: place.thread } : {}),
          ...message,
        };
        await thrice(() => api.callPatiently("chat.postEphemeral", given));
      }
    } catch (error) {
      if (!(error instanceof PlatformFault) || error.kind !== "refused") throw error;
      // Somebody who is not in the channel, or a channel that the bot is not in.
      const channel = await directChannel(from.user);
      await postVisibly({ ...interaction, place: { ...place, channel, thread: null } }, shown);
    }
  }

  /** Shows it where the person is: visibly in their own channel, or where everybody may see it; else to them alone. */
  async function show(interaction: Interaction, shown: Shown, inThread = true): Promise<void> {
    await logged("an answer could not be shown", () =>
      isDirect(interaction.place.channel) || shown.everyone
        ? postVisibly(interaction, shown)
        : postFor(interaction, shown, inThread),
    );
  }

  async function respond(
    url: string,
    messages: readonly SlackMessage[],
    how: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    for (const [at, message] of messages.entries()) {
      // Only the first takes the place of what was there.
      const body = { ...how, ...(at > 0 ? { replace_original: false } : {}), ...message };
      await api.send(url, JSON.stringify(body), "application/json");
    }
  }

  /** The next question takes the place of the one that was answered. */
  async function replace(pressed: Pressed, shown: Shown): Promise<boolean> {
    const { message, responseUrl, interaction } = pressed;
    if (message === null) return false;
    const messages = offerMessages(shown.card, shown.isOffer);
    if (message.ephemeral) {
      if (responseUrl === null) return false;
      return logged("an answer could not replace its question", () =>
        respond(responseUrl, messages, { replace_original: true, response_type: "ephemeral" }),
      );
    }
    if (shown.card.files.length > 0 || messages.length > 1) return false;
    return logged("an answer could not replace its question", () =>
      posts.change(interaction.place, message.ts, messages),
    );
  }

  const done = (interaction: Interaction, title: string): SlackView => loadingView(interaction, title, "✓");

  /** Fills the modal that was opened for the answer. False where there is none any more. */
  async function fill(interaction: Interaction, reply: Reply, viewId: string, title: string): Promise<boolean> {
    if (reply.kind === "form") {
      const plain = withoutFiles(reply.form);
      if (await views.update(viewId, formView(interaction, reply.form))) return true;
      return plain !== null && views.update(viewId, formView(interaction, plain));
    }
    if (reply.kind === "card") return views.update(viewId, cardView(interaction, title, reply.card));
    await views.update(viewId, done(interaction, title));
    return true;
  }

  async function tryOpen(
    interaction: Interaction,
    form: Form,
    trigger: string | null,
    fromModal: boolean,
  ): Promise<boolean> {
    if (trigger === null) return false;
    if ((await views.open(trigger, formView(interaction, form), fromModal)) !== null) return true;
    const plain = withoutFiles(form);
    return plain !== null && (await views.open(trigger, formView(interaction, plain), fromModal)) !== null;
  }

  const titleOf = (interaction: Interaction): string =>
    interaction.did.kind === "command" ? interaction.did.words : "Fixline";

  async function home({ from }: Pick<Interaction, "from">): Promise<void> {
    await logged("the home tab could not be shown", async () =>
      views.publish(from.user, homeView(await parts.home(from))),
    );
  }

  const answers: Answers = {
    home,
    keptForm: offers.kept,
    loading: (interaction, title) => loadingView(interaction, title, say(interaction, "loading")),
    form: formView,
    cardIn: cardView,
    async toSay(interaction, reply, repeated) {
      if (reply.kind === "nothing") return;
      const { did, surface, at } = interaction;
      // Slack sent the event before: whoever took it then may have answered.
      if (repeated) {
        const since = new Date(Date.parse(at) - 60_000);
        const found = await posts.find(interaction.place, nonceOf(interaction), since).catch(() => null);
        if (found !== null) return;
      }
      const spoken = did.kind === "say" && !/^\s*(\/|@fixline\b)/i.test(plainWords(did.text));
      const shown = shownOf(interaction, reply);
      // What answers plain talk in an open thread is part of it; Slack shows answers for one person's eyes only in threads that live.
      await show(
        interaction,
        spoken && surface === "thread" ? { ...shown, everyone: true } : shown,
        livesBelow(interaction),
      );
    },
    async toPress(pressed, reply, viewId) {
      const { interaction, view, block, trigger, message } = pressed;
      const title = titleOf(interaction);
      if (viewId !== null && (await fill(interaction, reply, viewId, title))) return;
      const inModal = view?.type === "modal";
      if (reply.kind === "form" && (await tryOpen(interaction, reply.form, trigger, inModal))) return;
      if (inModal && viewId === null && reply.kind !== "form" && (await fill(interaction, reply, view.id, title)))
        return;
      if (view?.type === "home") await home(interaction);
      if (reply.kind === "nothing") return;
      const shown = shownOf(interaction, reply);
      if (block?.startsWith(answerBlock) && (await replace(pressed, shown))) return;
      await show(interaction, shown, message?.ts !== interaction.place.thread);
    },
    async toCommand(interaction, reply, { trigger, responseUrl }, viewId, typedIn) {
      if (viewId !== null && (await fill(interaction, reply, viewId, titleOf(interaction)))) return;
      if (reply.kind === "form" && (await tryOpen(interaction, reply.form, trigger, false))) return;
      if (reply.kind === "nothing") return;
      const shown = shownOf(interaction, reply);
      const here = typedIn === null || typedIn === interaction.place.channel;
      if (responseUrl !== null && !(here && isDirect(interaction.place.channel)) && !(here && shown.everyone)) {
        const how = { response_type: "ephemeral", replace_original: false };
        const messages = offerMessages(shown.card, shown.isOffer);
        if (await logged("a command could not be answered", () => respond(responseUrl, messages, how))) return;
      }
      await show(interaction, shown, livesBelow(interaction));
    },
    async toSubmit(interaction, reply, viewId, title) {
      if (!(await fill(interaction, reply, viewId, title))) await answers.afterSubmit(interaction, reply);
    },
    async afterSubmit(interaction, reply) {
      if (reply.kind !== "nothing") await show(interaction, shownOf(interaction, reply));
    },
    async failed(interaction, viewId, title) {
      if (viewId === null) return;
      const view = loadingView(interaction, title, say(interaction, "failed"));
      await logged("a failure could not be told", () => views.update(viewId, view));
    },
  };
  return answers;
}

/** Tries again what did not arrive: seen twice by the one who asked, an answer does less harm than not at all. */
async function thrice<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries === 3 || !(error instanceof PlatformFault) || error.kind !== "unreachable") throw error;
    }
  }
}

/** Whether somebody has surely written in the thread already: where it begins with this very message, nobody has. */
function livesBelow({ did, place }: Interaction): boolean {
  return (did.kind !== "say" && did.kind !== "raise") || place.thread !== did.message;
}

/** Whether an outcome is worth a look before the modal closes: what went wrong, or still asks something. */
export function keepsModal(reply: Reply): reply is Answered {
  return (
    reply.kind === "card" &&
    (reply.card.tone === "warn" || reply.card.tone === "danger" || reply.card.buttons.length > 0)
  );
}
