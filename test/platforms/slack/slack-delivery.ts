import { createHmac, randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { asJson, type Json, parseJson } from "../../../src/bots/slack/json.ts";
import type { SlackState } from "./slack-state.ts";

/** A request of Slack's to the app's own address, and what it was answered. */
export type CallApp = (
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
) => Promise<{ readonly status: number; readonly body: string }>;

export type DeliveryTimes = {
  /** How long Slack waits for an acknowledgement: 3 s. https://docs.slack.dev/apis/events-api#responding */
  readonly ackMs: number;
  /** When an event is sent again: nearly at once, after 1 and after 5 minutes. https://docs.slack.dev/apis/events-api#retries */
  readonly retryMs: readonly number[];
};

type Kind = "events_api" | "interactive" | "slash_commands";
/** What the app answered; null where it did not in time. */
export type Acked = Json | null;

export type SlackDelivery = {
  event(event: Json): Promise<Acked>;
  /** An interaction or command: never repeated. */
  interact(kind: "interactive" | "slash_commands", payload: Json): Promise<Acked>;
  /** Sends an event's body as it is: for repeats and hostile ones. */
  envelope(kind: Kind, body: Json, retryNum?: number): Promise<Acked>;
  addSocket(socket: WebSocket): void;
  sockets(): readonly WebSocket[];
  /** From now on Slack calls the app over HTTP. */
  callBy(call: CallApp, secret: string): void;
  /** Waits until all that is under way was acknowledged or given up. */
  settled(): Promise<void>;
};

/** The signature of https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signedHeaders(secret: string, body: string, seconds: number): Readonly<Record<string, string>> {
  const signature = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
}

/** Brings payloads to the app, by socket or HTTP, and watches that each is acknowledged in time. */
export function slackDelivery(state: SlackState, times: DeliveryTimes): SlackDelivery {
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, (answer: Acked) => void>();
  const acked = new Set<string>();
  const under = new Set<Promise<unknown>>();
  /** The connection was lost before the last payload was acknowledged: the person sees a failure, and no rule is broken. */
  let wasCut = false;
  let http: { readonly call: CallApp; readonly secret: string } | null = null;

  function track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => under.delete(tracked));
    under.add(tracked);
    return tracked;
  }

  /** Gives up after the time that Slack waits. */
  function inTime<T>(work: Promise<T>): Promise<T | null> {
    const { promise, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), times.ackMs);
    return Promise.race([work, promise]).finally(() => clearTimeout(timer));
  }

  function onFrame(text: string): void {
    const frame = parseJson(text);
    const id = String(frame.envelope_id);
    const take = waiting.get(id);
    if (take === undefined) {
      state.broken.push(
        acked.has(id) ? "an envelope was acknowledged twice, or too late" : `an unknown envelope ${id}`,
      );
      return;
    }
    waiting.delete(id);
    acked.add(id);
    take(asJson(frame.payload));
  }

  async function bySocket(kind: Kind, payload: Json, retryNum: number): Promise<Acked> {
    const socket = sockets.at(-1);
    wasCut = socket === undefined;
    if (socket === undefined) return null;
    const envelope_id = randomUUID();
    const { promise, resolve } = Promise.withResolvers<Acked>();
    waiting.set(envelope_id, resolve);
    const gone = (): void => {
      wasCut = true;
      resolve(null);
    };
    socket.once("close", gone);
    const retry = kind === "events_api" ? { retry_attempt: retryNum, retry_reason: retryNum > 0 ? "timeout" : "" } : {};
    socket.send(
      JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload: kind !== "events_api", ...retry }),
    );
    const answer = await inTime(promise);
    socket.off("close", gone);
    if (waiting.delete(envelope_id) && sockets.includes(socket)) acked.add(envelope_id);
    return answer;
  }

  async function byHttp(kind: Kind, payload: Json, retryNum: number): Promise<Acked> {
    if (http === null) return null;
    const form = new URLSearchParams(
      kind === "slash_commands"
        ? Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)])
        : { payload: JSON.stringify(payload) },
    );
    const body = kind === "events_api" ? JSON.stringify(payload) : form.toString();
    const headers = {
      ...signedHeaders(http.secret, body, Math.floor(state.now() / 1000)),
      "content-type": kind === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      ...(retryNum > 0 ? { "x-slack-retry-num": String(retryNum), "x-slack-retry-reason": "http_timeout" } : {}),
    };
    const answer = await inTime(http.call(headers, Buffer.from(body)));
    return answer === null || answer.status !== 200 ? null : parseJson(answer.body);
  }

  const send = (kind: Kind, body: Json, retryNum: number): Promise<Acked> =>
    http === null ? bySocket(kind, body, retryNum) : byHttp(kind, body, retryNum);

  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  async function repeated(body: Json): Promise<Acked> {
    for (const [attempt, waitMs] of [0, ...times.retryMs].entries()) {
      if (attempt > 0) await pause(waitMs);
      const answer = await send("events_api", body, attempt);
      if (answer !== null) return answer;
    }
    return null;
  }

  return {
    event: (event) =>
      track(
        repeated({
          token: "verification",
          team_id: state.team,
          api_app_id: "A0FIX",
          event,
          type: "event_callback",
          event_id: state.nextId("Ev"),
          event_time: Math.floor(state.now() / 1000),
          authorizations: [{ enterprise_id: null, team_id: state.team, user_id: state.botUser, is_bot: true }],
        }),
      ),
    async interact(kind, payload) {
      const answer = await track(send(kind, payload, 0));
      if (answer === null && !wasCut) state.broken.push(`${kind} was not acknowledged within 3 s`);
      return answer;
    },
    envelope: (kind, body, retryNum = 0) => track(send(kind, body, retryNum)),
    addSocket(socket) {
      sockets.push(socket);
      socket.on("message", (data) => onFrame(String(data)));
      socket.on("close", () => {
        sockets.splice(sockets.indexOf(socket), 1);
      });
    },
    sockets: () => sockets,
    callBy(call, secret) {
      http = { call, secret };
    },
    async settled() {
      while (under.size > 0) await Promise.allSettled(under);
    },
  };
}
