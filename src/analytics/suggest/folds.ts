import type { Example } from "./example.ts";

/** How a history is laid out for learning from itself. */
export type FoldKind =
  /** In the order of time: each part is judged by what came before it. */
  | "time"
  /** Without an order: each part by all others, a group never on both sides. */
  | "group";

export type Fold = { readonly history: readonly Example[]; readonly judged: readonly Example[] };

/** Where the parts of a history in the order of time begin and end; what is before the first is never judged. */
const cuts = [0.55, 0.7, 0.85, 1] as const;
/** A long history is judged once: its last part alone is more than the weights need, and each part costs a fit. */
const longCuts = [0.85, 1] as const;
const longFrom = 8_000;
const groups = 4;
/** Below this a history is too short to learn from how it judges itself. */
export const leastJudged = 12;
const leastHistory = 30;

/** The folds of a history, oldest example first. None for a history too short. */
export function foldsOf(examples: readonly Example[], kind: FoldKind): readonly Fold[] {
  if (examples.length < leastHistory) return [];
  if (kind === "group") {
    const part = examples.map(({ group }) => hash(group) % groups);
    return Array.from({ length: groups }, (_, fold) => ({
      history: examples.filter((_one, at) => part[at] !== fold),
      judged: examples.filter((_one, at) => part[at] === fold),
    })).filter(({ history, judged }) => history.length > 0 && judged.length > 0);
  }
  const at = (examples.length > longFrom ? longCuts : cuts).map((share) => Math.round(share * examples.length));
  return at.slice(1).map((to, fold) => ({
    history: examples.slice(0, at[fold]),
    judged: examples.slice(at[fold], to),
  }));
}

/** FNV-1a, so that a group falls into the same part on every machine. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
