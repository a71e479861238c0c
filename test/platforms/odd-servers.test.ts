import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { discordPlatform } from "../../src/bots/discord/platform.ts";
import { type PlaceRef, PlatformFault } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";
import { slackPlatform } from "../../src/bots/slack/platform.ts";
import { telegramPlatform } from "../../src/bots/telegram/platform.ts";
import { given, partsFor } from "./discord/discord-subject.ts";
import { saying } from "./discord/discord-world.ts";
import { memoryTokens, slackParts } from "./slack/slack-parts.ts";
import { quickTimes } from "./telegram/telegram-world.ts";

/** What stands before a platform (a load balancer, a proxy, a firewall) answers in its own way, which no documentation promises. */
type Odd = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

const page = "<html><head><title>Error</title></head><body><h1>Error</h1></body></html>";
const html = { "content-type": "text/html" };

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function answering({ status, headers = html, body }: Odd): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(status, headers).end(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const makers: Readonly<Record<string, (origin: string) => ChatPlatform>> = {
  slack: (origin) =>
    slackPlatform({
      botToken: "xoxb-bot",
      appToken: "xapp-app",
      signingSecret: null,
      deskChannel: "C0DESK",
      supportChannel: null,
      apiUrl: `${origin}/api/`,
      rotation: null,
      tokens: memoryTokens(),
      parts: slackParts(),
    }),
  discord: (origin) =>
    discordPlatform({
      token: "a.b.c",
      guildId: "1",
      deskChannel: "2",
      workChannel: null,
      supportChannel: null,
      apiUrl: `${origin}/api`,
      parts: partsFor(given()),
    }),
  telegram: (origin) =>
    telegramPlatform({
      token: "1:a",
      deskChat: "-1001",
      mode: "polling",
      webhookSecret: null,
      publicUrl: null,
      apiRoot: origin,
      parts: partsFor(given()),
      times: quickTimes,
    }),
};

async function faultOf(name: string, odd: Odd): Promise<PlatformFault> {
  const platform = makers[name]?.(await answering(odd)) ?? expect.fail();
  const place: PlaceRef = { platform: name, workspace: "", channel: name === "slack" ? "D1" : "7", thread: null };
  const thrown = await platform.post(place, saying("x"), "n1").catch((error: unknown) => error);
  await platform.stop();
  return thrown instanceof PlatformFault ? thrown : expect.fail(String(thrown));
}

const platforms = Object.keys(makers);

test.each(platforms)(
  "%s: a page instead of an answer means that it may have happened, and is no reason to give up",
  async (name) => {
    for (const status of [502, 504]) {
      expect(await faultOf(name, { status, body: page })).toMatchObject({ kind: "unreachable", inDoubt: true });
    }
  },
);

test.each(platforms)("%s: too fast, said by a page, is waited for", async (name) => {
  const fault = await faultOf(name, { status: 429, headers: { ...html, "retry-after": "2" }, body: page });
  expect(fault.kind).toBe("limited");
  expect(fault.retryAfterMs).toBeGreaterThanOrEqual(2000);
});

test.each(platforms)("%s: too fast without a word of how long is waited for", async (name) => {
  expect(await faultOf(name, { status: 429, body: "" })).toMatchObject({ kind: "limited" });
});

test.each(platforms)("%s: part of a second is waited for, and never no time at all", async (name) => {
  const { kind, retryAfterMs } = await faultOf(name, {
    status: 429,
    headers: { ...html, "retry-after": "0.4" },
    body: "",
  });
  expect(kind).toBe("limited");
  expect(retryAfterMs).toBeGreaterThanOrEqual(400);
});

test.each([2, "2", "2.0"])("telegram: how long to wait is read however it is told (%j)", async (retry_after) => {
  const refusal = { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after } };
  const odd = { status: 429, headers: { "content-type": "application/json" }, body: JSON.stringify(refusal) };
  expect(await faultOf("telegram", odd)).toMatchObject({ kind: "limited", retryAfterMs: 2000 });
});

test.each(platforms)(
  "%s: a refusal that nobody knows says what was answered, and is no defect of ours",
  async (name) => {
    const code = "a_brand_new_reason";
    const bodies: Readonly<Record<string, object>> = {
      slack: { ok: false, error: code },
      discord: { message: code, code: 999_999 },
      telegram: { ok: false, error_code: 400, description: `Bad Request: ${code}` },
    };
    const json = { "content-type": "application/json" };
    const body = JSON.stringify(bodies[name]);
    const fault = await faultOf(name, { status: name === "slack" ? 200 : 400, headers: json, body });
    expect(fault).toMatchObject({ kind: "refused", message: expect.stringContaining(code) });
  },
);
