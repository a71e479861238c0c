import { copy } from "../copy.ts";

/**
 * Tooltips on the marks of every chart: by pointer, by touch, and by arrow keys on the focused chart. The words are in the drawing as SVG
 * titles; they are taken out while the script shows them, so that the browser does not show them twice.
 */
export function startTips(page: Document): void {
  for (const chart of page.querySelectorAll<HTMLElement>(".chart")) {
    for (const first of ["pointerenter", "focus"]) chart.addEventListener(first, () => takeTitles(chart));
    chart.addEventListener("pointermove", (event) => point(chart, markAt(event.target)));
    chart.addEventListener("pointerdown", (event) => point(chart, markAt(event.target)));
    chart.addEventListener("pointerleave", () => point(chart, null));
    chart.addEventListener("blur", () => point(chart, null));
    chart.addEventListener("keydown", (event) => step(chart, event));
    prepareTips(chart);
  }
}

/** Only when a chart is first pointed at: there are hundreds, and the page shall be there at once. */
function takeTitles(chart: HTMLElement): void {
  for (const title of chart.querySelectorAll("svg title")) {
    title.parentElement?.setAttribute("data-tip", title.textContent ?? "");
    title.remove();
  }
}

/** Makes a chart reachable that was drawn, or drawn anew. */
export function prepareTips(chart: HTMLElement): void {
  if (chart.ownerDocument.activeElement === chart) takeTitles(chart);
  point(chart, null);
  const drawing = chart.querySelector("svg");
  for (const [name, value] of [
    ["tabindex", "0"],
    ["role", "group"],
    ["aria-label", drawing?.getAttribute("aria-label") ?? ""],
    ["aria-description", copy.figure.tipAll],
  ] as const) {
    if (drawing === null) chart.removeAttribute(name);
    else chart.setAttribute(name, value);
  }
}

const markAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-tip]") : null;

/** The marks of the drawing that is in sight. */
const marksOf = (chart: HTMLElement): readonly Element[] =>
  [...chart.querySelectorAll("[data-tip]")].filter(
    (mark) => mark.getAttribute("data-tip") !== "" && mark.getClientRects().length > 0,
  );

function step(chart: HTMLElement, event: KeyboardEvent): void {
  if (event.key === "Escape") {
    point(chart, null);
    return;
  }
  const marks = marksOf(chart);
  const now = marks.findIndex((mark) => mark.classList.contains("pointed"));
  const next = {
    ArrowRight: now + 1,
    ArrowDown: now + 1,
    ArrowLeft: now < 0 ? marks.length - 1 : now - 1,
    ArrowUp: now < 0 ? marks.length - 1 : now - 1,
    Home: 0,
    End: marks.length - 1,
  }[event.key];
  if (next === undefined || marks.length === 0) return;
  event.preventDefault();
  point(chart, marks[(next + marks.length) % marks.length] ?? null);
}

/** Shows what one mark says, above it and within the chart; null hides it. */
function point(chart: HTMLElement, mark: Element | null): void {
  const before = chart.querySelector(".pointed");
  if (before === mark && mark !== null) return;
  before?.classList.remove("pointed");
  let tip = chart.querySelector<HTMLElement>(".tip");
  const words = mark?.getAttribute("data-tip") ?? "";
  if (mark === null || words === "") {
    if (tip !== null) tip.hidden = true;
    return;
  }
  if (tip === null) {
    tip = chart.ownerDocument.createElement("div");
    tip.className = "tip";
    // Said aloud when an arrow key moves on.
    tip.setAttribute("role", "status");
    chart.append(tip);
  }
  mark.classList.add("pointed");
  tip.hidden = false;
  tip.textContent = words;
  const frame = chart.getBoundingClientRect();
  const place = mark.getBoundingClientRect();
  const left = place.left + Math.min(place.width, frame.right - place.left) / 2 - frame.left - tip.offsetWidth / 2;
  const above = place.top - frame.top - tip.offsetHeight - 8;
  // Set by script, which the policy allows, where an attribute in the page would not be.
  tip.style.insetInlineStart = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
  tip.style.insetBlockStart = `${above < -tip.offsetHeight ? place.bottom - frame.top + 8 : above}px`;
}
