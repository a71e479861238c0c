/**
 * The nodes of the equipment tree that a unit hangs under, widest first: "0>laptop", "1>laptop>acer" … A level that is not
 * known is passed over, so that a model without its family still has its manufacturer above it.
 */
export function equipmentKeys(levels: readonly string[]): readonly string[] {
  const keys: string[] = [];
  let path = "";
  for (const [depth, level] of levels.entries()) {
    path += `>${level}`;
    if (level !== "") keys.push(`${depth}${path}`);
  }
  return keys;
}
