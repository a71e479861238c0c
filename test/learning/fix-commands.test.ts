import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { resolveFix } from "../../src/core/usecases/resolve-fix.ts";
import { storeFixProposals } from "../../src/core/usecases/store-fix-proposals.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "../dialog/dialog-harness.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});
afterEach(() => chat[Symbol.asyncDispose]());

const resolve = (words: string) => chat.t.desk.transact((work) => resolveFix(work, words));
const here = (person: Person) => chat.private(person);
const run = (person: Person, words: string) => chat.command(person, here(person), words);
const press = (person: Person, action: string) => chat.press(person, here(person), action);

test("fixes are listed, searched and shown; several that fit are named, none is said", async () => {
  const { technician, customer } = chat.people;
  expect(textOf(await run(technician, "fix list"))).toContain("no fixes yet");
  await resolve("Replace door seal");
  await resolve("Replace fan motor");
  expect(textOf(await run(technician, "fix list"))).toContain("1. Replace door seal · never used");
  const found = await run(technician, "fix list fan");
  expect(textOf(found)).not.toContain("door seal");
  expect(textOf(await press(technician, buttonOf(found, "1")))).toContain("Replace fan motor");
  expect(textOf(await run(technician, "fix show door"))).toContain("Replace door seal");
  expect(textOf(await run(technician, "fix show replace"))).toContain("Replace door seal or Replace fan motor");
  expect(textOf(await run(technician, "fix show nothing"))).toContain("There is no fix");
  const refused = textOf(await run(customer, "fix list"));
  expect(refused).not.toContain("door seal");
});

test("an engineer merges by a form and undoes it by the button on the answer", async () => {
  const { engineer, technician } = chat.people;
  const seal = await resolve("Replace door seal");
  await resolve("Swap gasket");
  const card = await run(engineer, "fix show gasket");
  const form = formOf(await press(engineer, buttonOf(card, "Merge")));
  expect(form.fields.map(({ name }) => name)).toEqual(["fix", "into"]);
  expect(form.fields[0]).toMatchObject({ value: "Swap gasket" });
  const unknown = formOf(await press(engineer, buttonOf(card, "Merge")));
  const kept = await chat.submit(engineer, here(engineer), unknown, { fix: "Swap gasket", into: "Weld the frame" });
  expect(textOf(kept)).toContain("There is no fix");
  const merged = await chat.submit(engineer, here(engineer), form, { fix: "Swap gasket", into: "door" });
  expect(textOf(merged)).toContain("counts as “Replace door seal”");
  expect(await resolve("swap gasket")).toBe(seal);
  expect(textOf(await press(technician, buttonOf(merged, "Undo")))).not.toContain("stands for itself");
  expect(textOf(await press(engineer, buttonOf(merged, "Undo")))).toContain("stands for itself again");
  expect(await resolve("swap gasket")).not.toBe(seal);
  expect(textOf(await press(engineer, buttonOf(merged, "Undo")))).toContain("is not merged");
});

test("wordings are split off by deleting the lines that stay", async () => {
  const { engineer } = chat.people;
  const seal = await resolve("Replace door seal");
  for (const words of ["Swap gasket", "Renew lip"]) {
    await resolve(words);
    const form = formOf(await run(engineer, `fix merge ${words}`));
    await chat.submit(engineer, here(engineer), form, { fix: words, into: "Replace door seal" });
  }
  const card = await run(engineer, "fix show door seal");
  const form = formOf(await press(engineer, buttonOf(card, "Split")));
  expect(form.intro).toContain("Delete the lines");
  expect(form.fields[1]).toMatchObject({ name: "wordings", value: "Renew lip\nSwap gasket" });
  const done = await chat.submit(engineer, here(engineer), form, {
    fix: "Replace door seal",
    wordings: "Renew lip",
    title: "Renew lip",
  });
  expect(textOf(done)).toContain("The wordings belong to “Renew lip” now.");
  expect(await resolve("Renew lip")).not.toBe(seal);
  expect(await resolve("Swap gasket")).toBe(seal);
});

test("a fix is renamed; the old name leads to it", async () => {
  const { engineer } = chat.people;
  const seal = await resolve("Replace door seal");
  const form = formOf(await press(engineer, buttonOf(await run(engineer, "fix show door"), "Rename")));
  expect(form.fields.map((field) => "value" in field && field.value)).toEqual([
    "Replace door seal",
    "Replace door seal",
  ]);
  await chat.submit(engineer, here(engineer), form, { fix: "Replace door seal", title: "Renew the door seal" });
  expect(await resolve("replace door SEAL")).toBe(seal);
  expect(textOf(await run(engineer, "fix list"))).toContain("Renew the door seal");
});

test("what was proposed stands above the list until an engineer decides", async () => {
  const { engineer, technician } = chat.people;
  const [a, b] = [await resolve("Replace door seal"), await resolve("Replace doorseal")];
  await chat.t.desk.transact((work) => storeFixProposals(work, [{ fixId: b, intoId: a, likeness: 0.91 }]));
  expect(textOf(await run(technician, "fix list"))).not.toContain("To decide");
  const list = await run(engineer, "fix list");
  expect(textOf(list)).toContain("Replace doorseal → Replace door seal, 91 % alike");
  expect(textOf(await press(engineer, buttonOf(list, "1 · Approve")))).toContain("counts as “Replace door seal”");
  expect(textOf(await press(engineer, buttonOf(list, "1 · Decline")))).toContain("Somebody else has decided");
  expect(textOf(await run(engineer, "fix list"))).not.toContain("To decide");
});

test("verbs of fixes and articles alone are talk, and hostile words are words", async () => {
  const { engineer } = chat.people;
  for (const text of ["split", "rename", "publish", "write"]) {
    expect(textOf(await chat.say(engineer, here(engineer), text))).not.toContain("Which");
  }
  const nasty = "<!channel> @everyone </b> { $title }";
  await resolve(nasty);
  expect(textOf(await run(engineer, `fix show ${nasty}`))).toContain("{ $title }");
  expect(textOf(await run(engineer, `fix show ${"ü".repeat(50_000)}`))).toContain("200 is the most");
});
