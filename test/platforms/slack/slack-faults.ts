/** A call of the Web API as a plan sees it before it happens; `nth` counts the calls of that method from 1. */
export type ApiCall = {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly nth: number;
};

/** How a call goes wrong. `landed`: the server did it, and only the answer was lost. */
export type ApiFault =
  | { readonly kind: "limited"; readonly retryAfterSeconds: number }
  | { readonly kind: "status"; readonly status: number; readonly landed: boolean }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "reset"; readonly landed: boolean }
  | { readonly kind: "hang"; readonly landed: boolean }
  | { readonly kind: "garbage"; readonly landed: boolean };

/** Asked before every call; null lets it through. */
export type ApiFaultPlan = (call: ApiCall) => ApiFault | null;

/** The faults happen to the next calls of the method, in order; a null lets one through. Then all goes well. */
export function faultsOf(method: string, ...faults: readonly (ApiFault | null)[]): ApiFaultPlan {
  const left = [...faults];
  return (call) => (call.method === method ? (left.shift() ?? null) : null);
}
