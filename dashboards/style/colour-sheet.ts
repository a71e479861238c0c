import { palette } from "./palette.ts";

/** The palette as custom properties: light, dark where the reader's system asks for it, and always light on paper. */
export function colourSheet(): string {
  const properties = (scheme: Readonly<Record<string, string>>): string =>
    Object.entries(scheme)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";");
  return `:root{${properties(palette.light)}}@media screen and (prefers-color-scheme:dark){:root{${properties(palette.dark)}}}@media print{:root{color-scheme:light}}`;
}
