import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const load = createRequire(import.meta.url);
/** Dots for each pixel of the drawing's own size: sharp on screens of today. */
const scale = 2;
const dotsPerInch = 72;

/**
 * What draws our own SVG as PNG. Letters come from the font that is installed with Fixline and from no other, so that a machine without
 * fonts draws the same; letters that it lacks (Chinese, Japanese, Korean) are boxes. `folder` is where the list of fonts is written,
 * for fontconfig reads a file. One setting for the process: where FONTCONFIG_FILE is set already, that is used.
 */
export function pngDrawer(folder: string): (svg: string) => Promise<Buffer> {
  let ready: Promise<void> | null = null;
  return async (svg) => {
    ready ??= setFonts(folder);
    await ready;
    const sharp = load("sharp") as typeof import("sharp").default;
    return sharp(Buffer.from(svg), { density: dotsPerInch * scale })
      .flatten({ background: "#ffffff" })
      .png({ compressionLevel: 9, palette: true, colours: 128 })
      .timeout({ seconds: 20 })
      .toBuffer();
  };
}

async function setFonts(folder: string): Promise<void> {
  if (process.env.FONTCONFIG_FILE !== undefined) return;
  const fonts = path.join(path.dirname(load.resolve("dejavu-fonts-ttf/package.json")), "ttf");
  const file = path.join(folder, "fonts.conf");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, fontList(fonts, path.join(folder, "fonts-cache")));
  process.env.FONTCONFIG_FILE = file;
}

function fontList(fonts: string, cache: string): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escaped(fonts)}</dir>
<cachedir>${escaped(cache)}</cachedir>
<alias binding="same"><family>system-ui</family><prefer><family>DejaVu Sans Condensed</family></prefer></alias>
<alias binding="same"><family>sans-serif</family><prefer><family>DejaVu Sans Condensed</family></prefer></alias>
</fontconfig>
`;
}
