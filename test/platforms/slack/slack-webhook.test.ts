import { expect, test } from "vitest";
import type { WebhookAnswer } from "../../../src/bots/platform-parts.ts";
import { signedHeaders } from "./slack-delivery.ts";
import { type SlackWorld, slackWorld } from "./slack-world.ts";

function send(
  world: SlackWorld,
  text: string,
  headers: Readonly<Record<string, string>> = {},
  secret = "signing-secret",
): Promise<WebhookAnswer> {
  const { webhook } = world.platform;
  if (webhook === null) throw new Error("there is no webhook");
  const signed = signedHeaders(secret, text, Math.floor(Date.now() / 1000));
  return webhook.receive({
    headers: { "content-type": "application/json", ...signed, ...headers },
    body: Buffer.from(text),
  });
}

const said = (text: string, ts = "1700000000.000100") =>
  JSON.stringify({
    type: "event_callback",
    team_id: "T0FIX",
    event_id: `Ev${ts}`,
    event: { type: "message", channel: "D0MARTA", channel_type: "im", user: "U0MARTA", text, ts },
  });

test("Slack's greeting is answered with its challenge, to a good signature alone", async () => {
  await using world = await slackWorld({ by: "http" });
  const greeting = JSON.stringify({ type: "url_verification", challenge: "abc" });
  expect(await send(world, greeting)).toEqual({
    status: 200,
    contentType: "application/json",
    body: '{"challenge":"abc"}',
  });
  expect((await send(world, greeting, {}, "other")).status).toBe(401);
  expect((await send(world, greeting, { "x-slack-signature": "v0=00" })).status).toBe(401);
  expect((await send(world, said("forged"), {}, "other")).status).toBe(401);
  expect(world.heard).toEqual([]);
});

test("an event is acknowledged once it is stored; a repeat changes nothing", async () => {
  await using world = await slackWorld({ by: "http" });
  expect((await send(world, said("cold"))).status).toBe(200);
  expect(world.heard.length).toBe(1);
  const again = await send(world, said("cold"), { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" });
  expect(again.status).toBe(200);
  expect(world.heard.length).toBe(1);
});

test("what is not stored in time is asked for again where Slack repeats, and acknowledged where it does not", async () => {
  await using world = await slackWorld({ by: "http", start: false, options: { delays: { ackMs: 5 } } });
  const release = Promise.withResolvers<void>();
  const stuck = {
    store: () => release.promise.then(() => ({ done: Promise.resolve({ kind: "nothing" as const }) })),
    take: () => Promise.reject(new Error("not used")),
  };
  await world.platform.start(stuck);
  expect((await send(world, said("cold"))).status).toBe(503);
  const form = new URLSearchParams({
    command: "/ticket",
    text: "list",
    user_id: "U0MARTA",
    channel_id: "D0MARTA",
    trigger_id: "t1",
  }).toString();
  expect((await send(world, form, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(200);
  release.resolve();
});

test("what cannot be stored is an error to Slack", async () => {
  await using world = await slackWorld({ by: "http", start: false });
  await world.platform.start({
    store: () => Promise.reject(new Error("the inbox is closed")),
    take: () => Promise.reject(new Error("not used")),
  });
  expect((await send(world, said("cold"))).status).toBe(503);
  const press = {
    type: "block_actions",
    user: { id: "U0MARTA" },
    team: { id: "T0FIX" },
    container: { message_ts: "1.1", channel_id: "D0MARTA" },
    channel: { id: "D0MARTA" },
    actions: [{ type: "button", action_id: "x", value: "x", action_ts: "1.2" }],
  };
  const form = new URLSearchParams({ payload: JSON.stringify(press) }).toString();
  expect((await send(world, form, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(500);
});

test("before the start and after the stop Slack is asked to come again; nonsense is no harm", async () => {
  await using world = await slackWorld({ by: "http", start: false });
  expect((await send(world, said("early"))).status).toBe(503);
  await world.start();
  for (const text of ["", "{", "null", "[]", '"x"', '{"type":7}'])
    expect((await send(world, text)).status).toBeLessThan(501);
  expect(
    (await send(world, "ssl_check=1&token=x", { "content-type": "application/x-www-form-urlencoded" })).status,
  ).toBe(200);
  await world.platform.stop();
  expect((await send(world, said("late"))).status).toBe(503);
});
