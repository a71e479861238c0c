import { Type } from "typebox";
import { maybeNumber, metric } from "./metric.ts";

/** One row a fix, the most frequent first. Takes `as_of`, an ISO time. `organisations` counts those that are known. */
export const fixOutcomes = metric(
  "fix-outcomes",
  Type.Object({
    fix: Type.String(),
    repairs: Type.Integer(),
    organisations: Type.Integer(),
    judged: Type.Integer(),
    returned: Type.Integer(),
    medianMinutes: maybeNumber,
  }),
);
