import type { Words } from "../core/copy/words.ts";
import { isProblem, Problem, type ProblemCode } from "../core/domain/problem.ts";
import type { ProblemJson } from "./web/protocol.ts";

/** The HTTP status of every expected failure. Total: a new code does not compile until it has one. */
export const problemStatus: Readonly<Record<ProblemCode, number>> = {
  "move.forbidden": 403,
  "move.wrong_state": 409,
  "move.incomplete": 422,
  "move.stale": 409,
  "action.forbidden": 403,
  "ticket.unknown": 404,
  "ticket.locked_fields": 409,
  "ticket.too_many_open": 409,
  "ticket.chat_closed": 409,
  "ticket.number_mismatch": 422,
  "ticket.merge_self": 422,
  "ticket.merge_other_organisation": 409,
  "ticket.merge_target_done": 409,
  "ticket.nothing_to_rate": 409,
  "assignment.not_staff": 422,
  "assignment.unavailable": 409,
  "assignment.nobody": 409,
  "assignment.same": 409,
  "vehicle.unavailable": 409,
  "vehicle.name_taken": 409,
  "report.missing": 409,
  "report.not_waiting": 409,
  "report.unsettled": 409,
  "reopen.too_late": 409,
  "message.empty": 422,
  "message.too_long": 422,
  "message.unknown": 404,
  "message.not_yours": 403,
  "file.too_large": 413,
  "file.empty": 422,
  "file.not_what_it_says": 422,
  "file.kind_refused": 415,
  "file.not_photo": 415,
  "file.too_many": 422,
  "file.unknown": 404,
  "file.not_fetched": 502,
  "field.missing": 422,
  "field.too_long": 422,
  "field.not_a_number": 422,
  "field.not_a_choice": 422,
  "field.not_a_date": 422,
  "field.not_text": 422,
  "field.not_files": 422,
  "pin.unset": 409,
  "pin.wrong": 403,
  "pin.locked": 429,
  "pin.not_six_digits": 422,
  "pin.too_simple": 422,
  "pin.mismatch": 422,
  "account.unknown": 404,
  "account.ambiguous": 409,
  "account.inactive": 403,
  "account.last_admin": 409,
  "account.email_taken": 409,
  "password.weak": 422,
  "sign_in.failed": 401,
  "sign_in.needed": 401,
  "sign_in.slow_down": 429,
  "link.invalid": 410,
  "key.invalid": 401,
  "key.scope": 403,
  "key.unknown": 404,
  "token.invalid": 401,
  "equipment.unknown": 404,
  "equipment.owned": 409,
  "organisation.unknown": 404,
  "fix.unknown": 404,
  "fix.ambiguous": 409,
  "fix.merge_self": 422,
  "fix.not_merged": 409,
  "fix.title_taken": 409,
  "fix.wording_unknown": 422,
  "fix.wording_kept": 422,
  "proposal.decided": 409,
  "article.retired": 409,
  "article.unknown": 404,
  "setting.unknown": 404,
  "setting.invalid": 422,
  "calendar.invalid": 422,
  "calendar.unknown": 404,
  "calendar.in_use": 409,
  "sla.policy_unknown": 404,
  "sla.policy_twice": 409,
  "sla.nothing_to_acknowledge": 409,
  "shift.under_way": 409,
  "shift.not_under_way": 409,
  "shift.on_break": 409,
  "shift.not_on_break": 409,
  "shift.overlaps": 409,
  "shift.unknown": 404,
  "shift.unreadable": 422,
  "shift.no_plan": 409,
  "dialogue.gone": 410,
  "command.unknown": 422,
  "command.ticket_needed": 422,
  "command.bad_argument": 422,
  "record.unknown": 404,
  "record.in_use": 409,
  "record.name_taken": 409,
  "delivery.unknown": 404,
  "subscription.unknown": 404,
  "subscription.no_chat": 409,
  "server.unknown": 404,
  "server.ambiguous": 409,
  "server.name_taken": 409,
  "server.key_invalid": 422,
  "server.key_taken": 409,
  "server.too_many": 409,
  "server.not_paired": 409,
  "rule.unknown": 404,
  "handover.from_elsewhere": 409,
  "handover.too_many": 422,
  "federation.key_refused": 401,
  "federation.clock_differs": 401,
  "federation.replayed": 409,
  "federation.unpaired": 410,
  "federation.transfer_unknown": 404,
  "federation.transfer_ended": 409,
  "federation.files_missing": 424,
  "federation.full": 429,
  "webhook.unknown": 404,
  "webhook.too_many": 409,
  "webhook.address_refused": 422,
  "cursor.invalid": 400,
  "request.invalid": 400,
  "request.not_from_here": 403,
  "request.too_large": 413,
  "request.unknown_address": 404,
  "request.replayed_differently": 422,
  "request.changed_since": 412,
  "request.slow_down": 429,
  not_available: 501,
};

const statusNames: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
};

/**
 * An expected failure as an RFC 9457 document. `detail` is the sentence in `words`' language; `instance` the request's id; `about` the
 * ticket of the request, for failures that do not know its number.
 */
export function problemJson(
  problem: Problem,
  words: Pick<Words, "problem">,
  instance: string,
  about?: { readonly number: number },
): ProblemJson {
  const status = problemStatus[problem.code];
  return {
    type: `urn:fixline:problem:${problem.code}`,
    title: statusNames[status] ?? "Error",
    status,
    detail: words.problem(problem, about),
    code: problem.code,
    data: problem.data as Readonly<Record<string, unknown>>,
    instance,
  };
}

/** A defect as a document that says nothing but the reference it was logged under. Nothing has changed. */
export function defectJson(status: number, reference: string): ProblemJson {
  return {
    type: "urn:fixline:problem:defect",
    title: statusNames[status] ?? "Error",
    status,
    detail: `${statusNames[status] ?? "Error"}. Reference ${reference}.`,
    code: "defect",
    data: { reference },
    instance: reference,
  };
}

type FastifyLike = { readonly code?: unknown; readonly statusCode?: unknown; readonly message?: unknown };

/** What the framework refused (a body that is too large, no JSON, a wrong type) as a Problem; null for a defect. */
export function problemOf(error: unknown, bodyLimitBytes: number): Problem | null {
  if (isProblem(error)) return error;
  if (typeof error !== "object" || error === null) return null;
  const { code, statusCode, message } = error as FastifyLike;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Problem("request.too_large", { limitBytes: bodyLimitBytes });
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    return new Problem("request.invalid", { detail: String(message ?? "").slice(0, 300) });
  }
  return null;
}

/** Seconds that a refused caller shall wait, for `Retry-After`; null where waiting does not help. */
export function retryAfterSeconds(problem: Problem): number | null {
  if (isProblem(problem, "request.slow_down") || isProblem(problem, "sign_in.slow_down")) return problem.data.seconds;
  if (isProblem(problem, "pin.locked")) return problem.data.minutes * 60;
  return null;
}
