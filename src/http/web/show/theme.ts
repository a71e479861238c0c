import { signal } from "@preact/signals";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "fixline.theme";

/** How the page looks: as the system says, or as the person chose in this browser. */
export const theme = signal<Theme>("system");

/** Reads what was chosen before and shows it. */
export function applyTheme(): void {
  const kept = localStorage.getItem(key);
  show(themes.find((one) => one === kept) ?? "system");
}

/** Changes the look here, and for the next visit with this browser. */
export function chooseTheme(next: Theme): void {
  localStorage.setItem(key, next);
  show(next);
}

function show(next: Theme): void {
  theme.value = next;
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}
