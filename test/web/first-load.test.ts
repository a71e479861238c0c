import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildWebApp } from "../../src/http/web-build.ts";

const limitBytes = 200_000;

test("each page loads at most 200 kB the first time, and nothing from elsewhere", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "fixline-size-"));
  try {
    const { folder } = await buildWebApp({ outDir: path.join(home, "web"), log: { info: () => undefined } });
    const assets = await readdir(path.join(folder, "assets"));
    for (const page of ["chat", "console"]) {
      const html = await readFile(path.join(folder, `${page}.html`), "utf8");
      const named = assets.filter((asset) => html.includes(asset));
      expect(named.length).toBeGreaterThan(1);
      const texts = await Promise.all(named.map((asset) => readFile(path.join(folder, "assets", asset))));
      const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, gzipSync(html).length);
      expect(bytes).toBeLessThan(limitBytes);
      // Nothing inline, nothing foreign: the policy would refuse it.
      expect(html).not.toMatch(/<style|<script>|\sstyle=|\son\w+=|https?:\/\//);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
