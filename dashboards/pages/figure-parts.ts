import type { CellText } from "../figures/columns.ts";
import type { FigureContent } from "../figures/figure.ts";
import { html, type Markup } from "./markup.ts";

/** The data table of a figure; suppressed cells say so. Each cell knows its head: where there is no room for columns, rows are lists. Used at build and in the browser alike. */
export function dataTable({ heads, body }: FigureContent, links: readonly (string | null)[] = []): Markup {
  const cellOf = (row: number, at: number, { text, range, quiet }: CellText): Markup => {
    const link = links[row] ?? null;
    if (at === 0) {
      return html`<th scope="row">${link === null ? html`<bdi>${text}</bdi>` : html`<a href="${link}"><bdi>${text}</bdi></a>`}</th>`;
    }
    const kind = [heads[at]?.numeric === true ? "number" : "", quiet ? "hidden-cell" : ""].filter((one) => one !== "");
    return html`<td data-head="${heads[at]?.text ?? ""}"${kind.length > 0 && html` class="${kind.join(" ")}"`}>${heads[at]?.numeric === true ? text : html`<bdi>${text}</bdi>`}${range !== undefined && html` <small>${range}</small>`}</td>`;
  };
  return html`<table><thead><tr>${heads.map(({ text, numeric }) => html`<th scope="col"${numeric && html` class="number"`}>${text}</th>`)}</tr></thead><tbody>${body.map(
    (cells, row) => html`<tr>${cells.map((cell, at) => cellOf(row, at, cell))}</tr>`,
  )}</tbody></table>`;
}

/** What is said below a drawing: suppressed rows and the like. */
export const figureNotes = ({ notes }: FigureContent): Markup =>
  html`${notes.map((note) => html`<p class="hidden-note">${note}</p>`)}`;

/** What stands where there is nothing to draw. */
export const nothingDrawn = ({ instead }: FigureContent): Markup => html`<p class="nothing">${instead}</p>`;
