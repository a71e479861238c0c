import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
] as const;

/** For every Chromium: runs as root too, needs no shared memory, and speaks to nobody but the page's server. */
const quiet = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/**
 * A Chromium without a window: CHROMIUM_PATH, else the one that comes as a dev dependency (Linux x64), else an installed one. Null where
 * there is none, said loudly; where `CI` is set that is an error.
 */
export async function launchChromium(): Promise<Browser | null> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") return launch(given, []);
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: packed } = await import("@sparticuz/chromium");
    // It is packed with libraries that bare systems lack, and unpacks them where it believes to run on such a system.
    return launch(await packed.executablePath(), packed.args);
  }
  const found = installed.find((file) => existsSync(file));
  if (found !== undefined) return launch(found, []);
  if (process.env.CI) throw new Error("no Chromium: set CHROMIUM_PATH");
  console.warn("\n*** NO CHROMIUM: set CHROMIUM_PATH. Browser tests did not run. ***\n");
  return null;
}

function launch(executablePath: string, args: readonly string[]): Promise<Browser> {
  const wanted = args.filter((arg) => arg !== "--single-process" && !arg.startsWith("--headless"));
  return chromium.launch({ executablePath, headless: true, args: [...new Set([...wanted, ...quiet])] });
}
