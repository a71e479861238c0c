import type { RawRow } from "./metric-session.ts";
import { numberIn } from "./read-row.ts";

/** What members are of, as numbered in sql/cells.sql. */
export const kinds = {
  all: 0,
  bin: 1,
  period: 2,
  model: 3,
  region: 4,
  fault: 5,
  fix: 6,
  age: 7,
  part: 8,
  year: 9,
} as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** Where a number stands: member `a` of kind `ka` crossed with member `b` of kind `kb`; kind 0 is "all", whose member is 0. */
export type CellAddress = { readonly ka: number; readonly a: number; readonly kb: number; readonly b: number };

export function cellAddress(row: RawRow): CellAddress {
  return { ka: numberIn(row, "ka"), a: numberIn(row, "a"), kb: numberIn(row, "kb"), b: numberIn(row, "b") };
}
