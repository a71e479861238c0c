import type { WebSpot } from "../../../bots/web/wire.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import type { Aside } from "../live/acts.ts";
import { type Outbox, type OutboxEntry, sameSpot } from "../live/outbox.ts";
import type { PostJson } from "../protocol.ts";
import type { TalkItem } from "../talk/talk-item.ts";

/**
 * What a chat shows: its posts in order, private answers where they came, and last what is still on its way. Something said keeps its
 * key from the outbox to the post. Tombstones show to staff alone; a customer sees nothing where something was deleted.
 */
export function itemsOfThread(
  posts: readonly PostJson[],
  asides: readonly Aside[],
  outbox: Outbox,
  spot: WebSpot,
  showsTombstones: boolean,
): readonly TalkItem[] {
  const lastCard = posts.findLast((post) => post.content?.kind === "card")?.id;
  const kept = posts.flatMap((post) => itemOf(post, showsTombstones, post.id === lastCard));
  const private_ = asides
    .filter((aside) => sameSpot(aside.spot, spot))
    .map((aside): TalkItem => ({ ...aside, kind: "card", id: null, spent: false }));
  const said = new Set(posts.map((post) => post.id));
  const waiting = outbox
    .filter(({ act }) => sameSpot(act.spot, spot) && !said.has(act.clientId))
    .map((entry) => itemOfEntry(entry, false));
  return [...mergeByTime(kept, private_), ...waiting];
}

/** Words on their way, as they will look. */
export function itemOfEntry({ act, at, files, state, why }: OutboxEntry, staffOnly: boolean): TalkItem {
  return {
    kind: "message",
    key: act.clientId,
    id: act.clientId,
    at: new Date(at),
    author: null,
    mine: true,
    text: fromPlain(act.text),
    files,
    replyTo: act.replyTo,
    edited: false,
    staffOnly,
    reactions: [],
    state: state === "failed" ? (why === null ? "unreached" : "refused") : "sending",
    why,
  };
}

/** Puts private answers between the posts by time without changing the order of either. */
export function mergeByTime(items: readonly TalkItem[], asides: readonly TalkItem[]): readonly TalkItem[] {
  const merged: TalkItem[] = [];
  let next = 0;
  for (const item of items) {
    for (let aside = asides[next]; aside !== undefined && aside.at < item.at; aside = asides[next]) {
      merged.push(aside);
      next += 1;
    }
    merged.push(item);
  }
  return [...merged, ...asides.slice(next)];
}

/** Steps of a dialogue: once another card has followed, their buttons answer a question that nobody asks any more. */
const stepAction = /^(intake|form|pick)-/;

function itemOf(post: PostJson, showsTombstones: boolean, isLastCard: boolean): readonly TalkItem[] {
  const base = { key: post.id, id: post.id, at: new Date(post.at) };
  const { content } = post;
  if (content === null) return showsTombstones ? [{ kind: "gone", key: post.id, at: base.at, mine: post.mine }] : [];
  if (content.kind === "card") {
    const { card } = content;
    const actions = card.buttons.flat().map(({ action }) => action);
    const spent = !isLastCard && actions.length > 0 && actions.every((action) => stepAction.test(action));
    return [{ ...base, kind: "card", card, files: post.files, spent }];
  }
  const { author, text, replyTo, edited, staffOnly, reactions } = content;
  const state = post.delivery === "failed" ? "undelivered" : "sent";
  return [
    {
      ...base,
      kind: "message",
      author,
      mine: post.mine,
      text,
      files: post.files,
      replyTo,
      edited: edited || post.editedAt !== null,
      staffOnly,
      reactions,
      state,
      why: null,
    },
  ];
}
