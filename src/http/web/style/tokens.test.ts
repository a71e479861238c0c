import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the dark that the system asks for and the dark that was chosen are the same colours", () => {
  const text = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
  const of = (selector: string) => {
    const body = text.slice(text.indexOf(`${selector} {`) + selector.length + 2);
    return [...body.slice(0, body.indexOf("}")).matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [
      name,
      value,
    ]);
  };
  const chosen = of(':root[data-theme="dark"]');
  expect(chosen.length).toBeGreaterThan(30);
  expect(chosen).toEqual(of(':root:not([data-theme="light"])'));
});
