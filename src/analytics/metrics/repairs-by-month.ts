import { Type } from "typebox";
import { maybeNumber, metric } from "./metric.ts";

/** One row a month that has repairs, in order. `month` is like 2026-03 (UTC). */
export const repairsByMonth = metric(
  "repairs-by-month",
  Type.Object({ month: Type.String(), repairs: Type.Integer(), returned: Type.Integer(), medianMinutes: maybeNumber }),
);
