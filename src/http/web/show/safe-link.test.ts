import { expect, test } from "vitest";
import { safeLink } from "./safe-link.ts";

test.each(["https://example.org/a?b=1", "http://example.org/", "mailto:ada@example.org", "tel:+4512345678"])(
  "%s is a link",
  (href) => {
    expect(safeLink(href)).toBe(href);
  },
);

test.each([
  "javascript:alert(1)",
  " JaVaScRiPt:alert(1)",
  "data:text/html,<b>",
  "vbscript:x",
  "file:///etc/passwd",
  "/relative",
  "",
])("%s is none", (href) => {
  expect(safeLink(href)).toBeNull();
});
