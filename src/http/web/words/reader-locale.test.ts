import { expect, test } from "vitest";
import { readerLocale } from "./reader-locale.ts";

test("the reader's own region counts where it speaks the language", () => {
  expect(readerLocale(["de-DE", "en-GB", "en-US"], "en")).toBe("en-GB");
  expect(readerLocale(["pt-BR"], "pt")).toBe("pt-BR");
  expect(readerLocale(["de-DE"], "en")).toBe("en");
});

test("a tag that is none does not stop the page", () => {
  expect(readerLocale(["en-US@posix", "en"], "en")).toBe("en");
});
