import type { Asked, Move } from "./lifecycle.ts";
import type { Party } from "./parties.ts";
import type { Role } from "./roles.ts";
import type { Status } from "./statuses.ts";

/**
 * Every failure that the desk expects, with the data that its sentence needs. Two total tables turn a code into words
 * (`copy`) and into an HTTP status (`http/problems.ts`): a new code does not compile until both know it.
 */
export type ProblemData = {
  /** The ticket exists, but nobody who is `who` to it may ever make this move from here. */
  "move.forbidden": { readonly move: Move; readonly needs: readonly Party[] };
  /** Not from this status; `possible` is what this person can do instead. */
  "move.wrong_state": { readonly move: Move; readonly status: Status; readonly possible: readonly Move[] };
  "move.incomplete": { readonly move: Move; readonly asked: Asked };
  /** Somebody else changed the ticket since the card or form was drawn. */
  "move.stale": { readonly number: number; readonly status: Status };
  "action.forbidden": { readonly action: string; readonly needs: readonly (Party | Role)[] };
  /** No such ticket, or one that this person must not know of: the two are never told apart. */
  "ticket.unknown": { readonly number: string };
  "ticket.locked_fields": { readonly number: number; readonly fields: readonly string[] };
  "ticket.too_many_open": { readonly open: number; readonly limit: number };
  "ticket.chat_closed": { readonly number: number; readonly status: Status };
  "ticket.number_mismatch": { readonly number: number; readonly typed: string };
  "ticket.merge_self": { readonly number: number };
  "ticket.merge_other_organisation": { readonly number: number; readonly target: number };
  "ticket.merge_target_done": { readonly number: number; readonly target: number; readonly status: Status };
  "ticket.nothing_to_rate": { readonly number: number; readonly status: Status };
  "assignment.not_staff": { readonly name: string };
  "assignment.unavailable": { readonly name: string };
  "assignment.nobody": { readonly number: number };
  "assignment.same": { readonly number: number; readonly name: string };
  "vehicle.unavailable": { readonly name: string };
  "vehicle.name_taken": { readonly name: string };
  "report.missing": { readonly number: number };
  "report.not_waiting": { readonly number: number; readonly state: string };
  "report.unsettled": { readonly number: number; readonly state: string };
  "reopen.too_late": { readonly number: number; readonly windowDays: number };
  "message.empty": Record<never, never>;
  "message.too_long": { readonly length: number; readonly limit: number };
  "message.unknown": Record<never, never>;
  "message.not_yours": Record<never, never>;
  "file.too_large": { readonly name: string; readonly bytes: number; readonly limitBytes: number };
  "file.empty": { readonly name: string };
  "file.not_what_it_says": { readonly name: string; readonly claimed: string; readonly found: string };
  "file.kind_refused": { readonly name: string; readonly found: string };
  /** A question for photos was answered with something else. */
  "file.not_photo": { readonly name: string };
  "file.too_many": { readonly limit: number; readonly left: number };
  "file.unknown": Record<never, never>;
  "field.missing": { readonly field: string };
  "field.too_long": { readonly field: string; readonly length: number; readonly limit: number };
  "field.not_a_number": { readonly field: string; readonly value: string; readonly min: number; readonly max: number };
  "field.not_a_choice": { readonly field: string; readonly value: string; readonly choices: readonly string[] };
  /** `from` is the first day that is taken, "2026-05-01". */
  "field.not_a_date": { readonly field: string; readonly value: string; readonly from: string };
  "field.not_text": { readonly field: string };
  /** Words where files are asked for. */
  "field.not_files": { readonly field: string };
  "pin.unset": Record<never, never>;
  "pin.wrong": { readonly triesLeft: number };
  "pin.locked": { readonly minutes: number };
  "pin.not_six_digits": Record<never, never>;
  "pin.too_simple": Record<never, never>;
  "pin.mismatch": Record<never, never>;
  "account.unknown": { readonly name: string };
  "account.ambiguous": { readonly name: string; readonly matches: readonly string[] };
  /** The platform would not give a file that was sent: it is gone, or it did not come in time. */
  "file.not_fetched": { readonly name: string };
  "account.inactive": Record<never, never>;
  "account.last_admin": Record<never, never>;
  "account.email_taken": Record<never, never>;
  "password.weak": { readonly minLength: number };
  "sign_in.failed": Record<never, never>;
  /** The request needs somebody who is signed in, or a key, and came with neither. */
  "sign_in.needed": Record<never, never>;
  "sign_in.slow_down": { readonly seconds: number };
  "link.invalid": Record<never, never>;
  "key.invalid": Record<never, never>;
  /** There is no such key to end, or no more. */
  "key.unknown": Record<never, never>;
  "key.scope": { readonly needs: string };
  /** An access or refresh token that is unknown, over, used, forged or for somebody else: never told apart. */
  "token.invalid": Record<never, never>;
  "equipment.unknown": { readonly name: string };
  /** A customer cannot take a unit from an organisation that has people. */
  "equipment.owned": { readonly label: string };
  "organisation.unknown": { readonly name: string };
  "fix.unknown": { readonly name: string };
  /** Several fixes have the words. */
  "fix.ambiguous": { readonly name: string; readonly matches: readonly string[] };
  "fix.merge_self": { readonly title: string };
  "fix.not_merged": { readonly title: string };
  /** Another fix has the title already. */
  "fix.title_taken": { readonly title: string };
  "fix.wording_unknown": { readonly words: string; readonly title: string };
  /** The fix's own name cannot be taken out of it. */
  "fix.wording_kept": { readonly title: string };
  /** Somebody else was quicker. */
  "proposal.decided": Record<never, never>;
  "article.retired": { readonly title: string };
  "article.unknown": { readonly name: string };
  "setting.unknown": { readonly name: string };
  "setting.invalid": { readonly name: string; readonly value: string; readonly expected: string };
  /** `detail` is in English: it names fields of the API. */
  "calendar.invalid": { readonly detail: string };
  "calendar.unknown": Record<never, never>;
  "calendar.in_use": { readonly name: string };
  "sla.policy_unknown": Record<never, never>;
  /** Another policy is for the same tickets. */
  "sla.policy_twice": { readonly name: string };
  "sla.nothing_to_acknowledge": { readonly number: number };
  "shift.under_way": Record<never, never>;
  "shift.not_under_way": Record<never, never>;
  "shift.on_break": Record<never, never>;
  "shift.not_on_break": Record<never, never>;
  /** It would overlap another planned shift of the same person. */
  "shift.overlaps": { readonly name: string };
  "shift.unknown": Record<never, never>;
  /** A week or a day that cannot be read; `example` can. */
  "shift.unreadable": { readonly text: string; readonly example: string };
  /** A day can only differ from a weekly plan. */
  "shift.no_plan": Record<never, never>;
  "dialogue.gone": Record<never, never>;
  "command.unknown": { readonly text: string; readonly nearest: string | null };
  "command.ticket_needed": { readonly command: string };
  "command.bad_argument": { readonly command: string; readonly argument: string; readonly expected: string };
  /** No such site, model, team …, or one that this person must not know of. */
  "record.unknown": Record<never, never>;
  "record.in_use": { readonly name: string };
  "record.name_taken": { readonly name: string };
  "delivery.unknown": Record<never, never>;
  "subscription.unknown": Record<never, never>;
  "subscription.no_chat": Record<never, never>;
  "server.unknown": { readonly name: string };
  "server.ambiguous": { readonly name: string; readonly matches: readonly string[] };
  "server.name_taken": { readonly name: string };
  "server.key_invalid": Record<never, never>;
  /** The key pairs this desk with another server already. */
  "server.key_taken": Record<never, never>;
  "server.too_many": { readonly limit: number };
  /** Nothing was exchanged with it yet, or the pairing is over. */
  "server.not_paired": { readonly name: string };
  "rule.unknown": Record<never, never>;
  /** A ticket of another desk goes back there, and not on to a third. */
  "handover.from_elsewhere": { readonly number: number; readonly name: string };
  "handover.too_many": { readonly limit: number };
  /** Answers to other servers: machines read the code. */
  "federation.key_refused": Record<never, never>;
  "federation.clock_differs": { readonly seconds: number };
  "federation.replayed": Record<never, never>;
  "federation.unpaired": Record<never, never>;
  "federation.transfer_unknown": Record<never, never>;
  "federation.transfer_ended": Record<never, never>;
  "federation.files_missing": { readonly keys: readonly string[] };
  "federation.full": { readonly limit: number };
  "webhook.unknown": Record<never, never>;
  "webhook.too_many": { readonly limit: number };
  "webhook.address_refused": { readonly why: "unreadable" | "password" | "plain_http" | "private" };
  "cursor.invalid": Record<never, never>;
  "request.invalid": { readonly detail: string };
  /** A write with a session cookie that did not come from our own page. */
  "request.not_from_here": Record<never, never>;
  "request.too_large": { readonly limitBytes: number };
  "request.unknown_address": Record<never, never>;
  "request.replayed_differently": Record<never, never>;
  "request.changed_since": { readonly current: string };
  "request.slow_down": { readonly seconds: number };
  not_available: { readonly what: string };
};

export type ProblemCode = keyof ProblemData;

/** An expected failure: a code and its data, never a sentence. Caught at the bot's edge and by the HTTP error handler only. */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  readonly code: Code;
  readonly data: ProblemData[Code];

  constructor(code: Code, data: ProblemData[Code]) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.data = data;
  }
}

/** Whether `error` is an expected failure of the given code. */
export function isProblem<Code extends ProblemCode>(error: unknown, code?: Code): error is Problem<Code> {
  return error instanceof Problem && (code === undefined || error.code === code);
}
