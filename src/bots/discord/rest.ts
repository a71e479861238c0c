import {
  DefaultRestOptions,
  DiscordAPIError,
  RateLimitError,
  type RawFile,
  REST,
  type RESTOptions,
  type RequestMethod,
} from "discord.js";
import { PlatformFault } from "../platform.ts";
import { faultOf } from "./fault-of.ts";
import { type InvalidBudget, invalidBudget } from "./invalid-budget.ts";

/** One request. `doing` says in words what for; `auth` false where the address itself is the secret. */
export type RestCall = {
  readonly method: `${RequestMethod}`;
  readonly path: `/${string}`;
  readonly doing: string;
  readonly body?: unknown;
  readonly files?: readonly RawFile[];
  readonly query?: Readonly<Record<string, string>>;
  readonly auth?: boolean;
};

/** Discord's REST API: one attempt a call, every failure a PlatformFault whose `cause` is what discord.js threw. */
export type Rest = {
  /** The parsed answer; the caller names its type, as Discord's documentation does. */
  call<T>(request: RestCall): Promise<T>;
  close(): void;
};

/**
 * Answers as discord.js expects them, from servers that are less exact: one without words says nothing, whatever kind it says to be, and one
 * of no kind is JSON. It would take what was well for a failure, and leave what was said unread.
 */
const makeRequest: RESTOptions["makeRequest"] = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  const { body, ok, status, statusText } = answer;
  const headers = new Headers([...answer.headers]);
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return {
    body,
    headers,
    ok,
    status,
    statusText,
    get bodyUsed() {
      return answer.bodyUsed;
    },
    arrayBuffer: () => answer.arrayBuffer(),
    text: () => answer.text(),
    async json() {
      const text = await answer.text();
      if (text.trim() === "") return {};
      try {
        return JSON.parse(text);
      } catch (thrown) {
        if (ok) throw thrown;
        return { message: `HTTP ${status}`, code: 0 };
      }
    },
  };
};

/** discord.js' own retries and waits are off: the outbox knows better when to try again, and what else to send meanwhile. */
export function restOptions(apiUrl: string | null, requestMs: number): Partial<RESTOptions> {
  return {
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: requestMs,
    makeRequest,
    ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/+$/, "") }),
  };
}

/** Opens the API for one token. A global limit, and the budget of refused requests, hold every call back before it is made. */
export function openRest(options: {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly requestMs: number;
  readonly now: () => number;
  readonly budget?: InvalidBudget;
}): Rest {
  const rest = new REST(restOptions(options.apiUrl, options.requestMs));
  // Answers to interactions are not bound to the global limit, and must not wait behind what is: who pressed waits three seconds at most.
  // https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
  const answers = new REST({
    ...restOptions(options.apiUrl, options.requestMs),
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  const budget = options.budget ?? invalidBudget();
  let globalUntil = 0;

  function holdBack(doing: string, auth: boolean): void {
    const now = options.now();
    const retryAfterMs = Math.max(auth ? globalUntil - now : 0, budget.waitMs(now));
    if (retryAfterMs > 0) throw new PlatformFault("limited", `${doing}: waiting for Discord's limit`, { retryAfterMs });
  }

  function learn(thrown: unknown, fault: PlatformFault, auth: boolean): void {
    const now = options.now();
    if (thrown instanceof RateLimitError) {
      if (thrown.global && auth) globalUntil = Math.max(globalUntil, now + (fault.retryAfterMs ?? 0));
      // A limit that is shared with others is not held against us.
      if (thrown.scope !== "shared") budget.count(now);
    } else if (thrown instanceof DiscordAPIError && (thrown.status === 401 || thrown.status === 403)) {
      budget.count(now);
    }
  }

  return {
    async call<T>({ method, path, doing, body, files, query, auth = true }: RestCall): Promise<T> {
      holdBack(doing, auth);
      const by = auth ? rest : answers;
      // discord.js forgets a token that was refused once.
      rest.setToken(options.token);
      try {
        const answer = await by.request({
          method: method as RequestMethod,
          fullRoute: path,
          auth,
          ...(body === undefined ? {} : { body }),
          ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
          ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
        });
        return answer as T;
      } catch (thrown) {
        const fault = faultOf(thrown, doing);
        learn(thrown, fault, auth);
        fault.cause = thrown;
        throw fault;
      }
    },
    close() {
      for (const one of [rest, answers]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}
