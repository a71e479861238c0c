import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Acts } from "../live/acts.ts";
import type { Live } from "../live/live.ts";
import type { AccountJson, SessionJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { StatusChip } from "../show/status-chip.tsx";
import type { Completion } from "../talk/command-completion.tsx";
import { say } from "../words/say.ts";
import { LikelyFixes } from "./likely-fixes.tsx";
import { replyRefusal } from "./reply-refusal.ts";
import { consoleHref } from "./route.ts";
import { TicketDetails } from "./ticket-details.tsx";
import type { TicketStore } from "./ticket-store.ts";
import { type Target, TicketTalk } from "./ticket-talk.tsx";
import { Timeline } from "./timeline.tsx";

const tabs = ["details", "desk", "customer"] as const;
type Tab = (typeof tabs)[number];
const tabLabels: Readonly<Record<Tab, string>> = { details: "details", desk: "desk-talk", customer: "customer-talk" };

/** A ticket: details left, desk thread and customer talk right. Narrow screens show one at a time by tabs. */
export function TicketPage({
  number,
  store,
  acts,
  live,
  session,
  account,
  target,
  completion,
}: {
  readonly number: number;
  readonly store: TicketStore;
  readonly acts: Acts;
  readonly live: Live;
  readonly session: SessionJson;
  readonly account: AccountJson;
  readonly target: Signal<Target>;
  readonly completion: Completion;
}) {
  const tab = useSignal<Tab>("desk");
  const ticket = store.ticket.value;

  useEffect(() => {
    store.load();
    return () => {
      live.send({ kind: "watch", ticketId: null });
    };
  }, [store, live]);

  // The composer's target and the tab in sight are one thing where only one talk is in sight.
  const choose = (next: Tab): void => {
    tab.value = next;
    if (next === "desk") target.value = "note";
    if (next === "customer" && ticket !== null && replyRefusal(ticket, account) === null) target.value = "reply";
  };

  if (ticket === null)
    return (
      <section class="blank">
        {store.state.value === "loading" && <p role="status">{say("loading")}</p>}
        {store.state.value === "unknown" && (
          <>
            <Icon name="search" />
            <h1>
              {say("not-found")} <span class="tabular">#{number}</span>
            </h1>
            <p>{say("not-found-text")}</p>
            <a class="button" href={consoleHref.queue}>
              {say("to-queue")}
            </a>
          </>
        )}
        {store.state.value === "unreachable" && (
          <>
            <Icon name="alert" />
            <p>{say("unreachable")}</p>
            <button type="button" class="button" onClick={store.load}>
              {say("retry")}
            </button>
          </>
        )}
      </section>
    );

  return (
    <article class={`ticket show-${tab.value}`}>
      <header class="thread-head">
        <a class="button ghost square" href={consoleHref.queue} aria-label={say("to-queue")}>
          <Icon name="back" />
        </a>
        <h1>
          <span class="number tabular">#{ticket.number}</span> <bdi>{ticket.title}</bdi>
        </h1>
        <StatusChip status={ticket.status} />
      </header>
      <div class="ticket-tabs" role="tablist" aria-label={say("column-number")}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            class={one}
            aria-selected={tab.value === one}
            onClick={() => choose(one)}
          >
            {say(tabLabels[one])}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <aside class="ticket-side" aria-label={say("details")} tabIndex={0}>
        <TicketDetails
          ticket={ticket}
          isAdmin={account.role === "admin"}
          press={async (action) => {
            await acts.act({ on: "desk", ticketId: ticket.id }, { kind: "press", action, message: null });
          }}
        />
        <LikelyFixes number={ticket.number} seen={store.events.value.length} />
        <Timeline events={store.events.value} />
      </aside>
      <TicketTalk {...{ ticket, store, acts, session, account, target, completion }} />
    </article>
  );
}
