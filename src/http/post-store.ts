import type { PostStore } from "../bots/web/post-store.ts";
import type { WebContent } from "../bots/web/wire.ts";
import { addWebPost, changeWebPost, findWebPost, removeWebPost } from "../core/store/web-posts.ts";
import type { Desk, Work } from "../core/store/work.ts";
import { inTurn } from "./in-turn.ts";

/** The posts of the web chat within a unit of work: for what must be kept together with its cause. */
export function postStoreIn(work: Work): PostStore {
  return {
    add: (post) => addWebPost(work, post),
    find: async (channel, id) => {
      const row = await findWebPost(work, channel, id);
      if (row === null) return null;
      const removed = row.deletedAt !== null;
      return { id: row.id, thread: row.thread, authorId: row.authorId, content: row.content as WebContent, removed };
    },
    change: (channel, id, content, edited) => changeWebPost(work, { channel, id, content, edited }),
    remove: (channel, id) => removeWebPost(work, channel, id),
  };
}

/**
 * The posts of the web chat, each change a statement of its own that wakes the browsers. Changes of one channel lock its row: they take
 * turns here, so that those who wait for it do not each hold a connection that others need.
 */
export function postStoreOf(desk: Desk): PostStore {
  const turn = inTurn();
  async function changing<T>(channel: string, fn: (posts: PostStore) => Promise<T>): Promise<T> {
    const result = await turn(channel, () => desk.read((work) => fn(postStoreIn(work))));
    desk.wake("web");
    return result;
  }
  return {
    add: (post) => changing(post.channel, (posts) => posts.add(post)),
    find: (channel, id) => desk.read((work) => postStoreIn(work).find(channel, id)),
    change: (channel, id, content, edited) => changing(channel, (posts) => posts.change(channel, id, content, edited)),
    remove: (channel, id) => changing(channel, (posts) => posts.remove(channel, id)),
  };
}
