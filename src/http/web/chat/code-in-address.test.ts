import { expect, test } from "vitest";
import { codeInAddress } from "./code-in-address.ts";

test("a label's address names its unit, once", () => {
  const found = codeInAddress("https://desk.example/?unit=k3J-_9&lang=pt#c-1");
  expect(found).toEqual({ token: "k3J-_9", rest: "https://desk.example/?lang=pt#c-1" });
  expect(codeInAddress(found?.rest ?? "")).toBeNull();
});

test.each(["https://desk.example/", "https://desk.example/?unit=", "https://desk.example/?unit=%3Cb%3E"])(
  "%s names none",
  (href) => {
    expect(codeInAddress(href)).toBeNull();
  },
);
