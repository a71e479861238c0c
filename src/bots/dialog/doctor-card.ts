import type { Words } from "../../core/copy/words.ts";
import type { Inline } from "../../core/domain/rich-text.ts";
import type { Card } from "../card.ts";
import type { Finding } from "../platform-parts.ts";
import { sentenceCard } from "./reply.ts";

/** What was found of one part of the desk. */
export type ExaminedPart = { readonly part: string; readonly findings: readonly Finding[] };

/** What the doctor found: what is not well first, each with how to mend it. */
export function doctorCard(words: Words, parts: readonly ExaminedPart[]): Card {
  const all = parts.flatMap(({ part, findings }) => findings.map((finding) => ({ part, ...finding })));
  const wrong = all.filter(({ well }) => !well);
  const line = ({ part, what, well, hint }: (typeof all)[number]): readonly Inline[] => [
    { text: `${well ? "✓" : "✗"} ${part}`, bold: true },
    { text: ` ${what}${hint === null ? "" : ` – ${hint}`}` },
  ];
  const sorted = [...wrong, ...all.filter(({ well }) => well)];
  return sentenceCard(
    wrong.length === 0 ? words.say("doctor-well") : words.say("doctor-wrong", { count: wrong.length }),
    {
      tone: wrong.length === 0 ? "good" : "danger",
      body: [{ kind: "list", ordered: false, items: sorted.map(line) }],
    },
  );
}
