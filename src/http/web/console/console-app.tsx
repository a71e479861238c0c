import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { WebSpot } from "../../../bots/web/wire.ts";
import { sameSpot } from "../live/outbox.ts";
import type { AccountJson, SessionJson } from "../protocol.ts";
import { CardView } from "../show/card.tsx";
import { ConnectionBanner } from "../show/connection-banner.tsx";
import { Dialog } from "../show/dialog.tsx";
import { FormDialog } from "../show/form-dialog.tsx";
import { Icon } from "../show/icon.tsx";
import { createCommandCompletion } from "../talk/command-completion.tsx";
import { say } from "../words/say.ts";
import { CommandBox } from "./command-box.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { type KeyDeed, type KeyState, readKey } from "./keys.ts";
import { LazyPage } from "./lazy-page.tsx";
import { LinesPage } from "./lines-page.tsx";
import { openConsole } from "./open-console.ts";
import { pagesFor } from "./page-list.ts";
import { PagesMenu } from "./pages-menu.tsx";
import { QueuePage } from "./queue-page.tsx";
import { replyRefusal } from "./reply-refusal.ts";
import { consoleHref, consoleRoute } from "./route.ts";
import { TicketPage } from "./ticket-page.tsx";
import type { Target } from "./ticket-talk.tsx";
import { TopBar } from "./top-bar.tsx";

const notices: WebSpot = { on: "chat", thread: null };

