import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { languages } from "../../../core/domain/languages.ts";
import { statuses } from "../../../core/domain/statuses.ts";

const web = path.join(import.meta.dirname, "..");
const textOf = (language: string) => readFileSync(path.join(web, "copy", `${language}.ftl`), "utf8");
const idsOf = (text: string) => [...text.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id]) => id ?? "");
const english = idsOf(textOf("en"));
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
  const asked = [...sources.matchAll(/\bsay\(\s*"([a-z0-9-]+)"/g), ...sources.matchAll(/\bid: "(field-[a-z-]+)"/g)].map(
    ([, id]) => id,
  );
  expect(asked.length).toBeGreaterThan(80);
  expect(asked.filter((id) => !english.includes(id ?? ""))).toEqual([]);
  expect(statuses.map((status) => `status-${status.replace("_", "-")}`).filter((id) => !english.includes(id))).toEqual(
    [],
  );
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
