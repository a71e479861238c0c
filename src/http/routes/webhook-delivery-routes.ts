import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { findDeliveryOf, listDeliveriesOf, webhookStates } from "../../core/store/webhook-deliveries.ts";
import { findEndpoint } from "../../core/store/webhook-endpoints.ts";
import { replayDelivery, replayWebhook } from "../../core/usecases/replay-webhook.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { deliverySchema, deliveryWithLogSchema, presentAttempt, presentDelivery } from "../present/present-webhook.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["webhooks"];
const params = Type.Object({ id: uuid });
const oneDelivery = Type.Object({ id: uuid, deliveryId: uuid });

/** What webhooks were sent, how that went, and sending it again: for admins. */
export function webhookDeliveryRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/webhooks/:id/deliveries",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "What a webhook was sent, newest first",
        answers: { 200: Type.Object({ items: Type.Array(deliverySchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: {
        params,
        querystring: Type.Object(
          {
            state: Type.Optional(oneOf(webhookStates)),
            cursor: Type.Optional(Type.String({ maxLength: 200 })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          },
          closed,
        ),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.webhooks");
      const { cursor, limit = 50, state } = request.query;
      const offset = offsetOf(cursor);
      const found = await desk.read(async (work) => {
        if ((await findEndpoint(work, request.params.id)) === null) throw new Problem("webhook.unknown", {});
        return listDeliveriesOf(work, request.params.id, { state, limit: limit + 1, offset });
      });
      return {
        items: found.slice(0, limit).map(presentDelivery),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.get(
    "/api/v1/webhooks/:id/deliveries/:deliveryId",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "One delivery with every attempt",
        answers: { 200: deliveryWithLogSchema },
      },
      schema: { params: oneDelivery },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.webhooks");
      const { id, deliveryId } = request.params;
      const found = await desk.read((work) => findDeliveryOf(work, id, deliveryId));
      if (found === null) throw new Problem("webhook.unknown", {});
      return { ...presentDelivery(found), log: found.log.map(presentAttempt) };
    },
  );

  app.post(
    "/api/v1/webhooks/:id/deliveries/:deliveryId/replay",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Send one delivery again, under its old webhook-id",
        answers: { 202: Type.Object({ queued: Type.Integer() }) },
      },
      schema: { params: oneDelivery },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id, deliveryId } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await replayDelivery(work, caller.person, { webhookId: id, deliveryId });
          return { status: 202, body: { queued: 1 } };
        },
      });
    },
  );

  app.post(
    "/api/v1/webhooks/:id/replay",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Send again what happened since a time",
        answers: {
          202: Type.Object({
            queued: Type.Integer(),
            nextSince: nullable(Type.String({ description: "Where to go on; null where that was all" })),
          }),
        },
      },
      schema: {
        params,
        body: Type.Object(
          {
            since: instant,
            until: Type.Optional(instant),
            which: Type.Optional(oneOf(["untaken", "all"])),
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { since, until, which = "untaken" } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { queued, nextSince } = await replayWebhook(work, caller.person, {
            webhookId: request.params.id,
            since: readInstant("since", since),
            until: until === undefined ? null : readInstant("until", until),
            which,
          });
          return { status: 202, body: { queued, nextSince: nextSince?.toISOString() ?? null } };
        },
      });
    },
  );
}
