import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { type FaultKind, PlatformFault } from "../platform.ts";

type Known = { readonly kind: FaultKind; readonly hint?: string };

const noRights = "the bot lacks rights there: give its role access to the channel and the rights that doctor names";

/** What Discord's error codes mean to the desk: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
const known: Readonly<Record<number, Known>> = {
  10003: { kind: "gone" },
  10004: { kind: "refused", hint: "unknown server: check DISCORD_GUILD_ID, and that the bot was added to it" },
  10007: { kind: "blocked", hint: "this person is not in the server" },
  10008: { kind: "gone" },
  10013: { kind: "blocked", hint: "there is no such person on Discord any more" },
  10062: { kind: "gone", hint: "the interaction was answered too late" },
  30005: { kind: "refused", hint: "the server has as many roles as it can have" },
  40001: { kind: "refused", hint: "the bot's token is not accepted: check DISCORD_BOT_TOKEN" },
  40005: { kind: "refused", hint: "a file is larger than the server takes" },
  40060: { kind: "refused", hint: "the interaction was answered already: does another process use this token?" },
  50001: { kind: "refused", hint: noRights },
  50007: { kind: "blocked", hint: "this person takes no direct messages from the bot" },
  50013: { kind: "refused", hint: noRights },
  50033: { kind: "blocked", hint: "this person cannot be written to" },
  50278: { kind: "blocked", hint: "this person shares no server with the bot" },
  160006: { kind: "refused", hint: "the server has 1000 active threads: archive some" },
};

const tokenHint = "the bot's token is not accepted: check DISCORD_BOT_TOKEN";

/** Errors of a request that never reached the server. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whatever discord.js threw as the port's fault. `doing` begins the sentence. */
export function faultOf(thrown: unknown, doing: string): PlatformFault {
  if (thrown instanceof PlatformFault) return thrown;
  if (thrown instanceof RateLimitError) {
    // Discord's proxy sometimes names no time.
    const retryAfterMs = Math.max(250, Math.ceil(thrown.retryAfter || thrown.sublimitTimeout || 1000));
    return new PlatformFault("limited", `${doing}: too fast${thrown.global ? ", for all requests" : ""}`, {
      retryAfterMs,
    });
  }
  if (thrown instanceof DiscordAPIError) return refusal(thrown, doing);
  if (thrown instanceof HTTPError) {
    return new PlatformFault("unreachable", `${doing}: Discord answered ${thrown.status}`, { inDoubt: true });
  }
  const code = codeOf(thrown);
  const why = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return new PlatformFault("unreachable", `${doing}: ${why}`, { inDoubt: code === null || !neverSent.has(code) });
}

function refusal(error: DiscordAPIError, doing: string): PlatformFault {
  const detail = `${doing}: ${error.message} (${error.status}, ${error.code})`;
  // A token can be mended, and what waits for it must not be given up at once.
  if (error.status === 401) return new PlatformFault("unreachable", detail, { hint: tokenHint });
  const meaning = known[Number(error.code)] ?? { kind: error.status === 404 ? "gone" : "refused" };
  return new PlatformFault(meaning.kind, detail, meaning.hint === undefined ? {} : { hint: meaning.hint });
}

function codeOf(thrown: unknown): string | null {
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

/** Whether Discord refused for this reason. */
export function isRefusal(thrown: unknown, ...codes: readonly number[]): boolean {
  const error = thrown instanceof PlatformFault ? thrown.cause : thrown;
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
