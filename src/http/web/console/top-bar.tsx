import type { Connection } from "../live/connection.ts";
import type { AccountJson, SessionJson } from "../protocol.ts";
import { signOut } from "../session.ts";
import { Brand } from "../show/brand.tsx";
import { Icon } from "../show/icon.tsx";
import { LanguageSwitch } from "../show/language-switch.tsx";
import { say } from "../words/say.ts";
import { type PageName, pagesFor } from "./page-list.ts";
import { consoleHref, consoleRoute } from "./route.ts";

/** Pages that stand as signs in the corner. */
const corner = ["search", "notifications"] as const satisfies readonly PageName[];

/** The pages that are one step away; the others are two. */
const inBar: readonly PageName[] = ["calendar", "book"];

/** Where one is, where one can go, whether it is live, who one is. On a phone the ways stand at the bottom. */
export function TopBar({
  session,
  account,
  connection,
  unread,
  onCommand,
  onHelp,
  onPages,
}: {
  readonly session: SessionJson;
  readonly account: AccountJson;
  readonly connection: Connection;
  readonly unread: boolean;
  readonly onCommand: () => void;
  readonly onHelp: () => void;
  readonly onPages: () => void;
}) {
  const route = consoleRoute.value;
  const { on } = route;
  const isLive = connection.state.value === "open";
  return (
    <header class="top-bar">
      <Brand name={session.desk.name} />
      <nav aria-label={say("console")}>
        <a href={consoleHref.queue} aria-current={on === "queue" || on === "ticket" ? "page" : undefined}>
          <Icon name="list" />
          {say("queue")}
        </a>
        <a href={consoleHref.lines} aria-current={on === "lines" ? "page" : undefined}>
          <Icon name="chat" />
          {say("lines")}
          {unread && (
            <span class="new">
              <span class="unseen">{say("unread", { count: 1 })}</span>
            </span>
          )}
        </a>
        {pagesFor(account.role)
          .filter(({ name }) => inBar.includes(name))
          .map(({ name, icon }) => (
            <a
              key={name}
              href={consoleHref.page(name)}
              aria-current={route.on === "page" && route.name === name ? "page" : undefined}
            >
              <Icon name={icon} />
              {say(`page-${name}`)}
            </a>
          ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-current={route.on === "page" && !inBar.includes(route.name) ? "page" : undefined}
          onClick={onPages}
        >
          <Icon name="more" />
          {say("pages-more")}
        </button>
        <button type="button" class="to-command" onClick={onCommand}>
          <Icon name="command" />
          {say("command-box")}
          <kbd>Ctrl K</kbd>
        </button>
      </nav>
      <span class={`live ${isLive ? "good" : "warn"}`} role="status">
        <Icon name={isLive ? "dot" : "alert"} />
        <span>{say(isLive ? "connection-live" : "connection-trying")}</span>
      </span>
      {corner.map((name) => (
        <a
          key={name}
          class="button ghost square"
          href={consoleHref.page(name)}
          aria-label={say(`page-${name}`)}
          title={say(`page-${name}`)}
          aria-current={route.on === "page" && route.name === name ? "page" : undefined}
        >
          <Icon name={name === "search" ? "search" : "bell"} />
        </a>
      ))}
      <button
        type="button"
        class="button ghost square help"
        aria-label={say("help")}
        title={say("help")}
        onClick={onHelp}
      >
        ?
      </button>
      <LanguageSwitch />
      <a
        class="who"
        href={consoleHref.page("account")}
        title={say("page-account")}
        aria-current={route.on === "page" && route.name === "account" ? "page" : undefined}
      >
        <bdi>{account.name}</bdi>
        <span class="quiet small">{say(`role-${account.role}`)}</span>
      </a>
      <button
        type="button"
        class="button ghost square"
        aria-label={say("sign-out")}
        title={say("sign-out")}
        onClick={signOut}
      >
        <Icon name="leave" />
      </button>
    </header>
  );
}
