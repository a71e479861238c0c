import { expect, test } from "vitest";
import { accountHref, chatHref, listHref, readChatRoute } from "../chat/route.ts";
import { consoleHref, readConsoleRoute } from "./route.ts";

test("pages of the list have an address, with what of them is looked at", () => {
  expect(readConsoleRoute("#/book")).toEqual({ on: "page", name: "book", id: null });
  expect(readConsoleRoute(consoleHref.page("webhooks"))).toEqual({ on: "page", name: "webhooks", id: null });
  expect(readConsoleRoute(consoleHref.page("book", "a/b 100%"))).toEqual({ on: "page", name: "book", id: "a/b 100%" });
  expect(readConsoleRoute("#/book/%E0%A4")).toEqual({ on: "page", name: "book", id: null });
});

test("addresses of the console lead back to what they show", () => {
  expect(readConsoleRoute(consoleHref.queue)).toEqual({ on: "queue" });
  expect(readConsoleRoute(consoleHref.ticket(1042))).toEqual({ on: "ticket", number: 1042 });
  expect(readConsoleRoute(consoleHref.lines)).toEqual({ on: "lines", thread: undefined });
  expect(readConsoleRoute(consoleHref.line(null))).toEqual({ on: "lines", thread: null });
  expect(readConsoleRoute(consoleHref.line("line-0a-1"))).toEqual({ on: "lines", thread: "line-0a-1" });
});

test("an id that cannot be one leads to the whole page, words that are searched for stay", () => {
  const id = "01890000-0000-7000-8000-000000000001";
  for (const name of ["calendar", "equipment", "people", "organisations"] as const) {
    expect(readConsoleRoute(`#/${name}/nonsense`)).toEqual({ on: "page", name, id: null });
    expect(readConsoleRoute(consoleHref.page(name, id))).toEqual({ on: "page", name, id });
  }
  expect(readConsoleRoute("#/search/nonsense")).toEqual({ on: "page", name: "search", id: "nonsense" });
});

test("so do those of the chat", () => {
  expect(readChatRoute(chatHref(null))).toEqual({ on: "thread", thread: null });
  expect(readChatRoute(chatHref("c-abc"))).toEqual({ on: "thread", thread: "c-abc" });
  expect(readChatRoute(accountHref)).toEqual({ on: "account" });
  expect(readChatRoute(listHref)).toEqual({ on: "list" });
  expect(readChatRoute("")).toEqual({ on: "list" });
});

test.each(["#/ticket/<script>", "#/ticket/", "#/lines/../x", "#javascript:alert(1)"])(
  "%s leads nowhere strange",
  (hash) => {
    expect(["queue", "lines"]).toContain(readConsoleRoute(hash).on);
    expect(readChatRoute(hash)).toEqual({ on: "list" });
  },
);
