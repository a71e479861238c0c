/** Months are counted from the year 0: year × 12 + month − 1. Both ends belong to the bin. */
export type Bin = { readonly fromMonth: number; readonly toMonth: number };

/** Which organisations had repairs in a month. */
export type MonthOrgs = { readonly month: number; readonly orgs: readonly string[] };

/**
 * Joins months to bins with at least `k` organisations each, as short as can be. Bins that were published (`sealed`) stay as they are: a
 * longer or shorter one would give away what came between. Months that are not enough for a bin yet wait in none, unless nothing was
 * sealed yet: then they join the bin before them. `until` is the month behind the last one that counts.
 */
export function findBins(
  months: readonly MonthOrgs[],
  sealed: readonly Bin[],
  k: number,
  until: number,
): readonly Bin[] {
  const all = months.filter(({ month }) => month < until).toSorted((one, other) => one.month - other.month);
  const made: Bin[] = [];
  const held = [...sealed].sort((one, other) => one.fromMonth - other.fromMonth);
  const first = all[0]?.month;
  if (first === undefined) return held;
  const gaps: Bin[] = [];
  let from = first;
  for (const bin of held) {
    if (from < bin.fromMonth) gaps.push({ fromMonth: from, toMonth: bin.fromMonth - 1 });
    from = Math.max(from, bin.toMonth + 1);
  }
  if (from < until) gaps.push({ fromMonth: from, toMonth: until - 1 });
  for (const gap of gaps) made.push(...binsIn(all, gap, k, held.length === 0));
  return [...held, ...made].sort((one, other) => one.fromMonth - other.fromMonth);
}

function binsIn(months: readonly MonthOrgs[], gap: Bin, k: number, joinsTail: boolean): readonly Bin[] {
  const bins: Bin[] = [];
  let from = gap.fromMonth;
  let seen = new Set<string>();
  for (const { month, orgs } of months) {
    if (month < gap.fromMonth || month > gap.toMonth) continue;
    for (const org of orgs) seen.add(org);
    if (seen.size < k) continue;
    bins.push({ fromMonth: from, toMonth: month });
    from = month + 1;
    seen = new Set();
  }
  const last = bins.at(-1);
  if (joinsTail && last !== undefined && from <= gap.toMonth) {
    bins[bins.length - 1] = { fromMonth: last.fromMonth, toMonth: gap.toMonth };
  }
  return bins;
}
