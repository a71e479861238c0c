/**
 * What the pages of the dashboards are drawn from: plain data, made by `build.ts`, drawn by `pages/`. It is all that is published, so
 * whatever may not be seen is not in it: a cell behind which stand fewer than k organisations is `suppressed`, and a cell that is not
 * listed is to be read the same way ("fewer than k, perhaps none"), never as zero. Numbers of a table may add up to less than
 * its total: the rest is suppressed.
 */

/** In place of a number that too few organisations stand behind, or that would give such a one away. */
export type Suppressed = { readonly suppressed: true };
export type Shown<Value> = Value | Suppressed;
export const suppressed: Suppressed = { suppressed: true };

export function isSuppressed(value: unknown): value is Suppressed {
  return typeof value === "object" && value !== null && "suppressed" in value;
}

/** A measured value with its 95 % interval. Shares are 0 … 1; rates are repairs per 100 units and year; times are minutes. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** The measures, each defined in `definitions.ts`; one chart each, in the order in which a page shows them. */
export const chartIds = [
  "trend",
  "faults",
  "models",
  "ages",
  "fixes",
  "durations",
  "parts",
  "seasons",
  "emerging",
  "family",
] as const;
export type ChartId = (typeof chartIds)[number];

/** Rows of one chart. `hidden`: how many rows are suppressed, listed or not, where it is known; to be said beside the chart if above 0. */
export type Table<Row> = { readonly rows: readonly Row[]; readonly hidden: number };

/**
 * Repairs in a span of whole months, both ends included ("2026-01"). Spans follow each other; months behind the last are not over yet.
 * `began`: recording began somewhere in this span, of which only a part may be counted.
 */
export type TrendRow = {
  readonly began?: true;
  readonly from: string;
  readonly to: string;
  readonly cell: Shown<{
    readonly n: number;
    /** The count with the interval of chance (Poisson), of the whole span. */
    readonly count: Estimate;
    /** Repairs per 100 units and year; null where it is not known how many units are in service (imported history). */
    readonly rate: Estimate | null;
  }>;
};

/**
 * What fails: `share` of all repairs of the view, over all months that are covered. `recent` and `before`: the same share in the newest
 * calendar year and in the one before it, to be compared with each other (null: there are no two years, or the view is narrowed).
 */
export type FaultRow = {
  readonly key: string;
  readonly label: string;
  readonly cell: Shown<{
    readonly n: number;
    readonly share: Estimate;
    readonly recent: Shown<Estimate> | null;
    readonly before: Shown<Estimate> | null;
  }>;
};

/** A product; the pooled rest has the key "other", as in all lists. `page`: the file of its page beside the manufacturer's page, null for the pooled "Other models". */
export type ModelRow = {
  readonly key: string;
  readonly label: string;
  readonly family: string | null;
  readonly page: string | null;
  readonly cell: Shown<{
    readonly n: number;
    readonly rate: Estimate | null;
    /** Share of repairs whose fault came back within 30 days. */
    readonly returned: Estimate | null;
    readonly medianMinutes: number | null;
  }>;
};

/** Age of the units since installation, months from (included) to (excluded); bins are wide enough for k organisations at risk. */
export type AgeRow = {
  readonly fromMonths: number;
  readonly toMonths: number;
  readonly cell: Shown<{
    /** Units seen at that age. */
    readonly atRisk: number;
    readonly n: number;
    /** Repairs per 100 units and year at that age. */
    readonly rate: Estimate;
    /** Share of units expected to reach the end of the bin without a repair, at these rates; steps down from bin to bin. */
    readonly survival: Estimate;
  }>;
};

/** A canonical fix. `judged`: repairs that are more than 30 days old or came back; `returned`: the share of these that came back (Wilson). */
export type FixRow = {
  readonly key: string;
  readonly label: string;
  /** Label of the fault that it answers. */
  readonly fault: string;
  readonly cell: Shown<{
    readonly n: number;
    readonly judged: number;
    readonly returned: Estimate | null;
    readonly medianMinutes: number | null;
  }>;
};

/** How long repairs take, labour minutes: median and quartiles, rounded to 5 minutes. `key` "all" is the row of all repairs. */
export type DurationRow = {
  readonly key: string;
  readonly label: string;
  readonly cell: Shown<{
    readonly n: number;
    readonly lower: number;
    readonly median: number;
    readonly upper: number;
  }>;
};

/** Parts that repairs needed: the share of repairs that took at least one. */
export type PartRow = {
  readonly key: string;
  readonly label: string;
  readonly cell: Shown<{ readonly n: number; readonly share: Estimate }>;
};

/** A month of the year, 1 … 12, over all years: repairs a month against the mean of all months (1 = as usual). */
export type SeasonRow = {
  readonly month: number;
  readonly cell: Shown<{ readonly n: number; readonly index: Estimate }>;
};

