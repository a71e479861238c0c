import type { CardFile } from "../card.ts";
import { type Outgoing, type PlaceRef, PlatformFault } from "../platform.ts";
import { type Json, objectIn, objectsIn, textIn } from "./json.ts";
import { messageId, readMessageId } from "./message-id.ts";
import { markOf, metadataOf, type Opens } from "./post-marks.ts";
import { recent } from "./recent.ts";
import { renderCard } from "./render-card.ts";
import { renderMessage } from "./render-message.ts";
import type { SlackApi } from "./slack-api.ts";
import type { SlackMessage } from "./slack-block.ts";
import type { Threads } from "./threads.ts";
import type { Uploads } from "./uploads.ts";

/** What our posts are made and changed by. Everything rejects with a PlatformFault. */
export type Posts = {
  /** Posts, and shares the files beside it. Resolves with the message's id. */
  post(place: PlaceRef, messages: readonly SlackMessage[], files: readonly CardFile[], nonce: string): Promise<string>;
  /** Posts the head of a new surface: the first post in the channel, whatever follows in its thread. */
  head(
    place: PlaceRef,
    messages: readonly SlackMessage[],
    files: readonly CardFile[],
    nonce: string,
    opens: Opens,
  ): Promise<string>;
  change(place: PlaceRef, id: string, messages: readonly SlackMessage[]): Promise<void>;
  remove(place: PlaceRef, id: string): Promise<void>;
  /** The message posted with the nonce; null where there is none. What was only posted in part is taken back first. */
  find(place: PlaceRef, nonce: string, notBefore: Date): Promise<string | null>;
};

/** What an outgoing thing becomes. */
export function rendered(content: Outgoing): readonly [SlackMessage, ...SlackMessage[]] {
  return content.kind === "card" ? renderCard(content.card) : renderMessage(content);
}

export function filesOf(content: Outgoing): readonly CardFile[] {
  return content.kind === "card" ? content.card.files : content.files;
}

