import { makeCountTable } from "./count-table.ts";
import { equipmentKeys } from "./equipment-keys.ts";
import { makeVocabulary } from "./vocabulary.ts";

/** How often each fix was the answer on this equipment, whatever the words. */
export type EquipmentPrior = {
  readonly add: (label: number, levels: readonly string[], weight: number) => void;
  /** The probability of each of `labels` fixes. */
  readonly predict: (levels: readonly string[], labels: number) => Float64Array;
};

/** Cases that a level's own cases must outnumber before it counts for more than the level above it. */
const shrinkage = 5;
const smoothing = 0.5;

/** Counts along the equipment tree; each level is shrunk towards the one above it, the widest towards all cases. */
export function makeEquipmentPrior(): EquipmentPrior {
  const nodes = makeVocabulary();
  const counts = makeCountTable();
  const totals: number[] = [];
  const overall: number[] = [];
  let total = 0;
  return {
    add(label, levels, weight) {
      while (overall.length <= label) overall.push(0);
      overall[label] = (overall[label] ?? 0) + weight;
      total += weight;
      for (const key of equipmentKeys(levels)) {
        const node = nodes.take(key);
        counts.add(node, label, weight);
        totals[node] = (totals[node] ?? 0) + weight;
      }
    },
    predict(levels, labels) {
      const shares = Float64Array.from(
        { length: labels },
        (_, label) => ((overall[label] ?? 0) + smoothing) / (total + smoothing * labels),
      );
      for (const key of equipmentKeys(levels)) {
        const node = nodes.find(key);
        if (node < 0) continue;
        const all = (totals[node] ?? 0) + shrinkage;
        for (let label = 0; label < labels; label += 1) shares[label] = ((shares[label] as number) * shrinkage) / all;
        const { labels: met, counts: times } = counts.row(node);
        for (const [at, label] of met.entries()) shares[label] = (shares[label] as number) + (times[at] ?? 0) / all;
      }
      return shares;
    },
  };
}
