import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core");

/** What breaks WCAG AA (or best practice) on the page as it stands, a sentence each. The page must be opened with `bypassCSP`. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`).join(" | ")}`,
    );
  });
}

const looks = [
  { width: 390, height: 844, colorScheme: "light", isChecked: true },
  { width: 390, height: 844, colorScheme: "dark", isChecked: false },
  { width: 1280, height: 800, colorScheme: "light", isChecked: false },
  { width: 1280, height: 800, colorScheme: "dark", isChecked: true },
] as const;

/**
 * Violations on a phone in light and on a desk in dark (the pages share their colours, so that each is met), and whether anything is
 * wider than the screen. Where FIXLINE_SHOTS names a folder, pictures of all four looks go there under `name`. Leaves a desk's size.
 */
export async function violationsEverywhere(page: Page, name: string): Promise<readonly string[]> {
  const folder = process.env.FIXLINE_SHOTS;
  const found: string[] = [];
  for (const { width, height, colorScheme, isChecked } of looks) {
    if (!isChecked && folder === undefined) continue;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    if (!isChecked) continue;
    found.push(...(await violationsOn(page)).map((one) => `${width} ${colorScheme} ${one}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${width}: the page is ${over} px too wide`);
  }
  return found;
}
