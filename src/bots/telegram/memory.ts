/** The messages that one post became: `texts` hold words (or the first file's caption), `files` the files without words. */
export type Layout = {
  readonly texts: readonly string[];
  readonly files: readonly string[];
  readonly captioned: boolean;
};

/**
 * What Telegram does not say again: which messages one post was split into or one album holds, and in which thread a message stands
 * (updates about reactions and replies do not tell). Bounded, in memory: it makes answers better and nothing depends on it alone.
 */
export type Memory = {
  /** `ids` are one message to us, standing in `thread`. Gives its id: `whole`, by default the ids joined by `+`. */
  keep(
    channel: string,
    thread: string | null,
    ids: readonly string[],
    more?: { readonly whole?: string; readonly layout?: Layout },
  ): string;
  /** The id that we know this message by. */
  wholeOf(channel: string, id: string): string;
  /** Undefined for a message that we do not remember. */
  threadOf(channel: string, id: string): string | null | undefined;
  layoutOf(channel: string, whole: string): Layout | undefined;
  /** The reaction that the bot has put on the message. */
  reaction(channel: string, id: string): string | undefined;
  setReaction(channel: string, id: string, reaction: string | null): void;
};

/** Remembers the last `size` messages. */
export function memory(size = 20_000): Memory {
  const threads = bounded<string | null>(size);
  const wholes = bounded<string>(size);
  const layouts = bounded<Layout>(size);
  const reactions = bounded<string>(size);
  const key = (channel: string, id: string) => `${channel} ${id}`;

  return {
    keep(channel, thread, ids, { whole = ids.join("+"), layout } = {}) {
      for (const id of ids) {
        threads.set(key(channel, id), thread);
        if (ids.length > 1) wholes.set(key(channel, id), whole);
      }
      if (layout !== undefined) layouts.set(key(channel, whole), layout);
      return whole;
    },
    wholeOf: (channel, id) => wholes.get(key(channel, id)) ?? id,
    threadOf: (channel, id) => threads.get(key(channel, id)),
    layoutOf: (channel, whole) => layouts.get(key(channel, whole)),
    reaction: (channel, id) => reactions.get(key(channel, id)),
    setReaction(channel, id, reaction) {
      if (reaction === null) reactions.delete(key(channel, id));
      else reactions.set(key(channel, id), reaction);
    },
  };
}

/** A map that forgets what was set first once it holds `size` entries. */
export function bounded<Value>(size: number): Map<string, Value> {
  const map = new Map<string, Value>();
  const { set } = map;
  map.set = (key, value) => {
    map.delete(key);
    if (map.size >= size) {
      const first = map.keys().next();
      if (!first.done) map.delete(first.value);
    }
    return set.call(map, key, value);
  };
  return map;
}
