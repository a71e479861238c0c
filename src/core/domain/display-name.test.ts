import fc from "fast-check";
import { expect, test } from "vitest";
import { displayName } from "./display-name.ts";

test("hostile names become one short readable line", () => {
  expect(displayName("  Ana\n\tSilva ", "Guest")).toBe("Ana Silva");
  expect(displayName("\u202Eevil\u0000name\u200B", "Guest")).toBe("evilname");
  expect(displayName("<script>alert(1)</script>", "Guest")).toBe("<script>alert(1)</script>");
  expect(displayName("\u200D\u200C \u2060", "Guest")).toBe("Guest");
  expect(displayName("", "Guest")).toBe("Guest");
  expect(displayName("x".repeat(100_000), "Guest")).toBe("x".repeat(80));
  expect(displayName(`Z${"\u0301".repeat(5_000)}oe`, "Guest")).not.toContain("\u0301\u0301");
  expect(displayName("👩‍🔧".repeat(90), "Guest")).toBe("👩‍🔧".repeat(80));
});

test("whatever a platform sends, the name is readable and short", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (raw) => {
      const name = displayName(raw, "Guest");
      expect(name).not.toBe("");
      expect(name).not.toMatch(/[\n\r\0\u202E]/);
      expect(name.length).toBeLessThanOrEqual(80 * 40);
    }),
  );
});
