import type { Language } from "../../../core/domain/languages.ts";

/** The languages by their own names. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", es: "Español", pt: "Português" };
