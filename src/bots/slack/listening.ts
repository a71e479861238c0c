import { PlatformFault } from "../platform.ts";
import type { Health, PlatformParts } from "../platform-parts.ts";
import type { SlackDelays } from "./slack-options.ts";
import type { Connection } from "./socket.ts";
import type { Self, Workspace } from "./workspace.ts";

export type Listening = {
  /** Resolves after the first attempt, however it went; goes on in the background. */
  start(): Promise<void>;
  stop(): void;
  /** Looks at once whether all is well again: something was refused that should not have been. */
  suspect(): void;
};

export type ListeningParts = {
  readonly workspace: Workspace;
  /** Opens the socket; null where Slack calls us instead. */
  readonly connect: (() => Promise<Connection>) | null;
  /** What is not as it should be with the workspace, in a sentence; null where all is well. */
  readonly lookAround: (self: Self) => Promise<string | null>;
  readonly parts: Pick<PlatformParts, "onHealth" | "log" | "random">;
  readonly delays: SlackDelays;
};

function hintOf(error: unknown): string {
  if (error instanceof PlatformFault) return error.hint ?? error.message;
  return String(error);
}

/**
 * Keeps the connection: asks who we are, connects, waits until the connection is lost and begins again, at once after a good one, else after
 * a wait that doubles. A wrong token is told and tried again, so that a mended app recovers without a restart.
 */
export function slackListening({ workspace, connect, lookAround, parts, delays }: ListeningParts): Listening {
  let stopping = new AbortController();
  let told = "";
  let look = new AbortController();

  function tell(health: Health): void {
    const text = JSON.stringify(health);
    if (text === told) return;
    told = text;
    parts.onHealth(health);
  }

  /** One connection from beginning to end; `up` is called when it stands. Rejects where the token is found to be bad meanwhile. */
  async function once(signal: AbortSignal, up: () => void): Promise<void> {
    const self = await workspace.self();
    const connection = connect === null ? null : await connect();
    const close = (): void => connection?.close();
    signal.addEventListener("abort", close);
    try {
      if (signal.aborted) return;
      tell({ state: "connected", note: await lookAround(self) });
      up();
      await lookAgain(connection?.lost ?? new Promise<never>(() => undefined), signal);
    } finally {
      signal.removeEventListener("abort", close);
      close();
    }
  }

  /** Looks around from time to time, and when something is suspect, until the connection is lost: what was mended is well without a restart. */
  async function lookAgain(lost: Promise<void>, signal: AbortSignal): Promise<void> {
    for (;;) {
      look = new AbortController();
      const over = new AbortController();
      const rest = delays.sleep(delays.recheckMs, AbortSignal.any([signal, look.signal, over.signal]));
      const isLost = await Promise.race([lost.then(() => true), rest.then(() => false)]);
      over.abort();
      if (isLost || signal.aborted) return;
      workspace.forget();
      tell({ state: "connected", note: await lookAround(await workspace.self()) });
    }
  }

  async function keep(signal: AbortSignal, attempted: () => void): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await once(signal, () => {
          failures = 0;
          attempted();
        });
        if (!signal.aborted) tell({ state: "connecting", hint: "the connection was lost: connecting again" });
      } catch (error) {
        failures += 1;
        workspace.forget();
        const hint = hintOf(error);
        tell({ state: "down", hint });
        parts.log.warn({ platform: "slack", error: String(error), failures }, "not connected to Slack");
        attempted();
        const wait = Math.min(delays.retryCapMs, delays.retryMs * 2 ** (failures - 1));
        look = new AbortController();
        await delays.sleep(wait * (0.5 + parts.random() / 2), AbortSignal.any([signal, look.signal]));
      }
    }
  }

  return {
    start() {
      stopping = new AbortController();
      told = "";
      const { signal } = stopping;
      return new Promise((resolve) => {
        keep(signal, resolve)
          .catch((error: unknown) => parts.log.error({ platform: "slack", error: String(error) }, "listening ended"))
          .finally(resolve);
      });
    },
    stop: () => stopping.abort(),
    suspect: () => look.abort(),
  };
}