/** Whether a fault is Slack's answer with this code. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof PlatformFault && codes.some((code) => error.message.endsWith(`: ${code}`));
}

export function slackPosts(api: SlackApi, uploads: Uploads, threads: Threads): Posts {
  /** Posts that an edit needed beyond those of the id, which cannot change. Known to this process alone. */
  const extras = recent<readonly string[]>(2000);
  const extrasOf = (place: PlaceRef, first: string): readonly string[] => extras.get(`${place.channel}/${first}`) ?? [];

  async function postOne(
    place: PlaceRef,
    message: SlackMessage,
    metadata: Json | null,
    patiently: boolean,
  ): Promise<string> {
    const call = patiently ? api.callPatiently : api.call;
    const answer = await call("chat.postMessage", {
      channel: place.channel,
      ...(place.thread === null ? {} : { thread_ts: place.thread }),
      text: message.text,
      blocks: message.blocks,
      // Neither our words nor other people's links may grow into something else.
      unfurl_links: false,
      unfurl_media: false,
      ...(metadata === null ? {} : { metadata }),
    });
    const ts = textIn(answer, "ts");
    if (ts === null) throw new PlatformFault("unreachable", "chat.postMessage gave no time", { inDoubt: true });
    threads.note(place.channel, ts, place.thread);
    return ts;
  }

  type Begun = { readonly nonce: string; readonly opens: Opens | null; readonly files: readonly string[] };

  /** All posts of one message. Once the first stands the others follow, however slowly; what fails then has to be looked up. */
  async function postAll(place: PlaceRef, messages: readonly SlackMessage[], begun: Begun): Promise<readonly string[]> {
    const posts: string[] = [];
    let at = place;
    for (const [part, message] of messages.entries()) {
      const mark = { ...begun, part, parts: messages.length, opens: part === 0 ? begun.opens : null };
      try {
        posts.push(await postOne(at, message, metadataOf(mark), part > 0));
      } catch (error) {
        if (part === 0 || !(error instanceof PlatformFault) || error.kind === "refused") throw error;
        throw new PlatformFault("unreachable", `posted in part: ${error.message}`, { inDoubt: true });
      }
      if (begun.opens !== null && part === 0) at = { ...place, thread: posts[0] ?? null };
    }
    return posts;
  }

  async function whole(
    place: PlaceRef,
    messages: readonly SlackMessage[],
    files: readonly CardFile[],
    nonce: string,
    opens: Opens | null,
  ): Promise<string> {
    const uploaded = await uploads.upload(files);
    const posts = await postAll(place, messages, { nonce, opens, files: uploaded });
    const thread = opens === null ? place.thread : (posts[0] ?? null);
    const id = messageId({ posts, files: uploaded });
    threads.join(place.channel, posts, id);
    for (const [part, ts] of posts.entries()) threads.noteOpens(place.channel, ts, part === 0 ? opens : null);
    await uploads.share({ ...place, thread }, uploaded).catch((error: unknown) => {
      // The words stand: said again they would stand twice. The look-up shares what is still to be shared.
      throw new PlatformFault("unreachable", `the files were not shared: ${String(error)}`, { inDoubt: true });
    });
    return id;
  }

  async function deleteOne(channel: string, ts: string): Promise<boolean> {
    try {
      await api.call("chat.delete", { channel, ts });
      return true;
    } catch (error) {
      if (error instanceof PlatformFault && error.kind === "gone") return false;
      throw error;
    }
  }

  async function updateOne(place: PlaceRef, ts: string, { text, blocks }: SlackMessage): Promise<void> {
    await api.call("chat.update", { channel: place.channel, ts, text, blocks });
  }

  async function* since(place: PlaceRef, oldest: Date): AsyncIterable<Json> {
    let cursor: string | null = null;
    do {
      const answer: Json = await api.call(place.thread === null ? "conversations.history" : "conversations.replies", {
        channel: place.channel,
        ...(place.thread === null ? {} : { ts: place.thread }),
        oldest: String(oldest.getTime() / 1000),
        limit: 200,
        include_all_metadata: true,
        ...(cursor === null ? {} : { cursor }),
      });
      yield* objectsIn(answer, "messages");
      cursor = textIn(objectIn(answer, "response_metadata"), "next_cursor");
    } while (cursor !== null);
  }

  return {
    post: (place, messages, files, nonce) => whole(place, messages, files, nonce, null),
    head: (place, messages, files, nonce, opens) => whole(place, messages, files, nonce, opens),
    async change(place, id, messages) {
      const { posts } = readMessageId(id);
      const [first = id] = posts;
      const all = [...posts, ...extrasOf(place, first)];
      for (const [at, ts] of all.entries()) {
        const message = messages[at];
        if (message === undefined) await deleteOne(place.channel, ts);
        else {
          await updateOne(place, ts, message).catch((error: unknown) => {
            // A continuation that an earlier, shorter edit took away; the first one gone is the message gone.
            if (at === 0 || !isCode(error, "message_not_found")) throw error;
            return postOne(place, message, null, true).then((again) =>
              extras.set(`${place.channel}/${first}`, [again]),
            );
          });
        }
      }
      const more: string[] = [];
      for (const message of messages.slice(all.length)) more.push(await postOne(place, message, null, true));
      if (more.length > 0) extras.set(`${place.channel}/${first}`, [...extrasOf(place, first), ...more]);
    },
    async remove(place, id) {
      const { posts, files } = readMessageId(id);
      const [first = id] = posts;
      const found: boolean[] = [];
      for (const ts of [...posts, ...extrasOf(place, first)]) found.push(await deleteOne(place.channel, ts));
      for (const file of files) {
        await api.call("files.delete", { file }).catch((error: unknown) => {
          if (!(error instanceof PlatformFault) || error.kind !== "gone") throw error;
        });
      }
      if (!found.includes(true)) throw new PlatformFault("gone", `no post ${id}`);
    },
    async find(place, nonce, notBefore) {
      const found: { readonly ts: string; readonly part: number }[] = [];
      const shared = new Set<string>();
      let mark: ReturnType<typeof markOf> = null;
      for await (const message of since(place, notBefore)) {
        for (const file of objectsIn(message, "files")) shared.add(textIn(file, "id") ?? "");
        const own = markOf(message);
        const ts = textIn(message, "ts");
        if (own === null || own.nonce !== nonce || ts === null) continue;
        mark = own;
        found.push({ ts, part: own.part });
      }
      if (mark === null) return null;
      const posts = found.toSorted((a, b) => a.part - b.part).map(({ ts }) => ts);
      // The rest of a head stands in the thread that it begins.
      if (mark.opens === null && posts.length < mark.parts) {
        for (const ts of posts) await deleteOne(place.channel, ts);
        return null;
      }
      const missing = mark.files.filter((file) => !shared.has(file));
      await uploads.share(place, missing).catch((error: unknown) => {
        // Shared already, on a page that we did not see, or the upload was thrown away: nothing more can be done here.
        if (!(error instanceof PlatformFault) || error.kind !== "refused") throw error;
      });
      const id = messageId({ posts, files: mark.files });
      threads.join(place.channel, posts, id);
      return id;
    },
  };
}
