import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const docs = new URL("../docs/", import.meta.url);
const guides = ["slack.md", "discord.md", "telegram.md"] as const;

/** Every variable that the configuration asks the environment for, by letting it ask. */
function variablesRead(): ReadonlySet<string> {
  const names = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_target, name) {
        names.add(String(name));
        return undefined;
      },
    },
  );
  readConfig(env);
  return names;
}

/** The variables that stand in the first column of a guide's tables. */
function variablesNamed(guide: string): ReadonlySet<string> {
  const rows = readFileSync(new URL(guide, docs), "utf8").matchAll(/^\| (`[A-Z][^|]*)\|/gm);
  return new Set(
    [...rows].flatMap(([, cell = ""]) => [...cell.matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, name = ""]) => name)),
  );
}

test("docs/operating.md names every variable that is read, and none that is not", () => {
  expect([...variablesNamed("operating.md")].sort()).toEqual([...variablesRead()].sort());
});

test.each(guides)("%s explains its platform's variables, all of them, and no others", (guide) => {
  const prefix = `${guide.replace(".md", "").toUpperCase()}_`;
  const known = [...variablesRead()].filter((name) => name.startsWith(prefix));
  const named = [...variablesNamed(guide)].filter((name) => name !== "FIXLINE_ADMINS");
  const text = readFileSync(new URL(guide, docs), "utf8");
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test("docs/operating.md names every command, and none that is not one", () => {
  const main = readFileSync(new URL("main.ts", import.meta.url), "utf8");
  const commands = [...main.matchAll(/^ {2}(\w+): async \(\) => \(await import\("\.\/cli\//gm)].map(
    ([, name = ""]) => name,
  );
  expect(commands).toContain("serve");
  const table = readFileSync(new URL("operating.md", docs), "utf8").matchAll(/^\| `fixline (\w+)/gm);
  const named = [...table].map(([, name = ""]) => name);
  expect([...new Set(named)].sort()).toEqual(commands.sort());
});
