/** What a key does in the console. */
export type KeyDeed =
  | "search"
  | "next"
  | "previous"
  | "open"
  | "pick"
  | "queue"
  | "lines"
  | "calendar"
  | "everything"
  | "pages"
  | "help"
  | "note"
  | "reply"
  | "command";

const single: Readonly<Record<string, KeyDeed>> = {
  "/": "search",
  j: "next",
  k: "previous",
  Enter: "open",
  x: "pick",
  "?": "help",
  n: "note",
  r: "reply",
};
const behindG: Readonly<Record<string, KeyDeed>> = {
  q: "queue",
  l: "lines",
  c: "calendar",
  s: "everything",
  p: "pages",
};
const sequenceMs = 1200;

export type KeyState = { readonly gPressedAt: number | null };

/**
 * What a key press means, given what was pressed before it: `g q` is two keys within 1.2 seconds. While something is being typed only
 * Ctrl+K counts.
 */
export function readKey(
  state: KeyState,
  press: { readonly key: string; readonly ctrl: boolean; readonly alt: boolean; readonly typing: boolean },
  now: number,
): { readonly deed: KeyDeed | null; readonly state: KeyState } {
  const calm: KeyState = { gPressedAt: null };
  if (press.ctrl && press.key.toLowerCase() === "k") return { deed: "command", state: calm };
  if (press.typing || press.ctrl || press.alt) return { deed: null, state: calm };
  const inSequence = state.gPressedAt !== null && now - state.gPressedAt < sequenceMs;
  if (inSequence) return { deed: behindG[press.key] ?? null, state: calm };
  if (press.key === "g") return { deed: null, state: { gPressedAt: now } };
  return { deed: single[press.key] ?? null, state: calm };
}
