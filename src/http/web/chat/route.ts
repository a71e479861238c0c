import { signal } from "@preact/signals";

/** What the address after `#` shows: the list, one's account, the notices, or a chat. */
export type ChatRoute =
  | { readonly on: "list" }
  | { readonly on: "account" }
  | { readonly on: "thread"; readonly thread: string | null };

/** Reads "#account", "#notices", "#c-…" and "#ticket-…"; anything else is the list. */
export function readChatRoute(hash: string): ChatRoute {
  const name = hash.replace(/^#\/?/, "");
  if (name === "account") return { on: "account" };
  if (name === "notices") return { on: "thread", thread: null };
  return /^(c|line|ticket)-[A-Za-z0-9_-]{1,80}$/.test(name) ? { on: "thread", thread: name } : { on: "list" };
}

/** The address of a thread. */
export function chatHref(thread: string | null): string {
  return `#${thread ?? "notices"}`;
}

/** The addresses of what is no thread. */
export const accountHref = "#account";
export const listHref = "#list";

/** The route of this moment. */
export const chatRoute = signal<ChatRoute>(readChatRoute(typeof location === "undefined" ? "" : location.hash));

/** Keeps `chatRoute` true to the address. */
export function followAddress(): void {
  addEventListener("hashchange", () => {
    chatRoute.value = readChatRoute(location.hash);
  });
}
