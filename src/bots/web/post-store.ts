import type { WebContent } from "./wire.ts";

/** A new post. `id` names it within its channel: adding it again changes nothing. `authorId` null is the desk. */
export type NewPost = {
  readonly channel: string;
  readonly thread: string | null;
  readonly id: string;
  readonly authorId: string | null;
  readonly content: WebContent;
};

/** A post as kept. `content` is the newest; a removed one keeps its place. */
export type KeptPost = {
  readonly id: string;
  readonly thread: string | null;
  readonly authorId: string | null;
  readonly content: WebContent;
  readonly removed: boolean;
};

/**
 * Where the web platform keeps what Slack would keep on its servers. Every change of a channel takes its next number, in the order of
 * commits, so that a browser can ask what it missed.
 */
export type PostStore = {
  /** Keeps the post unless one of that id is there. */
  add(post: NewPost): Promise<void>;
  find(channel: string, id: string): Promise<KeptPost | null>;
  /** Replaces the content. `edited` marks it as changed by its author. False where there is no such post or it was removed. */
  change(channel: string, id: string, content: WebContent, edited: boolean): Promise<boolean>;
  /** Leaves a tombstone. False where there is no such post. */
  remove(channel: string, id: string): Promise<boolean>;
};
