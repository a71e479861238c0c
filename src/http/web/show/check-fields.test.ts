import { expect, test } from "vitest";
import type { Field, Form } from "../../../bots/form.ts";
import { checkFields } from "./check-fields.ts";

const common = { hint: null, label: "", value: "" } as const;
const fields: readonly Field[] = [
  { ...common, name: "fix", required: true, kind: "line", maxLength: 5 },
  { ...common, name: "minutes", required: true, kind: "number", min: 0, max: 600 },
  { ...common, name: "reason", required: false, kind: "choice", choices: [{ value: "parts", label: "Parts" }] },
  { name: "pin", label: "", hint: null, required: false, kind: "secret", digits: 6 },
];
const form: Form = { form: "f.1", title: "", intro: null, fields, submitLabel: "", cancelLabel: "" };
const faults = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(checkFields(form, values)).map(([name, { id }]) => [name, id]));

test("what is asked for must be given", () => {
  expect(faults({ fix: "  " })).toEqual({ fix: "wrong-required", minutes: "wrong-required" });
});

test("a good answer has no fault", () => {
  expect(faults({ fix: "valve", minutes: "600", reason: "parts", pin: "246810" })).toEqual({});
});

test.each([
  [{ fix: "valves", minutes: "0" }, { fix: "wrong-too-long" }],
  [{ fix: "🔧🔧🔧🔧🔧", minutes: "0" }, {}],
  [{ fix: "a", minutes: "601" }, { minutes: "wrong-number" }],
  [{ fix: "a", minutes: "1.5" }, { minutes: "wrong-number" }],
  [{ fix: "a", minutes: "-1" }, { minutes: "wrong-number" }],
  [{ fix: "a", minutes: "1", reason: "rain" }, { reason: "wrong-choice" }],
  [{ fix: "a", minutes: "1", pin: "12345" }, { pin: "wrong-digits" }],
  [{ fix: "a", minutes: "1", pin: "12345x" }, { pin: "wrong-digits" }],
])("%o has %o", (values, expected) => {
  expect(faults(values)).toEqual(expected);
});
