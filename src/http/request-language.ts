import { type Language, languages } from "../core/domain/languages.ts";

/** The first language of an `Accept-Language` that we speak; null where there is none. Weights are heeded. */
export function acceptedLanguage(header: string | undefined): Language | null {
  if (header === undefined) return null;
  const wanted = header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest.map((item) => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find((found) => found !== undefined);
      return { primary: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { primary } of wanted) {
    const found = languages.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return null;
}

/** The language to answer in before we know who asks. */
export function languageOf(request: {
  readonly headers: { readonly "accept-language"?: string | undefined };
}): Language {
  return acceptedLanguage(request.headers["accept-language"]) ?? "en";
}
