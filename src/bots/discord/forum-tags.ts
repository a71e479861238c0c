import type { APIChannel } from "discord.js";
import type { Card } from "../card.ts";
import type { PlaceRef } from "../platform.ts";
import { type ChannelBook, isForum, type KnownChannel } from "./channel-book.ts";
import { isRefusal } from "./fault-of.ts";
import { cutTo, limits } from "./limits.ts";
import type { Rest } from "./rest.ts";
import type { ThreadDoors } from "./thread-doors.ts";

/** The tags of forum posts: a card's labels, as far as the forum has such tags or lets us add them. */
export type ForumTags = {
  /** The ids of the tags that a post of this card is given; a forum that demands one gets its first. */
  forCard(forum: KnownChannel, card: Card): Promise<readonly string[]>;
  /** Gives the post under its head card the tags that the card now has. */
  follow(place: PlaceRef, message: string, card: Card): Promise<void>;
};

/** https://discord.com/developers/docs/resources/channel#forum-tag-object */
export function forumTags(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly doors: Pick<ThreadDoors, "within">;
  readonly log: { warn(details: object, words: string): void };
}): ForumTags {
  const { rest, book, doors } = parts;
  const refused = new Set<string>();
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

  async function withTags(forum: KnownChannel, names: readonly string[]): Promise<KnownChannel> {
    const missing = names.filter((name) => !forum.availableTags.some((tag) => same(tag.name, name)));
    const room = limits.forumTags - forum.availableTags.length;
    if (missing.length === 0 || room < missing.length || refused.has(forum.id)) return forum;
    try {
      // All tags are sent: those that are left out would be deleted.
      const body = { available_tags: [...forum.availableTags, ...missing.map((name) => ({ name }))] };
      const path = `/channels/${forum.id}` as const;
      return book.learn(await rest.call<APIChannel>({ method: "PATCH", path, body, doing: "adding tags to a forum" }));
    } catch (thrown) {
      if (!isRefusal(thrown, 50001, 50013, 50035)) throw thrown;
      // It works without; asking at each ticket would only use up the budget of refusals.
      refused.add(forum.id);
      parts.log.warn(
        { forum: forum.id, tags: missing },
        "the bot may not add tags to the desk's forum: add them by hand",
      );
      return forum;
    }
  }

  async function forCard(known: KnownChannel, card: Card): Promise<readonly string[]> {
    const names = (card.labels ?? []).map((label) => cutTo(label.trim(), limits.tagName)).filter((name) => name !== "");
    const wanted = [...new Set(names)].slice(0, limits.appliedTags);
    // What is known of a forum's tags may be old.
    const stale = wanted.some((name) => !known.availableTags.some((tag) => same(tag.name, name)));
    const forum = await withTags(stale ? ((await book.refresh(known.id)) ?? known) : known, wanted);
    const ids = wanted.flatMap((name) => forum.availableTags.find((tag) => same(tag.name, name))?.id ?? []);
    const [first] = forum.availableTags;
    return ids.length === 0 && forum.requiresTag && first !== undefined ? [first.id] : ids;
  }

  return {
    forCard,
    async follow(place, message, card) {
      if (place.thread === null || message !== place.thread || card.labels === undefined) return;
      const forum = await book.get(place.channel);
      const thread = await book.get(place.thread);
      if (forum === null || thread === null || !isForum(forum.type)) return;
      const ids = await forCard(forum, card);
      if ([...ids].sort().join() === [...thread.appliedTags].sort().join()) return;
      const path = `/channels/${place.thread}` as const;
      const body = { applied_tags: ids };
      // A closed post is tagged as closed too: its door is opened for that, and shut again.
      const tagged = () => rest.call<APIChannel>({ method: "PATCH", path, body, doing: "tagging a post" });
      book.learn(await doors.within(place, tagged));
    },
  };
}
