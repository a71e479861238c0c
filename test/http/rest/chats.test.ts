import { afterAll, expect, test } from "vitest";
import { restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { customer, stranger, technician, admin } = world.server.people;
afterAll(() => world[Symbol.asyncDispose]());

test("a conversation has its history; a note is the staff's alone, also as the last word", async () => {
  const { number } = (await ask(customer, "POST", "/tickets", { description: "cold" })).body;
  await ask(customer, "POST", "/tickets", { description: "silent" });
  await ask(customer, "POST", `/tickets/${number}/messages`, { text: "hello" });
  await ask(admin, "POST", `/tickets/${number}/messages`, { text: "on the way" });
  await ask(technician, "POST", `/tickets/${number}/notes`, { text: "secret note" });
  const mine = (await ask(customer, "GET", "/chats")).body.items;
  expect(mine.map(({ messages }: { messages: number }) => messages)).toEqual([0, 2]);
  expect(mine[1]).toMatchObject({
    ticketNumber: number,
    open: true,
    last: { text: "on the way", author: { name: "Ada" } },
  });
  const staff = (await ask(technician, "GET", "/chats?q=cold")).body.items;
  expect(staff).toMatchObject([{ messages: 3, last: { text: "secret note", visibility: "staff" } }]);
  const one = (await ask(customer, "GET", `/chats/${number}?limit=1`)).body;
  expect(one.history).toMatchObject([{ mine: false, visibility: "customer" }]);
  const older = (await ask(customer, "GET", `/chats/${number}?before=${one.before}`)).body;
  expect(older.history).toMatchObject([{ mine: true }]);
  expect(older.before).toBeNull();
  expect(JSON.stringify([mine, one, older])).not.toContain("secret");
  expect((await ask(technician, "GET", `/chats/${number}`)).body.history).toHaveLength(3);
  const notes = (await ask(technician, "GET", `/tickets/${number}/notes`)).body;
  expect(notes.messages).toMatchObject([{ visibility: "staff" }]);
  expect((await ask(customer, "GET", `/tickets/${number}/notes`)).body.code).toBe("action.forbidden");
  expect((await ask(stranger, "GET", `/tickets/${number}/notes`)).body.code).toBe("ticket.unknown");
  expect((await ask(stranger, "GET", "/chats")).body.items).toEqual([]);
  expect((await ask(stranger, "GET", `/chats/${number}`)).body.code).toBe("ticket.unknown");
});

test("pages of chats; bad input is refused", async () => {
  const first = (await ask(admin, "GET", "/chats?limit=1")).body;
  const second = (await ask(admin, "GET", `/chats?limit=1&cursor=${first.nextCursor}`)).body;
  expect([first.items[0].title, second.items[0].title]).toEqual(["silent", "cold"]);
  for (const query of ["limit=0", "status=burnt", "cursor=x", "scope=all"]) {
    expect((await ask(admin, "GET", `/chats?${query}`)).status, query).toBe(400);
  }
});

test("tickets are sorted as asked, and their cursors belong to their sort", async () => {
  const titles = async (query: string) =>
    (await ask(admin, "GET", `/tickets?${query}`)).body.items.map(({ title }: { title: string }) => title);
  await ask(customer, "POST", "/tickets", { description: "burning", urgency: "critical" });
  await ask(customer, "PATCH", "/tickets/1001", { dueAt: "2026-03-05T00:00:00Z" });
  expect(await titles("")).toEqual(["burning", "silent", "cold"]);
  expect(await titles("sort=oldest")).toEqual(["cold", "silent", "burning"]);
  expect((await titles("sort=priority"))[0]).toBe("burning");
  expect((await titles("sort=due"))[0]).toBe("cold");
  expect((await titles("sort=updated")).length).toBe(3);
  for (const sort of ["oldest", "priority", "due", "updated", "newest"]) {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = (await ask(admin, "GET", `/tickets?sort=${sort}&limit=1${cursor}`)).body;
      seen.push(...page.items.map(({ title }: { title: string }) => title));
      cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "" && seen.length < 10);
    expect([...seen].sort(), sort).toEqual(["burning", "cold", "silent"]);
  }
  const { nextCursor } = (await ask(admin, "GET", "/tickets?sort=priority&limit=1")).body;
  const forged = (text: string) => Buffer.from(text).toString("base64url");
  for (const query of [
    `cursor=${nextCursor}`,
    `sort=due&cursor=${nextCursor}`,
    `cursor=${forged("2026-99-99T00:00:00Z 01890000-0000-7000-8000-00000000dead")}`,
    `cursor=${forged("2026-03-02T09:00:00Z ------------------------------------")}`,
    `cursor=${forged("0001-01-01T00:00:00Z x")}`,
  ]) {
    const { status, body } = await ask(admin, "GET", `/tickets?${query}`);
    expect([status, body.code], query).toEqual([400, "cursor.invalid"]);
  }
});
