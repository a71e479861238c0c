import { cleanLine } from "../domain/clean-text.ts";
import type { Asked, Move } from "../domain/lifecycle.ts";
import type { Party } from "../domain/parties.ts";
import type { Problem, ProblemCode, ProblemData } from "../domain/problem.ts";
import type { Role } from "../domain/roles.ts";
import { reportStates } from "../domain/ticket-view.ts";
import type { CopyId } from "./copy-id.ts";
import type { CopyArgs, Words } from "./words.ts";

/** Longest piece of somebody's own words that a sentence repeats. */
const quoteLimit = 80;

/** A sentence's id and what it is told. */
type Told = readonly [id: CopyId, args?: CopyArgs];

/** How each problem is told. `ticket` is "#1042", or "This ticket" where nobody knows the number. */
type Telling = {
  readonly [Code in ProblemCode]: (data: ProblemData[Code], words: Words, ticket: string) => Told;
};

/** Somebody's own words within a sentence: one line, not too long. */
function quoted(text: string): string {
  const line = cleanLine(text);
  const letters = [...line];
  return letters.length > quoteLimit ? `${letters.slice(0, quoteLimit).join("")}…` : line;
}

const number = (data: { readonly number: number }) => ({ number: data.number });
const name = (data: { readonly name: string }) => ({ name: quoted(data.name) });
const can = (words: Words, move: Move) => words.say(`can-${move}`);
const field = (words: Words, key: string) => quoted(words.say(`field-${key}`));
const report = (words: Words, state: string) =>
  words.say(`report-state-${reportStates.find((known) => known === state) ?? "unknown"}`);

/** "an admin or the technician it is assigned to": people first; the clock only where it is alone. */
function who(words: Words, needs: readonly (Party | Role)[]): string {
  const people = needs.filter((need) => need !== "clock" && need !== "other_server");
  const shown = people.length > 0 ? people : needs;
  return words.list([...new Set(shown.map((need) => words.say(`who-${need}`)))], "or");
}

