import { describe, expect, test } from "vitest";
import { slackPlatform } from "../../../src/bots/slack/platform.ts";
import { eventually } from "../../delivery/delivery-world.ts";
import { faultsOf } from "./slack-faults.ts";
import { callByWebhook, memoryInbound, memoryTokens, slackOptions } from "./slack-parts.ts";
import { card, slackWorld, told } from "./slack-world.ts";

const last = <T>(all: readonly T[]): T | undefined => all.at(-1);

describe("the connection", () => {
  test("is told to be well, with what is lacking", async () => {
    await using world = await slackWorld({ start: false });
    world.server.tokens.scopes.splice(world.server.tokens.scopes.indexOf("reactions:write"), 1);
    world.server.addChannel({ id: "C0HELP", name: "help", botIsMember: false });
    await world.start();
    const [health] = world.parts.health;
    expect(health).toMatchObject({ state: "connected" });
    expect(JSON.stringify(health)).toContain("reactions:write");
    expect(JSON.stringify(health)).toContain("the bot is not in #help: invite it");
  });

  test.each(["socket", "http"] as const)("what is mended or broken while it stands is noticed, by %s", async (by) => {
    await using world = await slackWorld({ by, start: false, options: { delays: { recheckMs: 10 } } });
    world.server.addChannel({ id: "C0DESK", name: "desk", botIsMember: false });
    await world.start();
    expect(JSON.stringify(last(world.parts.health))).toContain("#desk");
    world.server.addChannel({ id: "C0DESK", name: "desk" });
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected" && health.note === null,
    );
    const right = world.server.tokens.bot;
    world.server.tokens.bot = "xoxb-other";
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "down",
    );
    world.server.tokens.bot = right;
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected",
    );
  });

  test("a wrong token is told with how to mend it, does not reject, and recovers without a restart", async () => {
    await using world = await slackWorld({ start: false });
    const right = world.server.tokens.bot;
    world.server.tokens.bot = "xoxb-other";
    await world.start();
    expect(last(world.parts.health)).toMatchObject({ state: "down", hint: expect.stringContaining("copy it anew") });
    world.server.tokens.bot = right;
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected",
    );
    await world.marta.say(world.marta.direct, "hello");
    expect(world.heard.length).toBe(1);
  });

  test("a wrong app token is told as well", async () => {
    await using world = await slackWorld({ start: false });
    world.server.tokens.app = "xapp-other";
    await world.start();
    expect(last(world.parts.health)).toMatchObject({ state: "down" });
    world.server.tokens.app = "xapp-app";
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected",
    );
  });

  test.each(["warning", "refresh_requested"])("when Slack ends it (%s) it is made anew at once", async (reason) => {
    await using world = await slackWorld();
    const opened = () => world.server.calls.filter(({ method }) => method === "apps.connections.open").length;
    world.server.disconnect(reason);
    await eventually(
      () => [opened(), world.server.delivery.sockets().length],
      ([calls, sockets]) => calls === 2 && sockets === 1,
    );
    await world.marta.say(world.marta.direct, "still there?");
    expect(world.heard.length).toBe(1);
    expect(world.server.state.broken).toEqual([]);
  });

  test("a socket that nothing goes through any more is noticed and replaced", async () => {
    await using world = await slackWorld({ options: { delays: { pongMs: 60, watchMs: 5 } } });
    world.server.halfOpen();
    await eventually(
      () => world.server.calls.filter(({ method }) => method === "apps.connections.open").length,
      (calls) => calls > 1,
    );
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected",
    );
    await eventually(
      async () => {
        await world.marta.say(world.marta.direct, "hello?");
        return world.heard.length;
      },
      (heard) => heard > 0,
    );
  });

  test("an outage of the API is waited out", async () => {
    await using world = await slackWorld({ start: false });
    world.server.failBy(
      faultsOf(
        "apps.connections.open",
        { kind: "status", status: 503, landed: false },
        { kind: "reset", landed: false },
        { kind: "limited", retryAfterSeconds: 1 },
      ),
    );
    await world.start();
    await eventually(
      () => last(world.parts.health),
      (health) => health?.state === "connected",
    );
  });

  test("without an app token and a signing secret it says what to set", async () => {
    await using world = await slackWorld({ options: { appToken: null } });
    expect(last(world.parts.health)).toMatchObject({ state: "down", hint: expect.stringContaining("SLACK_APP_TOKEN") });
  });
});

