import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { createActs } from "../live/acts.ts";
import { createLive } from "../live/live.ts";
import { newId } from "../live/new-id.ts";
import type { AccountJson, ChatJson, SessionJson } from "../protocol.ts";
import { signOut } from "../session.ts";
import { Brand } from "../show/brand.tsx";
import { ConnectionBanner } from "../show/connection-banner.tsx";
import { FormDialog } from "../show/form-dialog.tsx";
import { Icon } from "../show/icon.tsx";
import { LanguageSwitch } from "../show/language-switch.tsx";
import { laterPart } from "../show/later-part.ts";
import { LoadLater } from "../show/load-later.tsx";
import { StatusChip } from "../show/status-chip.tsx";
import { say } from "../words/say.ts";
import { ChatList, titleOf } from "./chat-list.tsx";
import { createChatStore } from "./chat-store.ts";
import { codeInAddress } from "./code-in-address.ts";
import { Conversation } from "./conversation.tsx";
import { accountHref, chatHref, chatRoute, listHref } from "./route.ts";
import { SignUpDialog } from "./sign-up-dialog.tsx";

const ownAccount = laterPart(async () => (await import("./own-account.tsx")).OwnAccount);

/** The customer's app: the list of chats beside the open one; on a phone one at a time. */
export function ChatApp({ session, account }: { readonly session: SessionJson; readonly account: AccountJson }) {
  const { store, live, acts } = useMemo(() => openChannel(account.id), [account.id]);
  const signingUp = useSignal(false);
  useEffect(() => () => live.connection.close(), [live]);
  usePolling(live, store);
  // Whoever scanned the label on a machine begins a chat about that machine.
  useEffect(() => {
    const found = codeInAddress(location.href);
    if (found === null) return;
    history.replaceState(null, "", found.rest);
    const thread = `c-${newId()}`;
    location.hash = chatHref(thread);
    acts.act({ on: "chat", thread }, { kind: "arrive", payload: found.token });
  }, [acts]);

  // A guest has nothing of their own yet but chats.
  const onAccount = chatRoute.value.on === "account" && !account.guest;
  const route = chatRoute.value.on === "account" ? { on: "list" as const } : chatRoute.value;
  const chats = store.chats.value;
  // A newcomer has nothing to choose from: they write at once.
  const fresh = useMemo(() => `c-${newId()}`, []);
  const isNewcomer = !onAccount && route.on === "list" && store.loaded.value && chats.length === 0;
  const thread = route.on === "thread" ? route.thread : isNewcomer ? fresh : undefined;
  const chat = chats.find((one) => one.thread === thread);
  const form = acts.form.value;

  return (
    <div class={`chat-app ${route.on === "thread" || isNewcomer || onAccount ? "on-thread" : "on-list"}`}>
      <button type="button" class="skip" onClick={focusContent}>
        {say("skip")}
      </button>
      <nav class="side" aria-label={say("chat-list")}>
        <header>
          <Brand name={session.desk.name} />
          <LanguageSwitch />
        </header>
        <div class="side-head">
          <h2>{say("chats")}</h2>
          <a class="button primary" href={chatHref(`c-${newId()}`)} onClick={startChat}>
            <Icon name="plus" />
            {say("new-chat")}
          </a>
        </div>
        <div class="side-body">
          {store.loaded.value && chats.length === 0 && (
            <div class="blank">
              <Icon name="chat" />
              <h2>{say("no-chats")}</h2>
              <p>{say("no-chats-text")}</p>
            </div>
          )}
          <ChatList chats={chats} current={thread} seen={store.seen} hrefOf={chatHref} />
        </div>
        <footer>
          {account.guest ? (
            <span class="who">
              <Icon name="person" />
              <bdi>{account.name}</bdi>
              <span class="chip bare">{say("guest")}</span>
            </span>
          ) : (
            <a class="who" href={accountHref} title={say("page-account")} aria-current={onAccount ? "page" : undefined}>
              <Icon name="person" />
              <bdi>{account.name}</bdi>
            </a>
          )}
          {account.guest ? (
            <button type="button" class="button" onClick={() => (signingUp.value = true)}>
              {say("sign-up")}
            </button>
          ) : (
            <button type="button" class="button ghost" onClick={signOut}>
              {say("sign-out")}
            </button>
          )}
        </footer>
      </nav>
      <main id="content" tabIndex={-1}>
        <ConnectionBanner connection={live.connection} />
        {onAccount ? (
          <LoadLater
            part={ownAccount}
            given={{
              account,
              back: (
                <a class="button" href={listHref}>
                  <Icon name="back" />
                  {say("chats")}
                </a>
              ),
            }}
          />
        ) : thread === undefined ? (
          <div class="blank">
            <Icon name="chat" />
            <h1>{say("pick-chat")}</h1>
          </div>
        ) : (
          <>
            <ThreadHead chat={chat} thread={thread} toAccount={isNewcomer && !account.guest} />
            <Conversation
              key={thread ?? "notices"}
              thread={thread}
              session={session}
              store={store}
              acts={acts}
              live={live}
              staff={account.role !== "customer"}
              label={say(chat === undefined ? "write-first" : "write")}
              welcome={<ThreadWelcome notices={thread === null} />}
            />
          </>
        )}
      </main>
      {form !== null && (
        <FormDialog
          key={form.form.form}
          form={form.form}
          submit={acts.submit}
          onClose={() => acts.closeForm(form.form)}
          fileLimitBytes={session.desk.fileLimitBytes}
        />
      )}
      {signingUp.value && <SignUpDialog onClose={() => (signingUp.value = false)} />}
    </div>
  );
}

