import type { ActionId } from "../card.ts";
import type { FormId } from "../form.ts";

/** No action or form id holds this sign: what is behind it is ours. */
const mark = "|";
const formPrefix = `form${mark}`;
const commandPrefix = `command${mark}`;

/** What a button of ours asks for. */
export type ButtonAsk =
  | { readonly kind: "action"; readonly action: ActionId }
  /** Opens a form that could not be opened at once. */
  | { readonly kind: "form"; readonly form: FormId }
  /** Stands for typed words. */
  | { readonly kind: "command"; readonly words: string };

/** The id of an action's button; `tag` tells apart what would be alike, or marks whose card it is on. */
export function actionCustomId(action: ActionId, tag: string | null): string {
  return tag === null ? action : `${action}${mark}${tag}`;
}

export function formCustomId(form: FormId): string {
  return `${formPrefix}${form}`;
}

export function commandCustomId(words: string): string {
  return `${commandPrefix}${words}`;
}

/** What the pressed button asks for. */
export function readCustomId(id: string): ButtonAsk {
  if (id.startsWith(formPrefix)) return { kind: "form", form: id.slice(formPrefix.length) };
  if (id.startsWith(commandPrefix)) return { kind: "command", words: id.slice(commandPrefix.length) };
  return { kind: "action", action: id.split(mark)[0] ?? id };
}

/** The tag behind an action's id; null where there is none. */
export function tagOf(id: string): string | null {
  return id.startsWith(formPrefix) || id.startsWith(commandPrefix) ? null : (id.split(mark)[1] ?? null);
}
