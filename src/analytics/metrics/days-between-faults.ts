import { Type } from "typebox";
import { maybeText, metric } from "./metric.ts";

/** One row a model with units that failed more than once. Spans that have not ended are left out: they are no times between faults. */
export const daysBetweenFaults = metric(
  "days-between-faults",
  Type.Object({ manufacturer: maybeText, model: maybeText, intervals: Type.Integer(), medianDays: Type.Number() }),
);