const telling: Telling = {
  "move.forbidden": ({ move, needs }, words) => [
    "problem-move-forbidden",
    { who: who(words, needs), can: can(words, move) },
  ],
  "move.wrong_state": ({ move, status, possible }, words, ticket) => {
    const args = { ticket, state: words.say(`state-${status}`), cannot: words.say(`cannot-${move}`) };
    const others = possible.map((other) => can(words, other));
    return others.length === 0
      ? ["problem-move-wrong_state-nothing", args]
      : ["problem-move-wrong_state", { ...args, possible: words.list(others, "or") }];
  },
  "move.incomplete": ({ move, asked }, words) => [
    "problem-move-incomplete",
    { can: can(words, move), asked: words.say(`asked-${asked satisfies Asked}`) },
  ],
  "move.stale": ({ number, status }, words) => ["problem-move-stale", { number, state: words.say(`state-${status}`) }],
  "action.forbidden": ({ needs }, words) => ["problem-action-forbidden", { who: who(words, needs) }],
  "ticket.unknown": (data) => [
    "problem-ticket-unknown",
    { number: quoted(data.number === "" ? "" : `#${data.number.replace(/^#/, "")}`) },
  ],
  "ticket.locked_fields": (data, words) => [
    "problem-ticket-locked_fields",
    {
      ...number(data),
      fields: words.list(
        data.fields.map((key) => field(words, key)),
        "and",
      ),
    },
  ],
  "ticket.too_many_open": ({ open, limit }) => ["problem-ticket-too_many_open", { open, limit }],
  "ticket.chat_closed": (data, words) => [
    "problem-ticket-chat_closed",
    { ...number(data), state: words.say(`state-${data.status}`) },
  ],
  "ticket.number_mismatch": (data) => [
    "problem-ticket-number_mismatch",
    { ...number(data), typed: quoted(data.typed) },
  ],
  "ticket.merge_self": (data) => ["problem-ticket-merge_self", number(data)],
  "ticket.merge_other_organisation": (data) => [
    "problem-ticket-merge_other_organisation",
    { ...number(data), target: data.target },
  ],
  "ticket.merge_target_done": (data, words) => [
    "problem-ticket-merge_target_done",
    { ...number(data), target: data.target, state: words.say(`state-${data.status}`) },
  ],
  "ticket.nothing_to_rate": (data, words) => [
    "problem-ticket-nothing_to_rate",
    { ...number(data), state: words.say(`state-${data.status}`) },
  ],
  "assignment.not_staff": (data) => ["problem-assignment-not_staff", name(data)],
  "assignment.unavailable": (data) => ["problem-assignment-unavailable", name(data)],
  "assignment.nobody": (data) => ["problem-assignment-nobody", number(data)],
  "assignment.same": (data) => ["problem-assignment-same", { ...number(data), ...name(data) }],
  "vehicle.unavailable": (data) => ["problem-vehicle-unavailable", name(data)],
  "vehicle.name_taken": (data) => ["problem-vehicle-name-taken", name(data)],
  "report.missing": (data) => ["problem-report-missing", number(data)],
  "report.not_waiting": (data, words) => [
    "problem-report-not_waiting",
    { ...number(data), state: report(words, data.state) },
  ],
  "report.unsettled": (data, words) => [
    "problem-report-unsettled",
    { ...number(data), state: report(words, data.state) },
  ],
  "reopen.too_late": (data) => ["problem-reopen-too_late", { ...number(data), windowDays: data.windowDays }],
  "message.empty": () => ["problem-message-empty"],
  "message.too_long": ({ length, limit }) => ["problem-message-too_long", { length, limit }],
  "message.unknown": () => ["problem-message-unknown"],
  "message.not_yours": () => ["problem-message-not_yours"],
  "file.too_large": (data, words) => [
    "problem-file-too_large",
    { ...name(data), size: words.bytes(data.bytes), limit: words.bytes(data.limitBytes) },
  ],
  "file.empty": (data) => ["problem-file-empty", name(data)],
  "file.not_what_it_says": (data) => [
    "problem-file-not_what_it_says",
    { ...name(data), claimed: quoted(data.claimed), found: quoted(data.found) },
  ],
  "file.kind_refused": (data) => ["problem-file-kind_refused", { ...name(data), found: quoted(data.found) }],
  "file.unknown": () => ["problem-file-unknown"],
  "file.not_fetched": (data) => ["problem-file-not_fetched", name(data)],
  "file.not_photo": (data) => ["problem-file-not_photo", name(data)],
  "file.too_many": ({ limit, left }) => ["problem-file-too_many", { limit, left }],
  "field.missing": (data, words) => ["problem-field-missing", { field: field(words, data.field) }],
  "field.too_long": (data, words) => [
    "problem-field-too_long",
    { field: field(words, data.field), length: data.length, limit: data.limit },
  ],
  "field.not_a_number": (data, words) => [
    "problem-field-not_a_number",
    { field: field(words, data.field), value: quoted(data.value), min: data.min, max: data.max },
  ],
  "field.not_a_choice": (data, words) => [
    "problem-field-not_a_choice",
    { field: field(words, data.field), value: quoted(data.value), choices: words.list(data.choices.map(quoted), "or") },
  ],
  "field.not_a_date": (data, words) => [
    "problem-field-not_a_date",
    { field: field(words, data.field), value: quoted(data.value), from: data.from },
  ],
  "field.not_text": (data, words) => ["problem-field-not_text", { field: field(words, data.field) }],
  "field.not_files": (data, words) => ["problem-field-not_files", { field: field(words, data.field) }],
  "pin.unset": () => ["problem-pin-unset"],
  "pin.wrong": ({ triesLeft }) => ["problem-pin-wrong", { triesLeft }],
  "pin.locked": ({ minutes }) => ["problem-pin-locked", { minutes }],
  "pin.not_six_digits": () => ["problem-pin-not_six_digits"],
  "pin.too_simple": () => ["problem-pin-too_simple"],
  "pin.mismatch": () => ["problem-pin-mismatch"],
  "account.unknown": (data) => ["problem-account-unknown", name(data)],
  "account.ambiguous": (data, words) => [
    "problem-account-ambiguous",
    { ...name(data), matches: words.list(data.matches.map(quoted), "or") },
  ],
  "account.inactive": () => ["problem-account-inactive"],
  "account.last_admin": () => ["problem-account-last_admin"],
  "account.email_taken": () => ["problem-account-email_taken"],
  "password.weak": ({ minLength }) => ["problem-password-weak", { minLength }],
  "sign_in.failed": () => ["problem-sign_in-failed"],
  "sign_in.needed": () => ["problem-sign_in-needed"],
  "sign_in.slow_down": ({ seconds }) => ["problem-sign_in-slow_down", { seconds }],
  "link.invalid": () => ["problem-link-invalid"],
  "key.invalid": () => ["problem-key-invalid"],
  "key.unknown": () => ["problem-key-unknown"],
  "token.invalid": () => ["problem-token-invalid"],
  "key.scope": ({ needs }) => ["problem-key-scope", { needs: quoted(needs) }],
  "equipment.unknown": (data) => ["problem-equipment-unknown", name(data)],
  "equipment.owned": ({ label }) => ["problem-equipment-owned", { label: quoted(label) }],
  "organisation.unknown": (data) => ["problem-organisation-unknown", name(data)],
  "fix.unknown": (data) => ["problem-fix-unknown", name(data)],
  "fix.ambiguous": ({ name: words, matches }, copy) => [
    "problem-fix-ambiguous",
    { name: quoted(words), matches: copy.list(matches.slice(0, 5).map(quoted), "or") },
  ],
  "fix.merge_self": ({ title }) => ["problem-fix-merge_self", { title: quoted(title) }],
  "fix.not_merged": ({ title }) => ["problem-fix-not_merged", { title: quoted(title) }],
  "fix.title_taken": ({ title }) => ["problem-fix-title_taken", { title: quoted(title) }],
  "fix.wording_unknown": (data) => [
    "problem-fix-wording_unknown",
    { words: quoted(data.words), title: quoted(data.title) },
  ],
  "fix.wording_kept": ({ title }) => ["problem-fix-wording_kept", { title: quoted(title) }],
  "proposal.decided": () => ["problem-proposal-decided"],
  "article.retired": ({ title }) => ["problem-article-retired", { title: quoted(title) }],
  "article.unknown": (data) => ["problem-article-unknown", name(data)],
  "setting.unknown": (data) => ["problem-setting-unknown", name(data)],
  "setting.invalid": (data) => [
    "problem-setting-invalid",
    { ...name(data), value: quoted(data.value), expected: quoted(data.expected) },
  ],
  "calendar.invalid": ({ detail }) => ["problem-calendar-invalid", { detail: quoted(detail) }],
  "calendar.unknown": () => ["problem-calendar-unknown"],
  "calendar.in_use": (data) => ["problem-calendar-in_use", name(data)],
  "sla.policy_unknown": () => ["problem-sla-policy_unknown"],
  "sla.policy_twice": (data) => ["problem-sla-policy_twice", name(data)],
  "sla.nothing_to_acknowledge": (data) => ["problem-sla-nothing_to_acknowledge", number(data)],
  "shift.under_way": () => ["problem-shift-under_way"],
  "shift.not_under_way": () => ["problem-shift-not_under_way"],
  "shift.on_break": () => ["problem-shift-on_break"],
  "shift.not_on_break": () => ["problem-shift-not_on_break"],
  "shift.overlaps": (data) => ["problem-shift-overlaps", name(data)],
  "shift.unknown": () => ["problem-shift-unknown"],
  "shift.unreadable": (data) => ["problem-shift-unreadable", { text: quoted(data.text), example: data.example }],
  "shift.no_plan": () => ["problem-shift-no_plan"],
  "dialogue.gone": () => ["problem-dialogue-gone"],
  "command.unknown": ({ text, nearest }) =>
    nearest === null
      ? ["problem-command-unknown", { text: quoted(text) }]
      : ["problem-command-unknown-nearest", { text: quoted(text), nearest: quoted(nearest) }],
  "command.ticket_needed": ({ command }) => ["problem-command-ticket_needed", { command: quoted(command) }],
  "command.bad_argument": ({ command, argument, expected }) =>
    expected === ""
      ? ["problem-command-bad_argument-number_only", { command: quoted(command), argument: quoted(argument) }]
      : [
          "problem-command-bad_argument",
          { command: quoted(command), argument: quoted(argument), expected: quoted(expected) },
        ],
  "record.unknown": () => ["problem-record-unknown"],
  "record.in_use": (data) => ["problem-record-in_use", name(data)],
  "record.name_taken": (data) => ["problem-record-name_taken", name(data)],
  "delivery.unknown": () => ["problem-delivery-unknown"],
  "subscription.unknown": () => ["problem-subscription-unknown"],
  "subscription.no_chat": () => ["problem-subscription-no_chat"],
  "server.unknown": (data) => ["problem-server-unknown", name(data)],
  "server.ambiguous": ({ name: given, matches }, words) => [
    "problem-server-ambiguous",
    { name: quoted(given), matches: words.list(matches.map(quoted), "or") },
  ],
  "server.name_taken": (data) => ["problem-server-name_taken", name(data)],
  "server.key_invalid": () => ["problem-server-key_invalid"],
  "server.key_taken": () => ["problem-server-key_taken"],
  "server.too_many": ({ limit }) => ["problem-server-too_many", { limit }],
  "server.not_paired": (data) => ["problem-server-not_paired", name(data)],
  "rule.unknown": () => ["problem-rule-unknown"],
  "handover.from_elsewhere": ({ number, name: given }) => [
    "problem-handover-from_elsewhere",
    { number, name: quoted(given) },
  ],
  "handover.too_many": ({ limit }) => ["problem-handover-too_many", { limit }],
  "federation.key_refused": () => ["problem-federation-key_refused"],
  "federation.clock_differs": ({ seconds }) => ["problem-federation-clock_differs", { seconds }],
  "federation.replayed": () => ["problem-federation-replayed"],
  "federation.unpaired": () => ["problem-federation-unpaired"],
  "federation.transfer_unknown": () => ["problem-federation-transfer_unknown"],
  "federation.transfer_ended": () => ["problem-federation-transfer_ended"],
  "federation.files_missing": () => ["problem-federation-files_missing"],
  "federation.full": ({ limit }) => ["problem-federation-full", { limit }],
  "webhook.unknown": () => ["problem-webhook-unknown"],
  "webhook.too_many": ({ limit }) => ["problem-webhook-too_many", { limit }],
  "webhook.address_refused": ({ why }) => [`problem-webhook-address_refused-${why}`],
  "cursor.invalid": () => ["problem-cursor-invalid"],
  "request.invalid": ({ detail }) => ["problem-request-invalid", { detail: quoted(detail) }],
  "request.not_from_here": () => ["problem-request-not_from_here"],
  "request.too_large": ({ limitBytes }, words) => ["problem-request-too_large", { limit: words.bytes(limitBytes) }],
  "request.unknown_address": () => ["problem-request-unknown_address"],
  "request.replayed_differently": () => ["problem-request-replayed_differently"],
  "request.changed_since": ({ current }) => ["problem-request-changed_since", { current: quoted(current) }],
  "request.slow_down": ({ seconds }) => ["problem-request-slow_down", { seconds }],
  not_available: ({ what }) => ["problem-not_available", { what: quoted(what) }],
};

/** The sentence for a problem: what was wrong, and what can be done instead. `aboutNumber` where the problem has no number itself. */
export function problemSentence(words: Words, problem: Problem, aboutNumber: number | null): string {
  const ticket = aboutNumber === null ? words.say("this-ticket") : words.say("ticket-number", { number: aboutNumber });
  // The table is total and keyed by the problem's own code, so its row takes exactly this data.
  const tell = telling[problem.code] as (data: Problem["data"], words: Words, ticket: string) => Told;
  return words.say(...tell(problem.data, words, ticket));
}
