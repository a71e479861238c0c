import { PlatformFault } from "../../../src/bots/platform.ts";

/** A call to the platform, as a plan sees it before it happens. */
export type Call = {
  readonly op: "open" | "post" | "edit" | "remove" | "react" | "find" | "setClosed";
  readonly channel: string;
  readonly nonce: string | null;
};

/** How a call goes wrong. `landed`: the server did it, and only the answer was lost. */
export type PlannedFault =
  | { readonly kind: "refused" | "unreachable" | "blocked" | "gone" }
  | { readonly kind: "inDoubt"; readonly landed: boolean }
  | { readonly kind: "limited"; readonly retryAfterMs: number };

/** Asked before every call; null lets it through. */
export type FaultPlan = (call: Call) => PlannedFault | null;

/** The faults of the list happen to the next calls that `to` picks, in order; a null lets one through. Then all goes well. */
export function scripted(
  faults: readonly (PlannedFault | null)[],
  to: (call: Call) => boolean = () => true,
): FaultPlan {
  const left = [...faults];
  return (call) => (to(call) ? (left.shift() ?? null) : null);
}

/** Each call fails with probability `share`, in a way drawn from `kinds`: the same seed gives the same run. */
export function seeded(seed: number, share: number, kinds: readonly PlannedFault[]): FaultPlan {
  const random = randomFrom(seed);
  return () => {
    if (random() >= share) return null;
    return kinds[Math.floor(random() * kinds.length)] ?? null;
  };
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the platform throws for it. */
export function faultOf(planned: PlannedFault): PlatformFault {
  if (planned.kind === "limited") {
    return new PlatformFault("limited", "slow down", { retryAfterMs: planned.retryAfterMs });
  }
  if (planned.kind === "inDoubt") return new PlatformFault("unreachable", "the answer was lost", { inDoubt: true });
  return new PlatformFault(planned.kind, `planned: ${planned.kind}`);
}
