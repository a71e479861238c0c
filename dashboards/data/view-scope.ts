import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import type { FilterKind } from "../page-data.ts";
import type { Cells } from "./maker-numbers.ts";

/** What a view is narrowed to: a member of a kind; kind 0 is everything. */
export type Scope = { readonly kind: number; readonly member: number };

export const everything: Scope = { kind: kinds.all, member: 0 };
export const kindOfFilter: Readonly<Record<FilterKind, number>> = {
  period: kinds.period,
  model: kinds.model,
  region: kinds.region,
  fault: kinds.fault,
};

/** Which way round two kinds are crossed in the cells. */
const crossed: readonly (readonly [number, number])[] = [
  [kinds.model, kinds.period],
  [kinds.model, kinds.fault],
  [kinds.model, kinds.fix],
  [kinds.model, kinds.age],
  [kinds.model, kinds.part],
  [kinds.region, kinds.period],
  [kinds.region, kinds.model],
  [kinds.region, kinds.fault],
  [kinds.region, kinds.fix],
  [kinds.region, kinds.age],
  [kinds.region, kinds.part],
  [kinds.fault, kinds.period],
  [kinds.fault, kinds.age],
  [kinds.fault, kinds.part],
  [kinds.period, kinds.fix],
  [kinds.period, kinds.part],
];

/**
 * The cell of one member within a scope: of the scope itself where both are the same kind and member. Null where it is
 * suppressed or was never counted.
 */
export function cellIn<Row>(cells: Cells<Row>, scope: Scope, kind: number, member: number): Row | null {
  if (scope.kind === kinds.all) return cells.at(kinds.all, 0, kind, member);
  if (scope.kind === kind) return scope.member === member ? cells.at(kinds.all, 0, kind, member) : null;
  const direct = crossed.some(([ka, kb]) => ka === scope.kind && kb === kind);
  if (direct) return cells.at(scope.kind, scope.member, kind, member);
  const turned = crossed.some(([ka, kb]) => ka === kind && kb === scope.kind);
  return turned ? cells.at(kind, member, scope.kind, scope.member) : null;
}

/** The cell of the whole scope. */
export function totalOf<Row>(cells: Cells<Row>, scope: Scope): Row | null {
  return scope.kind === kinds.all
    ? cells.at(kinds.all, 0, kinds.all, 0)
    : cells.at(kinds.all, 0, scope.kind, scope.member);
}
