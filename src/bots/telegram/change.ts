import { type Outgoing, type PlaceRef, PlatformFault } from "../platform.ts";
import { type BotApi, unless } from "./bot-api.ts";
import { maxCaptionLength, telegramCapabilities } from "./capabilities.ts";
import type { Layout, Memory } from "./memory.ts";
import { reactionFor } from "./reactions.ts";
import { methodHint } from "./read-fault.ts";
import { type Rendered, render } from "./render.ts";
import type { Sending } from "./send.ts";

/** What a message of ours says when it must go and Telegram does not delete it any more. */
const emptied = "🗑";

const unmodified = ({ message }: PlatformFault): boolean => /message is not modified/i.test(message);
const isGone = ({ kind }: PlatformFault): boolean => kind === "gone";

/**
 * Changes what was sent. Every id is the ids of its messages joined by `+`; which of them holds the words is remembered, and after a
 * restart told from what is to be shown now: files do not change when words do.
 */
export function changing({ api, memory, sending }: { api: BotApi; memory: Memory; sending: Sending }) {
  async function editText(place: PlaceRef, id: string, html: string, keyboard: Rendered["keyboard"]): Promise<void> {
    const to = { message_id: Number(id), ...(keyboard !== null && { reply_markup: keyboard }) };
    const asText = () =>
      api.inChat(place.channel, (raw, chat_id) =>
        raw.editMessageText({
          chat_id,
          ...to,
          text: html,
          parse_mode: "HTML",
          link_preview_options: { is_disabled: true },
        }),
      );
    await unless(
      asText().catch((thrown: unknown) => {
        const isMedia = thrown instanceof PlatformFault && /no text in the message to edit/i.test(thrown.message);
        if (!isMedia) throw thrown;
        return editCaption(place, id, html);
      }),
      unmodified,
    );
  }

  async function editCaption(place: PlaceRef, id: string, html: string): Promise<void> {
    await unless(
      api.inChat(place.channel, (raw, chat_id) =>
        raw.editMessageCaption({ chat_id, message_id: Number(id), caption: html, parse_mode: "HTML" }),
      ),
      unmodified,
    );
  }

  function layoutOf(place: PlaceRef, message: string, content: Outgoing, rendered: Rendered): Layout {
    const known = memory.layoutOf(place.channel, message);
    if (known !== undefined) return known;
    const ids = message.split("+");
    const words = Math.max(0, ids.length - rendered.files.length);
    // A card's words always stand apart from its files.
    const captioned = words === 0 && content.kind === "message";
    const texts = captioned ? ids.slice(0, 1) : ids.slice(0, Math.max(1, words));
    return { texts, files: ids.slice(texts.length), captioned };
  }

  /** Shows the content in the messages that are there; what does not fit follows below, what is too many goes. */
  async function edit(place: PlaceRef, message: string, content: Outgoing): Promise<void> {
    const rendered = render(content);
    const layout = layoutOf(place, message, content, rendered);
    const pieces = piecesFor(layout, rendered, content);
    const shown = [...layout.texts];
    for (const [at, html] of pieces.entries()) {
      const id = shown[at];
      const keyboard = at === pieces.length - 1 ? rendered.keyboard : null;
      if (id === undefined) shown.push(await sending.postText(place, html));
      else if (layout.captioned && at === 0) await editCaption(place, id, html);
      else await editText(place, id, html, keyboard);
    }
    for (const id of shown.splice(Math.max(1, pieces.length))) await removeOne(place, id);
    // What was added is part of the message from now on, under the id that delivery knows.
    const all = [...message.split("+"), ...shown];
    memory.keep(place.channel, place.thread, all, { whole: message, layout: { ...layout, texts: shown } });
  }

  /** The words for a message whose first piece may be a caption, which is shorter than a text. */
  function piecesFor(layout: Layout, rendered: Rendered, content: Outgoing): readonly string[] {
    if (rendered.caption !== null) return [rendered.caption];
    if (!layout.captioned || rendered.texts.length === 0) return rendered.texts;
    return renderUnder(content, maxCaptionLength) ?? rendered.texts;
  }

  /** Deletes one message of ours, or empties it where it is too old to be deleted. */
  async function removeOne(place: PlaceRef, id: string): Promise<void> {
    const message_id = Number(id);
    try {
      await api.inChat(place.channel, (raw, chat_id) => raw.deleteMessage({ chat_id, message_id }));
    } catch (thrown) {
      if (!(thrown instanceof PlatformFault)) throw thrown;
      if (thrown.hint !== methodHint && !/message can't be deleted/i.test(thrown.message)) throw thrown;
      await editText(place, id, emptied, null).catch((): never => {
        throw thrown;
      });
    }
  }

  return {
    edit,
    /** Removes all messages of the id. Rejects with `gone` where none of them is there. */
    async remove(place: PlaceRef, message: string): Promise<void> {
      const layout = memory.layoutOf(place.channel, message);
      const ids = [...new Set([...message.split("+"), ...(layout?.texts ?? [])])];
      const gone: PlatformFault[] = [];
      for (const id of ids) {
        await unless(removeOne(place, id), (fault) => isGone(fault) && gone.push(fault) > 0);
      }
      const [first] = gone;
      if (first !== undefined && gone.length === ids.length) throw first;
    },
    /**
     * Shows a reaction as far as Telegram has it: a bot has one on each message, the last one counts, and one that is not on the list is
     * left out. https://core.telegram.org/bots/api#setmessagereaction
     */
    async react(place: PlaceRef, message: string, emoji: string, added: boolean): Promise<void> {
      const reaction = reactionFor(emoji);
      const id = message.split("+")[0] ?? message;
      if (reaction === null) return;
      const shown = memory.reaction(place.channel, id);
      if (!added && shown !== undefined && shown !== reaction) return;
      await unless(
        api.inChat(place.channel, (raw, chat_id) =>
          raw.setMessageReaction({
            chat_id,
            message_id: Number(id),
            reaction: added ? [{ type: "emoji", emoji: reaction as "👍" }] : [],
          }),
        ),
        // The group may allow fewer reactions than the list has.
        ({ message: words, hint }) =>
          hint === methodHint || /REACTION_INVALID|REACTIONS_TOO_MANY|REACTION_EMPTY/i.test(words),
      );
      memory.setReaction(place.channel, id, added ? reaction : null);
    },
  };
}

/** The texts of a message of words alone, the first piece short enough to stand under a file. */
function renderUnder(content: Outgoing, limit: number): readonly string[] | null {
  if (content.kind !== "message") return null;
  return render({ ...content, files: [] }, Math.min(limit, telegramCapabilities.maxTextLength)).texts;
}