describe.each(["socket", "http"] as const)("events, by %s", (by) => {
  test("what could not be stored is sent again and taken once; what was stored is not answered twice", async () => {
    let failures = 1;
    await using world = await slackWorld({ by });
    world.answer(() => told("Which oven?"));
    const { server, marta } = world;
    server.failBy((call) =>
      call.method === "auth.test" && failures-- > 0 ? { kind: "status", status: 500, landed: false } : null,
    );
    await marta.say(marta.direct, "cold");
    expect(world.heard.length).toBe(1);
    const event = {
      type: "message",
      channel: marta.direct.channel,
      channel_type: "im",
      user: marta.id,
      text: "cold",
      ts: world.heard[0]?.did.kind === "say" ? world.heard[0].did.message : "",
    };
    const body = { type: "event_callback", team_id: "T0FIX", event_id: "Ev9", event };
    await server.delivery.envelope("events_api", body, 1);
    await world.platform.stop();
    expect(marta.sees(marta.direct)).toEqual(["cold", "Which oven?"]);
    // Another process that knows nothing of it is told the event again.
    const twin = slackPlatform(
      slackOptions(server, by === "http" ? { appToken: null, signingSecret: "signing-secret" } : {}),
    );
    await twin.start(memoryInbound(() => told("Which oven?")));
    callByWebhook(server, twin);
    await server.delivery.envelope("events_api", body, 1);
    await twin.stop();
    expect(marta.sees(marta.direct)).toEqual(["cold", "Which oven?"]);
  });

  test("a press that Slack tells a second time is one press", async () => {
    await using world = await slackWorld({ by });
    const { marta, server, heard } = world;
    const payload = {
      type: "block_actions",
      user: { id: marta.id, name: "marta" },
      team: { id: "T0FIX" },
      trigger_id: "t",
      container: {
        type: "message",
        message_ts: "1700000000.000100",
        channel_id: marta.direct.channel,
        is_ephemeral: false,
      },
      channel: { id: marta.direct.channel },
      actions: [{ type: "button", action_id: "x", value: "x", block_id: "card-0", action_ts: "1700000001.000100" }],
    };
    await server.delivery.envelope("interactive", payload);
    await server.delivery.envelope("interactive", payload);
    expect(heard.length).toBe(1);
  });

  test("other workspaces, other kinds and nonsense are acknowledged and do nothing", async () => {
    await using world = await slackWorld({ by });
    const { server, heard } = world;
    const event = { type: "message", channel: "D0X", user: "U0X", text: "x", ts: "1.1" };
    for (const body of [
      { type: "event_callback", team_id: "T0FIX", event: { type: "channel_created", channel: {} } },
      { type: "event_callback", team_id: "T0FIX", event: { ...event, subtype: "channel_join" } },
      { type: "event_callback", team_id: "T0FIX", event: { ...event, bot_id: "B0OTHER" } },
      { type: "event_callback", team_id: "T0FIX", event: { type: "message" } },
    ]) {
      expect(await server.delivery.envelope("events_api", body)).toEqual({});
    }
    await server.delivery.envelope("interactive", {
      type: "block_actions",
      team: { id: "T0OTHER" },
      user: { id: "U" },
      actions: [],
    });
    await server.delivery.envelope("interactive", {
      type: "view_submission",
      team: { id: "T0FIX" },
      user: { id: "U" },
      view: { id: "V", callback_id: "other" },
    });
    expect(heard).toEqual([]);
  });
});

