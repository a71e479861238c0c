import { ChatList, titleOf } from "../chat/chat-list.tsx";
import type { ChatStore } from "../chat/chat-store.ts";
import { Conversation } from "../chat/conversation.tsx";
import type { Acts } from "../live/acts.ts";
import type { Live } from "../live/live.ts";
import type { SessionJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { StatusChip } from "../show/status-chip.tsx";
import type { Completion } from "../talk/command-completion.tsx";
import { say } from "../words/say.ts";
import { consoleHref } from "./route.ts";

/** A technician's own lines to their customers and what the desk tells them, as a customer's chats are shown. */
export function LinesPage({
  thread,
  store,
  acts,
  live,
  session,
  completion,
}: {
  readonly thread: string | null | undefined;
  readonly store: ChatStore;
  readonly acts: Acts;
  readonly live: Live;
  readonly session: SessionJson;
  readonly completion: Completion;
}) {
  const chats = store.chats.value;
  const chat = chats.find((one) => one.thread === thread);
  return (
    <div class={`chat-app lines ${thread === undefined ? "on-list" : "on-thread"}`}>
      <nav class="side" aria-label={say("lines")}>
        <div class="side-head">
          <h2>{say("lines")}</h2>
        </div>
        <div class="side-body">
          {store.loaded.value && !chats.some(({ kind }) => kind === "line") && (
            <div class="blank">
              <Icon name="chat" />
              <h3>{say("no-lines")}</h3>
              <p>{say("no-lines-text")}</p>
            </div>
          )}
          <ChatList chats={chats} current={thread} seen={store.seen} hrefOf={consoleHref.line} />
        </div>
      </nav>
      <section class="pane" aria-label={say("talk-label")}>
        {thread === undefined ? (
          <div class="blank">
            <Icon name="chat" />
            <h1>{say("pick-line")}</h1>
          </div>
        ) : (
          <>
            <header class="thread-head">
              <a class="button ghost square to-list" href={consoleHref.lines} aria-label={say("back")}>
                <Icon name="back" />
              </a>
              <h1>
                {chat?.ticket && <span class="number tabular">#{chat.ticket.number}</span>}{" "}
                <bdi>{chat === undefined ? say(thread === null ? "notices" : "lines") : titleOf(chat)}</bdi>
              </h1>
              {chat?.ticket && <StatusChip status={chat.ticket.status} />}
              {chat?.ticket && (
                <a class="button" href={consoleHref.ticket(chat.ticket.number)}>
                  {say("line-to-ticket")}
                </a>
              )}
            </header>
            <Conversation
              key={thread ?? "notices"}
              thread={thread}
              session={session}
              store={store}
              acts={acts}
              live={live}
              staff
              label={say(thread === null ? "command-hint" : "line-write")}
              welcome={
                <div class="blank">
                  <Icon name={thread === null ? "bell" : "chat"} />
                  <p>{say(thread === null ? "notices-empty" : "customer-talk-empty")}</p>
                </div>
              }
              completion={completion}
            />
          </>
        )}
      </section>
    </div>
  );
}