/** A fault that rises more than chance explains. Only findings behind which stand at least k organisations are listed. */
export type EmergingRow = {
  readonly fault: string;
  /** Label of the model on which it rises; null: on all. */
  readonly model: string | null;
  readonly seen: number;
  readonly expected: number;
  /** The months that were looked at ("2026-07" … "2026-09"). */
  readonly from: string;
  readonly to: string;
  readonly test: string;
  readonly pValue: number;
  /** Share of false alarms among all that are told at this one's surety (Benjamini–Hochberg). */
  readonly qValue: number;
};

/** A model beside the other models of its family by the same manufacturer. */
export type FamilyRow = {
  readonly measure: "rate" | "returned" | "minutes";
  readonly model: Shown<Estimate>;
  readonly others: Shown<Estimate>;
};

/** What a view is narrowed to. */
export const filterKinds = ["period", "model", "region", "fault"] as const;
export type FilterKind = (typeof filterKinds)[number];
export type Filter =
  | { readonly kind: "all" }
  | { readonly kind: FilterKind; readonly key: string; readonly label: string };

/** All charts of a page under one filter. The first view of a page is unfiltered: it is drawn without JavaScript. */
export type View = {
  readonly filter: Filter;
  readonly repairs: Shown<number>;
  readonly trend: Table<TrendRow>;
  readonly faults: Table<FaultRow>;
  readonly models: Table<ModelRow>;
  readonly ages: Table<AgeRow>;
  readonly fixes: Table<FixRow>;
  readonly durations: Table<DurationRow>;
  readonly parts: Table<PartRow>;
  readonly seasons: Table<SeasonRow>;
};

/** Another view of the same manufacturer: `to` is its address beside the page, null for the page itself. */
export type Elsewhere = { readonly filter: Filter; readonly to: string | null };

/** A finding in one sentence, computed from what the page shows. `chart` is where it is to be seen. */
export type Headline = { readonly text: string; readonly tone: "good" | "bad" | "plain"; readonly chart: ChartId };

/** What stands on every page. */
export type PageFrame = {
  readonly deskName: string;
  /** The desk holds the invented demo workspace: to be said. */
  readonly demo: boolean;
  /** Cells with fewer organisations than this are suppressed. */
  readonly k: number;
  /** The months that are covered ("2024-01" … "2026-10"). */
  readonly from: string;
  readonly to: string;
  /** Address of the CSV file of each chart, relative to the page; charts without one have no data. */
  readonly csv: Partial<Readonly<Record<ChartId, string>>>;
};

export type ManufacturerPageData = PageFrame & {
  readonly name: string;
  /** Folder of the manufacturer. */
  readonly slug: string;
  readonly headlines: readonly Headline[];
  /** The unfiltered one first. */
  readonly views: readonly View[];
  readonly emerging: Table<EmergingRow>;
  /** True: fewer than k organisations in all: nothing but this is shown. */
  readonly withheld: boolean;
};

export type ModelPageData = PageFrame & {
  readonly manufacturer: string;
  readonly name: string;
  readonly family: string | null;
  readonly headlines: readonly Headline[];
  /** Only the unfiltered one: a model's page is the model filter of the manufacturer's page with more room. */
  readonly views: readonly View[];
  /** What else can be shown, one at a time: this model is one filter, and another takes its place. */
  readonly elsewhere: readonly Elsewhere[];
  readonly emerging: Table<EmergingRow>;
  readonly comparison: Table<FamilyRow>;
  readonly withheld: boolean;
};

/** The desk's own list, for its admins. */
export type IndexPageData = PageFrame & {
  readonly manufacturers: readonly {
    readonly name: string;
    /** False: what is listed are the repairs of which no maker is known. */
    readonly isNamed: boolean;
    readonly slug: string;
    readonly models: number;
    readonly repairs: Shown<number>;
    readonly trend: Table<TrendRow>;
    readonly returned: Shown<Estimate> | null;
    /** Its first headline. */
    readonly headline: Headline | null;
    /** Share of false alarms among all that are as sure as its surest rise; null without any. */
    readonly surest: number | null;
  }[];
};

/** A file of the site; `name` is relative, with "/" between folders. */
export type SiteFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a page function gives: the page, and the files that are its own, whose names are addresses relative to the page's folder. */
export type RenderedPage = { readonly html: string; readonly files: readonly SiteFile[] };

/** The three page functions of `pages/`. Pages lie at `index.html`, `<slug>/index.html` and `<slug>/<model>.html`. */
export type PageRenderers = {
  readonly renderIndexPage: (data: IndexPageData) => RenderedPage;
  readonly renderManufacturerPage: (data: ManufacturerPageData) => RenderedPage;
  readonly renderModelPage: (data: ModelPageData) => RenderedPage;
};
