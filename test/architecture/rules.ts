import { type Layer, layers, owners } from "./layers.ts";
import type { Import, SourceFile } from "./source-file.ts";

const longest = 400;
const drawers = /^(utils?|helpers?|managers?|misc|common)$/;

/** All that breaks the rules of the house in a set of files, one sentence each. */
export const violations = (files: readonly SourceFile[]): readonly string[] => [
  ...files.flatMap(fileViolations),
  ...files.flatMap(importViolations),
  ...cycles(files),
];

const fileViolations = (file: SourceFile): readonly string[] => {
  const words = file.path.replace(/\.\w+$/, "").split(/[/.-]/);
  const faults = [
    file.lines > longest && `has ${file.lines} lines; ${longest} is the most`,
    file.hasDefaultExport && "has a default export",
    file.isBarrel && "only hands on what other files export",
    words.some((word) => drawers.test(word)) && "is named as a drawer for everything",
    !/^[a-z0-9.-]+$/.test(file.path.split("/").at(-1) ?? "") && "is not named in kebab-case",
  ];
  return faults.filter((fault) => fault !== false).map((fault) => `${file.path} ${fault}`);
};

const importViolations = (file: SourceFile): readonly string[] => {
  const from = layerOf(file.path);
  if (!from) return [`${file.path} is in no layer of the table`];
  return file.imports.flatMap((one) => {
    const isOurs = /^(src|dashboards|test|bench|bin)\//.test(one.from);
    const fault = isOurs ? ourImport(file, from, one) : packageImport(file, from, one);
    return fault ? [`${file.path} imports ${one.from}: ${fault}`] : [];
  });
};

const ourImport = (file: SourceFile, from: Layer, { from: target, isType }: Import): string | undefined => {
  if (!/\.(tsx?|js|json|css|ftl)$/.test(target)) return "an import ends in .ts";
  const to = layerOf(target);
  if (from.may.includes("*") || target.startsWith("bin/")) return undefined;
  if (!to) return "no layer of the table";
  // A test stands beside what it tests; what it needs besides comes from the test folder or from any layer below.
  if (isTest(file.path)) return undefined;
  if (to.name === from.name || from.may.includes(to.name) || from.files?.includes(target)) return undefined;
  if (isType && from.types?.includes(to.name)) return undefined;
  return `${from.name} may not know ${to.name}`;
};

const packageImport = (file: SourceFile, from: Layer, { from: target, isType }: Import): string | undefined => {
  if (isTest(file.path) || isType) return undefined;
  if (target.startsWith(".") || target.startsWith("/")) return "outside the project";
  const owner = owners.find(({ package: name }) => target === name || target.startsWith(`${name}/`));
  if (owner && !owner.layers.includes(from.name)) return `${owner.package} belongs to ${owner.layers[0]}`;
  if (from.packages && !from.packages.includes(target)) return `${from.name} may not use it`;
  return undefined;
};

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** The layer of a file: the row with the longest place that fits. */
export const layerOf = (file: string): Layer | undefined =>
  layers
    .filter(({ at }) => {
      if (!at.endsWith("/*")) return file === at || file.startsWith(`${at}/`);
      const folder = at.slice(0, -1);
      return file.startsWith(folder) && !file.slice(folder.length).includes("/");
    })
    .sort((one, other) => other.at.length - one.at.length)[0];

/** Cycles of imports at run time, where the order of loading decides what is there. Each is told once. */
const cycles = (files: readonly SourceFile[]): readonly string[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const walk = (at: string, trail: readonly string[]): void => {
    const file = byPath.get(at);
    if (!file || state.get(at) === "done") return;
    if (state.get(at) === "open") {
      found.push(`import cycle: ${[...trail.slice(trail.indexOf(at)), at].join(" → ")}`);
      return;
    }
    state.set(at, "open");
    for (const one of file.imports) if (!one.isType) walk(one.from, [...trail, at]);
    state.set(at, "done");
  };
  for (const file of files) walk(file.path, []);
  return found;
};
