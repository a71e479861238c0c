import type { SimCall } from "./sim-request.ts";
import { badRequest, broken, type Sim } from "./sim-rules.ts";

/** A press is answered within this time, or the person sees a button that hangs. */
const answerWithinMs = 10_000;

/** Presses and their answers: each is to be answered in time, and once. https://core.telegram.org/bots/api#answercallbackquery */
export function queryBook() {
  const asked = new Map<string, { readonly at: number; answered: boolean }>();
  return {
    ask(sim: Sim): string {
      const id = `${9_000_000_000 + sim.state.next("queries")}`;
      asked.set(id, { at: sim.now().getTime(), answered: false });
      return id;
    },
    answerCallbackQuery(sim: Sim, { params }: SimCall): unknown {
      const query = asked.get(String(params.callback_query_id));
      if (query === undefined) return broken(sim, "answered a query that was never asked");
      if (String(params.text ?? "").length > 200) broken(sim, "an answer of more than 200 characters");
      const isLate = sim.now().getTime() - query.at > answerWithinMs;
      if (isLate || query.answered) {
        // A bot that was away comes too late, which is no fault of it; twice is.
        if (query.answered) sim.broke("answered one press twice");
        query.answered = true;
        return badRequest("query is too old and response timeout expired or query ID is invalid");
      }
      query.answered = true;
      return true;
    },
    unanswered: (): number => [...asked.values()].filter(({ answered }) => !answered).length,
  };
}
