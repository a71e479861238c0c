import { Type } from "typebox";
import { auditSorts } from "../../core/store/audit-events.ts";
import { showAudit } from "../../core/usecases/show-audit.ts";
import { type AuditResult, verifyAudit } from "../../core/usecases/verify-audit.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { readInstant } from "../read-instant.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, pageSchema, uuid } from "../schemas.ts";

const count = Type.Integer({ minimum: 0 });
const event = Type.Object({
  id: uuid,
  kind: Type.String(),
  subjectId: uuid,
  ticketNumber: nullable(Type.Integer()),
  actor: nullable(Type.Object({ id: uuid, name: Type.String() })),
  data: Type.Unknown(),
  at: instant,
  position: Type.Integer({ description: "Its place in the chain of its subject" }),
  hash: Type.String({ description: "Over the event and the hash before it, hexadecimal" }),
});

/** The audit: what happened at the desk, and whether any of it was changed afterwards. For admins. */
export function auditRoutes(app: App, parts: HttpParts): void {
  const { read } = restRoutes(app, parts, "audit");
  // It reads everything that ever happened: whoever asks while it runs gets the same answer.
  let running: Promise<AuditResult> | null = null;

  read("/api/v1/audit/events", {
    summary: "What happened, by kind, person, thing, ticket and time",
    may: "desk.audit",
    query: Type.Object(
      {
        kind: Type.Optional(
          Type.String({
            pattern: "^[a-z_]+\\.[a-z_]*$",
            maxLength: 80,
            description: "`ticket.assigned`, or all of `ticket.`",
          }),
        ),
        actor: Type.Optional(uuid),
        subject: Type.Optional(uuid),
        ticket: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
        from: Type.Optional(instant),
        to: Type.Optional(instant),
        ...pageFields(auditSorts),
      },
      closed,
    ),
    answer: pageSchema(event),
    run: async ({ work, person, query }) => {
      const filter = {
        kind: query.kind ?? null,
        actorId: query.actor ?? null,
        subjectId: query.subject ?? null,
        ticketNumber: query.ticket ?? null,
        from: query.from === undefined ? null : readInstant("from", query.from),
        to: query.to === undefined ? null : readInstant("to", query.to),
      };
      const page = await showAudit(work, person, filter, pageOf(query, "newest"));
      return { ...page, items: page.items.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) };
    },
  });

  read("/api/v1/audit/verification", {
    summary: "Follow every chain, report, word and anchor, and say what was changed after it was written",
    may: "desk.audit",
    answer: Type.Object({
      events: count,
      chains: count,
      reports: count,
      words: count,
      anchors: count,
      faultCount: count,
      faults: Type.Array(Type.Object({ what: Type.String(), where: Type.String() })),
    }),
    run: async ({ work }) => {
      running ??= verifyAudit(work, parts.secret, []).finally(() => {
        running = null;
      });
      return running;
    },
  });
}
