import { foldedWords } from "./fold-text.ts";

export type SmallTalk = "hello" | "thanks";

const phrases: Readonly<Record<SmallTalk, readonly string[]>> = {
  hello: [
    "hi",
    "hello",
    "hey",
    "hi there",
    "hello there",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "hola",
    "buenas",
    "buenos dias",
    "buenas tardes",
    "buenas noches",
    "que tal",
    "hola que tal",
    "ola",
    "oi",
    "bom dia",
    "boa tarde",
    "boa noite",
    "tudo bem",
    "ola tudo bem",
    "oi tudo bem",
  ],
  thanks: [
    "thanks",
    "thank you",
    "thanks a lot",
    "many thanks",
    "thank you very much",
    "thank you so much",
    "thx",
    "ty",
    "cheers",
    "ok",
    "okay",
    "ok thanks",
    "okay thanks",
    "ok thank you",
    "great",
    "great thanks",
    "perfect",
    "perfect thanks",
    "fine",
    "good",
    "all good",
    "cool",
    "super",
    "yes",
    "no",
    "bye",
    "goodbye",
    "gracias",
    "muchas gracias",
    "mil gracias",
    "ok gracias",
    "vale",
    "vale gracias",
    "perfecto",
    "perfecto gracias",
    "genial",
    "de acuerdo",
    "bien",
    "si",
    "adios",
    "hasta luego",
    "obrigado",
    "obrigada",
    "muito obrigado",
    "muito obrigada",
    "ok obrigado",
    "ok obrigada",
    "valeu",
    "perfeito",
    "otimo",
    "certo",
    "esta bem",
    "combinado",
    "sim",
    "nao",
    "tchau",
    "adeus",
    "ate logo",
  ],
};

const known = new Map<string, SmallTalk>(
  (Object.keys(phrases) as SmallTalk[]).flatMap((kind) => phrases[kind].map((phrase) => [phrase, kind] as const)),
);

/**
 * A greeting, thanks or an emoji alone: nothing that a ticket could be about. Null for anything that says more. Signs that may mean
 * something by themselves ("?", "SOS") are no small talk; a bare "👍" is.
 */
export function smallTalkIn(text: string): SmallTalk | null {
  const words = foldedWords(text);
  if (words.length > 0) return known.get(words.join(" ")) ?? null;
  return /\p{Extended_Pictographic}/u.test(text) ? "thanks" : null;
}
