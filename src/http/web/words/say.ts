import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { computed, signal } from "@preact/signals";
import enCards from "../../../core/copy/en/cards.ftl";
import enForms from "../../../core/copy/en/forms.ftl";
import enWords from "../../../core/copy/en/words.ftl";
import esCards from "../../../core/copy/es/cards.ftl";
import esForms from "../../../core/copy/es/forms.ftl";
import esWords from "../../../core/copy/es/words.ftl";
import ptCards from "../../../core/copy/pt/cards.ftl";
import ptForms from "../../../core/copy/pt/forms.ftl";
import ptWords from "../../../core/copy/pt/words.ftl";
import { type Language, languageFrom } from "../../../core/domain/languages.ts";
import en from "../copy/en.ftl";
import es from "../copy/es.ftl";
import pt from "../copy/pt.ftl";
import { readerLocale } from "./reader-locale.ts";

// What buttons, fields and statuses are called is the desk's own copy: a card and the page around it use the same word.
const bundles: Readonly<Record<Language, FluentBundle>> = {
  en: bundleOf("en", [enWords, enCards, enForms, en]),
  es: bundleOf("es", [esWords, esCards, esForms, es]),
  pt: bundleOf("pt", [ptWords, ptCards, ptForms, pt]),
};

/** The language of the interface. Whatever read it through `say` is drawn again when it changes. */
export const language = signal<Language>(languageFrom(navigator.language));

/** How dates and numbers are written for the reader. */
export const locale = computed(() => readerLocale(navigator.languages, language.value));

/** A sentence of the interface in the reader's language. A missing id shows as the id: a test keeps that from happening. */
export function say(id: string, args: Record<string, FluentVariable> = {}): string {
  const bundle = bundles[language.value];
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, args, []) : id;
}

/** Adds the sentences of a page that is loaded when it is opened: one Fluent text a language. A second time changes nothing. */
export function teach(texts: Readonly<Record<Language, string>>): void {
  for (const [name, text] of Object.entries(texts)) bundles[name as Language].addResource(new FluentResource(text));
}

/** Sets the language of the interface and of the page for screen readers and hyphenation. */
export function speak(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
}

function bundleOf(locale: Language, texts: readonly string[]): FluentBundle {
  // Names are isolated by <bdi> in the markup, so the invisible isolation marks are not needed in the text.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const text of texts) bundle.addResource(new FluentResource(text));
  return bundle;
}
