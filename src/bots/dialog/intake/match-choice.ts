import { editDistance } from "../nearest-word.ts";
import { foldedWords } from "./fold-text.ts";

/** Something that free text can mean: by its label or by other words for it, phrases apart by commas. */
export type Meaning = { readonly id: string; readonly label: string; readonly words: string };

/** An answer is short; a longer text is a story in which a word like "oven" decides nothing. */
const longestAnswer = 6;

/** Whether a typed word means a known one: the same, its beginning, or one slip in a longer word. */
function means(typed: string, known: string): boolean {
  if (typed === known) return true;
  if (typed.length < 4) return false;
  return known.startsWith(typed) || (typed.length >= 5 && editDistance(typed, known) <= 1);
}

/** Words that point at something without naming it. */
const idle = new Set(
  "i yo eu the a an it is its that this on in at of el la los las es un una en de o os as e um uma no na do da".split(
    " ",
  ),
);

/**
 * The one choice that a free text means, by its id. Null where it fits none or several, or says more than an answer would:
 * the caller does not guess.
 */
export function matchChoice(text: string, choices: readonly Meaning[]): string | null {
  const typed = foldedWords(text);
  if (typed.length === 0) return null;
  const exact = choices.filter((choice) =>
    [choice.label, ...choice.words.split(",")].some((phrase) => foldedWords(phrase).join(" ") === typed.join(" ")),
  );
  if (exact.length === 1) return exact[0]?.id ?? null;
  const telling = typed.filter((word) => !idle.has(word));
  if (telling.length === 0 || typed.length > longestAnswer) return null;
  const fitting = choices.filter((choice) => {
    const known = foldedWords(`${choice.label} ${choice.words}`);
    return telling.every((word) => known.some((one) => means(word, one)));
  });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

/**
 * Choices by how well they fit what was said: the rarer a shared word, the more it counts. Equal ones keep their order.
 */
export function rankChoices<T extends Meaning>(text: string, choices: readonly T[]): readonly T[] {
  const typed = [...new Set(foldedWords(text))].filter((word) => !idle.has(word)).slice(0, 60);
  const known = choices.map((choice) => foldedWords(`${choice.label} ${choice.words}`));
  const scores = choices.map(() => 0);
  for (const word of typed) {
    const hits = known.map((words) => words.some((one) => means(word, one)));
    const count = hits.filter(Boolean).length;
    if (count === 0) continue;
    for (const [at, hit] of hits.entries()) if (hit) scores[at] = (scores[at] ?? 0) + 1 / count;
  }
  return choices
    .map((choice, at) => ({ choice, at, score: scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ choice }) => choice);
}

/** Whether the text names something in full: all words of a name of some length, next to each other and in order. */
export function namesInFull(text: string, name: string): boolean {
  const words = foldedWords(name).join(" ");
  return words.length >= 4 && ` ${foldedWords(text).join(" ")} `.includes(` ${words} `);
}
