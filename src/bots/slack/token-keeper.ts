import { webApi } from "@slack/bolt";
import { PlatformFault } from "../platform.ts";
import type { StoredTokens } from "../platform-parts.ts";
import { asJson, numberIn, textIn } from "./json.ts";
import { codeOf, slackFault } from "./slack-fault.ts";
import type { SlackDelays, SlackOptions } from "./slack-options.ts";

/** The bot token of the moment. */
export type TokenKeeper = {
  /** A token that is good for a while. Rejects with a PlatformFault. */
  token(): Promise<string>;
  /** A token other than `failed`, which Slack called expired; null where there is none to be had. */
  after(failed: string): Promise<string | null>;
};

/** Codes with which Slack refuses a refresh token: the configured one may be newer than the stored one. */
const deadRefresh = new Set([
  "invalid_refresh_token",
  "invalid_grant",
  "token_expired",
  "token_revoked",
  "invalid_auth",
]);

/**
 * Keeps the bot token. Without rotation it is the configured one. With it, the token lives 12 hours and is renewed before that by
 * `oauth.v2.access`, where a refresh token works once: `tokens.renew` lets one process at a time do it.
 * https://docs.slack.dev/authentication/using-token-rotation
 */
export function tokenKeeper(
  options: SlackOptions,
  delays: SlackDelays,
  clientOptions: webApi.WebClientOptions,
): TokenKeeper {
  const { botToken, rotation, tokens, parts } = options;
  if (rotation === null) {
    return {
      token: async () => {
        if (botToken !== null) return botToken;
        throw new PlatformFault("unreachable", "no bot token", { hint: "set SLACK_BOT_TOKEN" });
      },
      after: async () => null,
    };
  }
  const { clientId, clientSecret, refreshToken } = rotation;
  const client = new webApi.WebClient(undefined, clientOptions);
  let known: StoredTokens | null = null;
  let renewing: Promise<StoredTokens> | null = null;

  const isFresh = ({ expiresAt }: StoredTokens): boolean =>
    Date.parse(expiresAt) - parts.clock().getTime() > delays.renewBeforeMs;

  async function refresh(by: string): Promise<StoredTokens> {
    const given = asJson(
      await client.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "refresh_token",
        refresh_token: by,
      }),
    );
    const access = textIn(given, "access_token");
    const next = textIn(given, "refresh_token");
    if (access === null || next === null) throw new PlatformFault("unreachable", "Slack renewed no token");
    const seconds = numberIn(given, "expires_in") ?? 43_200;
    return { access, refresh: next, expiresAt: new Date(parts.clock().getTime() + seconds * 1000).toISOString() };
  }

  async function renewFrom(stored: StoredTokens | null): Promise<StoredTokens> {
    if (stored === null) return refresh(refreshToken);
    try {
      return await refresh(stored.refresh);
    } catch (error) {
      const code = codeOf(error);
      if (code === null || !deadRefresh.has(code) || stored.refresh === refreshToken) throw error;
      // The app was installed again meanwhile: its new refresh token was configured.
      return refresh(refreshToken);
    }
  }

  /** Renews once for all who ask meanwhile. `isGood` says whether somebody else's renewal will do. */
  function renew(isGood: (stored: StoredTokens) => boolean): Promise<StoredTokens> {
    renewing ??= tokens
      .renew(async (stored) => (stored !== null && isGood(stored) ? stored : renewFrom(stored)))
      .catch((error: unknown) => {
        const fault = slackFault(error, "oauth.v2.access");
        throw new PlatformFault("unreachable", fault.message, {
          hint: "the token could not be renewed: check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_REFRESH_TOKEN",
        });
      })
      .then((stored) => {
        known = stored;
        return stored;
      })
      .finally(() => {
        renewing = null;
      });
    return renewing;
  }

  return {
    async token() {
      known ??= await tokens.read();
      if (known !== null && isFresh(known)) return known.access;
      try {
        return (await renew(isFresh)).access;
      } catch (error) {
        // A token that still lives is used while Slack's renewal is away.
        if (known !== null && Date.parse(known.expiresAt) > parts.clock().getTime()) return known.access;
        throw error;
      }
    },
    async after(failed) {
      const { access } = await renew((stored) => stored.access !== failed && isFresh(stored));
      return access === failed ? null : access;
    },
  };
}
