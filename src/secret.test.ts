import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serverSecret } from "./secret.ts";

let home: string;
beforeEach(() => {
  home = path.join(mkdtempSync(path.join(tmpdir(), "fixline-secret-")), "home");
});
afterEach(() => rmSync(path.dirname(home), { recursive: true, force: true }));

test("made once, kept for its owner alone, and found again", () => {
  const secret = serverSecret(home, null);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(statSync(path.join(home, "secret")).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(home, "secret"), "utf8").trim()).toBe(secret);
  expect(serverSecret(home, null)).toBe(secret);
  expect(readdirSync(home)).toEqual(["secret"]);
});

test("a given secret is taken, and nothing is written", () => {
  expect(serverSecret(home, "given")).toBe("given");
  expect(() => statSync(home)).toThrow();
});

test("two data folders have two secrets", () => {
  expect(serverSecret(home, null)).not.toBe(serverSecret(`${home}-2`, null));
});

test("a file opened to others is closed again; an empty one is not taken for a secret", () => {
  serverSecret(home, null);
  const file = path.join(home, "secret");
  rmSync(file);
  writeFileSync(file, "from a backup\n", { mode: 0o644 });
  expect(serverSecret(home, null)).toBe("from a backup");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "\n");
  expect(() => serverSecret(home, null)).toThrow(/is empty/);
});
