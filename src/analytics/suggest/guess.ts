import { normaliseText } from "../text/normalise-text.ts";

/** A guess and how likely it is, 0 to 1. */
export type Guess<T extends string = string> = { readonly value: T; readonly probability: number };
export const urgencies = ["low", "normal", "high", "critical"] as const;
export type Urgency = (typeof urgencies)[number];
/** What a fault's words suggest; null where they suggest nothing. Always shown as guesses. */
export type IntakeGuesses = { readonly category: Guess | null; readonly urgency: Guess<Urgency> | null };

/** Past cases that must vote before a category is guessed, and the share that must agree. */
const leastVoters = 3;
const leastShare = 0.5;

/**
 * The category that most of the nearest past cases have, each with the weight of its vote. The share is drawn towards
 * nothing as if one more case like the mean had disagreed, so that three voices are never certain. Null below three voters or half of the weight.
 */
export function guessCategory(votes: readonly { readonly category: string; readonly weight: number }[]): Guess | null {
  const sums = new Map<string, number>();
  let all = 0;
  for (const { category, weight } of votes) {
    all += weight;
    if (category !== "") sums.set(category, (sums.get(category) ?? 0) + weight);
  }
  const [best] = [...sums].sort(([one, sum], [other, otherSum]) => otherSum - sum || (one < other ? -1 : 1));
  if (!best || votes.length < leastVoters) return null;
  const probability = best[1] / (all + all / votes.length);
  return probability < leastShare ? null : { value: best[0], probability };
}

/**
 * Words that tell how urgent a fault is, the gravest row first, in the languages of the product's sentences and three more that
 * technicians' histories hold. How often such words were right is not known, so the probabilities are plain steps.
 */
const signs: readonly { readonly urgency: Urgency; readonly probability: number; readonly words: RegExp }[] = [
  {
    urgency: "critical",
    probability: 0.8,
    words:
      /\b(?:fire|smoke|smoking|burning|explo\w+|gas leak|electric(?:al)? shock|injur\w+|danger\w*|sparks?|sparking|evacuat\w+|fuego|incendio|humo|peligro|fuga de gas|herid\w+|fogo|fumaca|perigo|vazamento de gas|ferid\w+|brand|rauch|gefahr|verletz\w+|gasaustritt|incendie|fumee|fuite de gas|rook|gevaar|gewond)\b/,
  },
  {
    urgency: "high",
    probability: 0.7,
    words:
      /\b(?:urgent\w*|asap|emergency|immediately|out of service|down|stopped|dead|stuck|trapped|flood\w*|no (?:power|heat|heating|cooling|water)|does(?: no|n')t (?:start|run|work)|won't (?:start|run|turn on)|not (?:working|starting|running)|line (?:is )?stopped|urgente|parad[oa]|averiad[oa]|no (?:funciona|arranca|enciende)|inundacion|nao (?:funciona|liga|arranca)|inundacao|dringend|sofort|notfall|ausgefallen|stillstand|funktioniert nicht|geht nicht|startet nicht|en panne|ne (?:fonctionne|demarre) (?:pas|plus)|spoed|werkt niet|doet het niet|start niet)\b/,
  },
  {
    urgency: "low",
    probability: 0.6,
    words:
      /\b(?:cosmetic|scratch\w*|when(?:ever)? (?:you have time|convenient|possible)|no (?:hurry|rush)|minor|question|routine|annual service|sin prisa|cuando puedan?|estetic[oa]|rasguno|sem pressa|quando puder(?:em)?|arranhao|keine eile|kratzer|wartung|pas urgent|rayure|geen haast|kras)\b/,
  },
];

/** How urgent the words sound; null where none of them says. */
export function guessUrgency(text: string): Guess<Urgency> | null {
  const normalised = normaliseText(text);
  const denied =
    /\b(?:not urgent|no es urgente|nao e urgente|nicht dringend|pas urgent|niet dringend|no (?:smoke|fire|danger))\b/.test(
      normalised,
    );
  const found = signs.find(({ words, urgency }) => words.test(normalised) && !(denied && urgency !== "low"));
  if (found) return { value: found.urgency, probability: found.probability };
  return denied ? { value: "low", probability: 0.6 } : null;
}
