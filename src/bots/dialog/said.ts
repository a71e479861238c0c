import type { Interaction } from "../platform.ts";

/** A message as it came in. */
export type Said = Interaction & { readonly did: Extract<Interaction["did"], { kind: "say" }> };
