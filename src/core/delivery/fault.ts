import { ComposeFailed } from "./compose.ts";

const faultKinds = ["refused", "unreachable", "limited", "blocked", "gone"] as const;

/** Why a send failed, in the port's words. */
export type Fault = {
  readonly kind: (typeof faultKinds)[number];
  /** It may have arrived all the same. */
  readonly inDoubt: boolean;
  readonly retryAfterMs: number | null;
  readonly detail: string;
};

/**
 * Reads whatever a sender threw. A PlatformFault is known by its shape, since the core does not know the port; anything else is
 * `unreachable`, and in doubt: nobody can say how far it got.
 */
export function readFault(thrown: unknown): Fault {
  if (!(thrown instanceof Error))
    return { kind: "unreachable", inDoubt: true, retryAfterMs: null, detail: String(thrown) };
  if (thrown instanceof ComposeFailed)
    return { kind: "unreachable", inDoubt: false, retryAfterMs: null, detail: thrown.message };
  const given: Error & Partial<Record<"kind" | "inDoubt" | "retryAfterMs" | "hint", unknown>> = thrown;
  const kind = given.name === "PlatformFault" ? faultKinds.find((known) => known === given.kind) : undefined;
  if (kind === undefined) return { kind: "unreachable", inDoubt: true, retryAfterMs: null, detail: thrown.message };
  return {
    kind,
    inDoubt: kind === "unreachable" && given.inDoubt === true,
    retryAfterMs: typeof given.retryAfterMs === "number" ? given.retryAfterMs : null,
    detail: typeof given.hint === "string" ? `${thrown.message} (${given.hint})` : thrown.message,
  };
}
