import type { Update } from "grammy/types";
import type { Inbound, Interaction, PlaceRef, Reply } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { type BotApi, unless } from "./bot-api.ts";
import type { Chats } from "./chats.ts";
import { bounded } from "./memory.ts";
import { type Heard, type Reading, readUpdates } from "./read-update.ts";

export type Taking = {
  readonly api: BotApi;
  readonly chats: Chats;
  readonly log: PlatformParts["log"];
  readonly reading: () => Promise<Reading>;
  /** Shows an answer where the person acted. Never rejects. */
  readonly answer: (interaction: Interaction, reply: Reply) => Promise<void>;
  /** Greets somebody who came without saying anything. Never rejects. */
  readonly greet: (place: PlaceRef, language: string | null) => Promise<void>;
  readonly onMoved: (channel: string, id: number) => void;
  readonly onStanding: () => void;
};

export type Taker = {
  /** Stores what the updates mean (one, or those of one album); resolves when it may be acknowledged. Rejects if it was not stored: it may be later. */
  take(updates: readonly Update[], inbound: Inbound): Promise<void>;
  /** Resolves when all answers that are under way were shown. */
  idle(): Promise<void>;
};

/** Takes updates: what people did is stored before anything is acknowledged, and what it leads to is shown when it has taken effect. */
export function takingUpdates(taking: Taking): Taker {
  const { api, chats, log } = taking;
  const underWay = new Set<Promise<void>>();
  const answeredQueries = bounded<true>(1000);
  /** Events whose answers this process shows, or has shown: an update that comes again is not answered again. */
  const answered = bounded<true>(10_000);

  function inBackground(work: Promise<void>): void {
    const noted = work
      .catch((thrown: unknown) => log.error({ error: String(thrown) }, "an answer on Telegram was lost"))
      .finally(() => underWay.delete(noted));
    underWay.add(noted);
  }

  /** Stops the button's waiting sign at once; Telegram wants an answer to every press. https://core.telegram.org/bots/api#callbackquery */
  async function answerQuery(callback_query_id: string): Promise<void> {
    if (answeredQueries.has(callback_query_id)) return;
    answeredQueries.set(callback_query_id, true);
    // One that came after a downtime is too old to be answered; what was pressed counts all the same.
    await unless(
      api.ask((raw) => raw.answerCallbackQuery({ callback_query_id })),
      () => true,
    );
  }

  async function store(interaction: Interaction, inbound: Inbound): Promise<void> {
    const { done } = await inbound.store(interaction);
    if (answered.has(interaction.eventId)) return;
    answered.set(interaction.eventId, true);
    inBackground(done.then((reply) => taking.answer(interaction, reply)));
  }

  function takeOne(heard: Heard, inbound: Inbound): Promise<void> {
    switch (heard.kind) {
      case "did":
        return store(heard.interaction, inbound);
      case "press":
        inBackground(answerQuery(heard.query));
        return heard.interaction === null ? Promise.resolve() : store(heard.interaction, inbound);
      case "came":
        inBackground(taking.greet(heard.place, heard.language));
        return Promise.resolve();
      case "moved": {
        const channel = chats.channelOf({ id: heard.from });
        if (chats.learn(channel, heard.to)) taking.onMoved(channel, heard.to);
        return Promise.resolve();
      }
      case "standing":
        taking.onStanding();
        return Promise.resolve();
    }
  }

  /** What cannot be read will not be readable when it comes again: it must not stop the others. */
  function readOrNone(updates: readonly Update[], reading: Reading): readonly Heard[] {
    try {
      return readUpdates(updates, reading);
    } catch (thrown) {
      const ids = updates.map(({ update_id }) => update_id);
      log.error({ updates: ids, error: String(thrown) }, "an update from Telegram could not be read and was left out");
      return [];
    }
  }

  return {
    async take(updates, inbound) {
      const heard = readOrNone(updates, await taking.reading());
      // In their order: the inbox keeps the order of calls for each surface.
      await Promise.all(heard.map((each) => takeOne(each, inbound)));
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
