import { expect, test } from "vitest";
import { withQuery } from "../live/api.ts";
import type { TicketJson } from "../protocol.ts";
import { everything, fits, queryOf } from "./queue-filter.ts";

const ticket = {
  number: 1042,
  status: "opened",
  priority: "p2",
  title: "Oven trips the breaker",
  description: "since monday",
  organisation: { id: "o", name: "Bakery Lindqvist" },
  opener: { id: "c", name: "Vera" },
  equipment: { label: "Deck oven 2", model: "D-440" },
  assignee: { id: "me", name: "Ada" },
  tags: ["warranty"],
} as unknown as TicketJson;

test("the query says what the server narrows by", () => {
  expect(withQuery("/t", queryOf(everything))).toBe(
    "/t?scope=queue&status=new&status=opened&status=in_progress&status=on_hold",
  );
  const narrow = { status: "closed", priority: "p1", whose: "mine", search: " oven " } as const;
  expect(withQuery("/t", queryOf(narrow))).toBe("/t?scope=queue&status=closed&priority=p1&assignee=me&q=oven");
  expect(withQuery("/t", queryOf({ ...everything, status: "any", whose: "unassigned" }))).toBe(
    "/t?scope=queue&assignee=none",
  );
});

test.each([
  [{}, true],
  [{ status: "closed" }, false],
  [{ status: "opened" }, true],
  [{ priority: "p1" }, false],
  [{ whose: "mine" }, true],
  [{ whose: "unassigned" }, false],
  [{ search: "deck breaker" }, true],
  [{ search: "#1042" }, true],
  [{ search: "pump" }, false],
] as const)("a ticket that comes live under %o fits: %s", (part, expected) => {
  expect(fits(ticket, { ...everything, ...part }, "me", false)).toBe(expected);
});

test("the server's own find stays, whatever words it found it by", () => {
  expect(fits(ticket, { ...everything, search: "said in the talk" }, "me", true)).toBe(true);
});
