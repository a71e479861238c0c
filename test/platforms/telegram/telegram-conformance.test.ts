import type { PlaceRef } from "../../../src/bots/platform.ts";
import type { TestDatabase } from "../../harness/database.ts";
import { conformance, type Subject } from "../conformance.ts";
import { addMessage } from "./sim-send.ts";
import { seen, telegramPerson } from "./telegram-person.ts";
import { placeAt, spotOf, type TelegramWorld, telegramWorld } from "./telegram-world.ts";

/** The people of the database get Telegram numbers, and each has written to the bot before. */
async function introduce(db: TestDatabase, world: TelegramWorld): Promise<void> {
  const logins = await db.sql<{ id: string; user_id: string }[]>`select id, user_id from identities order by id`;
  for (const [at, { id, user_id }] of logins.entries()) {
    const number = /^\d+$/.test(user_id) ? Number(user_id) : 7000 + at;
    await db.sql`update identities set user_id = ${String(number)} where id = ${id}`;
    telegramPerson(world.server, number).chat.started = true;
  }
}

type Surface = (world: TelegramWorld, next: number) => Promise<PlaceRef>;

const subject =
  (surface: Surface, hasTopics = false) =>
  async (db: TestDatabase): Promise<Subject> => {
    const world = await telegramWorld({
      start: false,
      prepare: ({ state }) => {
        state.hasTopics = hasTopics;
      },
    });
    let next = 1;
    return {
      platform: world.platform,
      async newSurface() {
        await introduce(db, world);
        next += 1;
        return surface(world, next);
      },
      async read(place) {
        const root = place.thread?.startsWith("m") ? Number(place.thread.slice(1)) : null;
        const all = seen(spotOf(world.server, place));
        if (root === null) return all;
        const chain = spotOf(world.server, place).chat.messages.filter((message) => message.chain === root);
        return all.filter(({ id }) => chain.some((message) => message.id === id));
      },
      broken: world.server.broken,
      async stop() {
        await world.end();
      },
    };
  };

const privateChat: Surface = async ({ server }, next) => {
  const person = telegramPerson(server, 100 + next);
  person.chat.started = true;
  return placeAt(person.user.id);
};

const forumTopic: Surface = async ({ desk, server }, next) => {
  const id = server.state.next(`messages of ${desk.id}`);
  desk.topics.set(id, { id, name: `#${next}`, closed: false, deleted: false });
  return placeAt(desk.id, id);
};

const privateTopic: Surface = async (world, next) => {
  const place = await privateChat(world, next);
  const { chat } = spotOf(world.server, place);
  const id = world.server.state.next(`messages of ${chat.id}`);
  chat.topics.set(id, { id, name: `#${next}`, closed: false, deleted: false });
  return { ...place, thread: String(id) };
};

/** A group without topics: the replies under a card. */
const replies: Surface = async ({ desk, server }) => {
  const card = addMessage(server.sim, desk, { from: server.state.bot.id, words: { text: "card", entities: [] } });
  return placeAt(desk.id, `m${card.id}`);
};

conformance("Telegram in a private chat", subject(privateChat));
conformance("Telegram in a topic of a private chat", subject(privateTopic, true));
conformance("Telegram in a topic of the desk's group", subject(forumTopic));
conformance("Telegram in the replies under a card", subject(replies));
