import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A hash of everything that decides how pages look: the sources of this folder. Pages are drawn anew when it changes. */
export async function lookOfPages(): Promise<string> {
  const folder = import.meta.dirname;
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith(".test.ts"))
    .sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(await readFile(path.join(folder, name)));
  return hash.digest("hex");
}
