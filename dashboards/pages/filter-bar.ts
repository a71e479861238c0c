import { copy } from "../copy.ts";
import { type Elsewhere, type Filter, filterKinds, type View } from "../page-data.ts";
import { drawn, html, type Markup } from "./markup.ts";

/** The one filter of a page; hidden until the script is there, since without it nothing would happen. Null where there is nothing to choose. */
export function filterBar(views: readonly View[]): Markup | null {
  if (views.length < 2) return null;
  const groups = groupsOf(views, ({ filter }, at) => html`<option value="${at}">${labelOf(filter)}</option>`);
  return html`<div class="filter" hidden><form>
<label for="filter">${copy.filter.label}</label>
<select id="filter"><option value="0">${copy.filter.everything}</option>${groups}</select>
<button type="reset" hidden>${copy.filter.clear}</button>
<output for="filter"></output>
</form></div>`;
}

/**
 * The same on a model's page: the model is the one filter that is chosen, everything else is a way to where it is shown. Hidden until
 * the script is there, too.
 */
export function leavingBar(elsewhere: readonly Elsewhere[]): Markup | null {
  if (elsewhere.length < 2) return null;
  const option = ({ filter, to }: Elsewhere): Markup =>
    html`<option value="${to ?? ""}"${to === null && drawn(" selected")}>${labelOf(filter)}</option>`;
  const everything = elsewhere.filter(({ filter }) => filter.kind === "all");
  return html`<div class="filter leaving" hidden><form>
<label for="filter">${copy.filter.label}</label>
<select id="filter">${everything.map(option)}${groupsOf(elsewhere, option)}</select>
</form></div>`;
}

const labelOf = (filter: Filter): string => (filter.kind === "all" ? copy.filter.everything : filter.label);

/** Options under the kind of their filter; without those that narrow nothing. */
function groupsOf<Row extends { readonly filter: Filter }>(
  rows: readonly Row[],
  option: (row: Row, at: number) => Markup,
): readonly Markup[] {
  return filterKinds.flatMap((kind) => {
    const options = rows.flatMap((row, at) => (row.filter.kind === kind ? [option(row, at)] : []));
    return options.length === 0 ? [] : [html`<optgroup label="${copy.filter.kinds[kind]}">${options}</optgroup>`];
  });
}
