import { PlatformFault } from "../platform.ts";
import type { Finding } from "../platform-parts.ts";
import { objectIn, textIn } from "./json.ts";
import type { SlackApi } from "./slack-api.ts";
import { plainText } from "./slack-block.ts";
import type { SlackOptions } from "./slack-options.ts";
import { missingScopes, neededScopes, type Self } from "./workspace.ts";

const well = (what: string): Finding => ({ what, well: true, hint: null });

function ill(what: string, error: unknown): Finding {
  if (error instanceof PlatformFault) return { what, well: false, hint: error.hint ?? error.message };
  return { what, well: false, hint: String(error) };
}

/** What is wrong with the scopes, in a sentence; null where all are there. */
export function scopeHint(self: Self): string | null {
  const missing = missingScopes(self);
  if (missing.length === 0) return null;
  const lost = missing.map((scope) => `${scope} (${neededScopes[scope] ?? ""})`).join(", ");
  return `the app lacks scopes: ${lost}. Add them on the app's page, OAuth & Permissions, and reinstall it`;
}

/** What is wrong with a channel, in a sentence; null where the bot can work in it. */
export async function channelHint(api: Pick<SlackApi, "call">, channel: string): Promise<string | null> {
  try {
    const found = objectIn(await api.call("conversations.info", { channel }), "channel");
    const name = textIn(found, "name") ?? channel;
    if (found.is_archived === true) return `#${name} is archived: unarchive it or choose another channel`;
    if (found.is_member === false) return `the bot is not in #${name}: invite it with /invite`;
    return null;
  } catch (error) {
    if (!(error instanceof PlatformFault)) throw error;
    if (error.kind !== "refused") throw error;
    return `channel ${channel}: ${error.hint ?? error.message}`;
  }
}

/** Looks at token, scopes, channels, app token and clock; writes a trial message to the desk channel and takes it back. Never rejects. */
export async function checkSlack(
  options: SlackOptions,
  api: SlackApi,
  self: () => Promise<Self>,
  clock: () => Date,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const look = async (what: string, act: () => Promise<string | null>): Promise<boolean> => {
    try {
      const hint = await act();
      findings.push(hint === null ? well(what) : { what, well: false, hint });
      return hint === null;
    } catch (error) {
      findings.push(ill(what, error));
      return false;
    }
  };
  let me: Self | null = null;
  const known = await look("Slack bot token", async () => {
    me = await self();
    return null;
  });
  if (known && me !== null) {
    const found: Self = me;
    await look("Slack scopes", async () => scopeHint(found));
    if (await look("Slack desk channel", () => channelHint(api, options.deskChannel))) {
      await look("Slack desk channel: writing", () => tryPost(api, options.deskChannel));
    }
    const { supportChannel } = options;
    if (supportChannel !== null) await look("Slack support channel", () => channelHint(api, supportChannel));
  }
  const { appToken, signingSecret } = options;
  if (appToken !== null) await look("Slack app token (Socket Mode)", () => tryAppToken(api, appToken));
  else if (signingSecret === null) {
    const hint =
      "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): without one of them nothing is heard";
    findings.push({ what: "Slack listening", well: false, hint });
  }
  await look("clock against Slack's", () => skewHint(options, clock));
  return findings;
}

/** https://docs.slack.dev/reference/methods/apps.connections.open */
async function tryAppToken(api: SlackApi, appToken: string): Promise<string | null> {
  try {
    await api.callAs(appToken, "apps.connections.open");
    return null;
  } catch (error) {
    if (!(error instanceof PlatformFault) || error.kind === "limited") throw error;
    return `${error.message}. The app token begins with xapp-, has the scope connections:write, and Socket Mode is on`;
  }
}

async function tryPost(api: SlackApi, channel: string): Promise<string | null> {
  const text = "Fixline: a trial message, which removes itself";
  const posted = await api.call("chat.postMessage", {
    channel,
    text,
    blocks: [{ type: "section", text: plainText(text) }],
  });
  await api.call("chat.delete", { channel, ts: textIn(posted, "ts") ?? "" });
  return null;
}

/** Signatures are refused, and history is missed, where our clock is off by minutes. */
async function skewHint({ apiUrl }: SlackOptions, clock: () => Date): Promise<string | null> {
  const answer = await fetch(`${(apiUrl ?? "https://slack.com/api").replace(/\/+$/, "")}/api.test`, {
    method: "POST",
    signal: AbortSignal.timeout(5000),
  }).catch(() => null);
  await answer?.body?.cancel();
  const theirs = Date.parse(answer?.headers.get("date") ?? "");
  if (Number.isNaN(theirs)) return null;
  const seconds = Math.round(Math.abs(clock().getTime() - theirs) / 1000);
  return seconds <= 60
    ? null
    : `this machine's clock is ${seconds} s off: set it by NTP, since Slack's signatures are refused beyond 300 s`;
}
