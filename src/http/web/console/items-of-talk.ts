import type { Visibility } from "../../../core/domain/visibility.ts";
import type { TalkMessageJson } from "../protocol.ts";
import type { TalkItem, TalkState } from "../talk/talk-item.ts";

const states: Readonly<Record<"sent" | "waiting" | "uncertain" | "failed", TalkState>> = {
  sent: "sent",
  waiting: "sending",
  uncertain: "uncertain",
  failed: "undelivered",
};

/** One side of a ticket's talk as items: the staff's notes, or what customer and staff say to each other. Never both. */
export function itemsOfTalk(messages: readonly TalkMessageJson[], side: Visibility): readonly TalkItem[] {
  return messages
    .filter((message) => message.visibility === side)
    .map((message): TalkItem => {
      const base = { key: message.id, at: new Date(message.at) };
      if (message.text === null) return { ...base, kind: "gone", mine: message.mine };
      return {
        ...base,
        kind: "message",
        id: message.id,
        author: message.author,
        mine: message.mine,
        text: message.text,
        files: message.files,
        replyTo: message.replyToId,
        edited: message.editedAt !== null,
        staffOnly: message.visibility === "staff",
        reactions: message.reactions,
        state: states[message.delivery ?? "sent"],
        why: null,
      };
    });
}
