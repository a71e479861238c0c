import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * The key of links and tokens: the one that was given, else one that is made once and kept in the data folder for the owner's eyes alone.
 * Of two processes that make one at once, one wins and both use it.
 */
export async function keptSecret(given: string | null, home: string): Promise<string> {
  if (given !== null) return given;
  const file = path.join(home, "secret");
  await mkdir(home, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < 32) throw new Error(`${file} is damaged: delete it, and links that were given out stop working`);
  return secret;
}
