import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { computed, signal } from "@preact/signals";
import { type Language, languageFrom } from "../../../core/domain/languages.ts";
import en from "../copy/en.ftl";
import es from "../copy/es.ftl";
import pt from "../copy/pt.ftl";

const bundles: Readonly<Record<Language, FluentBundle>> = {
  en: bundleOf("en", en),
  es: bundleOf("es", es),
  pt: bundleOf("pt", pt),
};

/** The language of the interface. Whatever read it through `say` is drawn again when it changes. */
export const language = signal<Language>(languageFrom(navigator.language));

/** How dates and numbers are written: as the browser asks, where it asks for the language of the interface. */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language.value}-`)) ?? language.value,
);

/** A sentence of the interface in the reader's language. A missing id shows as the id: a test keeps that from happening. */
export function say(id: string, args: Record<string, FluentVariable> = {}): string {
  const bundle = bundles[language.value];
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, args, []) : id;
}

/** Sets the language of the interface and of the page for screen readers and hyphenation. */
export function speak(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
}

function bundleOf(locale: Language, text: string): FluentBundle {
  // Names are isolated by <bdi> in the markup, so the invisible isolation marks are not needed in the text.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  return bundle;
}
