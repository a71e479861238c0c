import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { AllowedAddresses } from "../../domain/webhooks/read-webhook-url.ts";
import { ClosedAddressError, openAddresses, type Resolve, type Resolved } from "./open-address.ts";

/** How an attempt ended: with an answer, or without one. */
export type WebhookOutcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The header as it came; null where there was none. */
      readonly retryAfter: string | null;
      /** The beginning of the body as text. */
      readonly answer: string;
    }
  | { readonly kind: "failed"; readonly error: string };

export type WebhookRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** Sends one webhook. Never rejects: what went wrong is the outcome. */
export type PostWebhook = (
  request: WebhookRequest,
  allowed: AllowedAddresses,
  signal: AbortSignal,
) => Promise<WebhookOutcome>;

/** Bytes of an answer that are kept. */
const answerBytes = 1024;
/** Standard Webhooks asks for 15 to 30 seconds. From resolving the name to the answer's end. */
const withinMs = 15_000;

/**
 * Posts webhooks over connections of their own: to the addresses that were judged and no others, without following redirects, through no
 * proxy, reading no more of an answer than is kept.
 */
export function makePostWebhook(deps: { readonly resolve: Resolve; readonly withinMs?: number }): PostWebhook {
  return async (request, allowed, signal) => {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deps.withinMs ?? withinMs)]);
    try {
      const url = new URL(request.url);
      const addresses = await orAborted(openAddresses(url.hostname, allowed, deps.resolve), deadline);
      return await exchange(url, request, addresses, deadline);
    } catch (error) {
      return { kind: "failed", error: deadline.aborted && !signal.aborted ? "timeout" : faultOf(error) };
    }
  };
}

function exchange(
  url: URL,
  { headers, body }: WebhookRequest,
  addresses: readonly Resolved[],
  signal: AbortSignal,
): Promise<WebhookOutcome> {
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      // No agent: a kept connection would be used again without its address being judged again.
      agent: false,
      lookup: onlyThese(addresses),
      signal,
    });
    let hasAnswer = false;
    sent.on("error", (error) => {
      // Once the status is there, whatever cuts the rest short is no failure.
      if (!hasAnswer) reject(error);
    });
    sent.once("response", (response) => {
      hasAnswer = true;
      response.on("error", () => undefined);
      readSome(response, signal).then((answer) => {
        sent.destroy();
        const retryAfter = response.headers["retry-after"] ?? null;
        resolve({ kind: "answered", status: response.statusCode ?? 0, retryAfter, answer });
      }, reject);
    });
    sent.end(body);
  });
}

/** A `lookup` that gives the addresses which were judged. */
function onlyThese(addresses: readonly Resolved[]): LookupFunction {
  const [first] = addresses;
  return (_host, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? "", first?.family);
  };
}

/** The beginning of an answer. Whatever cuts it short: the status has come, and that is what counts. */
async function readSome(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  const reading = (async () => {
    for await (const part of response) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size >= answerBytes) return;
    }
  })().catch(() => undefined);
  await orAborted(reading, signal).catch(() => undefined);
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, answerBytes));
  // Control characters are neither kept (PostgreSQL takes no NUL) nor shown.
  return text.replace(/(?![\n\t])\p{Cc}/gu, "").toWellFormed();
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("aborted"));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}

/** A fault in a word or two for the log: never the address that a name led to, which may be none of the reader's business. */
function faultOf(error: unknown): string {
  if (error instanceof ClosedAddressError) return "address_refused";
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (typeof code !== "string") return "connection_failed";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name_unknown";
  return `connection_failed (${code.slice(0, 60)})`;
}
