import type { Actor } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isStaff } from "../domain/roles.ts";
import { readAccount } from "../store/account-facts.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import {
  deleteMember,
  deleteTeam,
  findTeam,
  insertMember,
  insertTeam,
  pageOfTeams,
  type TeamListed,
  type teamSorts,
  updateTeam,
} from "../store/team-lists.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { removeRecord, storeRecord } from "./store-record.ts";

/** What can be said of a team; what is left out stays as it is. `categories` are routed to it. */
export type TeamTerms = {
  readonly name?: string | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly autoAssign?: boolean | undefined;
};

/** Teams. Staff. Throws Problem `action.forbidden`. */
export async function showTeams(
  work: Work,
  actor: Actor,
  asked: { readonly search: string; readonly page: PageAsk<(typeof teamSorts)[number]> },
): Promise<Page<TeamListed>> {
  requireDeskAction(actor, "team.read");
  return pageOfTeams(work, asked.search, asked.page);
}

/** One team. Staff. Throws Problem `action.forbidden`, `record.unknown`. */
export async function showTeam(work: Work, actor: Actor, teamId: string): Promise<TeamListed> {
  requireDeskAction(actor, "team.read");
  const found = await findTeam(work, teamId);
  if (found === null) throw new Problem("record.unknown", {});
  return found;
}

/** A new team. Admins. Throws Problem `action.forbidden`, `field.*`, `record.name_taken`. */
export async function addTeam(
  work: Work,
  actor: Actor,
  terms: TeamTerms & { readonly name: string },
): Promise<{ readonly teamId: string }> {
  requireDeskAction(actor, "team.write");
  const teamId = work.newId();
  const row = readTerms(terms);
  const name = row.name ?? "";
  await storeRecord(work, name, (inner) => insertTeam(inner, { id: teamId, ...row, name }));
  await emit(work, { kind: "team.added", subjectId: teamId, actor });
  return { teamId };
}

/** Changes a team. Admins. Throws Problem `action.forbidden`, `record.unknown`, `record.name_taken`, `field.*`. */
export async function changeTeam(
  work: Work,
  actor: Actor,
  input: TeamTerms & { readonly teamId: string },
): Promise<void> {
  requireDeskAction(actor, "team.write");
  const { id, name } = await showTeam(work, actor, input.teamId);
  const row = readTerms(input);
  await storeRecord(work, row.name ?? name, (inner) => updateTeam(inner, id, row));
  await emit(work, { kind: "team.changed", subjectId: id, actor, data: { fields: Object.keys(row) } });
}

/** Removes a team that no ticket, calendar or channel names. Admins. Throws Problem `record.unknown`, `record.in_use`. */
export async function removeTeam(work: Work, actor: Actor, input: { readonly teamId: string }): Promise<void> {
  requireDeskAction(actor, "team.write");
  const { id, name } = await showTeam(work, actor, input.teamId);
  await removeRecord(work, name, (inner) => deleteTeam(inner, id));
  await emit(work, { kind: "team.removed", subjectId: id, actor });
}

/** Puts a member of staff into a team or takes them out. Admins. Throws Problem `record.unknown`, `account.unknown`. */
export async function setTeamMember(
  work: Work,
  actor: Actor,
  input: { readonly teamId: string; readonly accountId: string; readonly member: boolean },
): Promise<void> {
  requireDeskAction(actor, "team.write");
  const { id } = await showTeam(work, actor, input.teamId);
  const account = await readAccount(work, input.accountId);
  if (account === null || (input.member && !isStaff(account.role))) throw new Problem("account.unknown", { name: "" });
  if (input.member) await insertMember(work, id, account.id);
  else await deleteMember(work, id, account.id);
  const kind = input.member ? "team.member_added" : "team.member_removed";
  await emit(work, { kind, subjectId: id, actor, data: { accountId: account.id } });
}

function readTerms(terms: TeamTerms) {
  const words = (given: readonly string[]) =>
    [...new Set(given.map((one) => cleanLine(one).slice(0, 120)).filter(hasWords))].slice(0, 100);
  return {
    ...(terms.name === undefined ? {} : { name: cleanLine(requiredWords("name", terms.name, 120)) }),
    ...(terms.skills === undefined ? {} : { skills: words(terms.skills) }),
    ...(terms.categories === undefined ? {} : { categories: words(terms.categories) }),
    ...(terms.autoAssign === undefined ? {} : { autoAssign: terms.autoAssign }),
  };
}
