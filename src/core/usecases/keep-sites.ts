import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { isPlaceOnEarth } from "../domain/dispatch/travel.ts";
import { Problem } from "../domain/problem.ts";
import { mayReadOrganisation, readableOrganisation } from "../domain/readable-organisation.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isTimeZone } from "../domain/time-zone.ts";
import type { Site } from "../store/equipment.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import { findOrganisation } from "../store/organisations.ts";
import { deleteSite, findSite, insertSite, listSites, type siteSorts, updateSite } from "../store/site-lists.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { removeRecord } from "./store-record.ts";

/** What can be said of a site; what is left out stays as it is. Coordinates in degrees, both or none. */
export type SiteTerms = {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly timeZone?: string | undefined;
  readonly region?: string | null | undefined;
};

/** Sites: all for staff, those of their organisation for customers. Throws Problem `action.forbidden`. */
export async function showSites(
  work: Work,
  actor: Actor,
  asked: {
    readonly organisationId: string | null;
    readonly search: string;
    readonly page: PageAsk<(typeof siteSorts)[number]>;
  },
): Promise<Page<Site>> {
  requireDeskAction(actor, "site.read");
  return listSites(work, { readable: readableOrganisation(actor), ...asked }, asked.page);
}

/** One site. Throws Problem `action.forbidden`, `record.unknown` also for one that is not theirs to know. */
export async function showSite(work: Work, actor: Actor, siteId: string): Promise<Site> {
  requireDeskAction(actor, "site.read");
  const site = await findSite(work, siteId);
  if (site === null || !mayReadOrganisation(actor, site.organisationId)) throw new Problem("record.unknown", {});
  return site;
}

/** A new site of an organisation. Staff. Throws Problem `action.forbidden`, `organisation.unknown`, `field.*`. */
export async function addSite(
  work: Work,
  actor: Actor,
  input: SiteTerms & { readonly organisationId: string },
): Promise<{ readonly siteId: string }> {
  requireDeskAction(actor, "site.write");
  const { organisationId, ...terms } = input;
  if ((await findOrganisation(work, organisationId)) === null) throw new Problem("organisation.unknown", { name: "" });
  const row = readTerms({ timeZone: work.settings.timeZone, ...terms, name: terms.name ?? "" });
  const siteId = work.newId();
  await insertSite(work, { id: siteId, organisationId, ...row, name: row.name ?? "" });
  await emit(work, { kind: "site.added", subjectId: siteId, actor, data: { organisationId } });
  return { siteId };
}

/** Changes a site. Staff. Throws Problem `action.forbidden`, `record.unknown`, `field.*`. */
export async function changeSite(
  work: Work,
  actor: Actor,
  input: SiteTerms & { readonly siteId: string },
): Promise<void> {
  requireDeskAction(actor, "site.write");
  const { siteId, ...terms } = input;
  await showSite(work, actor, siteId);
  const row = readTerms(terms);
  await updateSite(work, siteId, row);
  await emit(work, { kind: "site.changed", subjectId: siteId, actor, data: { fields: Object.keys(row) } });
}

/** Removes a site that no ticket or unit names. Staff. Throws Problem `action.forbidden`, `record.unknown`, `record.in_use`. */
export async function removeSite(work: Work, actor: Actor, input: { readonly siteId: string }): Promise<void> {
  requireDeskAction(actor, "site.write");
  const { id, name } = await showSite(work, actor, input.siteId);
  await removeRecord(work, name, (inner) => deleteSite(inner, id));
  await emit(work, { kind: "site.removed", subjectId: id, actor });
}

function readTerms(terms: SiteTerms): Partial<Site> {
  const { latitude, longitude, timeZone, region } = terms;
  if ((latitude == null) !== (longitude == null)) {
    throw new Problem("field.missing", { field: latitude == null ? "latitude" : "longitude" });
  }
  if (latitude != null && longitude != null && !isPlaceOnEarth({ latitude, longitude })) {
    throw new Problem("field.not_a_number", { field: "latitude", value: String(latitude), min: -90, max: 90 });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Problem("field.not_a_choice", { field: "timeZone", value: timeZone, choices: ["Europe/Lisbon", "UTC"] });
  }
  return {
    ...(terms.name === undefined ? {} : { name: cleanLine(requiredWords("name", terms.name, 120)) }),
    ...(terms.address === undefined ? {} : { address: cleanLine(terms.address).slice(0, 400) }),
    ...(latitude === undefined ? {} : { latitude, longitude: longitude ?? null }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(region === undefined ? {} : { region: region === null ? null : cleanLine(region).slice(0, 120) || null }),
  };
}
