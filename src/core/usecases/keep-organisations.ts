import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { nameLimitCharacters } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { mayReadOrganisation, readableOrganisation } from "../domain/readable-organisation.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import {
  deleteOrganisation,
  listMembers,
  listOrganisations,
  type MemberListed,
  type OrganisationListed,
  type organisationSorts,
} from "../store/organisation-lists.ts";
import { findOrganisation, insertOrganisation, type Organisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { removeRecord } from "./store-record.ts";

/** The organisations that the actor may know of: all for staff, their own for customers. Throws Problem `action.forbidden`. */
export async function showOrganisations(
  work: Work,
  actor: Actor,
  asked: { readonly search: string; readonly page: PageAsk<(typeof organisationSorts)[number]> },
): Promise<Page<OrganisationListed>> {
  requireDeskAction(actor, "organisation.read");
  return listOrganisations(work, { readable: readableOrganisation(actor), search: asked.search }, asked.page);
}

/** One organisation. Throws Problem `action.forbidden`, `organisation.unknown` also for one that is not theirs to know. */
export async function showOrganisation(work: Work, actor: Actor, organisationId: string): Promise<Organisation> {
  requireDeskAction(actor, "organisation.read");
  const found = await findOrganisation(work, organisationId);
  if (found === null || !mayReadOrganisation(actor, found.id)) throw new Problem("organisation.unknown", { name: "" });
  return found;
}

/** The people of an organisation. Throws as `showOrganisation`. */
export async function showMembers(
  work: Work,
  actor: Actor,
  asked: { readonly organisationId: string; readonly page: PageAsk<"name"> },
): Promise<Page<MemberListed>> {
  const organisation = await showOrganisation(work, actor, asked.organisationId);
  return listMembers(work, organisation.id, asked.page);
}

/** A new organisation. Admins. Throws Problem `action.forbidden`, `field.*`. */
export async function addOrganisation(
  work: Work,
  actor: Actor,
  input: { readonly name: string },
): Promise<{ readonly organisationId: string }> {
  requireDeskAction(actor, "desk.people");
  const organisationId = await insertOrganisation(
    work,
    cleanLine(requiredWords("name", input.name, nameLimitCharacters)),
  );
  await emit(work, { kind: "organisation.added", subjectId: organisationId, actor });
  return { organisationId };
}

/** Removes an organisation that nobody and nothing belongs to. Admins. Throws Problem `organisation.unknown`, `record.in_use`. */
export async function removeOrganisation(
  work: Work,
  actor: Actor,
  input: { readonly organisationId: string },
): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const { id, name } = await showOrganisation(work, actor, input.organisationId);
  await removeRecord(work, name, (inner) => deleteOrganisation(inner, id));
  await emit(work, { kind: "organisation.removed", subjectId: id, actor });
}
