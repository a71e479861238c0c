import type { Learnt } from "./ranker.ts";
import { makeSuggester, type Suggester } from "./suggester.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** New cases after which the learners are taught anew, and the share of the history that they must be. */
const leastNews = 50;
const leastShareOfNews = 0.02;

/**
 * What the ranker's thread does, without the thread. `hear` takes a message and answers by `say`; `learnSome` does one
 * short piece of the learning that waits and tells whether there is more, so that questions are heard between.
 */
export function makeWorkerDesk(say: (message: FromWorker) => void): {
  readonly hear: (message: ToWorker) => void;
  readonly learnSome: () => boolean;
} {
  let serving: Suggester = makeSuggester();
  let loading: { readonly load: number; readonly suggester: Suggester } | null = null;
  /** What is learnt, of how many cases, and the fixes that it knows. */
  type Lesson = { readonly cases: number; readonly fixes: readonly string[] };
  let learning: (Lesson & { readonly work: Generator<void, Learnt | null> }) | null = null;
  let taught: (Lesson & { readonly learnt: Learnt | null }) | null = null;

  const learn = (): void => {
    learning = { work: serving.learning(), cases: serving.size(), fixes: [...serving.fixes()] };
  };
  /** Whether a lesson of another reading of the history is one of this reading too: later fixes may have come. */
  const fits = ({ fixes }: Lesson): boolean => {
    const now = serving.fixes();
    return fixes.length <= now.length && fixes.every((id, at) => id === now[at]);
  };
  const isOutgrown = ({ cases }: Lesson): boolean =>
    Math.abs(serving.size() - cases) >= Math.max(leastNews, cases * leastShareOfNews);
  /** After the history was read anew: what was learnt, or is being learnt, goes on to serve where it fits. */
  const carryOver = (): void => {
    const kept = taught !== null && fits(taught) ? taught : null;
    if (kept) serving.setLearnt(kept.learnt);
    if (learning && fits(learning)) return;
    learning = null;
    if (kept && !isOutgrown(kept)) say({ kind: "learnt", cases: kept.cases });
    else learn();
  };
  return {
    hear(message) {
      switch (message.kind) {
        case "begin":
          loading = { load: message.load, suggester: makeSuggester(message.expected) };
          return;
        case "cases":
          if (loading?.load === message.load) for (const one of message.cases) loading.suggester.addCase(one);
          say({ kind: "taken", load: message.load });
          return;
        case "end":
          if (loading?.load !== message.load) return;
          serving = loading.suggester;
          loading = null;
          serving.settle();
          say({ kind: "loaded", load: message.load, cases: serving.size() });
          carryOver();
          return;
        case "add":
          serving.addLate(message.repair);
          // One that comes during a load is in neither the old file nor the new, unless both take it.
          loading?.suggester.addLate(message.repair);
          if (!learning && isOutgrown(taught ?? { cases: 0, fixes: [] })) learn();
          return;
        case "suggest":
          say({ kind: "suggestions", ask: message.ask, suggestions: serving.suggest(message.question) });
          return;
        case "guess":
          say({ kind: "guesses", ask: message.ask, guesses: serving.guess(message.question) });
      }
    },
    learnSome() {
      if (!learning) return false;
      const { work, cases, fixes } = learning;
      const until = performance.now() + 1;
      do {
        const step = work.next();
        if (!step.done) continue;
        learning = null;
        taught = { learnt: step.value, cases, fixes };
        serving.setLearnt(taught.learnt);
        say({ kind: "learnt", cases });
        if (isOutgrown(taught)) learn();
        return learning !== null;
      } while (performance.now() < until);
      return true;
    },
  };
}
