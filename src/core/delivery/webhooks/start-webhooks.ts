import { mayAtDesk } from "../../domain/permissions.ts";
import { unsealText } from "../../domain/seal-text.ts";
import type { AllowedAddresses } from "../../domain/webhooks/read-webhook-url.ts";
import { signWebhook } from "../../domain/webhooks/sign-webhook.ts";
import { webhookPayload } from "../../domain/webhooks/webhook-payload.ts";
import { webhookSealing } from "../../domain/webhooks/webhook-sealing.ts";
import type { Wakes } from "../../store/wakes.ts";
import { readWebhookEvent } from "../../store/webhook-events.ts";
import {
  type DueWebhook,
  dueEndpoints,
  hasEventsToSpread,
  nextWebhook,
  settleWebhook,
  spreadEvents,
} from "../../store/webhook-queue.ts";
import type { Desk } from "../../store/work.ts";
import { keepLooking } from "../keep-looking.ts";
import { startLease } from "../lease.ts";
import type { Log } from "../log.ts";
import { judgeOutcome } from "./judge-outcome.ts";
import type { PostWebhook, WebhookOutcome } from "./post-webhook.ts";
import { switchOffWebhook } from "./switch-off-webhook.ts";

export type Webhooks = {
  /** Resolves when nothing is due now, here: at once where another process does the sending. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

const eventsAtOnce = 500;
/** Endpoints that are sent to side by side; each is sent one message after the other, so that it hears things in their order. */
const endpointsAtOnce = 16;

/**
 * Tells endpoints what happens. One process of all does it (a lease); what is to be told are rows, so whoever takes over after a crash goes
 * on where it stopped: a message may then come twice, under the same id, and none is lost.
 */
export function startWebhooks(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly post: PostWebhook;
  readonly secret: string;
  readonly random: () => number;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): Webhooks {
  const { desk, wakes, post, secret, random, log, pollMs = 1000, restMs = 40 } = deps;
  const stopping = new AbortController();
  const serving = new Map<string, Promise<void>>();

  const isOurs = () => lease.isHeld() && !stopping.signal.aborted;

  async function look(): Promise<boolean> {
    if (!isOurs()) return false;
    let spread = 0;
    if (await desk.read(hasEventsToSpread)) spread = await desk.transact((work) => spreadEvents(work, eventsAtOnce));
    await serveDue();
    return spread === eventsAtOnce;
  }

  async function serveDue(): Promise<void> {
    const free = endpointsAtOnce - serving.size;
    if (free <= 0) return;
    const found = await desk.read((work) => dueEndpoints(work, [...serving.keys()], free));
    for (const endpointId of found) {
      const work = serve(endpointId)
        .catch((error: unknown) =>
          log.warn(
            { webhook: endpointId, error: String(error) },
            "a webhook goes on later: the database did not answer",
          ),
        )
        .finally(() => serving.delete(endpointId));
      serving.set(endpointId, work);
    }
  }

  async function serve(endpointId: string): Promise<void> {
    while (isOurs()) {
      const due = await desk.read((work) => nextWebhook(work, endpointId));
      if (due === null) return;
      if (!due.owner.active || !mayAtDesk(due.owner.role, "desk.webhooks")) {
        await desk.transact((work) => switchOffWebhook(work, endpointId, "owner"));
        return;
      }
      const at = desk.clock();
      const began = performance.now();
      const outcome = await attempt(due, at);
      if (stopping.signal.aborted) return;
      await settle(endpointId, due, outcome, at, Math.round(performance.now() - began));
    }
  }

  async function attempt(due: DueWebhook, at: Date): Promise<WebhookOutcome> {
    const event = await desk.read((work) => readWebhookEvent(work, { id: due.eventId, at: due.eventAt }, due.scope));
    const secrets = due.sealedSecrets.flatMap((sealed) => unsealText(secret, webhookSealing, sealed) ?? []);
    if (event === null) return { kind: "failed", error: "event_missing" };
    // Sealed with another FIXLINE_SECRET: unsigned it must not go out.
    if (secrets.length === 0) return { kind: "failed", error: "secret_unreadable" };
    const body = webhookPayload(event);
    const seconds = Math.floor(at.getTime() / 1000);
    const headers = {
      "content-type": "application/json",
      "user-agent": "Fixline-Webhooks/1",
      "webhook-id": event.id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signWebhook(secrets, { id: event.id, seconds, body }),
    };
    const allowed = await desk.read(async (work) => work.settings.webhookAddresses);
    return post({ url: due.url, headers, body }, allowedOf(allowed), stopping.signal);
  }

  async function settle(
    endpointId: string,
    due: DueWebhook,
    outcome: WebhookOutcome,
    at: Date,
    tookMs: number,
  ): Promise<void> {
    const { disable, ...moved } = judgeOutcome(outcome, due, desk.clock(), random);
    const answer =
      outcome.kind === "answered"
        ? { status: outcome.status, error: null, answer: outcome.answer }
        : { status: null, error: outcome.error, answer: "" };
    await desk.read((work) =>
      settleWebhook(work, { endpointId, deliveryId: due.deliveryId, at, tookMs, ...answer, ...moved }),
    );
    if (disable === null) return;
    log.warn({ webhook: endpointId, because: disable }, "a webhook was switched off");
    await desk.transact((work) => switchOffWebhook(work, endpointId, disable));
  }

  const lease = startLease({
    database: desk.database,
    name: "webhooks",
    log,
    onGain: () => looking.now(),
    onLoss: () => undefined,
  });
  const trouble = "webhooks cannot reach the database";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });

  return {
    async idle() {
      do await Promise.all([looking.idle(), ...serving.values()]);
      while (serving.size > 0);
    },
    async stop() {
      stopping.abort();
      await looking.stop();
      await Promise.all(serving.values());
      await lease.stop();
    },
  };
}

function allowedOf(setting: string): AllowedAddresses {
  return setting === "any" ? "any" : "public";
}
