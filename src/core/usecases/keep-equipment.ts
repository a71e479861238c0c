import type { Actor } from "../domain/actor.ts";
import { isCalendarDate } from "../domain/calendar-date.ts";
import { cleanLine } from "../domain/clean-text.ts";
import type { Impact } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { mayReadOrganisation, readableOrganisation } from "../domain/readable-organisation.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { newSecret } from "../domain/secret-token.ts";
import {
  type EquipmentFilter,
  type equipmentSorts,
  findUnit,
  insertUnit,
  listUnits,
  qrTokenOf,
  type UnitListed,
  updateUnit,
} from "../store/equipment-lists.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import { findOrganisation } from "../store/organisations.ts";
import { findSite } from "../store/site-lists.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { storeRecord } from "./store-record.ts";

/** What can be said of a unit; what is left out stays as it is. Dates are "2026-03-02". */
export type UnitTerms = {
  readonly label?: string | undefined;
  readonly serialNumber?: string | null | undefined;
  readonly modelId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly siteId?: string | null | undefined;
  readonly impact?: Impact | undefined;
  readonly installedOn?: string | null | undefined;
  readonly warrantyUntil?: string | null | undefined;
  readonly retired?: boolean | undefined;
};

/** Units: all for staff, those of their organisation for customers. Throws Problem `action.forbidden`. */
export async function showUnits(
  work: Work,
  actor: Actor,
  filter: Omit<EquipmentFilter, "readable">,
  page: PageAsk<(typeof equipmentSorts)[number]>,
): Promise<Page<UnitListed>> {
  requireDeskAction(actor, "equipment.read");
  return listUnits(work, { ...filter, readable: readableOrganisation(actor) }, page);
}

/** One unit. Throws Problem `action.forbidden`, `equipment.unknown` also for one that is not theirs to know. */
export async function showUnit(work: Work, actor: Actor, equipmentId: string): Promise<UnitListed> {
  requireDeskAction(actor, "equipment.read");
  const unit = await findUnit(work, equipmentId);
  if (unit === null || !mayReadOrganisation(actor, unit.organisation.id)) {
    throw new Problem("equipment.unknown", { name: "" });
  }
  return unit;
}

/** The token of a unit's QR code, for whoever may see the unit. Throws as `showUnit`. */
export async function showQrToken(work: Work, actor: Actor, equipmentId: string): Promise<string> {
  const { id } = await showUnit(work, actor, equipmentId);
  return (await qrTokenOf(work, id)) ?? "";
}

/**
 * A new unit of an organisation. Staff. Throws Problem `action.forbidden`, `field.*`, `organisation.unknown`, `record.unknown` (the model
 * or a site of another organisation), `record.name_taken` (the serial number).
 */
export async function addUnit(
  work: Work,
  actor: Actor,
  input: UnitTerms & { readonly label: string; readonly modelId: string; readonly organisationId: string },
): Promise<{ readonly equipmentId: string }> {
  requireDeskAction(actor, "equipment.write");
  const { modelId, organisationId } = input;
  const row = await readTerms(work, input, organisationId);
  const equipmentId = work.newId();
  const whole = { ...row, id: equipmentId, modelId, organisationId, label: row.label ?? "", qrToken: newSecret() };
  await storeRecord(work, row.serialNumber ?? whole.label, (inner) => insertUnit(inner, whole));
  await emit(work, { kind: "equipment.added", subjectId: equipmentId, actor, data: { modelId, organisationId } });
  return { equipmentId };
}

/**
 * Changes a unit: moves it, renames it, retires it or takes it into use again. One that changes its organisation leaves its site. Staff.
 * Throws as `addUnit`, and Problem `equipment.unknown`.
 */
export async function changeUnit(
  work: Work,
  actor: Actor,
  input: UnitTerms & { readonly equipmentId: string },
): Promise<void> {
  requireDeskAction(actor, "equipment.write");
  const { equipmentId, ...terms } = input;
  const unit = await showUnit(work, actor, equipmentId);
  const organisationId = terms.organisationId ?? unit.organisation.id;
  const moves = organisationId !== unit.organisation.id;
  const row = await readTerms(work, moves ? { ...terms, siteId: terms.siteId ?? null } : terms, organisationId);
  await storeRecord(work, row.serialNumber ?? unit.label, (inner) => updateUnit(inner, unit.id, row));
  await emit(work, {
    kind: "equipment.changed",
    subjectId: unit.id,
    actor,
    data: { fields: Object.keys(row), ...(moves ? { fromOrganisationId: unit.organisation.id, organisationId } : {}) },
  });
}

/** Gives a unit a new QR token: what was printed before names nothing any more. Staff. Throws Problem `equipment.unknown`. */
export async function renewQrToken(work: Work, actor: Actor, input: { readonly equipmentId: string }): Promise<void> {
  requireDeskAction(actor, "equipment.write");
  const { id } = await showUnit(work, actor, input.equipmentId);
  await updateUnit(work, id, { qrToken: newSecret() });
  await emit(work, { kind: "equipment.qr_renewed", subjectId: id, actor });
}

async function readTerms(work: Work, terms: UnitTerms, organisationId: string) {
  if (terms.organisationId !== undefined && (await findOrganisation(work, terms.organisationId)) === null) {
    throw new Problem("organisation.unknown", { name: "" });
  }
  if (typeof terms.siteId === "string") {
    const site = await findSite(work, terms.siteId);
    if (site?.organisationId !== organisationId) throw new Problem("record.unknown", {});
  }
  const { modelId, impact, siteId, retired } = terms;
  return {
    ...(terms.label === undefined ? {} : { label: cleanLine(requiredWords("name", terms.label, 120)) }),
    ...(terms.serialNumber === undefined ? {} : { serialNumber: lineOrNull(terms.serialNumber) }),
    ...(modelId === undefined ? {} : { modelId }),
    ...(terms.organisationId === undefined ? {} : { organisationId }),
    ...(siteId === undefined ? {} : { siteId }),
    ...(impact === undefined ? {} : { impact }),
    ...dateOf("installedOn", terms.installedOn),
    ...dateOf("warrantyUntil", terms.warrantyUntil),
    ...(retired === undefined ? {} : { retiredAt: retired ? work.now : null }),
  };
}

function lineOrNull(raw: string | null): string | null {
  return raw === null ? null : cleanLine(raw).slice(0, 120) || null;
}

function dateOf(field: "installedOn" | "warrantyUntil", given: string | null | undefined) {
  if (given === undefined) return {};
  if (given !== null && !isCalendarDate(given)) {
    throw new Problem("field.not_a_choice", { field, value: given, choices: ["2026-03-02"] });
  }
  return { [field]: given };
}
