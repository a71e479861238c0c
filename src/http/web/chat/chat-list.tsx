import type { ChatJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { StatusChip } from "../show/status-chip.tsx";
import { locale, say } from "../words/say.ts";
import { shortTime } from "../words/when.ts";

/** Chats with their tickets, newest first; `hrefOf` says where each opens. */
export function ChatList({
  chats,
  current,
  seen,
  hrefOf,
}: {
  readonly chats: readonly ChatJson[];
  /** Thread of the open one; undefined for none. */
  readonly current: string | null | undefined;
  readonly seen: (thread: string | null) => number;
  readonly hrefOf: (thread: string | null) => string;
}) {
  return (
    <ul class="chat-list">
      {chats.map((chat) => {
        const unread = !chat.lastMine && chat.lastChange > seen(chat.thread);
        const isCurrent = chat.thread === current;
        return (
          <li key={chat.thread ?? ""}>
            <a href={hrefOf(chat.thread)} class={unread ? "unread" : ""} aria-current={isCurrent ? "true" : undefined}>
              <span class="top">
                <span class="title">
                  {chat.kind === "notices" && <Icon name="bell" />}
                  {chat.ticket !== null && <span class="number tabular">#{chat.ticket.number}</span>}
                  <bdi>{titleOf(chat)}</bdi>
                </span>
                <time class="tabular" dateTime={chat.lastAt}>
                  {shortTime(new Date(chat.lastAt), new Date(), locale.value)}
                </time>
              </span>
              <span class="bottom">
                <span class="last" dir="auto">
                  {chat.lastMine ? say("you-said", { line: chat.lastLine }) : chat.lastLine}
                </span>
                {unread && (
                  <span class="new">
                    <span class="unseen">{say("unread", { count: 1 })}</span>
                  </span>
                )}
                {chat.ticket !== null && <StatusChip status={chat.ticket.status} />}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** What a chat is called in lists and headings. */
export function titleOf(chat: ChatJson): string {
  if (chat.kind === "notices") return say("notices");
  return chat.ticket?.title ?? say("new-chat-title");
}
