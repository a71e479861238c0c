import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The server's secret, the key of cookies, tokens, links and anchors: FIXLINE_SECRET if given, else the one in the data
 * folder, made there at the first start. Whoever can read it can sign in as anybody, so the file is its owner's alone.
 */
export const serverSecret = (home: string, given: string | null): string => {
  if (given !== null) return given;
  const file = path.join(home, "secret");
  // Others may have to walk through, to the database, but need not see what is here.
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return readSecret(file) ?? makeSecret(file);
};

const readSecret = (file: string): string | undefined => {
  try {
    const secret = readFileSync(file, "utf8").trim();
    // A copy or a restore may have opened it to others.
    chmodSync(file, 0o600);
    return secret === "" ? undefined : secret;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
};

/** Written whole beside and linked into place: of two first starts at once both end up with the same secret. */
const makeSecret = (file: string): string => {
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(unfinished, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(unfinished);
  }
  const secret = readSecret(file);
  if (secret === undefined)
    throw new Error(`${file} is empty: put the secret back, or delete the file to get a new one.`);
  return secret;
};
