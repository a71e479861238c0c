import { type FileRef, type Interaction, PlatformFault, type Reply } from "../platform.ts";
import { readMarks } from "./marks.ts";
import { interactionOf, ownContent, type WebPerson } from "./parse.ts";
import type { PostStore } from "./post-store.ts";
import { render, withReaction } from "./render.ts";
import { channelOf } from "./surface.ts";
import type { WebAct } from "./wire.ts";

/**
 * Stores the interaction and, in the same transaction, does what `alongside` does to the posts; then lets it take effect and gives the
 * answer. For a repeat `alongside` may run again or not: it must have no second effect.
 */
export type TakeWithPosts = (
  interaction: Interaction,
  alongside: ((posts: PostStore) => Promise<void>) | null,
) => Promise<Reply>;

export type ReceiveParts = {
  readonly take: TakeWithPosts;
  readonly posts: PostStore;
  readonly now: () => Date;
};

/**
 * Takes an act of the browser: what the person changes in their own chat is kept in the transaction that stores the interaction, before
 * anything is acknowledged. A reply that all may see is posted to the chat; whatever else is answered is for this browser alone.
 * Throws PlatformFault `gone` where the act is about a post that is not the person's or not there.
 */
export async function receive(
  parts: ReceiveParts,
  person: WebPerson,
  act: WebAct,
  files: readonly FileRef[],
): Promise<Reply> {
  const interaction = interactionOf(act, person, files, parts.now());
  const reply = await parts.take(interaction, act.spot.on === "desk" ? null : changeOfOwnChat(act, person, files));
  if (reply.kind !== "card" || reply.seenBy !== "everyone" || act.spot.on === "desk") return reply;
  await parts.posts.add({
    channel: channelOf(person.accountId),
    thread: act.spot.thread,
    id: `reply:${act.clientId}`,
    authorId: null,
    content: render(reply),
  });
  return { kind: "nothing" };
}

function changeOfOwnChat(act: WebAct, person: WebPerson, files: readonly FileRef[]) {
  const channel = channelOf(person.accountId);
  const thread = act.spot.on === "chat" ? act.spot.thread : null;
  switch (act.kind) {
    case "say":
      return async (posts: PostStore) => {
        const content = ownContent(act.text, files, act.replyTo);
        await posts.add({ channel, thread, id: act.clientId, authorId: person.accountId, content });
      };
    case "edit":
      return async (posts: PostStore) => {
        const post = await ownPost(posts, channel, act.message, person);
        if (post.content.kind !== "message") throw new PlatformFault("gone", "a card cannot be edited");
        await posts.change(channel, act.message, { ...post.content, text: readMarks(act.text), edited: true }, true);
      };
    case "delete":
      return async (posts: PostStore) => {
        await ownPost(posts, channel, act.message, person);
        await posts.remove(channel, act.message);
      };
    case "react":
      return async (posts: PostStore) => {
        const post = await posts.find(channel, act.message);
        if (post === null || post.removed) throw new PlatformFault("gone", "no such post");
        await posts.change(channel, act.message, withReaction(post.content, act.emoji, "person", act.added), false);
      };
    default:
      return null;
  }
}

async function ownPost(posts: PostStore, channel: string, message: string, person: WebPerson) {
  const post = await posts.find(channel, message);
  if (post === null || post.authorId !== person.accountId || post.removed) {
    throw new PlatformFault("gone", "no such post of this person");
  }
  return post;
}
