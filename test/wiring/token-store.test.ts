import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredTokens } from "../../src/bots/platform-parts.ts";
import { sealText, unsealText } from "../../src/core/domain/seal-text.ts";
import { logWithoutSecrets } from "../../src/wiring/log-without-secrets.ts";
import { tokenStore } from "../../src/wiring/token-store.ts";
import { withoutSecrets } from "../../src/wiring/without-secrets.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const tokens = (nth: number): StoredTokens => ({
  access: `xoxe.xoxb-${nth}`,
  refresh: `xoxe-${nth}`,
  expiresAt: "2026-03-02T21:00:00Z",
});

test("renewed tokens are kept, sealed, and are nobody's who has another key", async () => {
  const store = tokenStore(db.database, "slack", "k".repeat(64));
  expect(await store.read()).toBeNull();
  expect(await store.renew(async (stored) => (stored === null ? tokens(1) : tokens(9)))).toEqual(tokens(1));
  expect(await store.read()).toEqual(tokens(1));
  expect(await tokenStore(db.database, "slack", "k".repeat(64)).read()).toEqual(tokens(1));
  expect(await tokenStore(db.database, "slack", "other".repeat(12)).read()).toBeNull();
  expect(await tokenStore(db.database, "discord", "k".repeat(64)).read()).toBeNull();
  const [row] = await db.sql<{ sealed_tokens: Buffer }[]>`select sealed_tokens from platform_state`;
  expect(row?.sealed_tokens.toString("latin1")).not.toContain("xox");
});

test("of two that renew at once, the second sees what the first stored; a failure stores nothing", async () => {
  const [one, two] = [tokenStore(db.database, "slack", "s"), tokenStore(db.database, "slack", "s")];
  const seen: (string | null)[] = [];
  const renew = (nth: number) => async (stored: StoredTokens | null) => {
    seen.push(stored?.access ?? null);
    return stored ?? tokens(nth);
  };
  const [a, b] = await Promise.all([one.renew(renew(1)), two.renew(renew(2))]);
  expect(a).toEqual(b);
  expect(seen).toEqual([null, a.access]);
  await expect(one.renew(() => Promise.reject(new Error("invalid_refresh_token")))).rejects.toThrow("invalid_refresh");
  expect(await one.read()).toEqual(a);
});

test("what was sealed opens with the same key and purpose alone, and not once it was changed", () => {
  const sealed = sealText("key", "tokens", "a text ✓");
  expect(unsealText("key", "tokens", sealed)).toBe("a text ✓");
  expect(unsealText("key", "cookies", sealed)).toBeNull();
  expect(unsealText("yek", "tokens", sealed)).toBeNull();
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  expect(unsealText("key", "tokens", changed)).toBeNull();
  expect(unsealText("key", "tokens", Buffer.alloc(3))).toBeNull();
  expect(sealText("key", "tokens", "x").equals(sealText("key", "tokens", "x"))).toBe(false);
});

test("no secret is left in a text, however often it stands there", () => {
  const text = "GET https://api.example/bot123:abcdef/getMe: 123:abcdef is wrong";
  expect(withoutSecrets(text, ["123:abcdef", "", "a"])).toBe("GET https://api.example/bot••••/getMe: •••• is wrong");
});

test("a log shows no secret, not in words, not in an error, not in what cannot be written", () => {
  const lines: unknown[] = [];
  const keep = (...line: unknown[]) => void lines.push(line);
  const log = logWithoutSecrets({ info: keep, warn: keep, error: keep }, ["123:abcdef"]);
  const error = new Error("POST /bot123:abcdef/getMe failed");
  log.warn({ error, at: { url: "/bot123:abcdef" }, id: 5n }, "123:abcdef was refused");
  const ring: Record<string, unknown> = { token: "123:abcdef" };
  ring.self = ring;
  log.error(ring, "a ring");
  expect(JSON.stringify(lines)).not.toContain("abcdef");
  expect(lines[0]).toMatchObject([{ error: { message: "POST /bot••••/getMe failed" }, id: "5" }, "•••• was refused"]);
});
