import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { type DistributionRule, listRules } from "../../core/store/distribution-rules.ts";
import { findServer } from "../../core/store/servers.ts";
import type { Work } from "../../core/store/work.ts";
import { decideRule, type RuleFields, removeRule, setRule } from "../../core/usecases/keep-rules.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, nullable, uuid } from "../schemas.ts";

const tags = ["servers"];
const params = Type.Object({ id: uuid });
const ruleParams = Type.Object({ id: uuid, ruleId: uuid });
const loadAbove = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const ruleSchema = Type.Object({
  id: uuid,
  serverId: uuid,
  version: Type.Integer(),
  name: Type.String(),
  category: nullable(Type.String()),
  siteId: nullable(uuid),
  loadAbove: nullable(loadAbove),
  notes: Type.Boolean(),
  approved: Type.Boolean({ description: "Does nothing before an admin has approved it" }),
  approvedBy: nullable(uuid),
  approvedAt: nullable(instant),
  createdAt: instant,
});
const fields = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    category: Type.Optional(nullable(Type.String({ maxLength: 80, description: "Null fits every category" }))),
    siteId: Type.Optional(nullable(uuid)),
    loadAbove: Type.Optional(nullable(loadAbove)),
    notes: Type.Optional(Type.Boolean({ description: "Staff notes cross too" })),
  },
  closed,
);

function presentRule({ withNotes, approvedAt, createdAt, ...rest }: DistributionRule) {
  return {
    ...rest,
    notes: withNotes,
    approved: approvedAt !== null,
    approvedAt: approvedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function fieldsOf(body: {
  readonly name: string;
  readonly category?: string | null;
  readonly siteId?: string | null;
  readonly loadAbove?: number | null;
  readonly notes?: boolean;
}): RuleFields {
  const { name, category = null, siteId = null, loadAbove: load = null, notes = false } = body;
  return { name, category, siteId, loadAbove: load, withNotes: notes };
}

/** Rules by which new tickets are handed to a server by themselves: made, approved, stopped, removed. For admins. */
export function serverRuleRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  async function rulesOf(work: Work, serverId: string) {
    if ((await findServer(work, serverId)) === null) throw new Problem("server.unknown", { name: "" });
    return (await listRules(work, serverId)).map(presentRule);
  }

  async function one(work: Work, serverId: string, ruleId: string) {
    const rule = (await rulesOf(work, serverId)).find(({ id }) => id === ruleId);
    if (rule === undefined) throw new Problem("rule.unknown", {});
    return rule;
  }

  app.get(
    "/api/v1/servers/:id/rules",
    {
      config: {
        tags,
        summary: "Rules of a server in the order in which they are asked",
        answers: { 200: Type.Object({ items: Type.Array(ruleSchema), nextCursor: Type.Null() }) },
      },
      schema: { params },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.servers");
      return { items: await desk.read((work) => rulesOf(work, request.params.id)), nextCursor: null };
    },
  );

  app.post(
    "/api/v1/servers/:id/rules",
    {
      config: { tags, summary: "Make a rule; it waits for an approval", answers: { 201: ruleSchema } },
      schema: { params, body: fields },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id: serverId } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const input = { serverId, ruleId: null, fields: fieldsOf(request.body) };
          const id = await setRule(work, caller.person, input);
          return { status: 201, body: await one(work, serverId, id) };
        },
      });
    },
  );

  app.put(
    "/api/v1/servers/:id/rules/:ruleId",
    {
      config: { tags, summary: "Change a rule; it has to be approved anew", answers: { 200: ruleSchema } },
      schema: { params: ruleParams, body: fields },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id: serverId, ruleId } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await setRule(work, caller.person, { serverId, ruleId, fields: fieldsOf(request.body) });
          return { status: 200, body: await one(work, serverId, ruleId) };
        },
      });
    },
  );

  app.post(
    "/api/v1/servers/:id/rules/:ruleId/approval",
    {
      config: { tags, summary: "Approve a rule, or stop it", answers: { 200: ruleSchema } },
      schema: { params: ruleParams, body: Type.Object({ approved: Type.Boolean() }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id: serverId, ruleId } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await decideRule(work, caller.person, { serverId, ruleId, approved: request.body.approved });
          return { status: 200, body: await one(work, serverId, ruleId) };
        },
      });
    },
  );

  app.delete(
    "/api/v1/servers/:id/rules/:ruleId",
    { config: { tags, summary: "Remove a rule" }, schema: { params: ruleParams } },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id: serverId, ruleId } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await removeRule(work, caller.person, { serverId, ruleId });
          return { status: 204, body: null };
        },
      });
    },
  );
}
