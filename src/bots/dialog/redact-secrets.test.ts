import { expect, test } from "vitest";
import { fromPlain } from "../../core/domain/rich-text.ts";
import type { Interaction } from "../platform.ts";
import { actionId } from "./action-id.ts";
import { opensForm } from "./opens-form.ts";
import { redactSecrets } from "./redact-secrets.ts";

const did = (what: Interaction["did"]): Interaction => ({
  eventId: "1",
  from: { platform: "web", workspace: "", user: "u", name: "U", language: null },
  place: { platform: "web", workspace: "", channel: "c", thread: null },
  surface: "private",
  at: "2026-03-02T09:00:00.000Z",
  did: what,
});
const say = (text: string) => did({ kind: "say", message: "m", text: fromPlain(text), files: [], replyTo: null });

test("a PIN is not kept, however it was given", () => {
  const form = did({
    kind: "submit",
    form: actionId("pin-set", 1042, 3, "abc"),
    fields: { pin: "274951", pinAgain: "274951" },
  });
  for (const secret of [form, say("274951"), say(" 274951  274951 "), say("２７４９５１")]) {
    expect(JSON.stringify(redactSecrets(secret)).normalize("NFKC")).not.toContain("27495");
  }
});

test("everything else is kept as it was", () => {
  const report = did({ kind: "submit", form: actionId("report", 1042, 3, "abc"), fields: { fix: "274951" } });
  for (const plain of [
    report,
    say("part 274951 is broken"),
    say("1042"),
    did({ kind: "press", action: "x", message: null }),
  ]) {
    expect(redactSecrets(plain)).toEqual(plain);
  }
});

test("whether a form comes is known from the words or the button alone", () => {
  const command = (words: string) => opensForm(did({ kind: "command", words }));
  const press = (...action: Parameters<typeof actionId>) =>
    opensForm(did({ kind: "press", action: actionId(...action), message: null }));
  for (const words of [
    "ticket report",
    "ticket hold 1042",
    "decline",
    "ticket sign",
    "desk assign 1042",
    "ticket edit",
  ]) {
    expect(command(words), words).toBe(true);
  }
  for (const words of ["ticket hold parts", "decline 1042 no access", "ticket start", "desk tag", "help", "nonsense"]) {
    expect(command(words), words).toBe(words === "desk tag");
  }
  expect([press("report", 1042, 1), press("hold", 1042, 1), press("pick-ticket", 1042, 1, "form")]).toEqual([
    true,
    true,
    true,
  ]);
  expect([press("start", 1042, 1), press("hold-for", 1042, 1, "parts"), press("rate", 1042, 1, "5")]).toEqual([
    false,
    false,
    false,
  ]);
  expect(opensForm(say("/ticket report"))).toBe(false);
});
