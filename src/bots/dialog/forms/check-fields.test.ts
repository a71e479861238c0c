import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFields, isComplete } from "./check-fields.ts";
import { formTable, formVerbs } from "./form-table.ts";

const codes = (verb: keyof typeof formTable, given: Record<string, string>) =>
  checkFields(formTable[verb], given).faults.map((fault) => `${fault.field} ${fault.problem.code}`);

test("answers are cleaned and put into one shape", () => {
  const { values, faults } = checkFields(formTable.report, {
    malfunction: "  Trips\u0000 the\r\nbreaker ",
    cause: "x",
    solution: "y\u202Ez",
    fix: "replace\n element",
    labourMinutes: "４５",
    travelMinutes: " 0 ",
    unasked: "dropped",
  });
  expect(faults).toEqual([]);
  expect(values).toEqual({
    malfunction: "Trips the\nbreaker",
    cause: "x",
    solution: "yz",
    fix: "replace element",
    parts: "",
    labourMinutes: "45",
    travelMinutes: "0",
    photos: "",
  });
  expect(checkFields(formTable.hold, { reason: "PARTS" }).values).toEqual({ reason: "parts", words: "" });
});

test("all faults are found at once, each with its own reason", () => {
  expect(
    codes("report", { malfunction: "\u200B", cause: "c".repeat(4001), solution: "s", labourMinutes: "1e3" }),
  ).toEqual([
    "malfunction field.missing",
    "cause field.too_long",
    "fix field.missing",
    "labourMinutes field.not_a_number",
    "travelMinutes field.missing",
  ]);
  for (const minutes of ["-1", "1.5", "10081", "0x10", "NaN", "९९९९९९९९९९"]) {
    expect(
      codes("report", {
        malfunction: "m",
        cause: "c",
        solution: "s",
        fix: "f",
        travelMinutes: "1",
        labourMinutes: minutes,
      }),
    ).toEqual(["labourMinutes field.not_a_number"]);
  }
  expect(codes("hold", { reason: "lunch" })).toEqual(["reason field.not_a_choice"]);
  for (const pin of ["12345", "1234567", "12a456", "12345６7"])
    expect(codes("sign", { pin })).toEqual(["pin pin.not_six_digits"]);
});

test("a form is shown until there is something to send", () => {
  expect(isComplete(formTable["rate-comment"], {})).toBe(false);
  expect(isComplete(formTable["rate-comment"], { comment: "good" })).toBe(true);
  expect(isComplete(formTable.tag, {})).toBe(false);
  expect(isComplete(formTable.hold, { words: "later" })).toBe(false);
  expect(isComplete(formTable.hold, { reason: "parts" })).toBe(true);
});

test("whatever is sent, every answer is checked or a fault, never thrown", () => {
  const names = [...new Set(formVerbs.flatMap((verb) => formTable[verb].map((field) => field.name)))];
  const anything = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string({ unit: "binary" }), fc.string()));
  fc.assert(
    fc.property(fc.constantFrom(...formVerbs), anything, (verb, given) => {
      const fields = formTable[verb];
      const { values, faults } = checkFields(fields, given);
      const seen = [...Object.keys(values), ...faults.map((fault) => fault.field)].sort();
      expect(seen).toEqual(fields.map((field) => field.name).sort());
      // What passed once passes again unchanged: a form shown again loses nothing.
      if (faults.length === 0) expect(checkFields(fields, values)).toEqual({ values, faults: [] });
    }),
  );
});
