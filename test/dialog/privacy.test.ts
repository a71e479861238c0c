import { afterAll, beforeAll, expect, test } from "vitest";
import { privacyJobs } from "../../src/wiring/keep-privacy.ts";
import { buttonOf, type Chat, openChat, textOf } from "./dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

test("/privacy says what is kept and erases after a question that words cannot answer; the answer says what stays", async () => {
  const { customer } = chat.people;
  const home = chat.private(customer);
  const ticket = await chat.open(customer, chat.private(customer, "c-1"));
  const asked = await chat.command(customer, home, "privacy");
  expect(textOf(asked)).toContain("yours");
  expect(textOf(await chat.press(customer, home, buttonOf(asked, "Take a copy")))).toMatch(/web address|Sign in/);
  expect(textOf(await chat.command(customer, home, "privacy erase-yes"))).toContain("yours");
  const question = await chat.press(customer, home, buttonOf(asked, "Erase everything"));
  expect(textOf(question)).toContain("cannot be undone");
  const done = textOf(await chat.press(customer, home, buttonOf(question, "Yes, erase everything")));
  expect(done).toMatch(/tickets emptied of their words: 1/);
  const [row] = await chat.t.db.sql`
    select a.name, a.active, a.erased_at is not null as erased, t.title, t.description
    from tickets t join accounts a on a.id = t.opener_id where t.id = ${ticket.id}`;
  expect(row).toEqual({ name: "–", active: false, erased: true, title: `#${ticket.number}`, description: "" });
});

test("after an erasure the warehouse is built anew as often as it keeps snapshots, once", async () => {
  const full: boolean[] = [];
  let kind: "full" | "busy" = "busy";
  const [rebuild] = privacyJobs({
    desk: chat.t.desk,
    warehouse: async () => ({
      refresh: async (options) => {
        full.push(options?.full ?? false);
        return kind === "busy" ? { kind } : { kind, manifest: {} as never, changes: 0 };
      },
    }),
  });
  await rebuild?.run();
  expect(full).toEqual([true]);
  kind = "full";
  await rebuild?.run();
  expect(full).toEqual([true, true, true, true]);
  await rebuild?.run();
  expect(full).toHaveLength(4);
});
