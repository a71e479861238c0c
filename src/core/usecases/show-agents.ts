import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import {
  type Agent,
  type AgentFilter,
  type agentSorts,
  findAgent,
  listAgents,
  readWorkload,
  type Workload,
} from "../store/agents.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import type { Work } from "../store/work.ts";

/** The active staff with presence, workload and shifts. Staff. Throws Problem `action.forbidden`. */
export async function showAgents(
  work: Work,
  actor: Actor,
  filter: AgentFilter,
  page: PageAsk<(typeof agentSorts)[number]>,
): Promise<Page<Agent>> {
  requireDeskAction(actor, "desk.people_list");
  return listAgents(work, filter, page);
}

/** One of them. Staff. Throws Problem `action.forbidden`, `account.unknown`. */
export async function showAgent(work: Work, actor: Actor, accountId: string): Promise<Agent> {
  requireDeskAction(actor, "desk.people_list");
  const found = await findAgent(work, accountId);
  if (found === null) throw new Problem("account.unknown", { name: "" });
  return found;
}

/** How much there is to do by team. Staff. Throws Problem `action.forbidden`. */
export async function showWorkload(work: Work, actor: Actor): Promise<readonly Workload[]> {
  requireDeskAction(actor, "desk.people_list");
  return readWorkload(work);
}
