import { Type } from "typebox";
import { cleanLine } from "../../core/domain/clean-text.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { type ListedKey, listKeys } from "../../core/store/keys.ts";
import { createApiKey, keyScopes } from "../../core/usecases/create-api-key.ts";
import { revokeApiKey } from "../../core/usecases/revoke-api-key.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["keys"];
const listed = Type.Object({
  id: uuid,
  name: Type.String(),
  prefix: Type.String({ description: "The key's first 12 characters, to tell keys apart" }),
  scopes: Type.Array(oneOf(keyScopes)),
  account: Type.Object({ id: uuid, name: Type.String() }),
  createdAt: instant,
  expiresAt: nullable(instant),
  isOver: Type.Boolean({ description: "Its expiry has passed" }),
});
const newKey = Type.Object(
  {
    accountId: uuid,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    scopes: Type.Array(oneOf(keyScopes), { minItems: 1, maxItems: 2 }),
    expiresAt: Type.Optional(nullable(instant)),
  },
  closed,
);

/** The keys by which machines act for accounts: for admins. */
export function keyRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/keys",
    {
      config: {
        may: "desk.keys",
        tags,
        summary: "Keys that are not revoked, newest first",
        answers: { 200: Type.Object({ items: Type.Array(listed), nextCursor: nullable(Type.String()) }) },
      },
      schema: {
        querystring: Type.Object(
          {
            account: Type.Optional(uuid),
            cursor: Type.Optional(Type.String({ maxLength: 200 })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          },
          closed,
        ),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.keys");
      const { account, cursor, limit = 50 } = request.query;
      const offset = offsetOf(cursor);
      const found = await desk.read((work) => listKeys(work, { accountId: account, limit: limit + 1, offset }));
      return {
        items: found.slice(0, limit).map((key) => presentKey(key, desk.clock())),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.post(
    "/api/v1/keys",
    {
      config: {
        may: "desk.keys",
        tags,
        summary: "Make a key for an account; one made by a key can do no more and lasts no longer than it",
        answers: {
          201: Type.Object({
            id: uuid,
            prefix: Type.String(),
            scopes: Type.Array(oneOf(keyScopes)),
            expiresAt: nullable(instant),
            key: Type.String({ description: "Shown this once: a repeat of the request is answered without it" }),
          }),
        },
      },
      schema: { body: newKey },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { accountId, name, scopes, expiresAt } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const made = await createApiKey(work, caller.person, {
            accountId,
            name: cleanLine(name),
            scopes,
            expiresAt: expiresAt == null ? null : readInstant("expiresAt", expiresAt),
            byKeyId: caller.via.kind === "key" ? caller.via.keyId : null,
          });
          const keptBody = {
            id: made.keyId,
            prefix: made.prefix,
            scopes: made.scopes,
            expiresAt: made.expiresAt?.toISOString() ?? null,
          };
          return { status: 201, body: { ...keptBody, key: made.key }, keptBody };
        },
      });
    },
  );

  app.delete(
    "/api/v1/keys/:id",
    {
      config: { may: "desk.keys", tags, summary: "End a key, at once and for good" },
      schema: { params: Type.Object({ id: uuid }) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const ended: { accountId: string | null } = { accountId: null };
      const answer = await answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          ended.accountId = (await revokeApiKey(work, caller.person, { keyId: request.params.id })).accountId;
          return { status: 204, body: null };
        },
      });
      if (ended.accountId !== null) parts.auth.forgetAccount(ended.accountId);
      return answer;
    },
  );
}

function presentKey(key: ListedKey, now: Date) {
  const { accountId, accountName, createdAt, expiresAt, ...rest } = key;
  return {
    ...rest,
    account: { id: accountId, name: accountName },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    isOver: expiresAt !== null && expiresAt <= now,
  };
}
