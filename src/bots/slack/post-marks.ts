import { type Json, objectIn, textIn } from "./json.ts";

/** What kind of surface begins with a post: a line's head card is told from other cards by it. */
export type Opens = "line" | "desk";

/**
 * What every post of ours carries unseen, so that it can be found again: https://docs.slack.dev/messaging/message-metadata. The values are
 * texts, as Slack demands of them.
 */
export type PostMark = {
  readonly nonce: string;
  /** Which of how many posts of one message it is, counted from 0. */
  readonly part: number;
  readonly parts: number;
  /** Files that were to be shared beside it. */
  readonly files: readonly string[];
  readonly opens: Opens | null;
};

const eventType = "fixline_delivery";

/** The metadata argument of a post. */
export function metadataOf({ nonce, part, parts, files, opens }: PostMark): Json {
  return {
    event_type: eventType,
    event_payload: {
      nonce,
      part: String(part),
      parts: String(parts),
      ...(files.length === 0 ? {} : { files: files.join(",") }),
      ...(opens === null ? {} : { opens }),
    },
  };
}

/** The mark of a message that was read with `include_all_metadata`; null where it is none of ours. */
export function markOf(message: Json): PostMark | null {
  const metadata = objectIn(message, "metadata");
  const payload = objectIn(metadata, "event_payload");
  const nonce = textIn(payload, "nonce");
  if (metadata.event_type !== eventType || nonce === null) return null;
  const opens = payload.opens === "line" || payload.opens === "desk" ? payload.opens : null;
  return {
    nonce,
    part: Number(textIn(payload, "part") ?? 0),
    parts: Number(textIn(payload, "parts") ?? 1),
    files: textIn(payload, "files")?.split(",") ?? [],
    opens,
  };
}