function ThreadHead({
  chat,
  thread,
  toAccount,
}: {
  readonly chat: ChatJson | undefined;
  readonly thread: string | null;
  /** On a phone a newcomer has no list, and with it no other way to their account. */
  readonly toAccount: boolean;
}) {
  const title = chat === undefined ? say(thread === null ? "notices" : "new-chat-title") : titleOf(chat);
  return (
    <header class="thread-head">
      <a class="button ghost square to-list" href={listHref} aria-label={say("back")}>
        <Icon name="back" />
      </a>
      <h1>
        {chat?.ticket && <span class="number tabular">#{chat.ticket.number}</span>} <bdi>{title}</bdi>
      </h1>
      {chat?.ticket && hasReport(chat.ticket.status) && (
        <a href={`/api/v1/tickets/${chat.ticket.number}/report.pdf`} target="_blank" rel="noreferrer">
          {say("report-pdf")}
        </a>
      )}
      {chat?.ticket && <StatusChip status={chat.ticket.status} />}
      {toAccount && (
        <a class="button ghost square to-own" href={accountHref} aria-label={say("page-account")}>
          <Icon name="person" />
        </a>
      )}
    </header>
  );
}

function ThreadWelcome({ notices }: { readonly notices: boolean }) {
  return (
    <div class="blank">
      <Icon name={notices ? "bell" : "tool"} />
      <h2>{say(notices ? "notices-empty" : "start-title")}</h2>
      <p>{say(notices ? "notices-empty-text" : "start-text")}</p>
    </div>
  );
}

/** Store, connection and acts of one account, tied together. */
function openChannel(accountId: string) {
  const store = createChatStore(accountId, localStorage);
  const live = createLive({
    take: store.take,
    onOpen: () => {
      store.refresh().catch(() => undefined);
      acts.resume();
    },
  });
  const acts = createActs({ accountId, perform: live.perform, settle: store.settle, storage: sessionStorage });
  store.refresh().catch(() => undefined);
  return { store, live, acts };
}

/** While the socket is away the open thread is asked for by HTTP, so that a proxy that blocks sockets only makes it slower. */
function usePolling(live: ReturnType<typeof createLive>, store: ReturnType<typeof createChatStore>): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (live.connection.state.value !== "waiting" || live.connection.failures.value < 2) return;
      const route = chatRoute.value;
      const reads = [store.refresh(), ...(route.on === "thread" ? [store.open(route.thread)] : [])];
      Promise.all(reads).catch(() => undefined);
    }, 5000);
    return () => clearInterval(timer);
  }, [live, store]);
}

function startChat(): void {
  // After the address has changed and the composer is there.
  setTimeout(() => document.querySelector<HTMLElement>(".composer textarea")?.focus(), 50);
}

function focusContent(): void {
  document.getElementById("content")?.focus();
}

/** Work is resolved with a signed or waived report: then there is one to read. */
function hasReport(status: string): boolean {
  return status === "resolved" || status === "closed";
}
