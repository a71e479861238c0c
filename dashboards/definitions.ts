import type { ChartId } from "./page-data.ts";

/** What a chart answers and how it is measured, in plain words: shown one click away from each chart. */
export type Definition = { readonly question: string; readonly words: string };

const counted =
  "A repair is one that a customer signed (or an admin waived), or a row of imported history. It counts in the month in which it was finished; months that are not over yet are left out.";

/** The definition of every measure. `{k}` stands for the number of organisations below which a cell is suppressed. */
export const definitions: Readonly<Record<ChartId, Definition>> = {
  trend: {
    question: "Is it getting better or worse?",
    words: `${counted} The rate is repairs per 100 units in service and year, with the 95 % interval of a Poisson count (Garwood). Units in service are those installed and not retired. Where units are not known, repairs are counted instead. The dashed trend leaves the first span out, in which recording began.`,
  },
  faults: {
    question: "What fails most?",
    words: `${counted} What failed is read from the canonical fix: "Replace door seal" and "Adjust door seal" are both about the door seal. Repairs without a fix count under their category. Shares are of all repairs shown above, with Wilson's 95 % interval; beside them the shares of the newest calendar year and the one before. Faults with fewer than {k} organisations are pooled as "Other".`,
  },
  models: {
    question: "Which models?",
    words: `${counted} The rate is repairs per 100 units in service and year. "Came back" is the share of repairs whose fault was reported again on the same unit, or whose ticket was opened again, within 30 days.`,
  },
  ages: {
    question: "At which age?",
    words:
      "Units are followed from their installation. The rate is repairs per 100 units and year at that age; the curve is the share of units that would reach an age without a repair at these rates, with a 95 % interval (delta method). A bin is shown only with {k} organisations at risk and {k} with repairs; the curve ends before the first bin that is not.",
  },
  fixes: {
    question: "What fixes it, and how often does it come back?",
    words:
      "A repair came back when the same fault was reported again on the same unit, or its ticket was opened again, within 30 days. Only repairs that are older than 30 days, or came back already, are judged. Shares with Wilson's 95 % interval.",
  },
  durations: {
    question: "How long does a repair take?",
    words:
      "Labour minutes of the report: median, and the quartiles between which half of all repairs lie; rounded to 5 minutes.",
  },
  parts: {
    question: "Which parts are needed?",
    words: "The share of repairs whose report names the part, with Wilson's 95 % interval.",
  },
  seasons: {
    question: "Are there seasons?",
    words:
      "Repairs a day in each month of the year, over all years that are covered, against the mean of all months: 1 is as usual, 2 twice as many. The interval is that of a Poisson count. Shown from one whole year on, without the month in which recording began.",
  },
  emerging: {
    question: "What is new that chance does not explain?",
    words:
      "Repairs of the newest period (a quarter, half year or year, as the data allows; the running one as far as its months are over) and of the newest two, beside those of all periods before, for each fault: exact conditional test of two Poisson rates (Przyborowski and Wilenski), false discoveries kept to 5 % over all that was tested (Benjamini and Hochberg). Told only where at least {k} organisations are behind it.",
  },
  family: {
    question: "How does it compare with its family?",
    words:
      "The same measures on the other models of the same family by the same manufacturer, with their 95 % intervals.",
  },
};
