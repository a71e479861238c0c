import { expect, test } from "vitest";
import type { TicketJson } from "../protocol.ts";
import { applyTickets } from "./apply-tickets.ts";

const ticket = (number: number, version = 1, status = "new") =>
  ({ id: `t${number}`, number, version, status, createdAt: `2026-11-20T10:00:00.${number}Z` }) as TicketJson;
const all = () => true;
const isNew = (one: TicketJson) => one.status === "new";
const numbers = (list: readonly TicketJson[]) => list.map(({ number }) => number);

test("a new ticket stands where the list would show it", () => {
  expect(numbers(applyTickets([ticket(105), ticket(103)], [ticket(104)], [], all, null))).toEqual([105, 104, 103]);
});

test("an older version does not overwrite a newer one", () => {
  const known = [ticket(105, 3, "opened")];
  expect(applyTickets(known, [ticket(105, 2)], [], all, null)[0]?.status).toBe("opened");
});

test("what no longer fits leaves, and so does what is gone", () => {
  const known = [ticket(105), ticket(104), ticket(103)];
  expect(numbers(applyTickets(known, [ticket(105, 2, "closed")], ["t104"], isNew, null))).toEqual([103]);
});

test("what lies below the loaded pages comes with its page", () => {
  const known = [ticket(105), ticket(104)];
  expect(numbers(applyTickets(known, [ticket(101)], [], all, ticket(104)))).toEqual([105, 104]);
  expect(numbers(applyTickets(known, [ticket(106)], [], all, ticket(104)))).toEqual([106, 105, 104]);
});
