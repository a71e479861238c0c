import type { Person } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import {
  approveRule,
  type DistributionRule,
  deleteRule,
  hasSite,
  lockRule,
  storeRule,
} from "../store/distribution-rules.ts";
import { emit } from "../store/events.ts";
import { findServer } from "../store/servers.ts";
import { wakeFederationFeed } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";

export type RuleFields = {
  readonly name: string;
  readonly category: string | null;
  readonly siteId: string | null;
  readonly loadAbove: number | null;
  readonly withNotes: boolean;
};

/**
 * Stores a rule of a server, new (`ruleId` null) or changed. It does nothing before it is approved; one that is changed has to be approved
 * anew. Admins only. Throws Problem `server.unknown`, `server.not_paired`, `rule.unknown`, `field.missing`.
 */
export async function setRule(
  work: Work,
  actor: Person,
  input: { readonly serverId: string; readonly ruleId: string | null; readonly fields: RuleFields },
): Promise<string> {
  requireDeskAction(actor, "desk.servers");
  const { serverId, ruleId, fields } = input;
  const server = await findServer(work, serverId);
  if (server === null) throw new Problem("server.unknown", { name: "" });
  if (server.state === "ended") throw new Problem("server.not_paired", { name: server.name });
  if (ruleId !== null) await known(work, serverId, ruleId);
  if (fields.siteId !== null && !(await hasSite(work, fields.siteId))) {
    throw new Problem("field.missing", { field: "site" });
  }
  const id = ruleId ?? work.newId();
  const category = fields.category === null ? null : cleanLine(fields.category) || null;
  await storeRule(work, { ...fields, id, serverId, category, name: displayName(fields.name, "rule") });
  const kind = ruleId === null ? "server.rule_added" : "server.rule_changed";
  await emit(work, { kind, subjectId: serverId, actor, data: { ruleId: id, withNotes: fields.withNotes } });
  return id;
}

/** Approves a rule: from now on new tickets that fit are handed over by themselves. Or takes that back. Throws Problem `rule.unknown`. */
export async function decideRule(
  work: Work,
  actor: Person,
  input: { readonly serverId: string; readonly ruleId: string; readonly approved: boolean },
): Promise<void> {
  requireDeskAction(actor, "desk.servers");
  const { serverId, ruleId, approved } = input;
  await known(work, serverId, ruleId);
  await approveRule(work, ruleId, approved ? actor.accountId : null);
  if (approved) await wakeFederationFeed(work);
  const kind = approved ? "server.rule_approved" : "server.rule_stopped";
  await emit(work, { kind, subjectId: serverId, actor, data: { ruleId } });
}

/** Removes a rule. Throws Problem `rule.unknown`. */
export async function removeRule(
  work: Work,
  actor: Person,
  input: { readonly serverId: string; readonly ruleId: string },
): Promise<void> {
  requireDeskAction(actor, "desk.servers");
  await known(work, input.serverId, input.ruleId);
  await deleteRule(work, input.ruleId);
  const { serverId: subjectId, ruleId } = input;
  await emit(work, { kind: "server.rule_removed", subjectId, actor, data: { ruleId } });
}

async function known(work: Work, serverId: string, ruleId: string): Promise<DistributionRule> {
  const rule = await lockRule(work, serverId, ruleId);
  if (rule === null) throw new Problem("rule.unknown", {});
  return rule;
}
