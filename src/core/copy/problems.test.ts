import { expect, test } from "vitest";
import { languages } from "../domain/languages.ts";
import { moves } from "../domain/lifecycle.ts";
import { Problem, type ProblemCode, type ProblemData } from "../domain/problem.ts";
import { wordsFor } from "./words.ts";

const hostile = `</script>{ $number } *_~\`<!channel> @everyone [x](javascript:1) \u202eabc\u0000 ${"long ".repeat(60)}`;
const say = (problem: Problem, number?: number) =>
  wordsFor("en").problem(problem, number === undefined ? undefined : { number });

/** One of each code with the worst data: a new code does not compile until it is here. */
const samples: { readonly [Code in ProblemCode]: ProblemData[Code] } = {
  "move.forbidden": { move: "reject", needs: ["admin", "clock"] },
  "move.wrong_state": { move: "accept", status: "in_progress", possible: ["hold", "report", "complete"] },
  "move.incomplete": { move: "assign", asked: "assignee" },
  "move.stale": { number: 1042, status: "on_hold" },
  "action.forbidden": { action: hostile, needs: ["technician", "customer", "manufacturer"] },
  "ticket.unknown": { number: hostile },
  "ticket.locked_fields": { number: 1042, fields: ["title", hostile] },
  "ticket.too_many_open": { open: 10, limit: 10 },
  "ticket.chat_closed": { number: 1042, status: "closed" },
  "ticket.number_mismatch": { number: 1042, typed: hostile },
  "ticket.merge_self": { number: 1042 },
  "ticket.merge_other_organisation": { number: 1042, target: 1043 },
  "ticket.merge_target_done": { number: 1042, target: 1043, status: "closed" },
  "ticket.nothing_to_rate": { number: 1042, status: "new" },
  "assignment.not_staff": { name: hostile },
  "assignment.unavailable": { name: hostile },
  "assignment.nobody": { number: 1042 },
  "assignment.same": { number: 1042, name: hostile },
  "vehicle.unavailable": { name: hostile },
  "vehicle.name_taken": { name: hostile },
  "report.missing": { number: 1042 },
  "report.not_waiting": { number: 1042, state: "signed" },
  "report.unsettled": { number: 1042, state: hostile },
  "reopen.too_late": { number: 1042, windowDays: 14 },
  "message.empty": {},
  "message.too_long": { length: 100_000, limit: 40_000 },
  "message.unknown": {},
  "message.not_yours": {},
  "file.too_large": { name: hostile, bytes: 60_000_000, limitBytes: 26_214_400 },
  "file.empty": { name: hostile },
  "file.not_what_it_says": { name: hostile, claimed: hostile, found: hostile },
  "file.kind_refused": { name: hostile, found: hostile },
  "file.not_photo": { name: hostile },
  "file.too_many": { limit: 10, left: 2 },
  "file.unknown": {},
  "file.not_fetched": { name: hostile },
  "field.missing": { field: "labourMinutes" },
  "field.too_long": { field: hostile, length: 5000, limit: 4000 },
  "field.not_a_number": { field: "labourMinutes", value: hostile, min: 0, max: 1440 },
  "field.not_a_choice": { field: "reason", value: hostile, choices: ["parts", hostile] },
  "field.not_a_date": { field: "date", value: hostile, from: "2026-05-01" },
  "field.not_text": { field: hostile },
  "field.not_files": { field: hostile },
  "pin.unset": {},
  "pin.wrong": { triesLeft: 1 },
  "pin.locked": { minutes: 15 },
  "pin.not_six_digits": {},
  "pin.too_simple": {},
  "pin.mismatch": {},
  "account.unknown": { name: hostile },
  "account.ambiguous": { name: hostile, matches: [hostile, hostile] },
  "account.inactive": {},
  "account.last_admin": {},
  "account.email_taken": {},
  "password.weak": { minLength: 10 },
  "sign_in.failed": {},
  "sign_in.needed": {},
  "sign_in.slow_down": { seconds: 30 },
  "link.invalid": {},
  "key.invalid": {},
  "key.unknown": {},
  "token.invalid": {},
  "key.scope": { needs: "write" },
  "equipment.unknown": { name: hostile },
  "equipment.owned": { label: hostile },
  "organisation.unknown": { name: hostile },
  "fix.unknown": { name: hostile },
  "fix.ambiguous": { name: hostile, matches: [hostile, "Replace door seal"] },
  "fix.merge_self": { title: hostile },
  "fix.not_merged": { title: hostile },
  "fix.title_taken": { title: hostile },
  "fix.wording_unknown": { words: hostile, title: hostile },
  "fix.wording_kept": { title: hostile },
  "proposal.decided": {},
  "article.retired": { title: hostile },
  "article.unknown": { name: hostile },
  "setting.unknown": { name: hostile },
  "setting.invalid": { name: hostile, value: hostile, expected: hostile },
  "calendar.invalid": { detail: hostile },
  "calendar.unknown": {},
  "calendar.in_use": { name: hostile },
  "sla.policy_unknown": {},
  "sla.policy_twice": { name: hostile },
  "sla.nothing_to_acknowledge": { number: 1042 },
  "shift.under_way": {},
  "shift.not_under_way": {},
  "shift.on_break": {},
  "shift.not_on_break": {},
  "shift.overlaps": { name: hostile },
  "shift.unknown": {},
  "shift.unreadable": { text: hostile, example: "mon-fri 08:00-17:00" },
  "shift.no_plan": {},
  "dialogue.gone": {},
  "command.unknown": { text: hostile, nearest: hostile },
  "command.ticket_needed": { command: hostile },
  "command.bad_argument": { command: hostile, argument: hostile, expected: hostile },
  "record.unknown": {},
  "record.in_use": { name: hostile },
  "record.name_taken": { name: hostile },
  "delivery.unknown": {},
  "subscription.unknown": {},
  "subscription.no_chat": {},
  "server.unknown": { name: "North" },
  "server.ambiguous": { name: "No", matches: ["North", "Nord"] },
  "server.name_taken": { name: "North" },
  "server.key_invalid": {},
  "server.key_taken": {},
  "server.too_many": { limit: 50 },
  "server.not_paired": { name: "North" },
  "rule.unknown": {},
  "handover.from_elsewhere": { number: 1042, name: "North" },
  "handover.too_many": { limit: 50 },
  "federation.key_refused": {},
  "federation.clock_differs": { seconds: 300 },
  "federation.replayed": {},
  "federation.unpaired": {},
  "federation.transfer_unknown": {},
  "federation.transfer_ended": {},
  "federation.files_missing": { keys: [] },
  "federation.full": { limit: 5000 },
  "webhook.unknown": {},
  "webhook.too_many": { limit: 50 },
  "webhook.address_refused": { why: "private" },
  "cursor.invalid": {},
  "request.invalid": { detail: hostile },
  "request.not_from_here": {},
  "request.too_large": { limitBytes: 1_048_576 },
  "request.unknown_address": {},
  "request.replayed_differently": {},
  "request.changed_since": { current: hostile },
  "request.slow_down": { seconds: 1 },
  not_available: { what: hostile },
};

