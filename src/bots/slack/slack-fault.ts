import { webApi } from "@slack/bolt";
import { type FaultKind, PlatformFault } from "../platform.ts";
import { asJson, objectIn, textIn } from "./json.ts";

/** What an error code of the Web API means to us. `inDoubt`: part of it may have happened. */
type Meaning = { readonly kind: FaultKind; readonly inDoubt?: true; readonly hint?: string };

const invite = "the bot is not in the channel: invite it with /invite";
const token = "the bot token is not valid: copy it anew from the app's page, OAuth & Permissions";
const wait = { kind: "limited" } as const;

/**
 * Codes by https://docs.slack.dev/reference/methods/chat.postMessage#errors and its neighbours. A bad token is no fault of what was sent:
 * it waits until the token is mended. What is not here is `refused`.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  ratelimited: wait,
  rate_limited: wait,
  message_limit_exceeded: wait,
  invalid_auth: { kind: "unreachable", hint: token },
  not_authed: { kind: "unreachable", hint: token },
  account_inactive: { kind: "unreachable", hint: "the app was removed from the workspace: install it again" },
  token_revoked: {
    kind: "unreachable",
    hint: "the bot token was revoked: install the app again and use its new token",
  },
  token_expired: {
    kind: "unreachable",
    hint: "the bot token has expired: set up token rotation, or turn it off for the app",
  },
  team_access_not_granted: { kind: "unreachable", hint: "the workspace has not approved the app: ask its admins" },
  internal_error: { kind: "unreachable", inDoubt: true },
  fatal_error: { kind: "unreachable", inDoubt: true },
  service_unavailable: { kind: "unreachable", inDoubt: true },
  request_timeout: { kind: "unreachable", inDoubt: true },
  team_added_to_org: { kind: "unreachable", hint: "the workspace is moving into an organisation: this passes" },
  accesslimited: { kind: "unreachable" },
  external_channel_migrating: { kind: "unreachable" },
  message_not_found: { kind: "gone" },
  thread_not_found: { kind: "gone" },
  cant_update_message: { kind: "gone" },
  file_not_found: { kind: "gone" },
  file_deleted: { kind: "gone" },
  user_disabled: { kind: "blocked", hint: "the person's account is deactivated" },
  user_not_found: { kind: "gone", hint: "there is no such person in this workspace" },
  users_not_found: { kind: "gone", hint: "there is no such person in this workspace" },
  cannot_dm_bot: { kind: "refused", hint: "a bot cannot be written to" },
  messages_tab_disabled: {
    kind: "refused",
    hint: "people cannot be written to: turn on the Messages Tab on the app's page, App Home",
  },
  channel_not_found: {
    kind: "refused",
    hint: "there is no such channel, or it is private and the bot is not in it: check its id, or invite the bot",
  },
  not_in_channel: { kind: "refused", hint: invite },
  is_archived: { kind: "refused", hint: "the channel is archived: unarchive it or choose another" },
  missing_scope: { kind: "refused", hint: "the app lacks a scope: reinstall it with the scopes of its manifest" },
  restricted_action: { kind: "refused", hint: "the workspace does not let apps write here: ask its admins" },
  restricted_action_read_only_channel: { kind: "refused", hint: "the channel is read-only: let the bot write there" },
  restricted_action_thread_only_channel: { kind: "refused", hint: "the channel takes replies in threads alone" },
  not_allowed_token_type: { kind: "refused", hint: "the token is of the wrong kind: a bot token begins with xoxb-" },
};

/** Network errors by whose nature the request was never written. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** The fault that an error code of the Web API is; `needed` is the scope that Slack says is lacking. */
export function faultOfCode(
  code: string,
  about: string,
  more: { retryAfterMs?: number; needed?: string | null } = {},
): PlatformFault {
  const meaning: Meaning = meanings[code] ?? { kind: "refused" };
  const hint =
    more.needed == null
      ? meaning.hint
      : `the app lacks the scope ${more.needed}: reinstall it with the scopes of its manifest`;
  return new PlatformFault(meaning.kind, `Slack refused ${about}: ${code}`, {
    ...(meaning.inDoubt === undefined ? {} : { inDoubt: true }),
    ...(hint === undefined ? {} : { hint }),
    ...(more.retryAfterMs === undefined ? {} : { retryAfterMs: more.retryAfterMs }),
  });
}

/** The fault of a request that failed below HTTP: refused connections never arrived, all else may have. */
export function faultOfNetwork(error: unknown, about: string): PlatformFault {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = asJson({ ...at });
    codes.push(typeof code === "string" ? code : at.name);
    if (at instanceof AggregateError) for (const one of at.errors) codes.push(textIn(asJson({ ...one }), "code") ?? "");
  }
  const inDoubt = !codes.some((code) => neverSent.has(code));
  return new PlatformFault("unreachable", `Slack was not reached for ${about}: ${codes.join(" ")}`, { inDoubt });
}

/** Whatever a call of the SDK threw, as a fault of the port. */
export function slackFault(error: unknown, about: string): PlatformFault {
  if (error instanceof PlatformFault) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    // The SDK cuts a part of a second off, and no time at all would be no wait.
    return faultOfCode("ratelimited", about, { retryAfterMs: Math.max(1, error.retryAfter) * 1000 });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const refused = error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408;
    const hint = refused
      ? { hint: "something that is not Slack answers at the API's address: check SLACK_API_URL" }
      : {};
    return new PlatformFault(refused ? "refused" : "unreachable", `HTTP ${error.statusCode} for ${about}`, {
      inDoubt: !refused,
      ...hint,
    });
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    // An answer that is no JSON comes as if its text were the code.
    if (!/^[a-z0-9_]{2,60}$/.test(code)) {
      return new PlatformFault("unreachable", `the answer to ${about} could not be read`, { inDoubt: true });
    }
    const retryAfter = objectIn(asJson(error.data), "response_metadata").retryAfter;
    return faultOfCode(code, about, {
      needed: code === "missing_scope" ? textIn(asJson(error.data), "needed") : null,
      ...(typeof retryAfter === "number" ? { retryAfterMs: retryAfter * 1000 } : {}),
    });
  }
  if (error instanceof webApi.WebAPIRequestError) return faultOfNetwork(error.original, about);
  if (error instanceof Error && /^Retry header did not/.test(error.message)) return faultOfCode("ratelimited", about);
  return faultOfNetwork(error, about);
}

/** The code that Slack refused a call with; null for every other failure. */
export function codeOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}
