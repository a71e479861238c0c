import { standAloneSvg } from "../charts/draw-chart.ts";
import { escapeHtml } from "../pages/markup.ts";
import { palette } from "../style/palette.ts";

/** Pixels of the picture from edge to edge, and of the drawing in it. */
const width = 640;
const margin = 32;
export const pictureChartWidth = width - 2 * margin;
/** Letters of a title that surely fit on a line. */
const titleLetters = 50;
const smallLetters = 80;

/**
 * A chart as a picture that stands alone in a chat: the finding above it, the measure, and below it whose numbers these are. `chart` is
 * the drawing as `drawChart` gives it.
 */
export function summaryPicture(
  chart: string,
  words: { readonly title: string; readonly measure: string; readonly foot: string },
): string {
  const [, high = "300"] = /viewBox="[-\d.]+ [-\d.]+ [\d.]+ ([\d.]+)"/.exec(chart) ?? [];
  const title = lines(words.title, titleLetters);
  const measure = lines(words.measure, smallLetters);
  const titleEnd = margin + title.length * 26;
  const chartTop = titleEnd + measure.length * 19 + 12;
  const height = Math.ceil(chartTop + Number(high) + 44);
  const { ink, surface, "ink-soft": soft } = palette.light;
  const text = (rows: readonly string[], from: number, step: number, look: string): string =>
    rows.map((row, at) => `<text x="${margin}" y="${from + at * step}" ${look}>${escapeHtml(row)}</text>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif"><rect width="100%" height="100%" fill="${surface}"/>${text(
    title,
    margin + 14,
    26,
    `font-size="20" font-weight="700" fill="${ink}"`,
  )}${text(measure, titleEnd + 10, 19, `font-size="13" fill="${soft}"`)}${standAloneSvg(chart).replace(/^<svg\b/, `<svg x="${margin}" y="${chartTop}" overflow="visible"`)}${text([words.foot], height - 18, 0, `font-size="12" fill="${soft}"`)}</svg>`;
}

/** Text in lines of about so many letters, broken between words; the third line and what follows it is cut short. */
function lines(text: string, letters: number): readonly string[] {
  const rows: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < letters) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word.slice(0, letters * 2));
  }
  return rows.length <= 3 ? rows : [...rows.slice(0, 2), `${rows[2]} …`];
}
