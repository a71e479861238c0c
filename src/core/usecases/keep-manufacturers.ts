import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import {
  type catalogueSorts,
  deleteManufacturer,
  findManufacturer,
  hasReaders,
  insertManufacturer,
  listManufacturers,
  type Manufacturer,
  renameManufacturer,
} from "../store/catalogue.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { removeRecord, storeRecord } from "./store-record.ts";

const nameLimit = 120;

/** Manufacturers. Throws Problem `action.forbidden`. */
export async function showManufacturers(
  work: Work,
  actor: Actor,
  asked: { readonly search: string; readonly page: PageAsk<(typeof catalogueSorts)[number]> },
): Promise<Page<Manufacturer>> {
  requireDeskAction(actor, "catalogue.read");
  return listManufacturers(work, asked.search, asked.page);
}

/** One manufacturer. Throws Problem `action.forbidden`, `record.unknown`. */
export async function showManufacturer(work: Work, actor: Actor, manufacturerId: string): Promise<Manufacturer> {
  requireDeskAction(actor, "catalogue.read");
  const found = await findManufacturer(work, manufacturerId);
  if (found === null) throw new Problem("record.unknown", {});
  return found;
}

/** A new manufacturer; its slug, the address of its dashboards, is made of the name. Engineers and admins. Throws Problem `record.name_taken`. */
export async function addManufacturer(
  work: Work,
  actor: Actor,
  input: { readonly name: string },
): Promise<{ readonly manufacturerId: string }> {
  requireDeskAction(actor, "catalogue.write");
  const name = cleanLine(requiredWords("name", input.name, nameLimit));
  const manufacturerId = work.newId();
  const slug = slugOf(name) || `maker-${manufacturerId.slice(-12)}`;
  await storeRecord(work, name, (inner) => insertManufacturer(inner, { id: manufacturerId, name, slug }));
  await emit(work, { kind: "manufacturer.added", subjectId: manufacturerId, actor });
  return { manufacturerId };
}

/** Renames a manufacturer. Engineers and admins. Throws Problem `record.unknown`, `record.name_taken`. */
export async function changeManufacturer(
  work: Work,
  actor: Actor,
  input: { readonly manufacturerId: string; readonly name: string },
): Promise<void> {
  requireDeskAction(actor, "catalogue.write");
  const { id } = await showManufacturer(work, actor, input.manufacturerId);
  const name = cleanLine(requiredWords("name", input.name, nameLimit));
  await storeRecord(work, name, (inner) => renameManufacturer(inner, id, name));
  await emit(work, { kind: "manufacturer.changed", subjectId: id, actor });
}

/** Removes a manufacturer without models and readers. Engineers and admins. Throws Problem `record.unknown`, `record.in_use`. */
export async function removeManufacturer(
  work: Work,
  actor: Actor,
  input: { readonly manufacturerId: string },
): Promise<void> {
  requireDeskAction(actor, "catalogue.write");
  const { id, name } = await showManufacturer(work, actor, input.manufacturerId);
  if (await hasReaders(work, id)) throw new Problem("record.in_use", { name });
  await removeRecord(work, name, (inner) => deleteManufacturer(inner, id));
  await emit(work, { kind: "manufacturer.removed", subjectId: id, actor });
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
