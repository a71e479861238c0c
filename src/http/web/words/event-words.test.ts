import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../../core/domain/languages.ts";

const src = path.join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(src, file), "utf8");

/** Every kind that the desk records: the events of the lifecycle, and each name of two words in a file that records events. */
const kinds = globSync("core/{usecases,delivery,store,domain}/**/*.ts", { cwd: src })
  .filter((file) => !file.endsWith(".test.ts"))
  .map(read)
  .filter((text) => /\bemit\(|\bevent: "/.test(text))
  .flatMap((text) => [
    ...[...text.matchAll(/\b(?:kind|event): [^,;{]*?"[a-z]+\.[a-z_]+"[^,;{]*/g)].map(([found]) => found),
    // Handed on to a function of the file that records it.
    ...[...text.matchAll(/\b(?:said|tell|told)\(\s*work,[^;{]*?"[a-z]+\.[a-z_]+"/g)].map(([found]) => found),
    ...[...text.matchAll(/const kind = [^;]*/g)].map(([found]) => found),
  ])
  .flatMap((text) => [...text.matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(([, kind]) => kind ?? ""));

test.each(languages)("whatever happens is told in words: %s", (language) => {
  const known = ["", "/events"].map((name) => read(`http/web/copy/${language}${name}.ftl`)).join("\n");
  const wordless = [...new Set(kinds)].filter((kind) => !known.includes(`\nevent-${kind.replaceAll(/[._]/g, "-")} = `));
  expect(kinds.length).toBeGreaterThan(100);
  expect(wordless).toEqual([]);
});
