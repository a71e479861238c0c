/**
 * The filter of a model's page: the model is the one that is chosen, and another one leads to where it is shown. Coming back by the
 * browser's own button must not find the choice that led away.
 */
export function startLeaving(page: Document): void {
  const bar = page.querySelector<HTMLElement>(".filter.leaving");
  const select = bar?.querySelector("select");
  if (!bar || !select) return;
  const here = select.value;
  select.addEventListener("change", () => {
    const to = select.value;
    if (to !== here) location.assign(to);
  });
  addEventListener("pageshow", () => {
    select.value = here;
  });
  bar.hidden = false;
}
