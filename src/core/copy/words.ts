import type { Language } from "../domain/languages.ts";
import type { Priority, Urgency } from "../domain/priority.ts";
import type { Problem } from "../domain/problem.ts";
import type { Role } from "../domain/roles.ts";
import type { Status } from "../domain/statuses.ts";
import { bundleFor, localeOf } from "./bundles.ts";
import type { CopyFamily, CopyId } from "./copy-id.ts";
import { localTime } from "./local-time.ts";
import { problemSentence } from "./problems.ts";

/** What a sentence is told: words, or numbers that its grammar depends on. Ticket numbers are never grouped ("#1042"). */
export type CopyArgs = Readonly<Record<string, string | number>>;

/** One language's words. Everything a person reads is said by this. */
export type Words = {
  readonly language: Language;
  /** The sentence of this id with its data in it. */
  say(id: CopyId | CopyFamily, args?: CopyArgs): string;
  /** What went wrong and what can be done instead; `about` names the ticket where the problem itself does not know its number. */
  problem(problem: Problem, about?: { readonly number: number }): string;
  status(status: Status): string;
  urgency(urgency: Urgency): string;
  priority(priority: Priority): string;
  role(role: Role): string;
  /** An instant in the reader's zone (UTC where the zone is null or unknown), with the zone's name: "6 Aug 2025, 14:05 CEST". */
  when(date: Date, zone: string | null): string;
  /** A duration: "45 min", "1 h 35 min". */
  minutes(minutes: number): string;
  /** A file's size: "25 MB". */
  bytes(bytes: number): string;
  /** "a, b and c" or "a, b or c". */
  list(items: readonly string[], joined: "and" | "or"): string;
};

/** Arguments that number something instead of counting it. */
const labels: ReadonlySet<string> = new Set(["number", "target", "version"]);

const made = new Map<Language, Words>();

/** The words of a language; the same object for every call. */
export function wordsFor(language: Language): Words {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = makeWords(language);
  made.set(language, words);
  return words;
}

function makeWords(language: Language): Words {
  const bundle = bundleFor(language);
  const locale = localeOf[language];
  const lists = {
    and: new Intl.ListFormat(locale, { type: "conjunction" }),
    or: new Intl.ListFormat(locale, { type: "disjunction" }),
  };
  const words: Words = {
    language,
    say(id, args = {}) {
      const pattern = bundle.getMessage(id)?.value;
      if (pattern === undefined || pattern === null) return id.slice(id.indexOf("-") + 1);
      const shown = Object.entries(args).map(([name, value]) => [name, labels.has(name) ? String(value) : value]);
      // Fluent collects what it could not fill in instead of throwing; the sentence still says the rest.
      return bundle.formatPattern(pattern, Object.fromEntries(shown), []);
    },
    problem: (problem, about) => problemSentence(words, problem, about?.number ?? null),
    status: (status) => words.say(`status-${status}`),
    urgency: (urgency) => words.say(`urgency-${urgency}`),
    priority: (priority) => words.say(`priority-${priority}`),
    role: (role) => words.say(`role-${role}`),
    when: (date, zone) => localTime(locale, date, zone),
    minutes(total) {
      const hours = Math.floor(total / 60);
      const minutes = total % 60;
      if (hours === 0) return words.say("duration-minutes", { minutes });
      return minutes === 0
        ? words.say("duration-hours", { hours })
        : words.say("duration-hours-minutes", { hours, minutes });
    },
    bytes(bytes) {
      const [value, unit] =
        bytes < 1024
          ? [bytes, "byte"]
          : bytes < 1024 ** 2
            ? [bytes / 1024, "kilobyte"]
            : [bytes / 1024 ** 2, "megabyte"];
      return new Intl.NumberFormat(locale, { style: "unit", unit: unit as string, maximumFractionDigits: 1 }).format(
        value as number,
      );
    },
    list: (items, joined) => lists[joined].format(items),
  };
  return words;
}
