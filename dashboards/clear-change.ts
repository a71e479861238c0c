import type { Estimate } from "./page-data.ts";

/**
 * Whether one estimate is clearly above (1) or below (-1) another that was measured apart from it, or neither (0): the 95 % interval of
 * their difference, put together from both intervals (Newcombe 1998, method 10; Zou and Donner's MOVER for rates), leaves out nothing.
 */
export function clearChange(one: Estimate, other: Estimate): -1 | 0 | 1 {
  const difference = one.value - other.value;
  if (difference > Math.hypot(one.value - one.low, other.high - other.value)) return 1;
  if (-difference > Math.hypot(one.high - one.value, other.value - other.low)) return -1;
  return 0;
}
