import type { Case, EquipmentLevels } from "../case.ts";
import { featuresOf, wordFeaturesOf } from "../text/features.ts";
import { normaliseText } from "../text/normalise-text.ts";
import { abstentionOf } from "./abstention.ts";
import { dayOf } from "./day-of.ts";
import { evidenceFor, similarFaults } from "./evidence.ts";
import type { Example, Query } from "./example.ts";
import { finish } from "./finish.ts";
import { makeFixFacts } from "./fix-facts.ts";
import { guessCategory, guessUrgency, type IntakeGuesses } from "./guess.ts";
import { makeIdPool } from "./id-pool.ts";
import { mostLearned } from "./learners.ts";
import type { FixQuestion, SuggestedFix, Suggestions } from "./question.ts";
import { type Learnt, learn, makeRanker, type Ranking } from "./ranker.ts";
import { makeVocabulary } from "./vocabulary.ts";

/** Likely fixes out of past repairs. Pure and deterministic: the same cases in the same order give the same answers. */
export type Suggester = {
  /** A past repair, oldest first; counts at once. Repairs that no fix is known of are passed over. */
  readonly addCase: (repair: Case) => void;
  /** A repair that has just been done, while older ones may still be loading: should it be among them, it counts once. */
  readonly addLate: (repair: Case) => void;
  /** Ends a bulk load. */
  readonly settle: () => void;
  /** Learns in the background what the cases so far teach; pauses often. Run it to its end and hand its result to `setLearnt`. */
  readonly learning: () => Generator<void, Learnt | null>;
  readonly setLearnt: (learnt: Learnt | null) => void;
  readonly suggest: (question: FixQuestion) => Suggestions;
  readonly guess: (question: FixQuestion) => IntakeGuesses;
  /** Cases that count. */
  readonly size: () => number;
  /** The fixes by the numbers that what is learnt knows them by: it serves another suggester whose list begins with the same ones. */
  readonly fixes: () => readonly string[];
};

/** Weight of a repair that did not last, as evidence for its fix. */
const returnedWeight = 0.5;
/** Of one whose fix staff said to have worked, and of a fix that they said so of without a report that names it. */
const confirmedWeight = 1.5;
const toldWeight = 0.75;
const nearestShown = 5;
const mostLimit = 50;
/** Outer to inner, as the rankers want them. */
const levelsOf = ({ category, manufacturer, family, model, unit }: EquipmentLevels): readonly string[] => [
  knownNameOf(category),
  knownNameOf(manufacturer),
  knownNameOf(family),
  knownNameOf(model),
  nameOf(unit),
];
const nameOf = (level: string | null): string => (level === null ? "" : normaliseText(level));
/** Names of products, which come again and again. */
const knownNames = new Map<string, string>();
const mostKnownNames = 10_000;
function knownNameOf(level: string | null): string {
  if (level === null) return "";
  const known = knownNames.get(level);
  if (known !== undefined) return known;
  const name = normaliseText(level);
  if (knownNames.size >= mostKnownNames) knownNames.clear();
  knownNames.set(level, name);
  return name;
}
const depth = 5;

function weightOf({ outcome, said, isRepair }: Case): number {
  if (outcome === "returned") return returnedWeight;
  if (!isRepair) return toldWeight;
  return said === "worked" ? confirmedWeight : 1;
}

