import { GrammyError, HttpError } from "grammy";
import { type FaultKind, PlatformFault } from "../platform.ts";

/** A known refusal: what its description holds, what it means, how it is mended. The first row that fits counts. */
type Refusal = { readonly says: RegExp; readonly kind: FaultKind; readonly hint?: string };

const adminHint = "make the bot an administrator of the desk's group, with the right to manage topics";
const inviteHint = "invite the bot into the group again and make it an administrator";

/** Descriptions of the Bot API's refusals, collected at https://github.com/TelegramBotAPI/errors. */
const refusals: readonly Refusal[] = [
  {
    says: /bot was blocked by the user|user is deactivated|can't initiate conversation|USER_IS_BLOCKED/i,
    kind: "blocked",
  },
  {
    says: /bot was kicked|bot is not a member|group chat was deleted|group is deactivated/i,
    kind: "refused",
    hint: inviteHint,
  },
  { says: /message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID|message to be replied not found/i, kind: "gone" },
  {
    says: /message to (edit|delete|react|pin)[\w ]* not found|MESSAGE_ID_INVALID|message can't be edited/i,
    kind: "gone",
  },
  { says: /message can't be deleted/i, kind: "refused", hint: "a bot can delete only what is younger than 48 hours" },
  { says: /TOPIC_CLOSED/i, kind: "refused", hint: adminHint },
  {
    says: /not enough rights|CHAT_ADMIN_REQUIRED|administrator rights|have no rights|WRITE_FORBIDDEN/i,
    kind: "refused",
    hint: adminHint,
  },
  { says: /too (big|large)/i, kind: "refused", hint: "bots send files up to 50 MB and receive files up to 20 MB" },
  {
    says: /upgraded to a supergroup/i,
    kind: "refused",
    hint: "the group became a supergroup with another id: set TELEGRAM_DESK_CHAT to it",
  },
];

/** Errors of a socket that was never opened: nothing was sent. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED)/;

export const tokenHint = "TELEGRAM_BOT_TOKEN is not (or no longer) a bot's token: copy it from @BotFather";

/** The server (one of somebody's own, an older one) has no such method: what it is for is done without. */
export const methodHint =
  "the Bot API's server does not know this method: what it is for is done without, or not at all";

/** How servers say that they have no such method; a bare "Not Found" is also said of a token that is none. */
const noMethod = /method (is )?not (found|allowed|supported|implemented)|(unknown|unsupported) method|not implemented/i;

/**
 * What the Bot API or the network did, in the port's words. `channel` is where it was to happen; `isKnown` whether the token was accepted
 * before. The token never shows: network errors
 * hold the whole address, so their words are left out. https://core.telegram.org/bots/api#making-requests
 */
export function readFault(thrown: unknown, channel: string | null = null, isKnown = false): PlatformFault {
  if (thrown instanceof PlatformFault) return thrown;
  if (thrown instanceof GrammyError) return refusalOf(thrown, channel, isKnown);
  if (thrown instanceof HttpError) {
    const code = codeOf(thrown.error);
    const inDoubt = !neverSent.test(code);
    return new PlatformFault("unreachable", `Telegram did not answer (${code})`, { inDoubt });
  }
  return new PlatformFault("unreachable", thrown instanceof Error ? thrown.name : "unknown failure", { inDoubt: true });
}

function refusalOf(error: GrammyError, channel: string | null, isKnown: boolean): PlatformFault {
  const { error_code: code, description, method, parameters } = error;
  const detail = `${method}: ${description}`;
  if (code === 429) {
    const ms = Math.ceil(Number(parameters.retry_after) * 1000);
    // No time at all would be no wait.
    return new PlatformFault("limited", detail, ms > 0 ? { retryAfterMs: ms } : {});
  }
  const isBare = code === 404 && /^not found$/i.test(description);
  const isMissing = isBare ? isKnown : code === 405 || code === 501 || noMethod.test(description);
  if (isMissing) return new PlatformFault("refused", detail, { hint: methodHint });
  // The token may be mended while we run (a proxy, a server of one's own): nothing is given up for it.
  if (code === 401 || isBare) {
    return new PlatformFault("unreachable", detail, { hint: tokenHint });
  }
  // 500 and 503 say that it failed; behind a gateway's 502 or 504 it may have happened.
  if (code >= 500) return new PlatformFault("unreachable", detail, { inDoubt: code === 502 || code === 504 });
  if (/chat not found|PEER_ID_INVALID/i.test(description)) {
    // Somebody who never wrote to the bot is no chat to it.
    if (/^\d+$/.test(channel ?? "")) return new PlatformFault("blocked", detail);
    return new PlatformFault("refused", detail, {
      hint: `the bot does not know the group ${channel ?? ""}: check TELEGRAM_DESK_CHAT and invite the bot`,
    });
  }
  const row = refusals.find(({ says }) => says.test(description));
  if (row === undefined) return new PlatformFault("refused", detail);
  return new PlatformFault(row.kind, detail, row.hint === undefined ? {} : { hint: row.hint });
}

/** What a failure below HTTP is called. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code }: Error & { code?: unknown } = error;
  if (typeof code === "string") return code;
  if (/timed out/.test(error.message)) return "timed out";
  return error.name;
}

/** The Bot API's own words for a refusal; empty for anything else. */
export function descriptionOf(thrown: unknown): string {
  return thrown instanceof GrammyError ? thrown.description : "";
}
