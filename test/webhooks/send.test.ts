import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { emit } from "../../src/core/store/events.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { rotateWebhookSecret } from "../../src/core/usecases/rotate-webhook-secret.ts";
import { startReceiver } from "./receiver.ts";
import { key, webhookWorld } from "./webhook-world.ts";

const isValid = (secret: string, message: { body: string; headers: object }) => {
  try {
    new Webhook(secret).verify(message.body, message.headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
};

test("an endpoint is told, in order, what it asked for, signed so that the standard's own library agrees", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  world.clock.now = new Date();
  await world.happen("ticket.closed");
  const { webhookId, secret } = await world.endpoint(receiver.url, { events: ["ticket.created", "shift.*"] });
  world.start();
  const opened = await world.open();
  await world.happen("shift.started");
  await world.happen("ticket.closed");
  await world.happen("shift.ended");
  await world.until("three came", () => receiver.received.length === 3);
  expect(receiver.received.map(({ json }) => json.type)).toEqual(["ticket.created", "shift.started", "shift.ended"]);
  const [first] = receiver.received;
  if (first === undefined) throw new Error("nothing came");
  expect(first.json.data).toMatchObject({ ticketId: opened.ticketId, ticketNumber: opened.number, eventId: first.id });
  expect(first.json.timestamp).toBe(world.clock.now.toISOString());
  expect(first.headers["webhook-signature"]).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  expect(isValid(secret, first)).toBe(true);
  expect(isValid(secret, { ...first, body: first.body.replace("ticket", "tickets") })).toBe(false);
  // Words of people are nobody's business here.
  expect(first.body).not.toMatch(/oven/i);
  await world.until("all is done", async () =>
    (await world.deliveries(webhookId)).every(({ state, attempts }) => state === "sent" && attempts === 1),
  );
});

test("while a secret is renewed both sign; the old one ends when it was said to, and none lies open in the database", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  world.clock.now = new Date();
  const { webhookId, secret: old } = await world.endpoint(receiver.url, { events: ["*"] });
  const { secret } = await world.act((work) =>
    rotateWebhookSecret(work, world.people.admin, { webhookId, keepOldHours: 1, key }),
  );
  world.start();
  await world.until("the rotation was told", () => receiver.received.length === 2);
  const [both] = receiver.received;
  if (both === undefined) throw new Error("nothing came");
  expect(String(both.headers["webhook-signature"]).split(" ")).toHaveLength(2);
  expect([isValid(old, both), isValid(secret, both)]).toEqual([true, true]);
  world.clock.forward(61);
  await world.happen("ticket.created");
  await world.until("one more came", () => receiver.received.length === 3);
  const late = receiver.received[2];
  if (late === undefined) throw new Error("nothing came");
  expect(String(late.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  const rows = await world.db.sql`select encode(sealed, 'escape') as text from webhook_secrets`;
  expect(rows.some(({ text }) => String(text).includes(secret) || String(text).includes(secret.slice(6)))).toBe(false);
});

test("words go out only as far as the scope says, as they are when they are sent", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  for (const scope of ["ids", "customer_words", "all_words"] as const) {
    await world.endpoint(`${receiver.url}/${scope}`, { events: ["message.posted"], scope });
  }
  const { ticketId } = await world.open();
  const say = (visibility: "customer" | "staff", text: string) =>
    world.act((work) =>
      postMessage(work, visibility === "staff" ? world.people.technician : world.people.customer, {
        ticketId,
        visibility,
        body: fromPlain(text),
        replyToId: null,
        fileIds: [],
        placeId: null,
        platformMessageId: null,
      }),
    );
  await say("customer", "It hums");
  await say("staff", "He kicked it again");
  await world.db.sql`update messages set plain = 'It hums <3' where plain = 'It hums'`;
  world.start();
  await world.until("six came", () => receiver.received.length >= 6);
  const told = (text: string) => receiver.received.filter(({ body }) => body.includes(text)).length;
  expect(told("He kicked it again")).toBe(1);
  expect(told("It hums <3")).toBe(2);
  expect(told("Cold oven")).toBe(4);
  const ids = receiver.received.filter(({ json }) => !("words" in json.data));
  expect(ids).toHaveLength(2);
});

test("whatever slips into an event's own data, only ids, numbers and codes go out", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  await world.endpoint(receiver.url);
  world.start();
  const id = "01890000-0000-7000-8000-000000000001";
  const data = {
    note: "Marta Rossi",
    from: "new",
    to: "Marta Rossi",
    reportId: id,
    minutes: 3,
    tags: ["vip"],
    deep: { a: "b" },
  };
  await world.act((work) =>
    emit(work, { kind: "ticket.changed", subjectId: id, actor: { kind: "clock" }, data, words: { reason: "private" } }),
  );
  await world.until("it came", () => receiver.received.length === 1);
  expect(receiver.received[0]?.json.data.details).toEqual({ from: "new", reportId: id, minutes: 3 });
});

test("an endpoint whose owner may not have one any more is told nothing, and the other admins hear of it", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url, { by: world.people.otherAdmin });
  await world.act((work) =>
    deactivateAccount(work, world.people.admin, { accountId: world.people.otherAdmin.accountId }),
  );
  world.start();
  await world.happen("ticket.created");
  await world.until("it is off", async () => {
    const [row] = await world.db.sql`select disabled_because from webhook_endpoints where id = ${webhookId}`;
    return row?.disabled_because === "owner";
  });
  expect(receiver.received).toEqual([]);
  const notices = await world.db.sql`select data from deliveries where notice = 'webhook.disabled'`;
  expect(notices.map(({ data }) => data)).toEqual([{ name: "ops", because: "owner" }]);
});
