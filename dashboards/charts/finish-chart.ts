import { letterHeight } from "./chart-size.ts";

/**
 * Makes what Plot drew fit for a page, on the server and in the browser alike. The strict policy allows no inline style, so Plot's own
 * style element goes (chart.css says the same), and so does what would only repeat the text alternative `says`.
 */
export function finishChart(svg: Element, says: string): void {
  for (const style of [...svg.querySelectorAll("style")]) style.remove();
  for (const part of [svg, ...svg.querySelectorAll("g")]) {
    for (const name of ["aria-label", "aria-hidden", "aria-description", "class"]) part.removeAttribute(name);
  }
  for (const name of ["width", "height", "font-family", "style"]) svg.removeAttribute(name);
  svg.setAttribute("font-size", String(letterHeight));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", says);
}
