import { copy } from "../copy.ts";
import { filterKinds, type View } from "../page-data.ts";
import { html, type Markup } from "./markup.ts";

/** The one filter of a page; hidden until the script is there, since without it nothing would happen. Null where there is nothing to choose. */
export function filterBar(views: readonly View[]): Markup | null {
  if (views.length < 2) return null;
  const groups = filterKinds.flatMap((kind) => {
    const options = views.flatMap(({ filter }, at) =>
      filter.kind === kind ? [html`<option value="${at}">${filter.label}</option>`] : [],
    );
    return options.length === 0 ? [] : [html`<optgroup label="${copy.filter.kinds[kind]}">${options}</optgroup>`];
  });
  return html`<div class="filter" hidden><form>
<label for="filter">${copy.filter.label}</label>
<select id="filter"><option value="0">${copy.filter.everything}</option>${groups}</select>
<button type="reset" hidden>${copy.filter.clear}</button>
<output for="filter"></output>
</form></div>`;
}
