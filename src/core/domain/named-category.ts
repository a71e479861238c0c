import { foldTitle } from "./fold-title.ts";

/** Characters that are read: whoever writes more has named it by then. */
const readCharacters = 4_000;

/**
 * The category whose name stands in a text, its words one behind the other, in the singular or with "s" or "es"; of several that are named
 * the longest, where one name holds the others. Null where none is named, or several different ones.
 */
export function namedCategory(text: string, categories: readonly string[]): string | null {
  const said = ` ${foldTitle(text.slice(0, readCharacters)).split(" ").map(singular).join(" ")} `;
  const fold = (category: string): string => foldTitle(category).split(" ").map(singular).join(" ");
  const named = categories.filter((category) => fold(category) !== "" && said.includes(` ${fold(category)} `));
  const [longest, ...others] = named.toSorted((one, other) => fold(other).length - fold(one).length);
  if (longest === undefined) return null;
  return others.every((other) => ` ${fold(longest)} `.includes(` ${fold(other)} `)) ? longest : null;
}

function singular(word: string): string {
  return word.length > 4 ? word.replace(/(?<=[sxzh])es$|(?<=[^s])s$/, "") : word;
}
