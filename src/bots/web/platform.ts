import {
  type Capabilities,
  type FileRef,
  type Outgoing,
  type PlaceRef,
  type Platform,
  PlatformFault,
} from "../platform.ts";
import type { PostStore } from "./post-store.ts";
import { render, withReaction } from "./render.ts";
import { channelOf, lineThread } from "./surface.ts";

/** Our own chat can do all that the port knows, and repeats of a post never have a second effect. */
export const webCapabilities: Capabilities = {
  threads: true,
  edit: true,
  delete: true,
  react: true,
  modal: true,
  maxFormFields: Number.POSITIVE_INFINITY,
  maxFormFiles: 20,
  ephemeral: true,
  openDirect: true,
  maxTextLength: 40_000,
  maxFileBytes: 25 * 1024 * 1024,
  maxButtons: 25,
  nonceSeconds: Number.POSITIVE_INFINITY,
  canFindPost: true,
  findsOpened: true,
};

export type WebPlatformParts = {
  readonly posts: PostStore;
  /** The bytes of a file that was uploaded to us; rejects where there is none. */
  readonly readUpload: (fileId: string, limitBytes: number) => Promise<Uint8Array>;
};

/**
 * The web chat as a platform: posts are rows, and a browser that looks is told of them by `src/http/live.ts`. What people do comes
 * through `receive` from the HTTP layer, so there is nothing to connect to. A post of ours has the id `d:<nonce>`, which no
 * browser can choose. Closing a surface does nothing: the ticket's status says it, and the card is redrawn.
 */
export function webPlatform({ posts, readUpload }: WebPlatformParts): Platform {
  async function post(place: PlaceRef, content: Outgoing, nonce: string): Promise<{ message: string }> {
    const id = `d:${nonce}`;
    await posts.add({ channel: place.channel, thread: place.thread, id, authorId: null, content: render(content) });
    return { message: id };
  }

  async function kept(place: PlaceRef, message: string) {
    const found = await posts.find(place.channel, message);
    if (found === null || found.removed) throw new PlatformFault("gone", `no post ${message}`);
    return found;
  }

  return {
    name: "web",
    capabilities: webCapabilities,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async open(request) {
      const at = { platform: "web", workspace: "" } as const;
      if (request.kind === "direct") {
        return { place: { ...at, channel: channelOf(request.user.user), thread: null }, cardMessage: null };
      }
      const place: PlaceRef =
        request.kind === "line"
          ? { ...at, channel: channelOf(request.user.user), thread: lineThread(request.key) }
          : { ...at, channel: request.channel, thread: request.key };
      const head = await post(place, { kind: "card", card: request.head }, `open:${place.thread}`);
      return { place, cardMessage: head.message };
    },
    post,
    async edit(place, message, content) {
      const before = await kept(place, message);
      const { reactions, happenedAt } = before.content;
      await posts.change(
        place.channel,
        message,
        { ...render(content), reactions, ...(happenedAt === undefined ? {} : { happenedAt }) },
        content.kind === "message" && content.edited,
      );
    },
    async remove(place, message) {
      if (!(await posts.remove(place.channel, message))) throw new PlatformFault("gone", `no post ${message}`);
    },
    async react(place, message, emoji, added) {
      const before = await kept(place, message);
      await posts.change(place.channel, message, withReaction(before.content, emoji, "desk", added), false);
    },
    async find(place, nonce) {
      const found = await posts.find(place.channel, `d:${nonce}`);
      return found === null ? null : found.id;
    },
    setClosed: () => Promise.resolve(),
    fetchFile: (ref: FileRef, limitBytes) => readUpload(ref.ref, limitBytes),
    bucketOf: (place) => place.channel,
    async *missedSince() {
      // Browsers send again what was not acknowledged: there is nothing to ask for.
    },
  };
}
