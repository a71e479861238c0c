import type { SimCall } from "./sim-request.ts";

/** How a call goes wrong. `landed`: the server did it, and only the answer was lost. */
export type SimFault =
  | { readonly kind: "limited"; readonly retryAfter: number }
  | { readonly kind: "status"; readonly code: number; readonly description: string }
  | { readonly kind: "reset" | "hang"; readonly landed: boolean };

/** Asked before every call; null lets it through. */
export type SimFaultPlan = (call: SimCall) => SimFault | null;

/** The faults of the list happen to the next calls of these methods, in order. Then all goes well. */
export function nextFaults(methods: RegExp, ...faults: readonly SimFault[]): SimFaultPlan {
  const left = [...faults];
  return ({ method }) => (methods.test(method) ? (left.shift() ?? null) : null);
}
