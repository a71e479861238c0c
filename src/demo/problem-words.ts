import type { Random } from "./random.ts";
import type { Wordings } from "./types.ts";
import type { DemoLanguage } from "./vocabulary.ts";

const openers: Wordings = {
  en: ["Hi,", "Hello,", "Good morning,", "Hi there,", "Urgent:"],
  es: ["Hola,", "Buenos días,", "Buenas,", "Urgente:"],
  pt: ["Olá,", "Bom dia,", "Boa tarde,", "Urgente:"],
};
const tails: Wordings = {
  en: [
    "Started this morning.",
    "Can you come today?",
    "Thanks",
    "Please call before you come.",
    "We switched it off.",
    "Since yesterday evening.",
  ],
  es: ["Desde esta mañana.", "¿Pueden venir hoy?", "Gracias", "La hemos apagado."],
  pt: ["Desde hoje de manhã.", "Podem vir hoje?", "Obrigado", "Já desligámos."],
};
const againTails: Wordings = {
  en: ["It is back.", "You were here for this already.", "Same as last time, and not fixed.", "again!"],
  es: ["Otra vez lo mismo.", "Ya vinieron por esto."],
  pt: ["Outra vez o mesmo.", "Já cá estiveram por isto."],
};

// What thumbs do: two letters in the middle of a longer word change places.
const mistype = (text: string, random: Random): string => {
  const words = text.split(" ");
  const long = words.flatMap((word, index) => (/^[a-z]{5,}$/.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = random.pick(long);
  const word = words[index] ?? "";
  const at = 1 + random.below(word.length - 3);
  words[index] = `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
  return words.join(" ");
};

const endsSentence = (text: string): boolean => /[.!?]$/.test(text);
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && !text.startsWith("I ") ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** What to write about. */
export type ProblemSituation = {
  readonly symptoms: Wordings;
  readonly vagueSymptoms: Wordings;
  readonly language: DemoLanguage;
  /** What the machine is called on site. */
  readonly spot: string;
  /** The same fault was repaired within the last 30 days. */
  readonly again: boolean;
};

/** A customer's message about a fault: one of the wordings, dressed as people dress such messages. */
export const writeProblem = (random: Random, situation: ProblemSituation): string => {
  const { language } = situation;
  const vague = random.chance(0.05);
  let text = random.pick((vague ? situation.vagueSymptoms : situation.symptoms)[language]);
  if (random.chance(0.07)) text = mistype(text, random);
  const head = random.next();
  if (head < 0.16) text = `${situation.spot}: ${lowerFirst(text)}`;
  else if (head < 0.26) text = `${random.pick(openers[language])} ${lowerFirst(text)}`;
  else if (head < 0.34) text = lowerFirst(text);
  if (situation.again && random.chance(0.6)) {
    text = `${text}${endsSentence(text) ? "" : "."} ${random.pick(againTails[language])}`;
  } else if (random.chance(0.17)) {
    text = `${text}${endsSentence(text) ? "" : "."} ${random.pick(tails[language])}`;
  }
  return text;
};
