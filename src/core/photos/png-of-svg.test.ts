import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";

test("on a machine without fonts letters are drawn all the same, and the same", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "fixline-png-"));
  try {
    const svg = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="system-ui, sans-serif"><text x="4" y="28" font-size="24">${text}</text></svg>`;
    const module = new URL("png-of-svg.ts", import.meta.url).href;
    const program = `const { pngDrawer } = await import(${JSON.stringify(module)});
      const draw = pngDrawer(${JSON.stringify(folder)});
      const [one, other] = [await draw(${JSON.stringify(svg("Élan Ωж"))}), await draw(${JSON.stringify(svg("iiii iii"))})];
      console.log(JSON.stringify([one, other].map((png) => png.toString("base64"))));`;
    // No folder of fonts, no home, no configuration: as in a bare container.
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      env: { FONTCONFIG_PATH: "/nonexistent", HOME: "/nonexistent", XDG_DATA_HOME: "/nonexistent", XDG_DATA_DIRS: "" },
    });
    const [words, thin] = (JSON.parse(stdout) as string[]).map((text) => Buffer.from(text, "base64"));
    const ink = async (png: Buffer | undefined) => {
      const { channels } = await sharp(png).greyscale().stats();
      return 255 - (channels[0]?.mean ?? 255);
    };
    // Boxes in place of letters would weigh about the same whatever the words; letters do not.
    expect(await ink(words)).toBeGreaterThan(5);
    expect(await ink(thin)).toBeLessThan((await ink(words)) * 0.8);
    expect(await sharp(words).metadata()).toMatchObject({ width: 400, height: 80 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 20_000);
