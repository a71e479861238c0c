import type { Words } from "../../../core/copy/words.ts";
import {
  explanationOf,
  type LikelyFix,
  type LikelyFixes,
  percentOf,
  shownFixes,
} from "../../../core/domain/likely-fixes.ts";
import { fromPlain, type Inline, type RichText } from "../../../core/domain/rich-text.ts";
import type { PastCase } from "../../../core/store/past-cases.ts";

/** "7 of 9 on this family", or nothing where it has closed no similar fault. */
function seenShown(words: Words, fix: LikelyFix): string | null {
  return fix.seen.times === 0 ? null : words.say("fixes-seen", explanationOf(fix));
}

/** One fix on one line: label, probability, counts, minutes, parts. */
function fixLine(words: Words, fix: LikelyFix): readonly Inline[] {
  const facts = [
    `${percentOf(fix.probability)} %`,
    seenShown(words, fix),
    fix.medianMinutes === null ? null : words.minutes(Math.round(fix.medianMinutes)),
    fix.parts.length === 0 ? null : fix.parts.slice(0, 2).join(", "),
  ];
  return [{ text: fix.label, bold: true }, { text: ` · ${facts.filter((fact) => fact !== null).join(" · ")}` }];
}

/** The likely fixes on a card with little room: the first three, or the plain word that there are none. */
export function fixesInShort(words: Words, { fixes, abstained }: LikelyFixes): RichText {
  const title = { kind: "paragraph", runs: [{ text: words.say("label-fixes"), bold: true }] } as const;
  if (fixes.length === 0) return [title, ...fromPlain(words.say(`abstained-${abstained ?? "thin_evidence"}`))];
  const items = fixes.slice(0, shownFixes.compact).map((fix) => fixLine(words, fix));
  return [title, { kind: "list", ordered: true, items }];
}

/** The sentence that explains a fix: how many similar faults it closed, and whether they came back. */
export function explanation(words: Words, fix: LikelyFix): string {
  if (fix.seen.times === 0) return words.say("fixes-explained-none");
  const told = words.say("fixes-explained", explanationOf(fix));
  const days = fix.medianDaysToReturn;
  return days === null || fix.returned === 0
    ? told
    : `${told} ${words.say("fixes-returned-after", { days: Math.round(days) })}`;
}

/** Everything known of the likely fixes: why each, how long, with what, and the nearest past repairs in their words. */
export function fixesInFull(
  words: Words,
  fixes: readonly LikelyFix[],
  cases: readonly PastCase[],
  said: Readonly<Record<string, boolean>>,
): RichText {
  return fixes.flatMap((fix, at): RichText => {
    const facts = [
      explanation(words, fix),
      fix.medianMinutes === null
        ? ""
        : words.say("fixes-minutes", { duration: words.minutes(Math.round(fix.medianMinutes)) }),
      fix.parts.length === 0 ? "" : words.say("fixes-parts", { parts: words.list(fix.parts, "and") }),
      said[fix.fixId] === undefined ? "" : words.say(said[fix.fixId] ? "fixes-said-worked" : "fixes-said-failed"),
    ].filter((fact) => fact !== "");
    const near = cases.filter(({ id }) => fix.nearest.includes(id));
    const items = near.map(({ problem, solution }): readonly Inline[] => [
      { text: words.say("fixes-case", { problem: onOneLine(problem), solution: onOneLine(solution) }) },
    ]);
    return [
      {
        kind: "paragraph",
        runs: [{ text: `${at + 1}. ${fix.label}`, bold: true }, { text: ` · ${percentOf(fix.probability)} %` }],
      },
      { kind: "paragraph", runs: [{ text: facts.join("\n") }] },
      ...(items.length === 0 ? [] : [{ kind: "list" as const, ordered: false, items }]),
    ];
  });
}

const onOneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
