import { expect, test } from "vitest";
import { bundleFor } from "../../core/copy/bundles.ts";
import { wordsFor } from "../../core/copy/words.ts";
import { languages } from "../../core/domain/languages.ts";
import { actionVerbs } from "./action-id.ts";
import { commandNames, commandTable, verbOf } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";
import { buildForm } from "./forms/build-form.ts";
import { formTable, formVerbs } from "./forms/form-table.ts";
import { rowOfVerb } from "./verb-rows.ts";
import { deskVerbs, ticketVerbs } from "./verb-table.ts";

test.each(languages)("every command, form, question and choice has its words in %s", (language) => {
  const bundle = bundleFor(language);
  const forms = formVerbs.flatMap((verb) => {
    const secret = formTable[verb].some((field) => field.kind === "secret");
    return [`form-${verb}`, `form-${verb}-send`, ...(secret ? [`form-${verb}-ask`, `form-${verb}-intro`] : [])];
  });
  const fields = formVerbs.flatMap((verb) => formTable[verb]);
  const choices = fields.flatMap((field) =>
    field.kind === "choice" && field.name !== "stars" ? field.choices.map((one) => `choice-${field.name}-${one}`) : [],
  );
  const commands = commandTable.map((row) => `command-${row.command}${row.verb === null ? "" : `-${row.verb}`}`);
  const needed = [...forms, ...fields.map((field) => `field-${field.name}`), ...choices, ...commands];
  expect(needed.filter((id) => !bundle.hasMessage(id))).toEqual([]);
});

test("labels that people learn are the ones that the documents name", () => {
  const form = buildForm(wordsFor("en"), {
    verb: "report",
    number: 1042,
    version: 3,
    arg: "abc",
    values: {},
    faults: [],
  });
  expect(form.fields.map((field) => field.label)).toEqual([
    "Malfunction",
    "Cause",
    "Solution",
    "Fix",
    "Parts",
    "Labour minutes",
    "Travel minutes",
    "Photos",
  ]);
  const label = (verb: "hold" | "sign") =>
    buildForm(wordsFor("en"), { verb, number: 1, version: 0, arg: null, values: {}, faults: [] }).fields[0]?.label;
  expect([label("hold"), label("sign")]).toEqual(["Reason", "PIN"]);
});

test("descriptions fit what the platforms allow", () => {
  for (const language of languages) {
    for (const row of commandTable) {
      const text = describeCommand(wordsFor(language), row);
      expect([...text].length, `${language} ${row.command} ${row.verb}`).toBeLessThanOrEqual(100);
    }
    // All verbs of one command are registered in one request of limited size: 8000 characters on Discord.
    for (const name of commandNames) {
      const rows = commandTable.filter((row) => row.command === name);
      const size = rows.reduce((sum, row) => sum + describeCommand(wordsFor(language), row).length + 20, 0);
      expect(size).toBeLessThan(2600);
    }
  }
});

test("every command and every form has somebody who carries it out", () => {
  const runs = (verb: string) => verb in ticketVerbs || verb in deskVerbs;
  expect(commandTable.filter((row) => !runs(verbOf(row))).map(verbOf)).toEqual([]);
  expect(formVerbs.filter((verb) => !runs(verb) || rowOfVerb(verb) === null)).toEqual([]);
  // What a button can ask for beside commands is listed, so that a new verb without a runner is noticed here.
  const special = /^(form|intake|pick)-|^(hold-for|new-ticket|switch|role-approve|role-deny)$/;
  const later = ["route"];
  expect(actionVerbs.filter((verb) => !runs(verb) && !special.test(verb))).toEqual(later);
});
