import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import type { DeskModelsRow } from "../../src/analytics/metrics/desk-models.ts";
import type { MakersRow } from "../../src/analytics/metrics/makers.ts";
import type { MembersRow } from "../../src/analytics/metrics/members.ts";
import { addressOfFilter } from "../filter-address.ts";
import {
  type ChartId,
  chartIds,
  type Filter,
  type IndexPageData,
  isSuppressed,
  type ManufacturerPageData,
  type ModelPageData,
  type PageFrame,
  suppressed,
  type View,
} from "../page-data.ts";
import { emergingTable } from "./emerging-table.ts";
import { familyTable } from "./family-table.ts";
import { headlinesOf } from "./headlines.ts";
import { wilson } from "./intervals.ts";
import { makeView, makeViews } from "./make-views.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { monthText } from "./month-text.ts";
import { uniqueSlugs } from "./slugs.ts";
import { keyOf, labelOf } from "./view-tables.ts";

/** What is the same on all pages of a build. */
export type SiteFrame = Pick<PageFrame, "deskName" | "demo" | "k"> & {
  readonly fromMonth: number;
  readonly untilMonth: number;
};

/** All pages of a maker as data; models by the name of their file without ".html". */
export type MakerPages = {
  readonly manufacturer: ManufacturerPageData;
  readonly models: ReadonlyMap<string, ModelPageData>;
  readonly listed: IndexPageData["manufacturers"][number];
};

const emptyView = {
  filter: { kind: "all" },
  repairs: suppressed,
  trend: { rows: [], hidden: 0 },
  faults: { rows: [], hidden: 0 },
  models: { rows: [], hidden: 0 },
  ages: { rows: [], hidden: 0 },
  fixes: { rows: [], hidden: 0 },
  durations: { rows: [], hidden: 0 },
  parts: { rows: [], hidden: 0 },
  seasons: { rows: [], hidden: 0 },
} as const;

/** Puts the pages of one maker together. `numbers` is null where too few organisations stand behind all of it. */
export function makerPages(
  site: SiteFrame,
  maker: MakersRow & { readonly address: string },
  numbers: MakerNumbers | null,
  deskModels: readonly DeskModelsRow[],
): MakerPages {
  const shown = (numbers?.named("model") ?? []).filter(
    ({ id, member }) => member !== "" && numbers?.repairs.at(kinds.all, 0, kinds.model, id) !== null,
  );
  const names = new Map([
    ...deskModels.map(({ member, name, family }) => [member, { name, family }] as const),
    ...shown.map((row) => [row.member, { name: labelOf(row), family: row.family }] as const),
  ]);
  const files = uniqueSlugs([...names].map(([id, { name }]) => ({ id, name, fixed: null })));
  const fileOf = (member: string): string => files.get(member) ?? "index";
  const pageOf = ({ member }: MembersRow): string | null => (files.has(member) ? `${fileOf(member)}.html` : null);

  const frame = frameOf(site, numbers);
  const views = numbers === null ? [emptyView] : makeViews(numbers, pageOf);
  const [whole = emptyView] = views;
  const emerging = numbers === null ? { rows: [], hidden: 0 } : emergingTable(numbers);
  const headlines =
    numbers === null
      ? []
      : headlinesOf(whole, emerging.rows, maker.maker === "" ? "equipment without a named maker" : maker.name);
  const manufacturer: ManufacturerPageData = {
    ...frame,
    csv:
      numbers === null
        ? {}
        : csvNames(
            chartIds.filter((chart) => chart !== "family"),
            "all",
          ),
    name: maker.name,
    slug: maker.address,
    headlines,
    views,
    emerging,
    withheld: numbers === null,
  };
  const addresses = addressesOf(views, shown, pageOf);
  const models = new Map(
    [...names].map(([member, { name, family }]) => {
      const row = shown.find((one) => one.member === member);
      const file = fileOf(member);
      const elsewhere = elsewhereFrom(`${file}.html`, name, addresses);
      const common = { ...frame, manufacturer: maker.name, name, family, elsewhere };
      return [
        file,
        row === undefined || numbers === null
          ? { ...common, csv: {}, headlines: [], views: [emptyView], ...nothingElse, withheld: true }
          : { ...common, ...modelPart(numbers, row, name, file, emerging.rows), withheld: false },
      ] as const;
    }),
  );
  const returned = numbers?.returns.at(kinds.all, 0, kinds.all, 0) ?? null;
  const listed = {
    name: maker.name,
    isNamed: maker.maker !== "",
    slug: maker.address,
    models: names.size,
    repairs: whole.repairs,
    trend: whole.trend,
    returned: returned === null ? null : wilson(returned.returned, returned.judged),
    headline: headlines[0] ?? null,
    surest: emerging.rows[0]?.qValue ?? null,
  };
  return { manufacturer, models, listed };
}

