import type { Webhook, WebhookAnswer, WebhookRequest } from "../platform-parts.ts";
import type { Deliver } from "./bolt-app.ts";
import { type Json, parseJson, textIn } from "./json.ts";
import { isSlackSigned } from "./signature.ts";
import type { SlackDelays } from "./slack-options.ts";
import { within } from "./within.ts";

/** Slack's largest payloads (modals with their state) stay far below. */
const limitBytes = 1024 * 1024;

export type WebhookParts = {
  readonly signingSecret: string;
  /** Null while the platform is not started. */
  readonly deliver: () => Deliver | null;
  readonly clock: () => Date;
  readonly delays: SlackDelays;
  readonly warn: (words: string) => void;
};

const answer = (status: number, body = "", contentType: string | null = null): WebhookAnswer => ({
  status,
  contentType,
  body,
});
const json = (body: unknown): WebhookAnswer => answer(200, JSON.stringify(body), "application/json");

function header(request: WebhookRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : (value?.[0] ?? null);
}

/** Events are JSON; commands are form fields, and all other interactions JSON in the form field `payload`. */
function bodyOf(request: WebhookRequest): Json {
  const text = Buffer.from(request.body).toString("utf8");
  if (!header(request, "content-type")?.includes("application/x-www-form-urlencoded")) return parseJson(text);
  const fields = new URLSearchParams(text);
  const payload = fields.get("payload");
  return payload === null ? Object.fromEntries(fields) : parseJson(payload);
}

/**
 * Where Slack calls us: events, commands and interactivity alike. An event that is not stored in time is answered 503, so that Slack sends
 * it again (at once, after one and five minutes: https://docs.slack.dev/apis/events-api#retries); a press or command, which Slack never
 * repeats, is acknowledged and answered late.
 */
export function slackWebhook({ signingSecret, deliver, clock, delays, warn }: WebhookParts): Webhook {
  return {
    path: "/slack/events",
    limitBytes,
    async receive(request) {
      const signed = {
        signature: header(request, "x-slack-signature"),
        timestamp: header(request, "x-slack-request-timestamp"),
        body: request.body,
      };
      if (!isSlackSigned(signed, signingSecret, clock())) return answer(401);
      const body = bodyOf(request);
      if (body.type === "url_verification") return json({ challenge: textIn(body, "challenge") ?? "" });
      // Slack looks whether the certificate of a command's address is good.
      if (body.ssl_check !== undefined) return answer(200);
      const take = deliver();
      if (take === null) return answer(503);
      const isEvent = body.type === "event_callback";
      const retryNum = Number(header(request, "x-slack-retry-num") ?? Number.NaN);
      const late = Symbol("late");
      try {
        const acked = await within(take(body, Number.isNaN(retryNum) ? null : retryNum), delays.ackMs, late, delays);
        if (typeof acked === "symbol") {
          warn(`a ${String(body.type ?? "command")} was not stored in time`);
          return answer(isEvent ? 503 : 200);
        }
        return acked === null ? answer(200) : json(acked);
      } catch {
        // What failed was logged where it did; Slack repeats an event, and shows a person that their press failed.
        return answer(isEvent ? 503 : 500);
      }
    },
  };
}
