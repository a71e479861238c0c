import http, { type IncomingMessage, STATUS_CODES } from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import type { ApiClientOptions } from "grammy";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;

/** What grammY gives for one call: the body is JSON, or the parts of a form as they are read. */
type Given = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable | null;
  readonly signal?: Pick<AbortSignal, "aborted" | "addEventListener"> | null;
};

const agents = {
  "http:": new http.Agent({ keepAlive: true }),
  "https:": new https.Agent({ keepAlive: true }),
} as const;

/** What the Bot API answers: https://core.telegram.org/bots/api#making-requests */
type Answer = {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
};

/** Errors of HTTP are refusals that say no more; a body of any other answer that is no JSON is none at all. */
const firstRefusal = 400;

/**
 * The fetch that grammY calls with. What stands before the Bot API (a proxy, a load balancer, a server of one's own) refuses with a page, or
 * says in a header how long to wait: that becomes the refusal that the Bot API itself would have answered, so that its status
 * counts. An answer with a good status that is no JSON rejects: nobody knows what became of the call.
 */
export const answeringFetch = (async (url: string, given: Given = {}): Promise<Response> => {
  const response = await ask(new URL(url), given);
  const answer = readAnswer(await textOf(response), response.statusCode ?? 0);
  return Response.json(answer.ok ? answer : withStatus(answer, response));
}) as unknown as Fetch;

/**
 * One request of Node's own: an answer that comes before the whole question was read counts, which Node's fetch takes for a broken line.
 * Rejects with what the socket says.
 */
function ask(url: URL, { method = "POST", headers = {}, body, signal }: Given): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: isSecure ? agents["https:"] : agents["http:"] };
    const request = (isSecure ? https : http).request(url, options, resolve);
    request.on("error", reject);
    const stop = (): void => void request.destroy(new Error("given up"));
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
    if (typeof body === "object" && body !== null) {
      body.on("error", (error) => request.destroy(error));
      body.pipe(request);
    } else request.end(body ?? undefined);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces).toString("utf8");
}

function readAnswer(text: string, status: number): Answer {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && "ok" in read) return read as Answer;
    if (status < firstRefusal) throw new SyntaxError("an answer that is not the Bot API's");
  } catch (thrown) {
    if (status < firstRefusal) throw thrown;
  }
  return { ok: false, description: STATUS_CODES[status] ?? `HTTP ${status}` };
}

function withStatus(answer: Answer, { statusCode: status = 0, headers }: IncomingMessage): Answer {
  const given = answer.parameters ?? {};
  const wait = given.retry_after ?? headers["retry-after"];
  return {
    ...answer,
    error_code: answer.error_code ?? status,
    description: answer.description ?? STATUS_CODES[status] ?? `HTTP ${status}`,
    parameters: wait === undefined ? given : { ...given, retry_after: secondsOf(wait) },
  };
}

/** Seconds as a number, however they are told: also as text, as a date, or as nothing that can be read. */
function secondsOf(wait: unknown): number {
  const seconds = Number(wait);
  if (Number.isFinite(seconds)) return seconds;
  const until = typeof wait === "string" ? Date.parse(wait) : Number.NaN;
  return Number.isNaN(until) ? 0 : Math.ceil((until - Date.now()) / 1000);
}