/** Every view of the manufacturer's page with its address; a model's own page rather than the page narrowed to it. */
function addressesOf(
  views: readonly View[],
  models: readonly MembersRow[],
  pageOf: (member: MembersRow) => string | null,
): readonly { readonly filter: Filter; readonly to: string }[] {
  const pages = new Map(models.map((row) => [keyOf(row), pageOf(row)]));
  return views.map(({ filter }) => ({
    filter,
    to: (filter.kind === "model" ? pages.get(filter.key) : null) ?? `index.html${addressOfFilter(filter)}`,
  }));
}

/** The same as seen from a model's page, which is among them even where the manufacturer's page has no room for it. */
function elsewhereFrom(
  page: string,
  name: string,
  addresses: readonly { readonly filter: Filter; readonly to: string }[],
): ModelPageData["elsewhere"] {
  const all = addresses.map(({ filter, to }) => ({ filter, to: to === page ? null : to }));
  if (all.some(({ to }) => to === null)) return all;
  return [...all, { filter: { kind: "model", key: page, label: name }, to: null }];
}

const nothingElse = { emerging: { rows: [], hidden: 0 }, comparison: { rows: [], hidden: 0 } } as const;

function modelPart(
  numbers: MakerNumbers,
  row: MembersRow,
  name: string,
  file: string,
  all: ManufacturerPageData["emerging"]["rows"],
): Pick<ModelPageData, "csv" | "headlines" | "views" | "emerging" | "comparison"> {
  const view = makeView(numbers, { kind: "all" }, { kind: kinds.model, member: row.id }, () => null);
  const emerging = { rows: all.filter(({ model }) => model === name), hidden: 0 };
  return {
    csv: csvNames(
      chartIds.filter((chart) => chart !== "models" && chart !== "seasons"),
      file,
    ),
    headlines: headlinesOf(view, emerging.rows, name),
    views: [view],
    emerging,
    comparison: familyTable(numbers, row),
  };
}

function frameOf({ deskName, demo, k, fromMonth, untilMonth }: SiteFrame, numbers: MakerNumbers | null) {
  const months = numbers?.bins.flatMap((bin) => [bin.fromMonth, bin.toMonth]) ?? [];
  return {
    deskName,
    demo,
    k,
    from: monthText(months.length === 0 ? fromMonth : Math.min(...months)),
    to: monthText(months.length === 0 ? untilMonth - 1 : Math.max(...months)),
  };
}

function csvNames(charts: readonly ChartId[], file: string): PageFrame["csv"] {
  return Object.fromEntries(charts.map((chart) => [chart, `csv/${file}-${chart}.csv`]));
}

/** The desk's list of all makers, those with most repairs first; it covers the months that any of them covers. */
export function indexPage(site: SiteFrame, listed: readonly IndexPageData["manufacturers"][number][]): IndexPageData {
  const size = ({ repairs, isNamed }: (typeof listed)[number]): number =>
    !isNamed ? -2 : isSuppressed(repairs) ? -1 : repairs;
  // Sorting is stable: makers of as many repairs stay in the order of their names.
  const manufacturers = [...listed].sort((one, other) => size(other) - size(one));
  const spans = listed.flatMap(({ trend }) => trend.rows).sort((one, other) => (one.from < other.from ? -1 : 1));
  const covered = frameOf(site, null);
  return {
    ...covered,
    from: spans[0]?.from ?? covered.from,
    to: spans.reduce((newest, { to }) => (to > newest ? to : newest), spans[0]?.to ?? covered.to),
    csv: {},
    manufacturers,
  };
}
