import { afterAll, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { Outgoing, PlaceRef } from "../../src/bots/platform.ts";
import { webPlatform } from "../../src/bots/web/platform.ts";
import { newestWebChange, webChangesSince } from "../../src/core/store/web-posts.ts";
import { postStoreIn, postStoreOf } from "../../src/http/post-store.ts";
import { presentPost } from "../../src/http/present/present-post.ts";
import { testDesk } from "../harness/desk.ts";

const t = await testDesk();
afterAll(() => t[Symbol.asyncDispose]());
const posts = postStoreOf(t.desk);
const platform = webPlatform({ posts, readUpload: async () => new Uint8Array([1]) });
const place: PlaceRef = { platform: "web", workspace: "", channel: "account:a", thread: "c-1" };
const card: Card = {
  tone: "plain",
  title: "T",
  body: [],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: "T",
};
const message = (text: string, edited = false): Outgoing => ({
  kind: "message",
  author: { name: "Jo", role: "technician" },
  text: [{ kind: "paragraph", runs: [{ text }] }],
  files: [],
  replyTo: null,
  edited,
  staffOnly: false,
  words: { edited: "edited", note: "note" },
});
const noLinks = { secret: "s", now: new Date(0), minutes: 1 };
const kept = async (channel = place.channel) =>
  t.desk.read((work) => webChangesSince(work, new Map([[channel, 0]]), 1_000));

test("one nonce makes one post, however many try at once", async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => platform.post(place, message("hi"), "n1")));
  expect(new Set(made.map((one) => one.message)).size).toBe(1);
  expect(await kept()).toHaveLength(1);
  expect(await platform.find(place, "n1", new Date(0))).toBe(made[0]?.message);
  expect(await platform.find(place, "other", new Date(0))).toBeNull();
});

test("a post shows when it was said, not when it came, and goes on doing so when it is drawn again", async () => {
  const happenedAt = "2026-03-01T08:15:00.000Z";
  const { message: id } = await platform.post(place, { ...message("long ago"), happenedAt }, "n-late");
  const shownAt = async () => {
    const row = (await kept()).find((one) => one.id === id);
    return row === undefined ? null : presentPost(row, "a", noLinks, new Set()).at;
  };
  expect(await shownAt()).toBe(happenedAt);
  await platform.edit(place, id, message("long ago, mended", true));
  expect(await shownAt()).toBe(happenedAt);
});

test("edits keep reactions, deletes keep a tombstone, and what is gone is said to be gone", async () => {
  const { message: id } = await platform.post(place, message("one"), "n2");
  await platform.react(place, id, "👍", true);
  await platform.react(place, id, "👍", true);
  await platform.edit(place, id, message("two", true));
  const row = (await kept()).find((one) => one.id === id);
  expect(row?.content).toMatchObject({ text: [{ runs: [{ text: "two" }] }], reactions: [{ emoji: "👍", by: "desk" }] });
  expect(row?.editedAt).not.toBeNull();
  await platform.react(place, id, "👍", false);
  await platform.remove(place, id);
  const gone = (await kept()).find((one) => one.id === id);
  expect(gone).toMatchObject({ content: {}, deletedAt: expect.any(Date) });
  await expect(platform.edit(place, id, message("x"))).rejects.toMatchObject({ kind: "gone" });
  await expect(platform.react(place, id, "👍", true)).rejects.toMatchObject({ kind: "gone" });
  await expect(platform.remove(place, "d:no")).rejects.toMatchObject({ kind: "gone" });
});

test("a line is opened once, with its card at the head", async () => {
  const user = { platform: "web", workspace: "", user: "b", name: "Jo", language: null };
  const request = { kind: "line", user, key: "ticket-1", title: "#1", head: card } as const;
  const [one, other] = await Promise.all([platform.open(request), platform.open(request)]);
  expect(one).toEqual(other);
  expect(one.place).toEqual({ platform: "web", workspace: "", channel: "account:b", thread: "line-ticket-1" });
  expect((await kept("account:b")).map(({ id }) => id)).toEqual([one.cardMessage]);
  expect((await platform.open({ kind: "direct", user })).place.thread).toBeNull();
});

test("changes are numbered in the order of commits: who has seen one has seen all before it", async () => {
  const channel = "account:order";
  let seen = 0;
  let reading = true;
  const numbers: number[] = [];
  const reader = (async () => {
    while (reading || (await t.desk.read((work) => newestWebChange(work, channel))) > seen) {
      const rows = await t.desk.read((work) => webChangesSince(work, new Map([[channel, seen]]), 7));
      for (const row of rows) {
        numbers.push(row.change);
        seen = row.change;
      }
    }
  })();
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      t.desk.transact(async (work) => {
        const content = { kind: "card" as const, card, reactions: [] };
        await postStoreIn(work).add({ channel, thread: null, id: `p${n}`, authorId: null, content });
        // A transaction that lingers after its number was given.
        await work.sql`select pg_sleep(${(n % 3) / 200})`;
      }),
    ),
  );
  reading = false;
  await reader;
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
});
