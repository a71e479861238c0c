import { type Interaction, type PlaceRef, PlatformFault } from "../platform.ts";
import { type Json, objectIn, objectsIn, textIn } from "./json.ts";
import { parseSaid, type Reader } from "./parse-event.ts";
import type { SlackApi } from "./slack-api.ts";

type Said = { readonly channel: string; readonly ts: string; readonly message: Json };

/**
 * What was said since, in the places given and in the support channel, oldest first. History tells what stands now: what was edited
 * meanwhile comes with its new words, and what was deleted comes not at all. Rejects at the end where a history could not be read for now. https://docs.slack.dev/reference/methods/conversations.history
 */
export async function* slackMissed(
  api: Pick<SlackApi, "callPatiently">,
  reader: Reader,
  where: { readonly places: readonly PlaceRef[]; readonly supportChannel: string | null; readonly since: Date },
  warn: (details: object, words: string) => void,
): AsyncIterable<Interaction> {
  const { places, supportChannel, since } = where;
  const surfaces = new Map<string, { readonly channel: string; readonly thread: string | null }>();
  for (const { channel, thread } of places) surfaces.set(`${channel}/${thread ?? ""}`, { channel, thread });
  if (supportChannel !== null) surfaces.set(`${supportChannel}/`, { channel: supportChannel, thread: null });

  const said = new Map<string, Said>();
  let unread: PlatformFault | null = null;
  for (const { channel, thread } of surfaces.values()) {
    try {
      for await (const message of read(api, channel, thread, since)) {
        const ts = textIn(message, "ts");
        if (ts !== null && Number(ts) * 1000 > since.getTime()) said.set(`${channel}/${ts}`, { channel, ts, message });
      }
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error;
      if (error.kind === "unreachable" || error.kind === "limited") unread = error;
      // A channel that is closed to us hides nothing from the others.
      warn(
        { platform: "slack", channel, error: error.message, hint: error.hint },
        "what was said meanwhile could not be read",
      );
    }
  }
  for (const { channel, message } of [...said.values()].toSorted((a, b) => Number(a.ts) - Number(b.ts))) {
    const interaction = await parseSaid(message, channel, reader);
    if (interaction !== null) yield interaction;
  }
  if (unread !== null) throw unread;
}

async function* read(
  api: Pick<SlackApi, "callPatiently">,
  channel: string,
  thread: string | null,
  since: Date,
): AsyncIterable<Json> {
  let cursor: string | null = null;
  do {
    const answer: Json = await api.callPatiently(thread === null ? "conversations.history" : "conversations.replies", {
      channel,
      ...(thread === null ? {} : { ts: thread }),
      oldest: String(since.getTime() / 1000),
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    yield* objectsIn(answer, "messages");
    cursor = textIn(objectIn(answer, "response_metadata"), "next_cursor");
  } while (cursor !== null);
}
