/**
 * The order in which fixes are offered. The first is the likeliest. Behind it a fix gains by being rare, `tilt` of the
 * logarithm of how often it occurred: what a technician does every day needs no third mention, and a rare fix that the
 * words point at is what a list is read for. `tilt` 0 is the plain order of probability.
 */
export function rankOrder(probabilities: Float64Array, counts: ArrayLike<number>, tilt: number): readonly number[] {
  const byProbability = [...probabilities.keys()].sort(
    (one, other) => (probabilities[other] as number) - (probabilities[one] as number) || one - other,
  );
  if (tilt === 0) return byProbability;
  const value = (label: number): number => (probabilities[label] as number) * ((counts[label] ?? 0) + 2) ** -tilt;
  const [first, ...others] = byProbability;
  // Only what has a chance: far down the list, rarity alone would decide.
  const near = others.slice(0, 12).sort((one, other) => value(other) - value(one) || one - other);
  return first === undefined ? [] : [first, ...near, ...others.slice(12)];
}
