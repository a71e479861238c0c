import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { otherSide, type PairingSide } from "../../domain/federation/pairing-key.ts";
import { digestOf, sameSignature, signAnswer, signRequest } from "../../domain/federation/sign-request.ts";
import type { RandomBytes } from "../../domain/secret-token.ts";
import type { AllowedAddresses } from "../../domain/webhooks/read-webhook-url.ts";
import { ClosedAddressError, openAddresses, type Resolve, type Resolved } from "../webhooks/open-address.ts";

/** How to reach a server and to prove who we are. */
export type CallTarget = {
  readonly url: string;
  readonly pairing: string;
  readonly side: PairingSide;
  readonly key: string;
  readonly allowed: AllowedAddresses;
};

export type CallRequest = {
  readonly method: "POST" | "PUT";
  /** From `/federation/` on; the server's own address stands before it. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How a call ended: with an answer that the other desk signed, or without one. */
export type CallOutcome =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: string | null; readonly answer: string }
  | { readonly kind: "failed"; readonly error: string };

/** Calls a paired server. Never rejects: what went wrong is the outcome. */
export type CallServer = (
  target: CallTarget,
  request: CallRequest,
  now: Date,
  signal: AbortSignal,
) => Promise<CallOutcome>;

/** Bytes of an answer that are read: more is no answer of ours. */
const answerBytes = 64 * 1024;
/** From resolving the name to the answer's end; a file of the longest takes a while on a slow line. */
const withinMs = 60_000;

/**
 * Calls over connections of their own: to the addresses that were judged and no others, without following redirects, through no proxy. An
 * answer counts only where it is signed, as the answer to this very request: whoever else answers there cannot say that something arrived.
 */
export function makeCallServer(deps: {
  readonly resolve: Resolve;
  readonly random: RandomBytes;
  readonly withinMs?: number;
}): CallServer {
  return async (target, request, now, signal) => {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deps.withinMs ?? withinMs)]);
    try {
      const url = new URL(`.${request.path}`, target.url);
      const addresses = await orAborted(openAddresses(url.hostname, target.allowed, deps.resolve), deadline);
      const nonce = deps.random(16).toString("base64url");
      const seconds = Math.floor(now.getTime() / 1000);
      const { pairing, side, key } = target;
      const digest = digestOf(request.body);
      const signed = { pairing, side, nonce, seconds, method: request.method, path: request.path, digest };
      const headers = {
        ...request.headers,
        "content-type": request.contentType,
        "user-agent": "Fixline-Federation/1",
        "fixline-pairing": pairing,
        "fixline-side": side,
        "fixline-nonce": nonce,
        "fixline-timestamp": String(seconds),
        "fixline-digest": digest,
        "fixline-signature": signRequest(key, signed),
      };
      const response = await exchange(url, { ...request, headers }, addresses, deadline);
      const body = await readAll(response);
      const status = response.statusCode ?? 0;
      const wanted = signAnswer(key, { pairing, side: otherSide(side), nonce, status, digest: digestOf(body) });
      const given = response.headers["fixline-signature"];
      if (typeof given !== "string" || !sameSignature(given, wanted)) {
        return { kind: "failed", error: `answer_unsigned (${status})` };
      }
      const retryAfter = response.headers["retry-after"] ?? null;
      return { kind: "answered", status, retryAfter, answer: body.toString("utf8") };
    } catch (error) {
      return { kind: "failed", error: deadline.aborted && !signal.aborted ? "timeout" : faultOf(error) };
    }
  };
}

function exchange(
  url: URL,
  request: CallRequest,
  addresses: readonly Resolved[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: request.method,
      headers: { ...request.headers, "content-length": String(Buffer.byteLength(request.body)) },
      // No agent: a kept connection would be used again without its address being judged again.
      agent: false,
      lookup: onlyThese(addresses),
      signal,
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      // A refusal may come before all of the body went out: the answer counts.
      sent.on("error", () => undefined);
      resolve(response);
    });
    sent.end(request.body);
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

class LongAnswerError extends Error {}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += (part as Buffer).length;
    if (size > answerBytes) throw new LongAnswerError();
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("aborted"));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}

/** A fault in a word or two: never the address that a name led to. */
function faultOf(error: unknown): string {
  if (error instanceof ClosedAddressError) return "address_refused";
  if (error instanceof LongAnswerError) return "answer_too_long";
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (typeof code !== "string") return "connection_failed";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name_unknown";
  return `connection_failed (${code.slice(0, 60)})`;
}
