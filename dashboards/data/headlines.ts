import { clearChange } from "../clear-change.ts";
import { type EmergingRow, type Headline, isSuppressed, type View } from "../page-data.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;
/** Repairs below which a share is not worth a sentence. */
const leastJudged = 10;
const monthNames = "January February March April May June July August September October November December".split(" ");

/** What is worth a sentence, the most pressing first; all of it can be read from the charts that it names. At most five. */
export function headlinesOf(view: View, emerging: readonly EmergingRow[], subject: string): readonly Headline[] {
  return [
    ...emerging.slice(0, 2).map(emergingLine),
    ...returning(view),
    ...failing(view, subject),
    ...turning(view, subject),
    ...seasonal(view),
    ...standingOut(view),
  ].slice(0, 5);
}

function emergingLine({ fault, model, seen, expected, from, to }: EmergingRow): Headline {
  const on = model === null ? "" : ` on ${model}`;
  const when = from === to ? `in ${inWords(from)}` : `from ${inWords(from)} to ${inWords(to)}`;
  const usual = expected < 0.1 ? "hardly any" : expected < 10 ? expected.toFixed(1) : String(Math.round(expected));
  return {
    text: `New: ${fault}${on} failed ${seen} times ${when}, where ${usual} were to be expected.`,
    tone: "bad",
    chart: "emerging",
  };
}

/** The fix that comes back clearly more often than repairs do as a whole; never the pooled rest, which is no fix that one could change. */
function returning({ fixes }: View): Headline[] {
  const judged = fixes.rows.flatMap(({ key, label, cell }) =>
    isSuppressed(cell) || cell.returned === null || cell.judged < leastJudged
      ? []
      : [{ isPooled: key === "other", label, judged: cell.judged, share: cell.returned }],
  );
  const all = judged.reduce((sum, row) => sum + row.judged, 0);
  const usual = judged.reduce((sum, row) => sum + row.share.value * row.judged, 0) / Math.max(1, all);
  const [worst] = judged
    .filter(({ share, isPooled }) => !isPooled && share.low > usual * 1.25)
    .sort((one, other) => other.share.low - one.share.low);
  if (worst === undefined) return [];
  return [
    {
      text: `“${worst.label}” often does not hold: ${percent(worst.share.value)} of ${worst.judged} came back within 30 days, against ${percent(usual)} of all repairs.`,
      tone: "bad",
      chart: "fixes",
    },
  ];
}

/**
 * What fails most, and whether that is news: the fault that leads the newest year where it leads in all or has clearly risen, else the one
 * that leads over all months, which is what the chart shows.
 */
function failing({ faults, trend }: View, subject: string): Headline[] {
  const year = trend.rows.at(-1)?.to.slice(0, 4) ?? "";
  const named = faults.rows.flatMap(({ key, label, cell }) =>
    key === "other" || isSuppressed(cell) ? [] : [{ label, ...cell }],
  );
  const [first] = named.toSorted((one, other) => other.share.value - one.share.value);
  // A history that names no more than what was brought: of coffee makers, coffee makers fail.
  if (first === undefined || first.share.value === 1 || first.label.toLowerCase() === subject.toLowerCase()) return [];
  const [now] = named
    .flatMap(({ label, recent, before }) => {
      const known = recent !== null && before !== null && !isSuppressed(recent) && !isSuppressed(before);
      return known ? [{ label, recent, before, clear: clearChange(recent, before) }] : [];
    })
    .sort((one, other) => other.recent.value - one.recent.value);
  if (now === undefined || (now.label !== first.label && now.clear <= 0)) {
    const text = `${first.label}: ${percent(first.share.value)} of failures on ${subject}.`;
    return [{ text, tone: "plain", chart: "faults" }];
  }
  const { recent, before, clear } = now;
  const [rose, fell] = [clear > 0, clear < 0];
  const change = rose ? `, up from ${percent(before.value)}` : fell ? `, down from ${percent(before.value)}` : "";
  return [
    {
      text: `${now.label}: ${percent(recent.value)} of the failures on ${subject} in ${year}${change}.`,
      tone: rose ? "bad" : fell ? "good" : "plain",
      chart: "faults",
    },
  ];
}

/**
 * The newest year of months beside the one before, where their intervals leave no doubt about the direction. The span in
 * which recording began counts for neither.
 */
function turning({ trend }: View, subject: string): Headline[] {
  const spans = trend.rows
    .filter(({ began }) => began !== true)
    .flatMap(({ from, to, cell }) =>
      isSuppressed(cell) || cell.rate === null || cell.rate.value <= 0
        ? []
        : [{ months: count(to) - count(from) + 1, to: count(to), n: cell.n, exposure: cell.n / cell.rate.value }],
    );
  const end = Math.max(0, ...spans.map(({ to }) => to));
  const sum = (after: number, until: number) => {
    const chosen = spans.filter(({ to }) => to > after && to <= until);
    const n = chosen.reduce((all, one) => all + one.n, 0);
    return {
      n,
      months: chosen.reduce((all, one) => all + one.months, 0),
      rate: n / chosen.reduce((all, one) => all + one.exposure, 0),
    };
  };
  const [now, then] = [sum(end - 12, end), sum(end - 24, end - 12)];
  if (now.months < 12 || then.months < 12) return [];
  const ratio = now.rate / then.rate;
  const doubt = Math.exp(1.96 * Math.sqrt(1 / now.n + 1 / then.n));
  if (ratio < doubt && ratio > 1 / doubt) return [];
  const change = percent(Math.abs(ratio - 1));
  return ratio > 1
    ? [{ text: `${subject} fails ${change} more often per unit than the year before.`, tone: "bad", chart: "trend" }]
    : [{ text: `${subject} fails ${change} less often per unit than the year before.`, tone: "good", chart: "trend" }];
}

function seasonal({ seasons }: View): Headline[] {
  const [most] = seasons.rows
    .flatMap(({ month, cell }) => (isSuppressed(cell) ? [] : [{ month, index: cell.index }]))
    .sort((one, other) => other.index.value - one.index.value);
  if (most === undefined || most.index.low < 1.15) return [];
  return [
    {
      text: `${monthNames[most.month - 1]} brings ${most.index.value.toFixed(1)} times the repairs of an average month.`,
      tone: "plain",
      chart: "seasons",
    },
  ];
}

/** A model that fails clearly more often than the maker's others. */
function standingOut({ models }: View): Headline[] {
  const rated = models.rows.flatMap(({ key, label, cell }) =>
    isSuppressed(cell) || cell.rate === null ? [] : [{ isPooled: key === "other", label, n: cell.n, rate: cell.rate }],
  );
  const [worst] = rated.filter(({ isPooled }) => !isPooled).sort((one, other) => other.rate.low - one.rate.low);
  if (worst === undefined || rated.length < 2) return [];
  const rest = rated.filter((row) => row !== worst);
  const usual = rest.reduce((sum, { n }) => sum + n, 0) / rest.reduce((sum, { n, rate }) => sum + n / rate.value, 0);
  if (!(worst.rate.low > usual * 1.1)) return [];
  return [
    {
      text: `${worst.label} fails ${(worst.rate.value / usual).toFixed(1)} times as often per unit as the other models.`,
      tone: "bad",
      chart: "models",
    },
  ];
}

function inWords(month: string): string {
  const [year, number] = month.split("-");
  return `${monthNames[Number(number) - 1]} ${year}`;
}

function count(month: string): number {
  const [year, number] = month.split("-");
  return Number(year) * 12 + Number(number) - 1;
}