test("every problem is a whole sentence in every language, whatever its data", () => {
  for (const language of languages) {
    for (const [code, data] of Object.entries(samples) as [ProblemCode, ProblemData[ProblemCode]][]) {
      const sentence = wordsFor(language).problem(new Problem(code, data));
      expect(sentence, `${language} ${code}`).toMatch(/^[\p{L}\p{N}#«“¿</].*[.?]$/su);
      // What Fluent could not fill in is shown as {$name}; the hostile text has spaces there.
      expect(sentence, `${language} ${code}`).not.toMatch(/\{\$\w+\}/);
      expect(sentence, `${language} ${code}`).not.toMatch(/[\p{Cc}\u202e\u2066-\u2069]/u);
      expect(sentence.length, `${language} ${code}`).toBeLessThan(700);
    }
  }
});

test("every move is told in every language, forbidden or impossible", () => {
  for (const language of languages) {
    for (const move of moves) {
      const words = wordsFor(language);
      expect(words.problem(new Problem("move.wrong_state", { move, status: "new", possible: moves }))).not.toContain(
        "$",
      );
      expect(words.say(`can-${move}`)).not.toBe(move);
      expect(words.say(`cannot-${move}`)).not.toBe(move);
    }
  }
});

test("a wrong state says what can be done instead, by the ticket's number where it is known", () => {
  const problem = new Problem("move.wrong_state", samples["move.wrong_state"]);
  const rest = "is in progress, so it cannot be accepted. You can put it on hold, report on it or complete it.";
  expect(say(problem, 1042)).toBe(`#1042 ${rest}`);
  expect(say(problem)).toBe(`This ticket ${rest}`);
  expect(say(new Problem("move.wrong_state", { move: "close", status: "closed", possible: [] }), 1042)).toBe(
    "#1042 is closed, so it cannot be closed. There is nothing else for you to do with it now.",
  );
});

test("sentences name the fields and people as they are read", () => {
  expect(say(new Problem("field.missing", { field: "labourMinutes" }))).toBe(
    "“Labour minutes” is missing. Please fill it in.",
  );
  expect(say(new Problem("move.forbidden", { move: "close", needs: ["admin", "clock"] }))).toBe(
    "Only an admin can close it. Write /help to see what you can do.",
  );
  expect(say(new Problem("ticket.unknown", { number: "1042" }))).toBe(
    "There is no ticket #1042 that you can see. Write /ticket list for yours.",
  );
});
