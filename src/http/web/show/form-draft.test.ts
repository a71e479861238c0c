import { expect, test } from "vitest";
import type { Form } from "../../../bots/form.ts";
import { dropFormDraft, keepFormDraft, startValues } from "./form-draft.ts";

const form: Form = {
  form: "report.sw.3",
  title: "",
  intro: null,
  fields: [
    { name: "cause", label: "", hint: null, required: true, kind: "paragraph", value: "wear", maxLength: 100 },
    { name: "pin", label: "", hint: null, required: true, kind: "secret", digits: 6 },
  ],
  submitLabel: "",
  cancelLabel: "",
};

test("a form begins as the desk filled it in, then as it was left", () => {
  const { storage } = memory();
  expect(startValues(form, storage)).toEqual({ cause: "wear", pin: "" });
  keepFormDraft(form, { cause: "corrosion", pin: "246810" }, storage);
  expect(startValues(form, storage)).toEqual({ cause: "corrosion", pin: "" });
  dropFormDraft(form, storage);
  expect(startValues(form, storage)).toEqual({ cause: "wear", pin: "" });
});

test("a PIN is never kept", () => {
  const { storage, kept } = memory();
  keepFormDraft(form, { cause: "corrosion", pin: "246810" }, storage);
  expect([...kept.values()].join()).not.toContain("246810");
});

function memory() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  return { kept, storage };
}