test("what was said while we were away is read in order, threads and the support channel too", async () => {
  await using world = await slackWorld({ start: false });
  const { marta, jo, help, desk, platform } = world;
  await marta.say(marta.direct, "before");
  const root = await jo.say(desk, "thread root");
  const since = new Date();
  await new Promise((resolve) => setTimeout(resolve, 3));
  await marta.say(marta.direct, "first");
  await jo.say({ ...desk, thread: root }, "second");
  const fresh = await marta.say(help, "third");
  const at = { platform: "slack", workspace: "T0FIX" } as const;
  const gone = { ...at, channel: "C0GONE", thread: null };
  await platform.post({ ...at, ...marta.direct }, { kind: "card", card: card("ours") }, "n1");
  const missed = [];
  for await (const one of platform.missedSince(
    [gone, { ...at, ...marta.direct }, { ...at, ...desk, thread: root }],
    since,
  ))
    missed.push(one);
  expect(missed.map(({ did }) => (did.kind === "say" ? did.text : null))).toMatchObject(
    ["first", "second", "third"].map((text) => [{ runs: [{ text }] }]),
  );
  expect(missed[2]).toMatchObject({ eventId: `say:C0HELP:${fresh}`, place: { thread: fresh } });
});

describe("rotating tokens", () => {
  const rotation = { clientId: "client", clientSecret: "client-secret", refreshToken: "xoxe-refresh" };

  test("a token is renewed before it expires, by one for all, and kept", async () => {
    const tokens = memoryTokens({
      access: "xoxb-bot",
      refresh: "xoxe-refresh",
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    await using world = await slackWorld({ start: false, options: { rotation, tokens } });
    const place = { platform: "slack", workspace: "T0FIX", ...world.marta.direct };
    const twin = slackPlatform(slackOptions(world.server, { rotation, tokens }));
    await Promise.all(
      [world.platform, twin].flatMap((platform) =>
        [1, 2].map((at) => platform.post(place, { kind: "card", card: card(`card ${at}`) }, `n${at}`)),
      ),
    );
    expect(world.server.calls.filter(({ method }) => method === "oauth.v2.access").length).toBe(1);
    expect(tokens.now()?.access).toBe(world.server.tokens.bot);
    expect(tokens.now()?.refresh).toBe(world.server.tokens.refresh);
  });

  test("one that Slack calls expired is renewed, and what was refused is said again", async () => {
    const tokens = memoryTokens({
      access: "xoxb-bot",
      refresh: "xoxe-refresh",
      expiresAt: new Date(Date.now() + 11 * 3_600_000).toISOString(),
    });
    await using world = await slackWorld({ start: false, options: { rotation, tokens } });
    world.server.tokens.expired.add("xoxb-bot");
    const place = { platform: "slack", workspace: "T0FIX", ...world.marta.direct };
    await world.platform.post(place, { kind: "card", card: card("hello") }, "n1");
    expect(world.marta.sees(world.marta.direct)).toEqual(["hello"]);
  });

  test("a refresh token that was used up gives way to the configured one; where none works, that is told", async () => {
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    const tokens = memoryTokens({ access: "old", refresh: "used-up", expiresAt });
    await using world = await slackWorld({ start: false, options: { rotation, tokens } });
    await world.start();
    expect(last(world.parts.health)).toMatchObject({ state: "connected" });
    await using other = await slackWorld({
      start: false,
      options: { rotation: { ...rotation, refreshToken: "wrong" }, tokens: memoryTokens() },
    });
    await other.start();
    expect(last(other.parts.health)).toMatchObject({
      state: "down",
      hint: expect.stringContaining("SLACK_REFRESH_TOKEN"),
    });
  });
});

describe("doctor", () => {
  test("finds all well, and leaves no trial message", async () => {
    await using world = await slackWorld({ start: false });
    const findings = await world.platform.check();
    expect(findings.filter(({ well }) => !well)).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(6);
    expect(world.jo.sees(world.desk)).toEqual([]);
  });

  test("says what is wrong and how to mend it, and never rejects", async () => {
    await using world = await slackWorld({ start: false, options: { supportChannel: "C0NONE" } });
    world.server.addChannel({ id: "C0DESK", name: "desk", botIsMember: false });
    world.server.tokens.app = "xapp-other";
    world.server.tokens.scopes.splice(0, 1);
    const ill = (await world.platform.check()).filter(({ well }) => !well);
    expect(ill.map(({ what }) => what)).toEqual([
      "Slack scopes",
      "Slack desk channel",
      "Slack support channel",
      "Slack app token (Socket Mode)",
    ]);
    expect(ill.every(({ hint }) => hint !== null && hint.length > 20)).toBe(true);
    world.server.tokens.bot = "xoxb-other";
    expect((await world.platform.check())[0]).toMatchObject({ well: expect.any(Boolean) });
  });
});
