import { afterAll, beforeAll, expect, test } from "vitest";
import { opensForm } from "../../src/bots/dialog/opens-form.ts";
import type { Reply } from "../../src/bots/platform.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "./dialog-harness.ts";
import { startedJob } from "./started-job.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat("strict", { maxFormFields: 5 });
});
afterAll(() => chat[Symbol.asyncDispose]());

const first = {
  malfunction: "Trips the breaker",
  cause: "Element to earth",
  solution: "Element replaced",
  fix: "replace heating element",
  parts: "2 x element HE-7",
};
const names = (reply: Reply) => formOf(reply).fields.map((field) => field.name);
const value = (reply: Reply, name: string) => {
  const field = formOf(reply).fields.find((one) => one.name === name);
  return field !== undefined && "value" in field ? field.value : undefined;
};

test("a form of eight questions comes in two parts, and the last one sends the whole, also after a restart", async () => {
  const { technician } = chat.people;
  const ticket = await startedJob(chat);
  const own = chat.private(technician);
  const one = await chat.press(technician, own, chat.button("report", ticket));
  expect(names(one)).toEqual(Object.keys(first));
  expect(formOf(one)).toMatchObject({ title: `Report on #${ticket.number} (1 of 2)`, submitLabel: "Continue" });
  const kept = await chat.submit(technician, own, formOf(one), first);
  expect(textOf(kept)).toContain("Part 1 of 2 is kept");
  expect((await chat.view(ticket.id)).report).toBeNull();
  chat.restart();
  const press = { kind: "press", action: buttonOf(kept, "Continue"), message: null } as const;
  const at = { eventId: "e", at: "", from: { platform: "strict", workspace: "", user: "", name: "", language: null } };
  expect(opensForm({ ...at, ...own, did: press })).toBe(true);
  const two = await chat.act(technician, own, press);
  expect(names(two)).toEqual(["labourMinutes", "travelMinutes", "photos"]);
  expect(formOf(two)).toMatchObject({ title: `Report on #${ticket.number} (2 of 2)`, submitLabel: "Send report" });
  const done = await chat.submit(technician, own, formOf(two), { labourMinutes: "55", travelMinutes: "25" });
  expect(textOf(done)).toContain("Version 1");
  expect((await chat.view(ticket.id)).report).toMatchObject({ cause: first.cause, labourMinutes: 55, version: 1 });
  // Sent again, it has no second effect.
  const again = await chat.submit(technician, own, formOf(two), { labourMinutes: "55", travelMinutes: "25" });
  expect(textOf(again)).toContain("sent already");
  expect((await chat.view(ticket.id)).report?.version).toBe(1);
});

test("what is wrong in a part is mended in that part, with everything that was typed", async () => {
  const { technician } = chat.people;
  const ticket = await startedJob(chat);
  const own = chat.private(technician);
  const one = await chat.press(technician, own, chat.button("report", ticket));
  const told = await chat.submit(technician, own, formOf(one), { ...first, cause: " " });
  expect(textOf(told)).toContain("Cause");
  const anew = await chat.press(technician, own, buttonOf(told, "Continue"));
  expect(names(anew)).toEqual(Object.keys(first));
  expect(value(anew, "solution")).toBe(first.solution);
  const kept = await chat.submit(technician, own, formOf(anew), first);
  const two = await chat.press(technician, own, buttonOf(kept, "Continue"));
  const wrong = await chat.submit(technician, own, formOf(two), { labourMinutes: "soon", travelMinutes: "25" });
  expect(textOf(wrong)).toContain("Labour minutes");
  const last = await chat.press(technician, own, buttonOf(wrong, "Continue"));
  expect(value(last, "travelMinutes")).toBe("25");
  await chat.submit(technician, own, formOf(last), { labourMinutes: "60", travelMinutes: "25" });
  expect((await chat.view(ticket.id)).report).toMatchObject({ ...{ cause: first.cause }, labourMinutes: 60 });
});

test("two drafts at once do not mix, and one that is forgotten is said to be gone", async () => {
  const { technician } = chat.people;
  const [a, b] = [await startedJob(chat), await startedJob(chat)];
  const own = chat.private(technician);
  const formA = formOf(await chat.press(technician, own, chat.button("report", a)));
  const formB = formOf(await chat.press(technician, own, chat.button("report", b)));
  const keptA = await chat.submit(technician, own, formA, { ...first, malfunction: "A" });
  await chat.submit(technician, own, formB, { ...first, malfunction: "B" });
  const two = formOf(await chat.press(technician, own, buttonOf(keptA, "Continue")));
  await chat.submit(technician, own, two, { labourMinutes: "5", travelMinutes: "5" });
  expect((await chat.view(a.id)).report?.malfunction).toBe("A");
  expect((await chat.view(b.id)).report).toBeNull();
  const foreign = { ...formB, form: formB.form.replace(/[^.]{8}:0$/, "AAAAAAAA:1") };
  expect(textOf(await chat.submit(technician, own, foreign, { labourMinutes: "5" }))).toContain("already answered");
  // Somebody else's draft is nobody's.
  const other = await chat.press(chat.people.otherTechnician, own, buttonOf(keptA, "Continue"));
  expect(textOf(other)).toContain("already answered");
});

test("a form that fits is one piece", async () => {
  const { technician } = chat.people;
  const ticket = await startedJob(chat);
  const reply = await chat.press(technician, chat.private(technician), chat.button("hold", ticket));
  expect(names(reply)).toEqual(["reason", "words"]);
  expect(formOf(reply).form).not.toContain(":");
});
