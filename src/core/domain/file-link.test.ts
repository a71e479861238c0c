import fc from "fast-check";
import { expect, test } from "vitest";
import { fileLinkExpiry, signFileLink, verifyFileLink } from "./file-link.ts";

const fileId = "0197a000-0000-7000-8000-000000000001";
const now = new Date("2026-03-09T10:07:00Z");
const token = signFileLink("secret", fileId, fileLinkExpiry(now, 15));

test("a link opens its file until it expires, and under the same secret only", () => {
  expect(verifyFileLink("secret", token, now)).toBe(fileId);
  expect(verifyFileLink("secret", token, new Date(now.getTime() + 15 * 60_000))).toBeNull();
  expect(verifyFileLink("other", token, now)).toBeNull();
});

test("no changed link opens anything", () => {
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      fc.pre(changed !== token);
      expect(verifyFileLink("secret", changed, now)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
  expect(verifyFileLink("secret", `${token}A`, now)).toBeNull();
  expect(verifyFileLink("secret", "", now)).toBeNull();
});

test("links made close together are the same, and live between half and all of their time", () => {
  for (let second = 0; second < 3_600; second += 7) {
    const at = new Date(now.getTime() + second * 1_000);
    const lifeMs = fileLinkExpiry(at, 15).getTime() - at.getTime();
    expect(lifeMs).toBeGreaterThan(7.5 * 60_000 - 1);
    expect(lifeMs).toBeLessThanOrEqual(15 * 60_000);
  }
  expect(fileLinkExpiry(now, 15)).toEqual(fileLinkExpiry(new Date(now.getTime() + 20_000), 15));
});
