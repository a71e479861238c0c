import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Every file of a folder by its name, sorted. */
export async function filesOf(folder: string): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({ name: path.relative(folder, file), bytes: await readFile(file) })),
  );
}

/** One hash of a whole folder: names and bytes. */
export async function hashOfFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, bytes } of await filesOf(folder)) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  return hash.digest("hex");
}
