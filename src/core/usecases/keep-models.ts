import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import {
  type catalogueSorts,
  deleteModel,
  findModel,
  insertModel,
  listModels,
  type ModelListed,
  updateModel,
} from "../store/catalogue.ts";
import { emit } from "../store/events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";
import { removeRecord, storeRecord } from "./store-record.ts";

const wordsLimit = 120;

/** What can be said of a model; what is left out stays as it is. */
export type ModelTerms = {
  readonly name?: string | undefined;
  readonly family?: string | undefined;
  readonly category?: string | undefined;
  readonly introducedYear?: number | null | undefined;
};

/** Models. Throws Problem `action.forbidden`. */
export async function showModels(
  work: Work,
  actor: Actor,
  asked: {
    readonly search: string;
    readonly manufacturerId: string | null;
    readonly category: string | null;
    readonly page: PageAsk<(typeof catalogueSorts)[number]>;
  },
): Promise<Page<ModelListed>> {
  requireDeskAction(actor, "catalogue.read");
  return listModels(work, asked, asked.page);
}

/** One model. Throws Problem `action.forbidden`, `record.unknown`. */
export async function showModel(work: Work, actor: Actor, modelId: string): Promise<ModelListed> {
  requireDeskAction(actor, "catalogue.read");
  const found = await findModel(work, modelId);
  if (found === null) throw new Problem("record.unknown", {});
  return found;
}

/** A new model of a manufacturer. Engineers and admins. Throws Problem `field.*`, `record.unknown` (the manufacturer), `record.name_taken`. */
export async function addModel(
  work: Work,
  actor: Actor,
  input: {
    readonly manufacturerId: string;
    readonly name: string;
    readonly family: string;
    readonly category: string;
    readonly introducedYear?: number | null | undefined;
  },
): Promise<{ readonly modelId: string }> {
  requireDeskAction(actor, "catalogue.write");
  const modelId = work.newId();
  const { manufacturerId } = input;
  const row = {
    name: line("name", input.name),
    family: line("family", input.family),
    category: line("category", input.category),
    introducedYear: input.introducedYear ?? null,
  };
  await storeRecord(work, row.name, (inner) => insertModel(inner, { id: modelId, manufacturerId, ...row }));
  await emit(work, { kind: "model.added", subjectId: modelId, actor, data: { manufacturerId } });
  return { modelId };
}

/** Changes a model. Engineers and admins. Throws Problem `record.unknown`, `record.name_taken`, `field.*`. */
export async function changeModel(
  work: Work,
  actor: Actor,
  input: ModelTerms & { readonly modelId: string },
): Promise<void> {
  requireDeskAction(actor, "catalogue.write");
  const { id, name } = await showModel(work, actor, input.modelId);
  const row = {
    ...(input.name === undefined ? {} : { name: line("name", input.name) }),
    ...(input.family === undefined ? {} : { family: line("family", input.family) }),
    ...(input.category === undefined ? {} : { category: line("category", input.category) }),
    ...(input.introducedYear === undefined ? {} : { introducedYear: input.introducedYear }),
  };
  await storeRecord(work, row.name ?? name, (inner) => updateModel(inner, id, row));
  await emit(work, { kind: "model.changed", subjectId: id, actor, data: { fields: Object.keys(row) } });
}

/** Removes a model of which there is no unit. Engineers and admins. Throws Problem `record.unknown`, `record.in_use`. */
export async function removeModel(work: Work, actor: Actor, input: { readonly modelId: string }): Promise<void> {
  requireDeskAction(actor, "catalogue.write");
  const { id, name } = await showModel(work, actor, input.modelId);
  await removeRecord(work, name, (inner) => deleteModel(inner, id));
  await emit(work, { kind: "model.removed", subjectId: id, actor });
}

function line(field: string, raw: string): string {
  return cleanLine(requiredWords(field, raw, wordsLimit));
}
