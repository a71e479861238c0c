import type { Filter } from "./page-data.ts";

/** Every sentence of the pages that is not a definition, in one place. Titles say the finding; numbers come in already written. */

/** Where a finding holds, after it: "on X 200", "in North". Empty for the whole of a page. */
export function scopeOf(filter: Filter): string {
  if (filter.kind === "all") return "";
  return { model: ` on ${filter.label}`, region: ` in ${filter.label}`, period: ` in ${filter.label}`, fault: "" }[
    filter.kind
  ];
}

/** The same of one year: "in 2026". */
export const inYear = (scope: string, year: string): string => `${scope} in ${year}`;

export const copy = {
  home: "All manufacturers",
  skip: "Skip to the charts",
  contents: "On this page",
  headlines: "In short",
  seeChart: "See the chart",
  demo: "Invented demo data",
  covered: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  facts: {
    covered: "Months covered",
    repairs: "Repairs",
    family: "Family",
    manufacturer: "Manufacturer",
    models: "Models",
    manufacturers: "Manufacturers",
  },
  indexTitle: "What fails, and what fixes it",
  pageTitle: (name: string, desk: string) => `${name} · ${desk}`,
  foot: {
    suppressed: (k: number) =>
      `Numbers behind which stand fewer than ${k} organisations are not shown, and neither are numbers from which these could be worked out. What is not shown is "fewer than ${k}", never "none".`,
    interval:
      "A line through a bar or dot is the 95 % interval: where it is long, chance has much to say, and small differences mean nothing.",
    private: "No customer, person, serial number, site or free text is in these pages.",
    palette: "Colours: the Okabe–Ito set, which is told apart with any common colour blindness.",
  },
  withheld: (k: number) =>
    `Fewer than ${k} organisations have had repairs of this in the time covered. Nothing is shown until there are more, so that nobody can be recognised.`,
  noManufacturers: "No manufacturer has a repair yet. Pages appear here after the first signed reports.",
  filter: {
    label: "Show",
    everything: "Everything",
    kinds: { period: "One period", model: "One model", region: "One region", fault: "One fault" },
    clear: "Show everything",
    now: (label: string, repairs: string) => `Showing ${label}: ${repairs}.`,
    repairs: (number: string) => `${number} repairs`,
    repairsHidden: "number of repairs not shown",
    wait: "Drawing …",
    failed: "The charts could not be redrawn. What you see is still everything.",
  },
  figure: {
    data: "Data table",
    csv: "CSV",
    csvSays: (title: string) => `Download as CSV: ${title}`,
    csvAll: "CSV (everything)",
    how: "How this is measured",
    empty: "Nothing to show here for the time covered.",
    hidden: (rows: number, k: number) =>
      rows === 1
        ? `1 row is not shown, to protect fewer than ${k} organisations.`
        : `${rows} rows are not shown, to protect fewer than ${k} organisations.`,
    notShown: "not shown",
    notKnown: "–",
    range: (low: string, high: string) => `${low} to ${high}`,
    alternative: (kind: string, title: string) => `${kind}: ${title}. The numbers are in the data table below.`,
    tipAll: "Arrow keys move from mark to mark.",
  },
  more: (models: number) => `${models} more in the data table.`,

  trend: {
    kind: "Line chart",
    measure: (rated: boolean, began: boolean) =>
      `${rated ? "Repairs per 100 units and year" : "Repairs a month"}; band: 95 % interval; dashes: trend${began ? "; hollow: recording began" : ""}`,
    level: {
      rated: (value: string, scope: string) => `${value} repairs per 100 units and year${scope}`,
      counted: (value: string, scope: string) => `About ${value} repairs a month${scope}`,
    },
    partly: (level: string, shown: number, of: number) => `${level} in the ${shown} of ${of} spans that may be shown`,
    rising: (level: string, by: string) => `${level}, rising by ${by} a year`,
    falling: (level: string, by: string) => `${level}, falling by ${by} a year`,
    steady: (level: string) => `${level}, with no clear trend`,
    short: (level: string) => `${level}; too short a time to tell a trend`,
    none: (scope: string) => `No repairs that may be shown over time${scope}`,
  },
  faults: {
    kind: "Bar chart",
    measure: (before: boolean) =>
      `Share of all repairs; thin line: 95 % interval${before ? "; below: from the year before to the newest (dot)" : ""}`,
    up: (label: string, share: string, where: string, before: string) =>
      `${label}: ${share} of failures${where}, up from ${before}`,
    down: (label: string, share: string, where: string, before: string) =>
      `${label}: ${share} of failures${where}, down from ${before}`,
    most: (label: string, share: string, scope: string) => `${label} fails most: ${share} of failures${scope}`,
    none: (scope: string) => `No fault that may be shown by itself${scope}`,
  },
  models: {
    kind: "Bar chart",
    rated: "Repairs per 100 units and year; thin line: 95 % interval",
    counted: "Repairs in the time covered",
    rate: (label: string, rate: string, scope: string) =>
      `${label} needs most repairs${scope}: ${rate} per 100 units and year`,
    clearly: (label: string, times: string, scope: string) =>
      `${label} needs ${times} as many repairs per unit as the next model${scope}`,
    count: (label: string, share: string, scope: string) => `${label} has ${share} of the repairs shown${scope}`,
    one: (label: string) => `All repairs shown are on ${label}`,
    none: (scope: string) => `No model that may be shown by itself${scope}`,
  },
  ages: {
    kind: "Bar chart",
    measure: "Repairs per 100 units and year, by years since installation; thin line: 95 % interval",
    peak: (span: string, rate: string, scope: string) =>
      `Most repairs come at ${span}${scope}: ${rate} per 100 units and year`,
    flat: (scope: string) => `Age makes no clear difference to the rate of repairs${scope}`,
    none: (scope: string) => `Too few units to show repairs by age${scope}`,
  },
  survival: {
    kind: "Step curve",
    measure: "Share of units that reach an age without a repair, at the rates seen; band: 95 % interval",
    half: (age: string, scope: string) => `Half of all units need a repair within ${age}${scope}`,
    after: (age: string, share: string, scope: string) => `${share} of units reach ${age} without a repair${scope}`,
    none: (scope: string) => `Too few units to draw their life${scope}`,
  },
  fixes: {
    kind: "Dot chart",
    measure:
      "Share of repairs after which the fault came back within 30 days; bar: 95 % interval; broken line: all fixes shown",
    bad: (label: string, share: string) =>
      `“${label}” often does not hold: the fault is back after ${share} of repairs`,
    better: (label: string, share: string, other: string, than: string) =>
      `“${label}” often does not hold: back after ${share}, against ${than} for “${other}”`,
    even: (share: string, scope: string) =>
      `The fault comes back after ${share} of the repairs shown${scope}; no fix stands out`,
    none: (scope: string) => `No fix has been used often enough to be judged${scope}`,
  },
  durations: {
    kind: "Range chart",
    measure: "Labour: bar from the first to the third quartile, upright line at the median",
    longest: (median: string, scope: string, label: string, most: string) =>
      `A repair takes ${median} at the median${scope}; longest: ${label}, ${most}`,
    all: (median: string, lower: string, upper: string, scope: string) =>
      `A repair takes ${median} at the median${scope}, half of them ${lower} to ${upper}`,
    none: (scope: string) => `Too few repairs with a time${scope}`,
  },
  parts: {
    kind: "Bar chart",
    measure: "Share of repairs that took the part; thin line: 95 % interval",
    most: (label: string, share: string, scope: string) => `${label} is needed in ${share} of repairs${scope}`,
    none: (scope: string) => `No part that may be shown by itself${scope}`,
  },
  seasons: {
    kind: "Column chart",
    measure: "Repairs a day in each month against the mean of all months (1× is as usual); line: 95 % interval",
    peak: (month: string, times: string, scope: string) => `Repairs peak in ${month}${scope}: ${times} the usual month`,
    low: (month: string, times: string, scope: string) =>
      `Repairs are fewest in ${month}${scope}: ${times} the usual month`,
    flat: (scope: string) => `No season stands out${scope}`,
    none: (scope: string) => `Too little to compare seasons${scope}`,
  },
  emerging: {
    kind: "Bar chart",
    measure: (when: string) => `Repairs seen ${when} (bar) and expected from the months before (upright line)`,
    rise: (label: string, seen: string, expected: string) =>
      `New: ${label}, seen ${seen} times where ${expected} were expected`,
    rises: (label: string, seen: string, expected: string, others: string) =>
      `New: ${label}, seen ${seen} times where ${expected} were expected, and ${others} more`,
    none: "Nothing new that chance does not explain",
    calm: "No fault has risen beyond what chance explains in the newest months.",
    whole: "Rises are tested over everything, whatever is shown above.",
  },
  family: {
    kind: "Dot chart",
    measure: "Each measure on its own scale; bar: 95 % interval; circle: this model; square: the rest of its family",
    more: (name: string, times: string) => `${name} needs ${times} as many repairs as the rest of its family`,
    fewer: (name: string, share: string) => `${name} needs only ${share} of the repairs of the rest of its family`,
    comesBack: (name: string, own: string, others: string) =>
      `Repairs of ${name} come back more often than in its family: ${own} against ${others}`,
    alike: (name: string) => `${name} does not differ clearly from the rest of its family`,
    none: "No other model of its family to compare with",
  },
  sections: {
    now: "What is new",
    faults: "What fails",
    trend: "Better or worse",
    models: "Which models",
    ages: "At which age",
    fixes: "What fixes it",
    work: "Time and parts",
    family: "Beside its family",
    manufacturers: "Manufacturers, most repairs first",
    first: "Look here first",
    unanswered: "Not known yet",
  },
  columns: {
    months: "Months",
    repairs: "Repairs",
    count: "Repairs, 95 % interval",
    rate: "Per 100 units a year",
    fault: "Fault",
    share: "Share of repairs",
    recent: "Newest year",
    before: "Year before",
    model: "Model",
    family: "Family",
    returned: "Came back",
    median: "Median",
    age: "Age",
    atRisk: "Units",
    survival: "Without a repair",
    fix: "Fix",
    judged: "Judged",
    kind: "Repairs of",
    quartiles: ["First quartile", "Third quartile"],
    part: "Part",
    month: "Month",
    index: "Against the usual month",
    seen: "Seen",
    expected: "Expected",
    test: "Test",
    p: "p",
    q: "q",
    measure: "Measure",
    own: "This model",
    others: "Rest of its family",
    manufacturer: "Manufacturer",
    models: "Models",
    trendLine: "Repairs over time",
    finding: "In short",
  },
} as const;
