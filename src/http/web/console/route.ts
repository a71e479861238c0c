import { signal } from "@preact/signals";
import { type PageName, pageList } from "./page-list.ts";

/** What the console shows, from the address behind `#`. */
export type ConsoleRoute =
  | { readonly on: "queue" }
  /** A page of the list, and what of it is looked at. */
  | { readonly on: "page"; readonly name: PageName; readonly id: string | null }
  | { readonly on: "ticket"; readonly number: number }
  /** `thread` undefined is the list alone; null the notices. */
  | { readonly on: "lines"; readonly thread: string | null | undefined };

/** Pages of which one thing is looked at by its id: an id that cannot be one leads to the whole. */
const ofOne: readonly PageName[] = ["calendar", "equipment", "people", "organisations"];

/** Reads "#/ticket/1042", "#/lines", "#/lines/notices", "#/lines/line-…"; anything else is the queue. */
export function readConsoleRoute(hash: string): ConsoleRoute {
  const [page, name] = hash.replace(/^#\/?/, "").split("/");
  if (page === "ticket" && /^\d{1,15}$/.test(name ?? "")) return { on: "ticket", number: Number(name) };
  const found = pageList.find((one) => one.name === page);
  if (found !== undefined) {
    const id = readId(name);
    const isOne = id === null || !ofOne.includes(found.name) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    return { on: "page", name: found.name, id: isOne ? id : null };
  }
  if (page !== "lines") return { on: "queue" };
  if (name === "notices") return { on: "lines", thread: null };
  return { on: "lines", thread: /^(c|line|ticket)-[A-Za-z0-9_-]{1,80}$/.test(name ?? "") ? name : undefined };
}

/** What stands behind a page's name: an id, or words that were searched for. Anything that is no proper text counts for nothing. */
function readId(raw: string | undefined): string | null {
  if (raw === undefined || raw === "" || raw.length > 400) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}

/** Addresses of the console. */
export const consoleHref = {
  queue: "#/",
  lines: "#/lines",
  ticket: (number: number) => `#/ticket/${number}`,
  page: (name: PageName, id: string | null = null) =>
    id === null ? `#/${name}` : `#/${name}/${encodeURIComponent(id)}`,
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
