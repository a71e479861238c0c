import { addressOfFilter } from "../../dashboards/filter-address.ts";
import {
  chartIds,
  type Estimate,
  type FaultRow,
  type Filter,
  type ManufacturerPageData,
  type ModelPageData,
  type PageFrame,
  suppressed,
  type View,
} from "../../dashboards/page-data.ts";

/** Numbers that look drawn by chance and are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the numbers. */
const pick = (numbers: readonly number[], at: number): number => numbers[at] ?? 0;

/** Wilson's interval of a share. */
export function wilson(hits: number, of: number): Estimate {
  const z = 1.96;
  const share = hits / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** A count with a rough interval of chance, scaled. */
export const counted = (n: number, scale = 1): Estimate => ({
  value: n * scale,
  low: Math.max(0, n - 1.96 * Math.sqrt(n)) * scale,
  high: (n + 1.96 * Math.sqrt(n) + (n === 0 ? 3.689 : 0)) * scale,
});

export const faultNames = [
  "Door seal",
  "Drain pump",
  "Inlet valve",
  "Control board",
  "Heating element",
  "Door switch",
  "Fan motor",
  "Thermostat",
  "Hinge",
  "Other",
];
export const modelNames = ["X 200", "X 200 Plus", "X 100", "Kompakt 45", "Kompakt 60", "Ventus M"];

/** One view as a busy manufacturer has it. `size` scales the counts. */
export function sampleView(filter: Filter, size = 1, seed = 7): View {
  const chance = seeded(seed);
  const months = Array.from(
    { length: 30 },
    (_, at) => `${2024 + Math.floor((4 + at) / 12)}-${String(((4 + at) % 12) + 1).padStart(2, "0")}`,
  );
  const n = (most: number): number => Math.max(1, Math.round(most * size * (0.85 + 0.3 * chance())));
  const repairs = n(640);
  return {
    filter,
    repairs,
    trend: {
      hidden: 1,
      rows: months.map((month, at) => {
        const count = n(14 + at * 0.35 + 5 * Math.sin((at / 6) * Math.PI));
        return {
          from: month,
          to: month,
          ...(at === 0 ? { began: true } : {}),
          cell: at === 3 ? suppressed : { n: count, count: counted(count), rate: counted(count, 2.4 / size) },
        };
      }),
    },
    faults: {
      hidden: 2,
      rows: faultNames.map((label, at): FaultRow => {
        const hits = Math.max(
          3,
          Math.round(repairs * pick([0.31, 0.17, 0.13, 0.1, 0.08, 0.06, 0.05, 0.04, 0.02, 0.04], at)),
        );
        return {
          key: label === "Other" ? "other" : `f${at}`,
          label,
          cell: {
            n: hits,
            share: wilson(hits, repairs),
            recent: wilson(
              Math.round(repairs * pick([0.36, 0.16, 0.12, 0.1, 0.07, 0.06, 0.04, 0.03, 0.02, 0.04], at)),
              repairs,
            ),
            before:
              at === 7
                ? suppressed
                : wilson(
                    Math.round(repairs * pick([0.19, 0.18, 0.15, 0.11, 0.1, 0.06, 0.06, 0.05, 0.03, 0.05], at)),
                    repairs,
                  ),
          },
        };
      }),
    },
    models: {
      hidden: 1,
      rows: [
        ...modelNames.map((label, at) => {
          const count = n(pick([210, 130, 110, 90, 60, 40], at));
          return {
            key: `m${at}`,
            label,
            family: at < 3 ? "X series" : at < 5 ? "Kompakt" : null,
            page: `${label.toLowerCase().replaceAll(" ", "-")}.html`,
            cell: {
              n: count,
              rate: counted(count, pick([0.25, 0.16, 0.14, 0.12, 0.15, 0.11], at) / size),
              returned: wilson(Math.round(count * 0.09), count),
              medianMinutes: 60 + at * 15,
            },
          };
        }),
        { key: "m9", label: "Ventus S", family: null, page: null, cell: suppressed },
      ],
    },
    ages: {
      hidden: 0,
      rows: [0, 6, 12, 18, 24, 36, 48, 60].map((fromMonths, at, all) => {
        const count = n(pick([30, 14, 16, 20, 40, 62, 70, 44], at));
        return {
          fromMonths,
          toMonths: all[at + 1] ?? 84,
          cell: {
            atRisk: 420 - at * 45,
            n: count,
            rate: counted(count, pick([0.35, 0.34, 0.36, 0.38, 0.4, 0.52, 0.8, 0.95], at) / size),
            survival: {
              value: 0.97 - at * (0.08 + (seed % 7) * 0.001),
              low: 0.95 - at * 0.095,
              high: 0.985 - at * 0.07,
            },
          },
        };
      }),
    },
    fixes: {
      hidden: 1,
      rows: [
        ["Adjust door seal", "Door seal", 74, 0.36, 25],
        ["Replace door seal", "Door seal", 120, 0.05, 55],
        ["Replace drain pump", "Drain pump", 88, 0.06, 75],
        ["Clean drain filter", "Drain pump", 40, 0.2, 20],
        ["Replace inlet valve", "Inlet valve", 70, 0.07, 50],
        ["Replace control board", "Control board", 52, 0.1, 90],
        ["Replace heating element", "Heating element", 44, 0.04, 110],
        ["Set door switch", "Door switch", 30, 0.13, 30],
      ].map(([label, fault, count, back, minutes], at) => {
        const judged = n(count as number);
        return {
          key: `x${at}`,
          label: label as string,
          fault: fault as string,
          cell: {
            n: judged + 3,
            judged,
            returned: wilson(Math.round(judged * (back as number)), judged),
            medianMinutes: minutes as number,
          },
        };
      }),
    },
    durations: {
      hidden: 0,
      rows: ["All repairs", ...faultNames.slice(0, 7)].map((label, at) => ({
        key: at === 0 ? "all" : `f${at - 1}`,
        label,
        cell: {
          n: n(600 / (at + 1)),
          lower: pick([35, 30, 55, 35, 60, 80, 20, 45], at),
          median: pick([55, 45, 75, 50, 90, 110, 30, 60], at),
          upper: pick([95, 65, 110, 70, 150, 165, 45, 90], at),
        },
      })),
    },
    parts: {
      hidden: 3,
      rows: [
        "Door seal kit 600",
        "Drain pump 230 V",
        "Inlet valve, double",
        "Control board rev. C",
        "Heating element 6 kW",
        "Door switch",
      ].map((label, at) => {
        const hits = Math.round(repairs * pick([0.24, 0.14, 0.11, 0.08, 0.07, 0.03], at));
        return { key: `p${at}`, label, cell: { n: hits, share: wilson(hits, repairs) } };
      }),
    },
    seasons: {
      hidden: 0,
      rows: Array.from({ length: 12 }, (_, at) => {
        const index = 1 + 0.55 * Math.exp(-((at - 6) ** 2) / 3) - 0.12;
        return {
          month: at + 1,
          cell: { n: n(50 * index), index: { value: index, low: index - 0.16, high: index + 0.2 } },
        };
      }),
    },
  };
}

export const sampleFrame: PageFrame = {
  deskName: "Harbour Kitchens service",
  demo: true,
  k: 3,
  from: "2024-05",
  to: "2026-10",
  csv: Object.fromEntries(chartIds.map((id) => [id, `csv/${id}.csv`])),
};

const rising = {
  hidden: 0,
  rows: [
    {
      fault: "Door seal",
      model: "X 200",
      seen: 34,
      expected: 12.4,
      from: "2026-09",
      to: "2026-10",
      test: "conditional binomial",
      pValue: 0.000003,
      qValue: 0.00021,
    },
    {
      fault: "Fan motor",
      model: null,
      seen: 11,
      expected: 3.1,
      from: "2026-09",
      to: "2026-10",
      test: "conditional binomial",
      pValue: 0.0009,
      qValue: 0.031,
    },
  ],
};

const headlines = [
  { text: "Door seals are 31\u00a0% of failures, up from 19\u00a0%", tone: "bad", chart: "faults" },
  {
    text: "“Adjust door seal” does not hold: 36\u00a0% come back within 30 days, “Replace door seal” 5\u00a0%",
    tone: "bad",
    chart: "fixes",
  },
  { text: "New since September: Door seal on X 200, 34 seen where 12 were expected", tone: "bad", chart: "emerging" },
  { text: "Half of all repairs are done in 55\u00a0min", tone: "good", chart: "durations" },
] as const;

const filters: readonly Filter[] = [
  { kind: "all" },
  { kind: "period", key: "2026", label: "2026" },
  { kind: "period", key: "2025", label: "2025" },
  ...modelNames.map((label, at) => ({ kind: "model", key: `m${at}`, label }) as const),
  { kind: "region", key: "north", label: "North" },
  { kind: "region", key: "south", label: "South" },
  ...faultNames.slice(0, 6).map((label, at) => ({ kind: "fault", key: `f${at}`, label }) as const),
];

/** A manufacturer with everything there is. */
export const sampleManufacturer: ManufacturerPageData = {
  ...sampleFrame,
  name: "Norvik Dishwashing",
  slug: "norvik-dishwashing",
  headlines,
  views: filters.map((filter, at) => sampleView(filter, at === 0 ? 1 : 0.3, 7 + at)),
  emerging: rising,
  withheld: false,
};

/** One of its models. */
export const sampleModel: ModelPageData = {
  ...sampleFrame,
  csv: Object.fromEntries(chartIds.map((id) => [id, `csv/x-200-${id}.csv`])),
  manufacturer: "Norvik Dishwashing",
  name: "X 200",
  family: "X series",
  headlines: headlines.slice(0, 3),
  views: [sampleView({ kind: "all" }, 0.4, 3)],
  elsewhere: filters.map((filter) => ({
    filter,
    to: filter.kind === "model" && filter.label === "X 200" ? null : `index.html${addressOfFilter(filter)}`,
  })),
  emerging: { hidden: 0, rows: rising.rows.slice(0, 1) },
  comparison: {
    hidden: 0,
    rows: [
      { measure: "rate", model: counted(210, 0.25), others: counted(300, 0.09) },
      { measure: "returned", model: wilson(25, 210), others: wilson(24, 300) },
      { measure: "minutes", model: { value: 55, low: 50, high: 62 }, others: { value: 60, low: 52, high: 70 } },
    ],
  },
  withheld: false,
};