/** A suggester without history; `expected` is how many cases are about to be loaded, if that is known. */
export function makeSuggester(expected = 0): Suggester {
  const ranker = makeRanker(depth, expected);
  const fixes = makeVocabulary();
  const fixIds: string[] = [];
  const names: string[] = [];
  const ids = makeIdPool();
  const facts = makeFixFacts();
  const late = new Set<string>();
  const categories = new Map<string, string>();
  // Texts, not features, of the cases that the regressions learn from: features weigh fifty times as much.
  let recent: { problem: string; levels: readonly string[]; label: number; weight: number; day: number }[] = [];
  let cases = 0;

  const queryOf = ({ problem, equipment: asked, category }: FixQuestion): Query => ({
    text: featuresOf(problem),
    levels: levelsOf({ ...asked, category: asked.category ?? category }),
  });
  const explained = (label: number, ranking: Ranking): SuggestedFix => {
    const evidence = evidenceFor(label, similarFaults(ranking.nearest));
    const back = evidence.closedBy.filter(({ weight }) => weight === returnedWeight).length;
    return {
      fixId: fixIds[label] ?? "",
      label: names[label] ?? "",
      probability: ranking.probabilities[label] ?? 0,
      seen: { of: evidence.of, times: evidence.times, level: evidence.level },
      medianMinutes: facts.medianMinutes(label),
      parts: facts.parts(label),
      returned: back,
      medianDaysToReturn: facts.medianDaysToReturn(label),
      nearest: evidence.closedBy.slice(0, nearestShown).map(({ at }) => ids.at(at)),
    };
  };

  const addCase = (repair: Case): void => {
    if (repair.fixId === null || late.has(repair.id)) return;
    const label = fixes.take(repair.fixId);
    fixIds[label] = repair.fixId;
    names[label] = repair.fixLabel ?? repair.fixId;
    const day = dayOf(repair.at);
    const levels = levelsOf(repair.equipment);
    if (repair.said === "failed") ranker.addFailed(label, { text: wordFeaturesOf(repair.problem), levels });
    // Who tried it and went on to another fix made no repair of it.
    if (repair.said === "failed" && !repair.isRepair) return;
    const weight = weightOf(repair);
    ranker.add({ text: wordFeaturesOf(repair.problem), levels, label, weight, day, scored: true, group: "" });
    const { category } = repair.equipment;
    if (category !== null && !categories.has(levels[0] ?? "")) categories.set(levels[0] ?? "", category);
    facts.add(label, repair);
    ids.push(repair.id);
    recent.push({ problem: repair.problem, levels, label, weight, day });
    if (recent.length > mostLearned * 1.1) recent = recent.slice(-mostLearned);
    cases += 1;
  };
  return {
    addCase,
    addLate(repair) {
      addCase(repair);
      late.add(repair.id);
    },
    size: () => cases,
    fixes: () => fixIds,
    settle: ranker.settle,
    setLearnt(learnt) {
      if (learnt) ranker.setLearnt(learnt);
    },
    *learning() {
      const examples: Example[] = [];
      for (const { problem, ...one } of recent.slice(-mostLearned)) {
        if (examples.length % 32 === 31) yield;
        examples.push({ ...one, text: featuresOf(problem), scored: true, group: "" });
      }
      return examples.length === 0 ? null : yield* learn(examples, [...names], "time");
    },
    suggest(question) {
      if (cases === 0) return { fixes: [], abstained: "no_history" };
      const query = queryOf(question);
      const ranking = ranker.rank(query, names.length);
      const abstained = abstentionOf(query, ranking, cases);
      if (abstained) return { fixes: [], abstained };
      const limit = Math.max(0, Math.min(mostLimit, Math.floor(question.limit)));
      return { fixes: ranking.order.slice(0, limit).map((label) => explained(label, ranking)), abstained: null };
    },
    guess(question) {
      const votes = ranker.categoryVotes(queryOf(question));
      return {
        category: guessCategory(votes.map((vote) => ({ ...vote, category: categories.get(vote.category) ?? "" }))),
        urgency: guessUrgency(question.problem),
      };
    },
  };
}

/** A suggester that has learnt all that `cases`, oldest first, can teach. */
export function buildSuggester(cases: readonly Case[]): Suggester {
  const suggester = makeSuggester(cases.length);
  for (const one of cases) suggester.addCase(one);
  suggester.settle();
  suggester.setLearnt(finish(suggester.learning()));
  return suggester;
}
