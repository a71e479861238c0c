/** Languages that every sentence of Fixline exists in. */
export const languages = ["en", "es", "pt"] as const;
export type Language = (typeof languages)[number];

/** The language we speak with somebody whose platform says `tag` (a BCP 47 tag such as "pt-BR"), else `fallback`. */
export function languageFrom(tag: string | null | undefined, fallback: Language = "en"): Language {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? fallback;
}
