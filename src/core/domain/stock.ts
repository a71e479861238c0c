import type { UsedPart } from "./ticket-view.ts";

/** A part that a vehicle carries. */
export type CarriedPart = { readonly partId: string; readonly name: string; readonly number: string };

/** How many of which part a report has used: by number where it says one, else by name. Parts that are not carried are left out. */
export function usedOf(carried: readonly CarriedPart[], used: readonly UsedPart[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { name, number, quantity } of used) {
    const words = (number === null ? [name] : [number, `${name} ${number}`]).map(fold);
    const part =
      carried.find((one) => number !== null && fold(one.number) === fold(number)) ??
      carried.find((one) => words.some((word) => word === fold(one.name) || word === fold(one.number))) ??
      carried.find((one) => fold(one.name) === fold(name));
    if (part !== undefined) taken.set(part.partId, (taken.get(part.partId) ?? 0) + quantity);
  }
  return taken;
}

function fold(words: string): string {
  return words.trim().toLowerCase().replaceAll(/\s+/g, " ");
}
