/**
 * Part numbers, model numbers and fault codes in a normalised text, without their dashes, dots and slashes: at least
 * four characters with a digit among letters, or digits in groups ("4-6301-9"). Dates and plain quantities are not.
 */
export function partNumbers(text: string): readonly string[] {
  if (!/\d/.test(text)) return [];
  const found = new Set<string>();
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*/gu)) {
    if (!/\d/.test(run) || /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/.test(run)) continue;
    const bare = run.replace(/[-./]/g, "");
    const isMixed = /\p{L}/u.test(bare);
    const isGrouped = bare !== run && bare.length >= 6 && !/^\d+\.\d+$/.test(run);
    if ((isMixed && bare.length >= 4 && !isQuantity(bare)) || isGrouped) found.add(bare);
  }
  return [...found];
}

/** A number with its unit written behind it: "230v", "1200rpm". */
function isQuantity(run: string): boolean {
  return /^\d+(?:[kmµ]?(?:v|a|w|hz|m|g|l|b|pa|ohm)|mm|cm|rpm|bar|psi|kwh|ah|mah|h|hrs?|mins?|sec|c|f|in|ft|lbs?|x\d+)$/.test(
    run,
  );
}
