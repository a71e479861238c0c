import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "../domain/languages.ts";
import { type CopyTopic, copyIdsByTopic } from "./copy-id.ts";

/** The locale whose plurals, dates and lists a language uses. English here is the international one: day before month, 24 hours. */
export const localeOf: Readonly<Record<Language, string>> = { en: "en-GB", es: "es", pt: "pt" };

const bundles = new Map<Language, FluentBundle>();

/** The .ftl text of one topic in one language. */
export function readCopy(language: Language, topic: CopyTopic): string {
  return readFileSync(new URL(`./${language}/${topic}.ftl`, import.meta.url), "utf8");
}

/** All sentences of a language, read at the first use. Throws for a file that does not parse: a defect of ours. */
export function bundleFor(language: Language): FluentBundle {
  const known = bundles.get(language);
  if (known !== undefined) return known;
  // Isolation marks would be shown as boxes by some platforms and would change what people copy; renderers neutralise the data.
  const bundle = new FluentBundle(localeOf[language], { useIsolating: false });
  for (const topic of Object.keys(copyIdsByTopic) as CopyTopic[]) {
    const faults = bundle.addResource(new FluentResource(readCopy(language, topic)));
    if (faults.length > 0)
      throw new Error(`${language}/${topic}.ftl: ${faults.map((fault) => fault.message).join("; ")}`);
  }
  bundles.set(language, bundle);
  return bundle;
}
