import type { FigureSource } from "../../dashboards/figures/figure.ts";
import { suppressed, type View } from "../../dashboards/page-data.ts";
import { sampleManufacturer, sampleModel, sampleView } from "./sample-page-data.ts";

const { comparison } = sampleModel;
const full: FigureSource = {
  view: sampleView({ kind: "all" }),
  emerging: sampleManufacturer.emerging,
  comparison,
  subject: "X 200",
  k: 3,
  newestYear: "2026",
};

const tables = ["trend", "faults", "models", "ages", "fixes", "durations", "parts", "seasons"] as const;

/** The view with each of its tables changed alike. */
function eachTable(view: View, change: (rows: readonly object[]) => readonly object[], hidden: number): View {
  return { ...view, ...Object.fromEntries(tables.map((name) => [name, { rows: change(view[name].rows), hidden }])) };
}

/** The full case with every name replaced. */
function renamed(rename: (name: string, at: number) => string): FigureSource {
  return {
    ...full,
    view: eachTable(
      full.view,
      (rows) =>
        rows.map((row, at) => ({
          ...row,
          ...("label" in row ? { label: rename(String(row.label), at) } : {}),
          ...("fault" in row ? { fault: rename(String(row.fault), at) } : {}),
        })),
      0,
    ),
    emerging: {
      ...full.emerging,
      rows: full.emerging.rows.map((row, at) => ({ ...row, fault: rename(row.fault, at), model: null })),
    },
    subject: rename("X 200", 0),
  };
}

export const longName =
  "Replace the door seal of the wash chamber, the lower hinge pins and both spring cartridges, then align";
export const hostileName = `"><img src=x onerror=alert(1)><script>alert('x')</script>&amp;</svg>=1+1 {{7*7}} \u202Etxt.exe \u0000`;
const arabic = ["ختم الباب", "مضخة التصريف", "صمام الدخول", "לוח בקרה", "گرم کن"];

/** What charts and pages are tried on. */
export const sampleCases = {
  full,
  empty: {
    ...full,
    view: eachTable(full.view, () => [], 0),
    emerging: { rows: [], hidden: 0 },
    comparison: { rows: [], hidden: 0 },
  },
  "one-row": {
    ...full,
    view: eachTable(full.view, (rows) => rows.slice(0, 1), 0),
    emerging: { rows: full.emerging.rows.slice(0, 1), hidden: 0 },
    comparison: { rows: comparison.rows.slice(0, 1), hidden: 0 },
  },
  suppressed: {
    ...full,
    view: {
      ...eachTable(full.view, (rows) => rows.map((row) => ({ ...row, cell: suppressed })), 4),
      repairs: suppressed,
    },
    emerging: { rows: [], hidden: 0 },
    comparison: { rows: comparison.rows.map((row) => ({ ...row, model: suppressed })), hidden: 3 },
  },
  many: {
    ...full,
    view: eachTable(
      full.view,
      (rows) =>
        "label" in (rows[0] ?? {})
          ? Array.from({ length: 60 }, (_, at) => ({
              ...rows[at % rows.length],
              key: `k${at}`,
              label: `Kind ${at + 1}`,
            }))
          : rows,
      0,
    ),
  },
  long: renamed((name, at) => `${name}: ${longName} ${at}`),
  rtl: renamed((_, at) => arabic[at % arabic.length] ?? ""),
  hostile: renamed((name, at) => `${hostileName} ${name} ${at}`),
} as const satisfies Readonly<Record<string, FigureSource>>;
