import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isStaff } from "../domain/roles.ts";
import { type EquipmentListed, findEquipmentByQr } from "../store/equipment.ts";
import { hasPeople, updateUnit } from "../store/equipment-lists.ts";
import { emit } from "../store/events.ts";
import { findOrganisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";

/** What a QR token tells: the model to everybody, the unit to those whose it is and to staff. */
export type ScannedUnit = {
  readonly model: Pick<EquipmentListed, "manufacturer" | "model" | "category">;
  readonly equipmentId: string | null;
};

/** What a token names, as far as the person may know it. Throws Problem `action.forbidden`, `equipment.unknown`. */
export async function scanEquipment(work: Work, person: Person, token: string): Promise<ScannedUnit> {
  requireDeskAction(person, "equipment.read");
  const unit = await findEquipmentByQr(work, token);
  if (unit === null) throw new Problem("equipment.unknown", { name: "" });
  const { manufacturer, model, category } = unit;
  const mayKnow = isStaff(person.role) || unit.organisationId === person.organisationId;
  return { model: { manufacturer, model, category }, equipmentId: mayKnow ? unit.id : null };
}

/**
 * Takes the unit that a QR token names into an organisation: a customer's own, or the one that staff name. A customer takes nothing from
 * an organisation that has people. It leaves its site. Claiming what is there already changes nothing.
 * Throws Problem `action.forbidden`, `equipment.unknown`, `equipment.owned`, `organisation.unknown`.
 */
export async function claimEquipment(
  work: Work,
  person: Person,
  input: { readonly token: string; readonly organisationId: string | null },
): Promise<{ readonly equipmentId: string }> {
  requireDeskAction(person, "equipment.claim");
  const byStaff = isStaff(person.role);
  const organisationId = byStaff ? input.organisationId : person.organisationId;
  const isOther = input.organisationId !== null && input.organisationId !== organisationId;
  if (organisationId === null || isOther || (await findOrganisation(work, organisationId)) === null) {
    throw new Problem("organisation.unknown", { name: "" });
  }
  const unit = await findEquipmentByQr(work, input.token);
  if (unit === null) throw new Problem("equipment.unknown", { name: "" });
  if (unit.organisationId === organisationId) return { equipmentId: unit.id };
  if (!byStaff && (await hasPeople(work, unit.organisationId)))
    throw new Problem("equipment.owned", { label: unit.model });
  await updateUnit(work, unit.id, { organisationId, siteId: null });
  await emit(work, {
    kind: "equipment.claimed",
    subjectId: unit.id,
    actor: person,
    data: { fromOrganisationId: unit.organisationId, organisationId },
  });
  return { equipmentId: unit.id };
}
