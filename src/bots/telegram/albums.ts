import type { Update } from "grammy/types";

/** The album that an update is part of, within its chat; null for any other. */
export function albumOf({ message }: Update): string | null {
  return message?.media_group_id === undefined ? null : `${message.chat.id} ${message.media_group_id}`;
}

/** Updates in their order, those of one album together where its first one stands. */
export function grouped(updates: readonly Update[]): readonly (readonly Update[])[] {
  const groups: Update[][] = [];
  const albums = new Map<string, Update[]>();
  for (const update of updates) {
    const album = albumOf(update);
    const known = album === null ? undefined : albums.get(album);
    if (known !== undefined) {
      known.push(update);
      continue;
    }
    const group = [update];
    groups.push(group);
    if (album !== null) albums.set(album, group);
  }
  return groups;
}

/**
 * How many updates of the batch, from its beginning, can be taken now: those before the first album that has grown since `seen` last
 * looked, or was not seen yet. No album is cut in two. `seen` is brought up to date.
 */
export function settled(updates: readonly Update[], seen: Map<string, number>): number {
  const albums = new Map<string, number[]>();
  updates.forEach((update, at) => {
    const album = albumOf(update);
    if (album !== null) albums.set(album, [...(albums.get(album) ?? []), at]);
  });
  const growing = [...albums].filter(([album, places]) => seen.get(album) !== places.length);
  seen.clear();
  for (const [album, places] of albums) seen.set(album, places.length);
  let end = Math.min(updates.length, ...growing.map(([, places]) => places[0] ?? 0));
  // Updates of other chats may stand between: an album that begins before the cut and ends behind it waits as well.
  for (;;) {
    const cut = [...albums.values()].find((places) => (places[0] ?? 0) < end && (places.at(-1) ?? 0) >= end);
    if (cut === undefined) return end;
    end = cut[0] ?? 0;
  }
}
