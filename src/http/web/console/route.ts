import { signal } from "@preact/signals";

/** What the console shows, from the address behind `#`. */
export type ConsoleRoute =
  | { readonly on: "queue" }
  /** Fixes and articles. */
  | { readonly on: "book" }
  | { readonly on: "webhooks" }
  | { readonly on: "ticket"; readonly number: number }
  /** `thread` undefined is the list alone; null the notices. */
  | { readonly on: "lines"; readonly thread: string | null | undefined };

/** Reads "#/ticket/1042", "#/lines", "#/lines/notices", "#/lines/line-…"; anything else is the queue. */
export function readConsoleRoute(hash: string): ConsoleRoute {
  const [page, name] = hash.replace(/^#\/?/, "").split("/");
  if (page === "ticket" && /^\d{1,15}$/.test(name ?? "")) return { on: "ticket", number: Number(name) };
  if (page === "book" || page === "webhooks") return { on: page };
  if (page !== "lines") return { on: "queue" };
  if (name === "notices") return { on: "lines", thread: null };
  return { on: "lines", thread: /^(c|line|ticket)-[A-Za-z0-9_-]{1,80}$/.test(name ?? "") ? name : undefined };
}

/** Addresses of the console. */
export const consoleHref = {
  queue: "#/",
  lines: "#/lines",
  book: "#/book",
  webhooks: "#/webhooks",
  ticket: (number: number) => `#/ticket/${number}`,
  line: (thread: string | null) => `#/lines/${thread ?? "notices"}`,
} as const;

/** The route of this moment. */
export const consoleRoute = signal<ConsoleRoute>(
  readConsoleRoute(typeof location === "undefined" ? "" : location.hash),
);

/** Keeps `consoleRoute` true to the address. */
export function followAddress(): void {
  addEventListener("hashchange", () => {
    consoleRoute.value = readConsoleRoute(location.hash);
  });
}
