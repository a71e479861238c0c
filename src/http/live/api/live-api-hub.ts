import { Problem } from "../../../core/domain/problem.ts";
import { requireDeskAction } from "../../../core/domain/require-desk-action.ts";
import { findTicketFor } from "../../../core/store/tickets.ts";
import type { HttpParts } from "../../http-parts.ts";
import { singleFlight } from "../single-flight.ts";
import type { ClientFrame } from "./live-frames.ts";
import { type Subscriber, sayGoodbye, tell } from "./live-subscriber.ts";
import { pushSubscriptions } from "./push-subscriptions.ts";

/** Everybody who listens by `/api/v1/live` in this process. */
export type LiveApiHub = {
  readonly subscribers: ReadonlySet<Subscriber>;
  add(subscriber: Subscriber): void;
  remove(subscriber: Subscriber): void;
  /** Does what a frame asks. Throws Problems for the one who sent it. */
  take(subscriber: Subscriber, frame: ClientFrame): Promise<void>;
  /** Asks each who it is: what was signed out is closed at once. */
  verify(): void;
  close(): Promise<void>;
};

const heartbeatMs = 30_000;
/** A wake-up that got lost delays an event by no more than this. */
const safetyNetMs = 2_000;
const subscriptionsAtMost = 50;
const lookAgainMs = 50;

/** Makes the hub and lets it listen. `close` ends all of it. */
export function makeLiveApiHub(parts: HttpParts): LiveApiHub {
  const subscribers = new Set<Subscriber>();
  let later: NodeJS.Timeout | null = null;
  const onError = (error: unknown) => parts.log.error({ err: error }, "a live push failed");
  const push = singleFlight(async () => {
    if (subscribers.size === 0 || !(await pushSubscriptions(parts, subscribers))) return;
    // Somebody reads more slowly than things happen: soon there may be room.
    later ??= setTimeout(() => {
      later = null;
      push.ask();
    }, lookAgainMs).unref();
  }, onError);
  const check = singleFlight(async () => {
    for (const subscriber of subscribers) {
      if ((await subscriber.who()) === null) sayGoodbye(subscriber, "signed_out");
    }
  }, onError);

  const end = parts.onWake("events", push.ask);
  const timers = [
    setInterval(() => {
      for (const subscriber of subscribers) {
        if (!subscriber.alive) subscriber.socket.terminate();
        subscriber.alive = false;
        subscriber.socket.ping();
      }
      check.ask();
    }, heartbeatMs),
    setInterval(() => {
      if (subscribers.size > 0) push.ask();
    }, safetyNetMs),
  ];
  for (const timer of timers) timer.unref();

  async function subscribe(
    subscriber: Subscriber,
    { id, to, cursor: from }: Extract<ClientFrame, { type: "subscribe" }>,
  ): Promise<void> {
    const person = await subscriber.who();
    if (person === null) throw new Problem("sign_in.needed", {});
    if (!subscriber.subscriptions.has(id) && subscriber.subscriptions.size >= subscriptionsAtMost) {
      throw new Problem("request.invalid", { detail: `no more than ${subscriptionsAtMost} subscriptions` });
    }
    if (to.kind === "queue") requireDeskAction(person, "ticket.queue");
    // A ticket that one may not read is answered as one that is not there.
    const ticketId =
      to.kind === "ticket" ? (await parts.desk.read((work) => findTicketFor(work, person, to.number))).id : null;
    const cursor = from ?? (await parts.feed.newest());
    // One that is not ours is refused here, where its sender hears of it, and not within a push to everybody.
    if (from !== undefined) await parts.feed.after(from, 1);
    subscriber.subscriptions.set(id, { id, to, ticketId, cursor });
    tell(subscriber, { type: "subscribed", id, cursor });
    push.ask();
  }

  return {
    subscribers,
    add: (subscriber) => subscribers.add(subscriber),
    remove: (subscriber) => subscribers.delete(subscriber),
    verify: check.ask,
    async take(subscriber, frame) {
      if (frame.type === "ping") tell(subscriber, { type: "pong" });
      else if (frame.type === "subscribe") await subscribe(subscriber, frame);
      else if (subscriber.subscriptions.delete(frame.id)) {
        tell(subscriber, { type: "ended", id: frame.id, why: "unsubscribed" });
      }
    },
    async close() {
      end();
      for (const timer of timers) clearInterval(timer);
      if (later !== null) clearTimeout(later);
      for (const subscriber of subscribers) sayGoodbye(subscriber, "restarting");
      await Promise.all([push.idle(), check.idle()]);
      for (const subscriber of subscribers) subscriber.socket.terminate();
    },
  };
}
