import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What the build tells of itself. */
export type BuildLog = { info(detail: object, says: string): void };

const pages = [
  { name: "chat", entry: "src/http/web/chat/main.tsx" },
  { name: "console", entry: "src/http/web/console/main.tsx" },
] as const;

/** Folders whose files end up in the browser: the pages, and the few pure modules that they share with the server. */
const sourceFolders = ["src/http/web", "src/core/domain", "src/core/copy", "src/bots"] as const;

/**
 * Builds the browser's pages into `outDir`: `chat.html`, `console.html` and `assets/` with a hash in every name. Does nothing where what is
 * there was built from the same sources. Two processes may build at once: whoever is last wins with the same files.
 */
export async function buildWebApp(options: {
  readonly outDir: string;
  readonly log: BuildLog;
  /** The project's folder; where this file is by default. */
  readonly root?: string;
}): Promise<{ readonly folder: string; readonly built: boolean }> {
  const root = options.root ?? fileURLToPath(new URL("../..", import.meta.url));
  const folder = path.resolve(options.outDir);
  const hash = await hashOfSources(root);
  const built = await readFile(path.join(folder, "built-from"), "utf8").catch(() => "");
  if (built === hash) return { folder, built: false };
  const startedAt = performance.now();
  const temporary = `${folder}.${process.pid}.${hash.slice(0, 8)}`;
  try {
    await build(root, temporary);
    await compressAssets(path.join(temporary, "assets"));
    await writeFile(path.join(temporary, "built-from"), hash);
    await takePlace(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  options.log.info({ milliseconds: Math.round(performance.now() - startedAt) }, "built the web app");
  return { folder, built: true };
}

async function build(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "assets"), { recursive: true });
  // Loaded only when there is something to build: it is a program of its own.
  const { build: bundle } = await import("esbuild");
  const result = await bundle({
    absWorkingDir: root,
    entryPoints: pages.map(({ name, entry }) => ({ in: entry, out: name })),
    outdir: path.join(folder, "assets"),
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    minify: true,
    sourcemap: false,
    metafile: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".ftl": "text", ".svg": "dataurl", ".woff2": "file" },
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "silent",
  });
  for (const page of pages) {
    const [file, output] =
      Object.entries(result.metafile.outputs).find(([, made]) => made.entryPoint === page.entry) ?? [];
    if (file === undefined) throw new Error(`the build made no script for ${page.entry}`);
    const style = output?.cssBundle === undefined ? null : path.basename(output.cssBundle);
    const parts = (output?.imports ?? [])
      .filter(({ kind }) => kind === "import-statement")
      .map((part) => path.basename(part.path));
    await writeFile(path.join(folder, `${page.name}.html`), await shell(root, page, path.basename(file), style, parts));
  }
}

/** Every asset beside its smaller self, so that nothing is compressed while somebody waits. */
async function compressAssets(assets: string): Promise<void> {
  for (const name of await readdir(assets)) {
    const bytes = await readFile(path.join(assets, name));
    await writeFile(path.join(assets, `${name}.br`), brotliCompressSync(bytes));
    await writeFile(path.join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** The page's own HTML with the names that the build gave. Nothing inline in it, so that the strict policy holds. */
async function shell(
  root: string,
  page: (typeof pages)[number],
  script: string,
  style: string | null,
  parts: readonly string[],
): Promise<string> {
  const html = await readFile(path.join(root, "src/http/web", page.name, "index.html"), "utf8");
  const preload = parts.map((part) => `<link rel="modulepreload" href="/assets/${part}" />`).join("\n    ");
  const named = html
    .replace(
      `<link rel="stylesheet" href="/assets/${page.name}/main.css" />`,
      style === null ? "" : `<link rel="stylesheet" href="/assets/${style}" />`,
    )
    .replace(
      `<script type="module" src="/assets/${page.name}/main.js"></script>`,
      `${preload}\n    <script type="module" src="/assets/${script}"></script>`,
    );
  if (!named.includes(`/assets/${script}`)) throw new Error(`${page.name}/index.html does not name its script`);
  return named;
}

/** Swaps the new folder in. Assets of the build before stay a while longer: an open page may still ask for them. */
async function takePlace(made: string, folder: string): Promise<void> {
  const before = path.join(folder, "assets");
  const old = await readdir(before).catch(() => [] as string[]);
  if (old.length > 0 && old.length < 60) await cp(before, path.join(made, "assets"), { recursive: true, force: false });
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await rename(made, folder);
}

/** One hash over all that the build reads: sources, locked versions, and this very file. */
async function hashOfSources(root: string): Promise<string> {
  const hash = createHash("sha256");
  const found: string[] = ["package-lock.json", "src/http/web-build.ts"];
  for (const folder of sourceFolders) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile()) found.push(path.relative(root, path.join(entry.parentPath, entry.name)));
    }
  }
  for (const file of found.sort()) {
    const text = await readFile(path.join(root, file)).catch(() => Buffer.alloc(0));
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest("hex");
}
