/** How common each fix is, whatever the fault: over all of history, and of late. */
export type Popularity = {
  readonly add: (label: number, weight: number) => void;
  /** The share of each of `labels` fixes over all of history. */
  readonly overall: (labels: number) => Float64Array;
  /** By how much each fix is commoner of late than it was, as shares of one: all alike where nothing changes. */
  readonly trend: (labels: number) => Float64Array;
};

const smoothing = 0.5;
/** Cases after which one counts half of what is called late. */
const halfLife = 100;
/** Cases of late that must be there before they count for more than the whole. */
const shrinkage = 20;

/** Nothing counted yet; cases come oldest first. */
export function makePopularity(): Popularity {
  const counts: number[] = [];
  const late: number[] = [];
  let all = 0;
  let lateAll = 0;
  /** What the next case adds to `late`: growing additions are the same as shrinking sums, and touch one number a case. */
  let gain = 1;
  const overall = (labels: number): Float64Array =>
    Float64Array.from(
      { length: labels },
      (_, label) => ((counts[label] ?? 0) + smoothing) / (all + smoothing * labels),
    );
  return {
    add(label, weight) {
      counts[label] = (counts[label] ?? 0) + weight;
      all += weight;
      gain *= 2 ** (1 / halfLife);
      late[label] = (late[label] ?? 0) + gain * weight;
      lateAll += gain * weight;
      if (gain < 1e12) return;
      for (const [at, sum] of late.entries()) late[at] = (sum ?? 0) / gain;
      lateAll /= gain;
      gain = 1;
    },
    overall,
    trend(labels) {
      const shares = overall(labels);
      const rises = shares.map((share, label) => {
        const recent = ((late[label] ?? 0) / gain + shrinkage * share) / (lateAll / gain + shrinkage);
        return recent / share;
      });
      const sum = rises.reduce((one, other) => one + other, 0);
      return rises.map((rise) => rise / sum);
    },
  };
}
