import { webApi } from "@slack/bolt";
import { PlatformFault } from "../platform.ts";
import { asJson, type Json } from "./json.ts";
import { codeOf, faultOfCode, faultOfNetwork, slackFault } from "./slack-fault.ts";
import type { SlackLogger } from "./slack-logger.ts";
import type { SlackDelays, SlackOptions } from "./slack-options.ts";
import { type TokenKeeper, tokenKeeper } from "./token-keeper.ts";

/** Slack's Web API as we call it. Everything rejects with a PlatformFault. */
export type SlackApi = {
  /** Calls a method with the bot token of the moment; the answer is ok. */
  call(method: string, given?: Readonly<Record<string, unknown>>): Promise<Json>;
  /** Calls a method with the app's own token. */
  callAs(token: string, method: string): Promise<Json>;
  /** Calls again after `Retry-After` while that is short enough: for what nobody retries for us. */
  callPatiently(method: string, given?: Readonly<Record<string, unknown>>): Promise<Json>;
  /** Posts to a `response_url` or an upload address that Slack gave us. */
  send(url: string, body: Uint8Array | string, mediaType: string): Promise<void>;
  /** The bytes behind an address of Slack's, at most `limitBytes`; the token goes to Slack's own hosts alone. */
  download(url: string, limitBytes: number): Promise<Uint8Array>;
};

/** What the SDK's clients are made with: it never retries by itself, since a repeated post is a second post. */
export function slackClientOptions(
  options: SlackOptions,
  delays: SlackDelays,
  logger: SlackLogger,
): webApi.WebClientOptions {
  return {
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: delays.callMs,
    logger,
  };
}

export function slackApi(
  options: SlackOptions,
  delays: SlackDelays,
  logger: SlackLogger,
): SlackApi & { readonly tokens: TokenKeeper } {
  const clientOptions = slackClientOptions(options, delays, logger);
  const tokens = tokenKeeper(options, delays, clientOptions);
  let client = { token: "", web: new webApi.WebClient(undefined, clientOptions) };

  function clientWith(token: string): webApi.WebClient {
    if (client.token !== token) client = { token, web: new webApi.WebClient(token, clientOptions) };
    return client.web;
  }

  async function call(method: string, given: Readonly<Record<string, unknown>> = {}): Promise<Json> {
    const token = await tokens.token();
    try {
      return asJson(await clientWith(token).apiCall(method, { ...given }));
    } catch (error) {
      // It was refused before it had any effect: it may be said again with another token.
      const next = codeOf(error) === "token_expired" ? await tokens.after(token) : null;
      if (next === null) throw slackFault(error, method);
      return clientWith(next)
        .apiCall(method, { ...given })
        .then(asJson, (again: unknown) => {
          throw slackFault(again, method);
        });
    }
  }

  const trusted = new Set(["slack.com", "slack-gov.com"]);
  const ownHost = options.apiUrl !== null && URL.canParse(options.apiUrl) ? new URL(options.apiUrl).hostname : null;

  /** Slack's own hosts, and whatever stands in for them: nobody else is told a token. */
  function isSlacks(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { hostname, protocol } = new URL(url);
    if (hostname === ownHost || (isLoopback(hostname) && isLoopback(ownHost ?? ""))) return true;
    return protocol === "https:" && trusted.has(hostname.split(".").slice(-2).join("."));
  }

  async function request(url: string, about: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(delays.callMs);
    const answer = await fetch(url, { ...init, signal, redirect: "manual" }).catch((error: unknown) => {
      throw faultOfNetwork(error, about);
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    const seconds = Number(answer.headers.get("retry-after"));
    if (answer.status === 429) throw faultOfCode("ratelimited", about, { retryAfterMs: (seconds || 1) * 1000 });
    if (answer.status === 404 || answer.status === 410)
      throw new PlatformFault("gone", `HTTP ${answer.status} for ${about}`);
    const kind = answer.status >= 500 ? "unreachable" : "refused";
    throw new PlatformFault(kind, `HTTP ${answer.status} for ${about}`, { inDoubt: answer.status >= 500 });
  }

  return {
    tokens,
    call,
    async callAs(token, method) {
      const web = new webApi.WebClient(token, clientOptions);
      return web.apiCall(method).then(asJson, (error: unknown) => {
        throw slackFault(error, method);
      });
    },
    async callPatiently(method, given) {
      for (let waited = 0; ; ) {
        try {
          return await call(method, given);
        } catch (error) {
          const wait = error instanceof PlatformFault && error.kind === "limited" ? (error.retryAfterMs ?? 1000) : null;
          if (wait === null || waited + wait > delays.patienceMs) throw error;
          waited += Math.max(1, wait);
          await delays.sleep(wait);
        }
      }
    },
    async send(url, body, mediaType) {
      if (!isSlacks(url)) throw new PlatformFault("refused", "an address that is not Slack's");
      const answer = await request(url, "an address of Slack's", {
        method: "POST",
        headers: { "content-type": mediaType },
        body: typeof body === "string" ? body : new Uint8Array(body),
      });
      await answer.body?.cancel();
    },
    async download(url, limitBytes) {
      if (!isSlacks(url)) throw new PlatformFault("refused", "a file at an address that is not Slack's");
      const token = await tokens.token();
      const answer = await request(url, "a file", { headers: { authorization: `Bearer ${token}` } });
      return readAtMost(answer, limitBytes);
    },
  };
}

/** This machine, by whichever name: where a stand-in for Slack may call itself differently. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

/** The body, given up as soon as it is longer than allowed. */
async function readAtMost(answer: Response, limitBytes: number): Promise<Uint8Array> {
  const tooLong = new PlatformFault("refused", `the file has more than ${limitBytes} bytes`);
  if (Number(answer.headers.get("content-length")) > limitBytes) {
    await answer.body?.cancel();
    throw tooLong;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      length += chunk.byteLength;
      if (length > limitBytes) throw tooLong;
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof PlatformFault ? error : faultOfNetwork(error, "a file");
  }
  return new Uint8Array(Buffer.concat(chunks));
}
