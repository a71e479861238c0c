import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";

test("Chromium shows a page of a local server and runs its script", async () => {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      "<!doctype html><h1>Öfen</h1><script>document.title = document.querySelector('h1').offsetWidth > 0</script>",
    );
  }).listen(0, "127.0.0.1");
  const browser = await launchChromium();
  try {
    // No Chromium here and none asked for: the loud line has been printed.
    if (browser === null) return;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await page.textContent("h1")).toBe("Öfen");
    expect(await page.title()).toBe("true");
    expect((await page.screenshot()).length).toBeGreaterThan(1_000);
  } finally {
    await browser?.close();
    server.close();
  }
});
