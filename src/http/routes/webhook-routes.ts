import { Type } from "typebox";
import { cleanLine } from "../../core/domain/clean-text.ts";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { eventFilterPattern, webhookScopes } from "../../core/domain/webhooks/webhook-scope.ts";
import { findEndpoint, listEndpoints } from "../../core/store/webhook-endpoints.ts";
import type { Work } from "../../core/store/work.ts";
import { changeWebhook } from "../../core/usecases/change-webhook.ts";
import { createWebhook } from "../../core/usecases/create-webhook.ts";
import { deleteWebhook } from "../../core/usecases/delete-webhook.ts";
import { rotateWebhookSecret } from "../../core/usecases/rotate-webhook-secret.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { ticketTag, versionOfTag } from "../present/present-ticket.ts";
import { presentWebhook, webhookSchema } from "../present/present-webhook.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["webhooks"];
const params = Type.Object({ id: uuid });
const secret = Type.String({ description: "whsec_…, shown this once: a repeat of the request is answered without it" });
const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  events: Type.Array(Type.String({ pattern: eventFilterPattern, maxLength: 80 }), { minItems: 1, maxItems: 50 }),
  scope: oneOf(webhookScopes),
};
const newWebhook = Type.Object({ ...fields, scope: Type.Optional(fields.scope) }, closed);
const changes = Type.Object(
  {
    name: Type.Optional(fields.name),
    url: Type.Optional(fields.url),
    events: Type.Optional(fields.events),
    scope: Type.Optional(fields.scope),
    enabled: Type.Optional(Type.Boolean()),
  },
  closed,
);
const page = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

/** Where machines are told of events: for admins. */
export function webhookRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  async function present(work: Work, id: string) {
    const endpoint = await findEndpoint(work, id);
    if (endpoint === null) throw new Problem("webhook.unknown", {});
    return presentWebhook(endpoint);
  }

  app.get(
    "/api/v1/webhooks",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Webhooks, oldest first",
        answers: { 200: Type.Object({ items: Type.Array(webhookSchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: { querystring: page },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.webhooks");
      const { cursor, limit = 50 } = request.query;
      const offset = offsetOf(cursor);
      const found = await desk.read((work) => listEndpoints(work, { limit: limit + 1, offset }));
      return {
        items: found.slice(0, limit).map(presentWebhook),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.post(
    "/api/v1/webhooks",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Have an address told of events",
        answers: { 201: Type.Object({ ...webhookSchema.properties, secret }) },
      },
      schema: { body: newWebhook },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { name, url, events, scope = "ids" } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const input = { name: cleanLine(name), url, events, scope, key: parts.secret };
          const made = await createWebhook(work, caller.person, input);
          const body = await present(work, made.webhookId);
          return {
            status: 201,
            body: { ...body, secret: made.secret },
            keptBody: body,
            headers: { location: `/api/v1/webhooks/${made.webhookId}`, etag: ticketTag(body.version) },
          };
        },
      });
    },
  );

  app.get(
    "/api/v1/webhooks/:id",
    {
      config: { may: "desk.webhooks", tags, summary: "One webhook", answers: { 200: webhookSchema } },
      schema: { params },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.webhooks");
      const body = await desk.read((work) => present(work, request.params.id));
      return reply.header("etag", ticketTag(body.version)).send(body);
    },
  );

  app.patch(
    "/api/v1/webhooks/:id",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Change a webhook, or switch it off or on",
        answers: { 200: webhookSchema },
      },
      schema: { params, body: changes },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const ifVersion = versionOfTag(request.headers["if-match"]);
          await changeWebhook(work, caller.person, { webhookId: id, ifVersion, ...request.body });
          const body = await present(work, id);
          return { status: 200, body, headers: { etag: ticketTag(body.version) } };
        },
      });
    },
  );

  app.post(
    "/api/v1/webhooks/:id/rotate-secret",
    {
      config: {
        may: "desk.webhooks",
        tags,
        summary: "Sign with a new secret, and with the old ones for a while",
        answers: { 200: Type.Object({ secret, oldEndAt: instant }) },
      },
      schema: {
        params,
        body: Type.Object({ keepOldHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 168 })) }, closed),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { keepOldHours = 24 } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const input = { webhookId: request.params.id, keepOldHours, key: parts.secret };
          const made = await rotateWebhookSecret(work, caller.person, input);
          const keptBody = { oldEndAt: made.oldEndAt.toISOString() };
          return { status: 200, body: { secret: made.secret, ...keptBody }, keptBody };
        },
      });
    },
  );

  app.delete(
    "/api/v1/webhooks/:id",
    {
      config: { may: "desk.webhooks", tags, summary: "Remove a webhook, its secrets and its log" },
      schema: { params },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await deleteWebhook(work, caller.person, { webhookId: request.params.id });
          return { status: 204, body: null };
        },
      });
    },
  );
}
