import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";

/** What a run of events came to. */
export type EventRun = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
};

/** One event as it goes over the wire. */
export type WireEvent = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A signed event of Slack's: a note in a thread of a channel. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function slackEvent(
  secret: string,
  where: { channel: string; thread: string; user: string; team: string },
  nth: number,
): WireEvent {
  const at = Date.now() / 1000;
  const ts = `${Math.floor(at)}.${String(nth % 1_000_000).padStart(6, "0")}`;
  const body = JSON.stringify({
    type: "event_callback",
    team_id: where.team,
    api_app_id: "A0FIX",
    event_id: `EvBench${process.pid}x${nth}`,
    event_time: Math.floor(at),
    authorizations: [{ enterprise_id: null, team_id: where.team, user_id: "U0BOT", is_bot: true }],
    event: {
      type: "message",
      channel: where.channel,
      channel_type: "channel",
      user: where.user,
      text: `The breaker trips again when it heats, attempt ${nth}`,
      ts,
      event_ts: ts,
      thread_ts: where.thread,
      client_msg_id: `${process.pid}-${nth}`,
    },
  });
  const seconds = String(Math.floor(at));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": seconds,
    "x-slack-signature": signature,
  };
  return { path: "/slack/events", headers, body };
}

/** An update of Telegram's: a note in a topic of the desk's group. */
export function telegramEvent(
  secret: string,
  where: { chat: number; topic: number; user: number },
  nth: number,
): WireEvent {
  const body = JSON.stringify({
    update_id: 900_000_000 + nth,
    message: {
      message_id: 5_000_000 + nth,
      message_thread_id: where.topic,
      is_topic_message: true,
      date: Math.floor(Date.now() / 1000),
      chat: { id: where.chat, type: "supergroup", title: "Desk", is_forum: true },
      from: { id: where.user, is_bot: false, first_name: "Ada", language_code: "en" },
      text: `The breaker trips again when it heats, attempt ${nth}`,
    },
  });
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
  return { path: "/telegram/webhook", headers, body };
}

/** Sends events over `connections` connections for so many seconds; `perSecond` paces them, null is as fast as they are answered. */
export async function sendEvents(
  address: string,
  make: () => WireEvent,
  { seconds, connections, perSecond }: { seconds: number; connections: number; perSecond: number | null },
): Promise<EventRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  let sent = 0;
  async function lane(): Promise<void> {
    while (performance.now() < end) {
      if (perSecond !== null) {
        const due = began + (sent / perSecond) * 1000;
        if (due > performance.now()) {
          await new Promise((resolve) => setTimeout(resolve, Math.max(1, due - performance.now())));
          continue;
        }
      }
      sent += 1;
      const at = performance.now();
      const status = await post(agent, address, make()).catch(() => 0);
      took.push(performance.now() - at);
      if (status !== 200) failed += 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, lane));
  const lasted = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.floor((took.length - 1) * share)] ?? Number.NaN;
  return { perSecond: took.length / lasted, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}

function post(agent: Agent, address: string, { path, headers, body }: WireEvent): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${address}${path}`, {
      method: "POST",
      agent,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
    });
    call.on("error", reject);
    call.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    call.end(body);
  });
}
