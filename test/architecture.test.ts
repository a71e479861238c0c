import path from "node:path";
import { describe, expect, test } from "vitest";
import { layers, owners } from "./architecture/layers.ts";
import { layerOf, violations } from "./architecture/rules.ts";
import { readProject, sourceFile } from "./architecture/source-file.ts";

const root = path.resolve(import.meta.dirname, "..");

test("the project keeps the rules of the house", () => {
  expect(violations(readProject(root))).toEqual([]);
});

/** A file of each layer, to import from and into. */
const fileIn = (name: string): string => {
  const at = layers.find((layer) => layer.name === name)?.at ?? "";
  if (at.endsWith(".ts")) return at;
  return at.endsWith("/*") ? `${at.slice(0, -1)}planted-file.ts` : `${at}/planted-file.ts`;
};
const relative = (from: string, to: string): string => {
  const way = path.posix.relative(path.posix.dirname(from), to);
  return way.startsWith(".") ? way : `./${way}`;
};
const plant = (file: string, text: string, ...others: string[]): readonly string[] =>
  violations([sourceFile(file, text), ...others.map((other) => sourceFile(other, "export const there = 1;\n"))]);

const forbidden = layers
  .filter((from) => !from.may.includes("*"))
  .flatMap((from) =>
    layers.filter((to) => to.name !== from.name && !from.may.includes(to.name)).map((to) => ({ from, to })),
  );

describe("each row of the import table bites", () => {
  test.each(forbidden.map(({ from, to }) => [from.name, to.name]))("%s may not know %s", (fromName, toName) => {
    const file = fileIn(fromName);
    const target = fileIn(toName);
    const said = `${file} imports ${target}: ${fromName} may not know ${toName}`;
    const way = relative(file, target);
    const mayKnowTypes = layers.find(({ name }) => name === fromName)?.types?.includes(toName);
    expect(plant(file, `import { there } from "${way}";`, target)).toEqual([said]);
    expect(plant(file, `export const late = () => import("${way}");`, target)).toEqual([said]);
    expect(plant(file, `import type { There } from "${way}";`, target)).toEqual(mayKnowTypes ? [] : [said]);
    expect(plant(file, `export type T = import("${way}").There;`, target)).toEqual(mayKnowTypes ? [] : [said]);
  });
  test.each(layers.map(({ name }) => name))("%s may import what its row allows, and nothing is left out", (name) => {
    const layer = layers.find((one) => one.name === name);
    for (const other of layer?.may ?? []) {
      if (other === "*") continue;
      expect(plant(fileIn(name), `import { there } from "${relative(fileIn(name), fileIn(other))}";`)).toEqual([]);
    }
  });
  test.each(owners.map((owner) => owner.package))("%s is loaded by its owners alone", (name) => {
    const owner = owners.find((one) => one.package === name);
    const found = layers
      .filter((layer) => plant(fileIn(layer.name), `import { x } from "${name}";`).length === 0)
      .map((layer) => layer.name);
    expect(new Set([...found, "app"])).toEqual(new Set([...(owner?.layers ?? []), "app"]));
    expect(plant(fileIn("demo"), `import { x } from "${name}/deep";`)).toHaveLength(1);
    expect(plant(fileIn("demo"), `import type { X } from "${name}";`)).toEqual([]);
  });
  test("the domain reads no disk, and the port no package at all", () => {
    expect(plant("src/core/domain/planted.ts", 'import { readFileSync } from "node:fs";')).toHaveLength(1);
    expect(plant("src/core/domain/planted.ts", 'import { createHash } from "node:crypto";')).toEqual([]);
    expect(plant("src/bots/planted.ts", 'import { randomUUID } from "node:crypto";')).toHaveLength(1);
  });
  test("only the composition root may import every layer", () => {
    const all = layers.filter(({ may }) => may.includes("*")).map(({ name }) => name);
    expect(all).toEqual(["app", "bench", "test"]);
    expect(layerOf("src/app.ts")?.name).toBe("app");
    expect(layerOf("src/other.ts")?.name).toBe("parts");
  });
  test("a file in a folder that the table does not know", () => {
    expect(plant("src/core/planted.ts", "export const a = 1;")).toEqual([
      "src/core/planted.ts is in no layer of the table",
    ]);
  });
});

describe("the other rules bite", () => {
  const file = "src/core/domain/planted.ts";
  test.each([
    [
      "import cycles",
      () =>
        violations([
          sourceFile("src/core/domain/a.ts", 'import { b } from "./b.ts";'),
          sourceFile("src/core/domain/b.ts", 'import { type C } from "./c.ts";'),
          sourceFile("src/core/domain/c.ts", 'export const late = () => import("./a.ts");'),
        ]),
      "import cycle: src/core/domain/a.ts → src/core/domain/b.ts → src/core/domain/c.ts → src/core/domain/a.ts",
    ],
    [
      "length",
      () => plant(file, "export const a = 1;\n".replace("1", `[${"\n1,".repeat(401)}]`)),
      `${file} has 402 lines; 400 is the most`,
    ],
    ["default exports", () => plant(file, "export default 1;"), `${file} has a default export`],
    [
      "default exports by name",
      () => plant(file, "const a = 1; export { a as default };"),
      `${file} has a default export`,
    ],
    ["barrels", () => plant(file, 'export * from "./other.ts";'), `${file} only hands on what other files export`],
    [
      "drawers",
      () => plant("src/core/domain/string-utils.ts", ""),
      "src/core/domain/string-utils.ts is named as a drawer for everything",
    ],
    [
      "drawer folders",
      () => plant("src/core/domain/helpers/trim.ts", ""),
      "src/core/domain/helpers/trim.ts is named as a drawer for everything",
    ],
    [
      "managers",
      () => plant("src/core/store/ticket-manager.ts", ""),
      "src/core/store/ticket-manager.ts is named as a drawer for everything",
    ],
    [
      "names",
      () => plant("src/core/domain/openTicket.ts", ""),
      "src/core/domain/openTicket.ts is not named in kebab-case",
    ],
    [
      "ends of imports",
      () => plant(file, 'import { a } from "./other";'),
      `${file} imports src/core/domain/other: an import ends in .ts`,
    ],
  ])("%s", (_name, find, said) => {
    expect(find()).toEqual([said]);
  });
});
