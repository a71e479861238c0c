import type { PlatformParts, TokenStore } from "../platform-parts.ts";

/** Waits of the Slack platform in milliseconds; tests make them short. */
export type SlackDelays = {
  /** A Web API call that takes longer counts as lost. */
  readonly callMs: number;
  /** A request of Slack's is answered within this: Slack itself waits 3 s. */
  readonly ackMs: number;
  /** How long a name or a place is asked for before it is done without: somebody waits for an acknowledgement. */
  readonly askMs: number;
  /** How long a form's submission waits for its outcome before a loading view is shown in its stead. */
  readonly outcomeMs: number;
  /** A socket that answers no ping for this long is dead. */
  readonly pongMs: number;
  /** A socket on which Slack sends no ping for this long is dead. */
  readonly pingMs: number;
  /** How often to look whether the socket still lives. */
  readonly watchMs: number;
  /** A socket that does not say hello within this is given up. */
  readonly helloMs: number;
  /** Wait before connecting again, doubled at each failure up to `retryCapMs`; after a healthy connection the first try is immediate. */
  readonly retryMs: number;
  readonly retryCapMs: number;
  /** How often a standing connection is looked at: the token, its scopes, the channels. */
  readonly recheckMs: number;
  /** A token is renewed this long before it expires. */
  readonly renewBeforeMs: number;
  /** The longest `Retry-After` that a history or an immediate answer waits for. */
  readonly patienceMs: number;
  /** Waits so long, or until the signal. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** What the Slack platform is made with. Exactly one of `appToken` (Socket Mode) and `signingSecret` (HTTP) listens; the first wins. */
export type SlackOptions = {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** Channel ids: where tickets are shown to staff, and where customers may open them. */
  readonly deskChannel: string;
  readonly supportChannel: string | null;
  /** Base of the Web API, `https://slack.com/api/` where null. */
  readonly apiUrl: string | null;
  /** Where the app's tokens rotate: https://docs.slack.dev/authentication/using-token-rotation */
  readonly rotation: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly refreshToken: string;
  } | null;
  readonly tokens: TokenStore;
  readonly parts: PlatformParts;
  readonly delays?: Partial<SlackDelays>;
};

/** Waits without keeping the process alive for it. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
  });
}

export const slackDelays: SlackDelays = {
  callMs: 15_000,
  ackMs: 2500,
  askMs: 800,
  outcomeMs: 1500,
  pongMs: 5000,
  pingMs: 30_000,
  watchMs: 500,
  helloMs: 15_000,
  retryMs: 1000,
  retryCapMs: 60_000,
  recheckMs: 300_000,
  renewBeforeMs: 2 * 3_600_000,
  patienceMs: 45_000,
  sleep,
};
