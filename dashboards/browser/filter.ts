import { copy } from "../copy.ts";
import { addressOfFilter } from "../filter-address.ts";
import { wholeNumber } from "../format.ts";
import { isSuppressed, type View } from "../page-data.ts";
import type { PageCubes } from "../pages/page-cubes.ts";
import { prepareTips } from "./tips.ts";

/**
 * The one filter of a page: period, model, region or fault. Redraws every chart, title, note and table from the cubes in the page; the
 * chosen view stands in the address behind #, so that it can be passed on. Observable Plot is fetched when it is first used.
 */
export function startFilter(page: Document, read: () => PageCubes): void {
  const bar = page.querySelector<HTMLElement>(".filter");
  const select = bar?.querySelector("select");
  const button = bar?.querySelector("button");
  const output = bar?.querySelector("output");
  if (!bar || !select || !button || !output) return;
  let cubes: PageCubes | null = null;
  /** Only the newest choice may draw: one may choose faster than the charts come. */
  let newest = 0;

  const show = async (at: number): Promise<void> => {
    newest += 1;
    const mine = newest;
    cubes ??= read();
    const view = cubes.views[at] ?? cubes.views[0];
    if (view === undefined) return;
    select.value = String(cubes.views.indexOf(view));
    button.hidden = view.filter.kind === "all";
    output.textContent = copy.filter.wait;
    try {
      const { redraw } = await import("./redraw.ts");
      if (mine !== newest) return;
      await redraw(page, cubes, view, () => mine === newest, prepareTips);
      if (mine !== newest) return;
      output.textContent = said(view);
      page.documentElement.dataset.view = view.filter.kind;
    } catch (error) {
      if (mine !== newest) return;
      select.value = "0";
      button.hidden = true;
      output.textContent = copy.filter.failed;
      throw error;
    }
    history.replaceState(null, "", addressOfFilter(view.filter) || location.pathname + location.search);
  };

  select.addEventListener("change", () => show(Number(select.value)));
  button.addEventListener("click", (event) => {
    event.preventDefault();
    select.focus();
    return show(0);
  });
  bar.hidden = false;
  const asked = new URLSearchParams(location.hash.slice(1));
  const [kind, key] = [...asked][0] ?? [];
  if (kind === undefined || !location.hash.includes("=")) return;
  cubes = read();
  const at = cubes.views.findIndex(({ filter }) => filter.kind === kind && filter.kind !== "all" && filter.key === key);
  if (at > 0) show(at);
}

/** What is now to be seen, for eyes and ears. */
function said({ filter, repairs }: View): string {
  if (filter.kind === "all") return "";
  const number = isSuppressed(repairs) ? copy.filter.repairsHidden : copy.filter.repairs(wholeNumber(repairs));
  return copy.filter.now(filter.label, number);
}
