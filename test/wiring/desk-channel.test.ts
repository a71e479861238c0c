import { afterEach, beforeEach, expect, test } from "vitest";
import { configureDeskChannel, deskChannelsOf } from "../../src/core/store/desk-channels.ts";
import { reopenDesk } from "../../src/core/usecases/reopen-desk.ts";
import { type Chat, openChat } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat("strict");
  await chat.t.db.sql`delete from desk_channels`;
});
afterEach(() => chat[Symbol.asyncDispose]());

const ref = (channel: string, workspace = "T1") => ({ platform: "strict", workspace, channel });
const configure = (channel: string, workspace?: string) =>
  chat.t.desk.transact((work) => configureDeskChannel(work, ref(channel, workspace)));
const channels = async () =>
  (await chat.t.desk.read((work) => deskChannelsOf(work, "strict"))).map(
    ({ workspace, channel }) => `${workspace}/${channel}`,
  );

test("the channel that the configuration names is the default one, once; another takes its place", async () => {
  await configure("A");
  await configure("A");
  expect(await channels()).toEqual(["T1/A"]);
  // What an admin has added stays.
  await chat.t.db
    .sql`insert into desk_channels (id, platform, workspace, channel, created_at) values (gen_random_uuid(), 'strict', 'T1', 'own', now())`;
  await configure("B");
  expect((await channels()).sort()).toEqual(["T1/B", "T1/own"]);
  // Named by the configuration too, its language stays, and it goes when the configuration moves on.
  await chat.t.db.sql`update desk_channels set language = 'es' where channel = 'own'`;
  await configure("own");
  expect(await channels()).toEqual(["T1/own"]);
  const [row] = await chat.t.db.sql`select language from desk_channels where channel = 'own'`;
  expect(row?.language).toBe("es");
});

test("tickets whose desk channel was deleted get a thread in the new one, with what was said; the others stay", async () => {
  const { customer, stranger } = chat.people;
  await configure("A");
  const lost = await chat.open(customer, chat.private(customer, "c-1"));
  await chat.say(customer, chat.private(customer, "c-1"), "It smells burnt");
  const kept = await chat.open(stranger, chat.private(stranger, "c-2"));
  await takeDeliveries(chat.t);
  await chat.t.db.sql`update places set state = 'gone' where kind = 'desk' and conversation_id = ${lost.id}`;
  await configure("B");
  const reopen = (channel: string) => chat.t.desk.transact((work) => reopenDesk(work, ref(channel)));
  expect(await reopen("B")).toBe(1);
  expect(await reopen("B")).toBe(0);
  const taken = await takeDeliveries(chat.t);
  expect(taken.map(({ job }) => [job.kind, job.place.channel, job.place.conversationId])).toEqual([
    ["open", "B", lost.id],
    ["post", "B", lost.id],
  ]);
  expect(taken.some(({ job }) => job.place.conversationId === kept.id)).toBe(false);
  // The same channel, there again: its place is opened anew.
  await chat.t.db.sql`update places set state = 'gone' where kind = 'desk' and conversation_id = ${lost.id}`;
  expect(await reopen("B")).toBe(1);
  expect((await takeDeliveries(chat.t)).map(({ job }) => job.kind)).toEqual(["open"]);
});
