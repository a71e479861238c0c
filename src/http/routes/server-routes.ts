import { Type } from "typebox";
import { cleanLine } from "../../core/domain/clean-text.ts";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { listItems, retryItems } from "../../core/store/federation-queue.ts";
import { findServer, listServers } from "../../core/store/servers.ts";
import type { Work } from "../../core/store/work.ts";
import { changeServer } from "../../core/usecases/change-server.ts";
import { endPairing } from "../../core/usecases/end-pairing.ts";
import { pairServer } from "../../core/usecases/pair-server.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { itemSchema, itemStates, presentItem, presentServer, serverSchema } from "../present/present-server.ts";
import { ticketTag, versionOfTag } from "../present/present-ticket.ts";
import { closed, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["servers"];
const params = Type.Object({ id: uuid });
const name = Type.String({ minLength: 1, maxLength: 200 });
const url = Type.String({ minLength: 1, maxLength: 2_000, description: "Where the other desk is reached" });
const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** Other Fixline servers: pairing, and what they were told. For admins. */
export function serverRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  async function present(work: Work, id: string) {
    const server = await findServer(work, id);
    if (server === null) throw new Problem("server.unknown", { name: "" });
    return presentServer(server);
  }

  app.get(
    "/api/v1/servers",
    {
      config: {
        tags,
        summary: "Other servers by name, ended pairings last",
        answers: { 200: Type.Object({ items: Type.Array(serverSchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: { querystring: Type.Object(paging, closed) },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.servers");
      const { cursor, limit = 50 } = request.query;
      const offset = offsetOf(cursor);
      const found = await desk.read((work) => listServers(work, { limit: limit + 1, offset }));
      return {
        items: found.slice(0, limit).map(presentServer),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.post(
    "/api/v1/servers",
    {
      config: {
        tags,
        summary: "Pair with another server: without a key make one, with the key that it made say hello there",
        answers: {
          201: Type.Object({
            ...serverSchema.properties,
            pairingKey: nullable(
              Type.String({ description: "fxp_…, shown this once: carry it to the other desk within seven days" }),
            ),
          }),
        },
      },
      schema: {
        body: Type.Object({ name, url, pairingKey: Type.Optional(Type.String({ maxLength: 100 })) }, closed),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const pairingKey = body.pairingKey?.trim() ?? null;
          const input = { name: cleanLine(body.name), url: body.url, pairingKey, secret: parts.secret };
          const made = await pairServer(work, caller.person, input);
          const server = await present(work, made.serverId);
          return {
            status: 201,
            body: { ...server, pairingKey: made.pairingKey },
            keptBody: { ...server, pairingKey: null },
            headers: { location: `/api/v1/servers/${made.serverId}`, etag: ticketTag(server.version) },
          };
        },
      });
    },
  );

  app.get(
    "/api/v1/servers/:id",
    { config: { tags, summary: "One server", answers: { 200: serverSchema } }, schema: { params } },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.servers");
      const body = await desk.read((work) => present(work, request.params.id));
      return reply.header("etag", ticketTag(body.version)).send(body);
    },
  );

  app.patch(
    "/api/v1/servers/:id",
    {
      config: { tags, summary: "Rename a server, or follow it to another address", answers: { 200: serverSchema } },
      schema: { params, body: Type.Object({ name: Type.Optional(name), url: Type.Optional(url) }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await changeServer(work, caller.person, {
            serverId: id,
            ifVersion: versionOfTag(request.headers["if-match"]),
            name: body.name === undefined ? undefined : cleanLine(body.name),
            url: body.url,
          });
          const server = await present(work, id);
          return { status: 200, body: server, headers: { etag: ticketTag(server.version) } };
        },
      });
    },
  );

  app.delete(
    "/api/v1/servers/:id",
    {
      config: { tags, summary: "End the pairing: our tickets come back, theirs are cancelled here" },
      schema: { params },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await endPairing(work, caller.person, request.params.id);
          return { status: 204, body: null };
        },
      });
    },
  );

  app.get(
    "/api/v1/servers/:id/items",
    {
      config: {
        tags,
        summary: "What a server was or is to be told, newest first",
        answers: { 200: Type.Object({ items: Type.Array(itemSchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: {
        params,
        querystring: Type.Object({ ...paging, state: Type.Optional(oneOf(itemStates)) }, closed),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.servers");
      const { cursor, limit = 50, state } = request.query;
      const offset = offsetOf(cursor);
      const { id } = request.params;
      const found = await desk.read(async (work) => {
        await present(work, id);
        return listItems(work, id, { state, limit: limit + 1, offset });
      });
      return {
        items: found.slice(0, limit).map(presentItem),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.post(
    "/api/v1/servers/:id/items/retry",
    {
      config: {
        tags,
        summary: "Tell a server once more what was given up: one item, or all",
        answers: { 202: Type.Object({ queued: Type.Integer() }) },
      },
      schema: { params, body: Type.Object({ itemId: Type.Optional(uuid) }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      requireDeskAction(caller.person, "desk.servers");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await present(work, id);
          const queued = await retryItems(work, id, request.body.itemId ?? null);
          return { status: 202, body: { queued } };
        },
      });
    },
  );
}
