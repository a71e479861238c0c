import { say } from "../words/say.ts";
import type { WebField } from "./form-field.tsx";
import type { Choice } from "./search-picker.tsx";

type Base = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly required?: boolean;
};

const common = ({ name, label, hint = null, required = false }: Base) => ({ name, label, hint, required });

/** One line of text; `input` gives it the browser's own field for a date, a time, an address. */
export function lineField(
  given: Base & { readonly value?: string | null; readonly maxLength?: number; readonly input?: WebField["input"] },
): WebField {
  const { value, maxLength = 400, input } = given;
  return { ...common(given), kind: "line", value: value ?? "", maxLength, ...(input === undefined ? {} : { input }) };
}

/** A PIN of so many digits, never echoed. */
export function pinField(given: Base & { readonly digits: number }): WebField {
  return { ...common(given), kind: "secret", digits: given.digits };
}

/** One of few. */
export function choiceField(
  given: Base & { readonly value?: string | null; readonly choices: readonly Choice[] },
): WebField {
  return { ...common(given), kind: "choice", value: given.value ?? "", choices: given.choices };
}

/** Yes or no; the answer is "yes" or "no". */
export function yesNoField(given: Base & { readonly value: boolean }): WebField {
  const choices = ["yes", "no"].map((value) => ({ value, label: say(`answer-${value}`) }));
  return choiceField({ ...given, required: true, value: given.value ? "yes" : "no", choices });
}

/** One of many, found by its words. */
export function searchField(
  given: Base & {
    readonly chosen?: { readonly id: string; readonly name: string } | null;
    readonly search: (words: string) => Promise<readonly Choice[]>;
  },
): WebField {
  const { chosen = null, search } = given;
  return {
    ...common(given),
    kind: "line",
    value: chosen?.id ?? "",
    maxLength: 400,
    search,
    chosen: chosen === null ? null : { value: chosen.id, label: chosen.name },
  };
}

/** What was typed, without blanks around it; null for nothing. */
export function textOf(fields: Readonly<Record<string, string>>, name: string): string | null {
  const text = fields[name]?.trim() ?? "";
  return text === "" ? null : text;
}

/** Words with commas between, each once. */
export function wordsOf(fields: Readonly<Record<string, string>>, name: string): readonly string[] {
  const words = (fields[name] ?? "").split(/[,;\n]/u).map((one) => one.trim());
  return [...new Set(words.filter((one) => one !== ""))];
}