/** The staff's app: queue, ticket, lines; commands and keys from anywhere. */
export function ConsoleApp({ session, account }: { readonly session: SessionJson; readonly account: AccountJson }) {
  const parts = useMemo(() => openConsole(account.id), [account.id]);
  const { queue, chats, live, acts, ticketOf } = parts;
  const commanding = useSignal(false);
  const helping = useSignal(false);
  const choosing = useSignal(false);
  const seenAnswers = useRef(new Set<string>());
  const target = useSignal<Target>("note");
  const completion = useMemo(createCommandCompletion, []);
  useEffect(() => () => live.connection.close(), [live]);

  const route = consoleRoute.value;
  const ticket = route.on === "ticket" ? ticketOf(route.number) : null;
  const ticketId = ticket?.ticket.value?.id;
  const spot: WebSpot = ticketId === undefined ? notices : { on: "desk", ticketId };

  // Another page begins with a note, never with a reply to somebody else
  useEffect(() => {
    target.value = "note";
  }, [route.on === "ticket" ? route.number : null]);

  const deeds: Readonly<Record<KeyDeed, () => void>> = {
    search: () => {
      location.hash = consoleHref.queue;
      const focus = () => document.getElementById("queue-search")?.focus();
      // At once, so that the next key is a letter of the search; and again when the queue was drawn first.
      focus();
      requestAnimationFrame(focus);
    },
    next: () => step(1),
    previous: () => step(-1),
    open: () => {
      const { value } = queue.selected;
      if (value !== null && route.on === "queue") location.hash = consoleHref.ticket(value);
    },
    pick: () => {
      const at = queue.tickets.value.find(({ number }) => number === queue.selected.value);
      if (at === undefined || route.on !== "queue" || account.role !== "admin") return;
      const { value: picked } = queue.picked;
      queue.pick(picked.has(at.id) ? [...picked].filter((id) => id !== at.id) : [...picked, at.id]);
    },
    queue: () => {
      location.hash = consoleHref.queue;
    },
    lines: () => {
      location.hash = consoleHref.lines;
    },
    calendar: () => {
      location.hash = consoleHref.page("calendar");
    },
    everything: () => {
      location.hash = consoleHref.page("search");
    },
    pages: () => {
      choosing.value = true;
    },
    help: () => {
      helping.value = true;
    },
    note: () => write("note"),
    reply: () => write("reply"),
    command: () => {
      commanding.value = true;
    },
  };
  const step = (by: number): void => {
    const found = queue.move(by);
    if (found !== null && route.on === "ticket") location.hash = consoleHref.ticket(found.number);
  };
  const write = (to: Target): void => {
    const shown = ticket?.ticket.value;
    if (shown == null || (to === "reply" && replyRefusal(shown, account) !== null)) return;
    target.value = to;
    const focus = () => document.querySelector<HTMLElement>(".composer textarea")?.focus();
    // At once, so that the next key is a letter and no shortcut; and again when the composer was drawn for the other target.
    focus();
    requestAnimationFrame(focus);
  };
  useKeys(deeds);

  useEffect(() => {
    if (route.on === "ticket") queue.select(route.number);
  }, [route, queue]);

  const form = acts.form.value;
  const isOnScreen = (aside: { readonly spot: WebSpot }) =>
    aside.spot.on === "desk"
      ? sameSpot(aside.spot, spot)
      : route.on === "lines" &&
        route.thread !== undefined &&
        sameSpot(aside.spot, { on: "chat", thread: route.thread });
  // An answer that stood where one acted stays there; only one that came while another page was in sight lies over it.
  for (const aside of acts.asides.value) if (isOnScreen(aside)) seenAnswers.current.add(aside.key);
  const answer = acts.asides.value.find((aside) => !seenAnswers.current.has(aside.key));
  const unread = chats.chats.value.some((chat) => !chat.lastMine && chat.lastChange > chats.seen(chat.thread));

  return (
    <div class="console">
      <TopBar
        session={session}
        account={account}
        connection={live.connection}
        unread={unread}
        onCommand={deeds.command}
        onHelp={deeds.help}
        onPages={deeds.pages}
      />
      <main id="content">
        <ConnectionBanner connection={live.connection} />
        {route.on === "queue" && <QueuePage queue={queue} account={account} perform={live.perform} />}
        {route.on === "page" && pagesFor(account.role).some(({ name }) => name === route.name) && (
          <LazyPage key={route.name} name={route.name} id={route.id} {...{ session, account, acts }} />
        )}
        {route.on === "page" && !pagesFor(account.role).some(({ name }) => name === route.name) && (
          <section class="blank">
            <Icon name="lock" />
            <h1>{say("page-refused")}</h1>
            <p>{say("page-refused-text")}</p>
            <a class="button" href={consoleHref.queue}>
              {say("to-queue")}
            </a>
          </section>
        )}
        {route.on === "ticket" && ticket !== null && (
          <TicketPage
            key={route.number}
            number={route.number}
            store={ticket}
            {...{ acts, live, session, account, target, completion }}
          />
        )}
        {route.on === "lines" && (
          <LinesPage thread={route.thread} store={chats} {...{ acts, live, session, completion }} />
        )}
      </main>
      {commanding.value && <CommandBox spot={spot} acts={acts} onClose={() => (commanding.value = false)} />}
      {choosing.value && <PagesMenu account={account} onClose={() => (choosing.value = false)} />}
      {helping.value && <HelpDialog onClose={() => (helping.value = false)} />}
      {answer !== undefined && form === null && (
        <Dialog key={answer.key} title={say("command-box")} onClose={() => acts.dismiss(answer.key)}>
          <div class="body">
            <CardView
              card={answer.card}
              files={answer.files}
              press={async (action) => {
                await acts.act(answer.spot, { kind: "press", action, message: null });
                acts.dismiss(answer.key);
              }}
            />
          </div>
        </Dialog>
      )}
      {form !== null && (
        <FormDialog
          key={form.form.form}
          form={form.form}
          submit={acts.submit}
          onClose={() => acts.closeForm(form.form)}
          fileLimitBytes={session.desk.fileLimitBytes}
        />
      )}
    </div>
  );
}

function useKeys(deeds: Readonly<Record<KeyDeed, () => void>>): void {
  // Outlives a drawing: between the two keys of a sequence something may come live.
  const state = useRef<KeyState>({ gPressedAt: null });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (document.querySelector("dialog[open]") !== null) return;
      const element = event.target as HTMLElement;
      const typing = element.matches("input, select, textarea, [contenteditable]");
      // Enter on a link or button is theirs.
      if (event.key === "Enter" && element.matches("a, button, [role=menuitem]")) return;
      const read = readKey(
        state.current,
        { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, typing },
        Date.now(),
      );
      state.current = read.state;
      if (read.deed === null) return;
      event.preventDefault();
      deeds[read.deed]();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
