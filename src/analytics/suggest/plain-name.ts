/** A fix's name as words: "replace_inlet-valve" and "ReplaceInletValve" are written like "replace inlet-valve". */
export function plainName(name: string): string {
  return name.replace(/_/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
}
