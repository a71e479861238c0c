import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { languages } from "../../../core/domain/languages.ts";
import { statuses } from "../../../core/domain/statuses.ts";

const web = path.join(import.meta.dirname, "..");
/** What every page needs, and what single pages bring along. */
const textOf = (language: string) =>
  globSync([`copy/${language}.ftl`, `copy/${language}/*.ftl`], { cwd: web })
    .toSorted()
    .map((file) => readFileSync(path.join(web, file), "utf8"))
    .join("\n");
const idsOf = (text: string) => [...text.matchAll(/^([a-zA-Z][a-zA-Z0-9_-]*) =/gm)].map(([, id]) => id ?? "");
const english = idsOf(textOf("en"));
/** What buttons, fields and statuses are called: the desk's own copy, which the page shares. */
const shared = ["words", "cards", "forms"].flatMap((name) =>
  idsOf(readFileSync(path.join(web, "../../core/copy/en", `${name}.ftl`), "utf8")),
);
const sources = readdirSync(web, { recursive: true, encoding: "utf8" })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(web, file), "utf8"))
  .join("\n");

test.each(languages)("%s has every sentence, once, and none besides", (language) => {
  const ids = idsOf(textOf(language));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(english.toSorted());
});

test.each(languages)("%s parses, and fills in the same names as English", (language) => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  expect(bundle.addResource(new FluentResource(textOf(language)))).toEqual([]);
  for (const id of english) {
    expect(bundle.getMessage(id)?.value, id).toBeTruthy();
    expect(namesIn(textOf(language), id), id).toEqual(namesIn(textOf("en"), id));
  }
});

test("every sentence that the code asks for is there", () => {
  const asked = [
    ...sources.matchAll(/\bsay\(\s*"([a-zA-Z0-9_-]+)"/g),
    ...sources.matchAll(/\bid: "(wrong-[a-z-]+)"/g),
  ].map(([, id]) => id);
  expect(asked.length).toBeGreaterThan(80);
  const known = [...english, ...shared];
  expect(asked.filter((id) => !known.includes(id ?? ""))).toEqual([]);
  const labels = [...sources.matchAll(/"((?:label|button|field|move)-[a-zA-Z-]+)"/g)].map(([, id]) => id);
  expect(labels.filter((id) => !known.includes(id ?? ""))).toEqual([]);
  expect(statuses.map((status) => `status-${status}`).filter((id) => !shared.includes(id))).toEqual([]);
});

test("what a page says is in the copy that every page has, or in what it brings along", () => {
  const read = (file: string) => readFileSync(path.join(web, file), "utf8");
  const everywhere = [...idsOf(read("copy/en.ftl")), ...shared];
  const folders = Map.groupBy(globSync("{console/pages/*,account}/*.{ts,tsx}", { cwd: web }), (file) =>
    path.dirname(file),
  );
  const untaught = [...folders].flatMap(([folder, files]) => {
    const texts = files.map(read).join("\n");
    const brought = [...texts.matchAll(/copy\/en\/([a-z]+)\.ftl/g)].flatMap(([, name]) =>
      idsOf(read(`copy/en/${name}.ftl`)),
    );
    const known = new Set([...everywhere, ...brought]);
    const asked = [
      ...texts.matchAll(/\bsay\(\s*"([a-zA-Z0-9_-]+)"/g),
      ...texts.matchAll(/\bname="([a-z]+(?:-[a-z]+)+)"/g),
    ];
    return asked
      .map(([, id]) => id ?? "")
      .filter((id) => !known.has(id))
      .map((id) => `${folder}: ${id}`);
  });
  expect(folders.size).toBeGreaterThan(15);
  expect(untaught).toEqual([]);
});

test("no sentence of the page goes by a name that the desk's copy has", () => {
  expect(english.filter((id) => shared.includes(id))).toEqual([]);
});

test("no sentence is left over", () => {
  const families = [...sources.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(([, prefix]) => prefix ?? "");
  const isUsed = (id: string) => sources.includes(`"${id}"`) || families.some((prefix) => id.startsWith(prefix));
  expect(english.filter((id) => !isUsed(id))).toEqual([]);
});

/** The variables of a message, in order of name. */
function namesIn(text: string, id: string): readonly string[] {
  const message = new RegExp(`^${id} =([\\s\\S]*?)(?=^[a-z#]|(?![\\s\\S]))`, "m").exec(text)?.[1] ?? "";
  return [...new Set([...message.matchAll(/\$([a-z]+)/gi)].map(([, name]) => name ?? ""))].toSorted();
}
