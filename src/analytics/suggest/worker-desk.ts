import type { Learnt } from "./ranker.ts";
import { makeSuggester, type Suggester } from "./suggester.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** New cases after which the regressions are learnt anew, and the share of the history that they must be. */
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
  let learning: {
    readonly of: Suggester;
    readonly work: Generator<void, Learnt | null>;
    readonly cases: number;
  } | null = null;
  let learntCases = 0;

  const learn = (): void => {
    learning = { of: serving, work: serving.learning(), cases: serving.size() };
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
          learn();
          return;
        case "add":
          serving.addLate(message.repair);
          // One that comes during a load is in neither the old file nor the new, unless both take it.
          loading?.suggester.addLate(message.repair);
          if (!learning && serving.size() - learntCases >= Math.max(leastNews, learntCases * leastShareOfNews)) learn();
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
      const { of, work, cases } = learning;
      const until = performance.now() + 1;
      do {
        const step = work.next();
        if (!step.done) continue;
        learning = null;
        learntCases = cases;
        of.setLearnt(step.value);
        if (of === serving) say({ kind: "learnt", cases });
        return false;
      } while (performance.now() < until);
      return true;
    },
  };
}
