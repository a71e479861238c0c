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

/**
 * Violations on a phone and a desk, light and dark, and whether anything is wider than the phone. Where FIXLINE_SHOTS names a folder, a
 * picture of each goes there under `name`.
 */
export async function violationsEverywhere(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      found.push(...(await violationsOn(page)).map((one) => `${viewport.width} ${colorScheme} ${one}`));
      const folder = process.env.FIXLINE_SHOTS;
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${viewport.width}: the page is ${over} px too wide`);
  }
  return found;
}
