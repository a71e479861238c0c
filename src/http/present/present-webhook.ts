import { Type } from "typebox";
import { disabledReasons, webhookScopes } from "../../core/domain/webhooks/webhook-scope.ts";
import { type WebhookAttempt, type WebhookDelivery, webhookStates } from "../../core/store/webhook-deliveries.ts";
import type { WebhookEndpoint } from "../../core/store/webhook-endpoints.ts";
import { instant, nullable, oneOf, uuid } from "../schemas.ts";

/** An endpoint in the words of the API; never with its secrets. */
export const webhookSchema = Type.Object({
  id: uuid,
  version: Type.Integer({ description: 'Grows with every change; the ETag is "v<version>"' }),
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  scope: oneOf(webhookScopes),
  ownerId: uuid,
  enabled: Type.Boolean(),
  disabledBecause: nullable(oneOf(disabledReasons)),
  disabledAt: nullable(instant),
  lastTakenAt: nullable(instant),
  quietUntil: nullable(instant),
  waiting: Type.Integer({ description: "Deliveries that are to be tried, or tried again" }),
  createdAt: instant,
});

const attemptSchema = Type.Object({
  at: instant,
  tookMs: Type.Integer(),
  status: nullable(Type.Integer({ description: "The answer's HTTP status; null where none came" })),
  error: nullable(Type.String()),
  answer: Type.String({ description: "The answer's first 1,024 bytes" }),
});

export const deliverySchema = Type.Object({
  id: uuid,
  eventId: Type.String({ description: "Also the message's webhook-id" }),
  kind: Type.String(),
  ticketNumber: nullable(Type.Integer()),
  happenedAt: instant,
  state: oneOf(webhookStates),
  attempts: Type.Integer({ description: "Since it was last queued" }),
  replays: Type.Integer(),
  queuedAt: instant,
  nextAttemptAt: nullable(instant),
  doneAt: nullable(instant),
  last: nullable(attemptSchema),
});

export const deliveryWithLogSchema = Type.Object({
  ...deliverySchema.properties,
  log: Type.Array(attemptSchema, { description: "Newest first" }),
});

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** An endpoint as JSON. */
export function presentWebhook(endpoint: WebhookEndpoint) {
  const { disabledAt, takenAt, quietUntil, createdAt, ...rest } = endpoint;
  return {
    ...rest,
    enabled: endpoint.disabledBecause === null,
    disabledAt: iso(disabledAt),
    lastTakenAt: iso(takenAt),
    quietUntil: iso(quietUntil),
    createdAt: createdAt.toISOString(),
  };
}

/** One attempt of a delivery as JSON. */
export function presentAttempt(attempt: WebhookAttempt) {
  return { ...attempt, at: attempt.at.toISOString() };
}

/** A delivery as JSON. */
export function presentDelivery(delivery: WebhookDelivery) {
  return {
    id: delivery.id,
    eventId: delivery.eventId,
    kind: delivery.kind,
    ticketNumber: delivery.ticketNumber,
    happenedAt: delivery.eventAt.toISOString(),
    state: delivery.state,
    attempts: delivery.attempts,
    replays: delivery.replays,
    queuedAt: delivery.queuedAt.toISOString(),
    nextAttemptAt: iso(delivery.nextAttemptAt),
    doneAt: iso(delivery.doneAt),
    last: delivery.last === null ? null : presentAttempt(delivery.last),
  };
}
