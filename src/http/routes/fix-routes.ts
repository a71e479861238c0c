import { Type } from "typebox";
import { cleanText } from "../../core/domain/clean-text.ts";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { listFixEntries, readFixEntry } from "../../core/store/fix-entries.ts";
import { listOpenProposals } from "../../core/store/fix-proposals.ts";
import { findFix } from "../../core/store/fixes.ts";
import type { Work } from "../../core/store/work.ts";
import { createFix } from "../../core/usecases/create-fix.ts";
import { decideFixProposal } from "../../core/usecases/decide-fix-proposal.ts";
import { mergeFixes } from "../../core/usecases/merge-fixes.ts";
import { renameFix } from "../../core/usecases/rename-fix.ts";
import { restoreFix } from "../../core/usecases/restore-fix.ts";
import { splitFix } from "../../core/usecases/split-fix.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { closed, nullable, uuid } from "../schemas.ts";

const tags = ["fixes"];
const params = Type.Object({ id: uuid });
const title = Type.String({ maxLength: 1_000 });
const count = Type.Integer({ minimum: 0 });

const summary = Type.Object({
  id: uuid,
  title: Type.String(),
  used: Type.Integer({ description: "Repairs that it counts, imported ones included" }),
  merged: Type.Integer({ description: "Fixes that were merged into it" }),
});
const entry = Type.Object({
  id: uuid,
  title: Type.String(),
  used: count,
  merged: count,
  medianMinutes: nullable(Type.Number()),
  wordings: Type.Array(
    Type.Object({
      words: Type.String(),
      times: count,
      own: Type.Boolean({ description: "The fix's own name, which stays with it" }),
    }),
  ),
  mergedFrom: Type.Array(Type.Object({ id: uuid, title: Type.String() })),
  articles: Type.Array(Type.Object({ id: uuid, title: Type.String(), state: Type.String() })),
});
const proposal = Type.Object({
  id: uuid,
  fixId: uuid,
  title: Type.String(),
  used: count,
  intoId: uuid,
  intoTitle: Type.String(),
  intoUsed: count,
  likeness: Type.Number(),
});
const query = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

/** Canonical fixes: read by staff; made, renamed, merged, split and decided on by engineers and admins. */
export function fixRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  /** One fix as it is now, wherever its id leads. Throws Problem `fix.unknown`. */
  async function present(work: Work, fixId: string) {
    const fix = await findFix(work, fixId);
    const found = fix === null ? null : await readFixEntry(work, fix.id);
    if (found === null) throw new Problem("fix.unknown", { name: fixId });
    return { ...found, wordings: found.wordings.map(({ words, times, own }) => ({ words, times, own })) };
  }

  app.get(
    "/api/v1/fixes",
    {
      config: {
        may: "fix.read",
        tags,
        summary: "Fixes, the most used first",
        answers: { 200: Type.Object({ items: Type.Array(summary), nextCursor: nullable(Type.String()) }) },
      },
      schema: { querystring: query },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "fix.read");
      const { q = "", cursor, limit = 50 } = request.query;
      const offset = offsetOf(cursor);
      const found = await desk.read((work) => listFixEntries(work, { text: cleanText(q), limit: limit + 1, offset }));
      return { items: found.slice(0, limit), nextCursor: found.length > limit ? offsetCursor(offset + limit) : null };
    },
  );

  app.get(
    "/api/v1/fixes/proposals",
    {
      config: {
        may: "fix.write",
        tags,
        summary: "Fixes that may be one, to be decided",
        answers: { 200: Type.Object({ items: Type.Array(proposal) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "fix.write");
      return { items: await desk.read((work) => listOpenProposals(work, 100)) };
    },
  );

  app.get(
    "/api/v1/fixes/:id",
    {
      config: { may: "fix.read", tags, summary: "One fix with its wordings", answers: { 200: entry } },
      schema: { params },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "fix.read");
      return desk.read((work) => present(work, request.params.id));
    },
  );

  app.post(
    "/api/v1/fixes",
    {
      config: { may: "fix.write", tags, summary: "Name a fix", answers: { 201: entry } },
      schema: { body: Type.Object({ title }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { fixId } = await createFix(work, caller.person, { title: cleanText(request.body.title) });
          return { status: 201, body: await present(work, fixId), headers: { location: `/api/v1/fixes/${fixId}` } };
        },
      });
    },
  );

  app.patch(
    "/api/v1/fixes/:id",
    {
      config: {
        may: "fix.write",
        tags,
        summary: "Rename a fix; its old name still leads to it",
        answers: { 200: entry },
      },
      schema: { params, body: Type.Object({ title }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await renameFix(work, caller.person, { fixId: id, title: cleanText(request.body.title) });
          return { status: 200, body: await present(work, id) };
        },
      });
    },
  );

  app.post(
    "/api/v1/fixes/:id/merge",
    {
      config: { may: "fix.write", tags, summary: "Count a fix as another", answers: { 200: entry } },
      schema: { params, body: Type.Object({ intoId: uuid }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { intoId } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await mergeFixes(work, caller.person, { fixId: request.params.id, intoId });
          return { status: 200, body: await present(work, intoId) };
        },
      });
    },
  );

  app.post(
    "/api/v1/fixes/:id/restore",
    { config: { may: "fix.write", tags, summary: "Undo a merge", answers: { 200: entry } }, schema: { params } },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await restoreFix(work, caller.person, { fixId: id });
          return { status: 200, body: await present(work, id) };
        },
      });
    },
  );

  app.post(
    "/api/v1/fixes/:id/split",
    {
      config: {
        may: "fix.write",
        tags,
        summary: "Move wordings, and the repairs named by them, to another fix",
        answers: { 200: entry },
      },
      schema: {
        params,
        body: Type.Object({ title, wordings: Type.Array(title, { minItems: 1, maxItems: 200 }) }, closed),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { wordings } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const split = { fixId: request.params.id, title: cleanText(request.body.title), wordings };
          const { fixId } = await splitFix(work, caller.person, split);
          return { status: 200, body: await present(work, fixId) };
        },
      });
    },
  );

  app.post(
    "/api/v1/fixes/proposals/:id",
    {
      config: {
        may: "fix.write",
        tags,
        summary: "Decide whether two fixes are one",
        answers: { 200: Type.Object({ title: Type.String(), intoTitle: Type.String() }) },
      },
      schema: { params, body: Type.Object({ approved: Type.Boolean() }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { approved } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({
          status: 200,
          body: await decideFixProposal(work, caller.person, { proposalId: request.params.id, approved }),
        }),
      });
    },
  );
}
