import type { LogLevel } from "@slack/bolt";
import type { PlatformParts } from "../platform-parts.ts";

/** The SDK's idea of a log. Names and levels are ours to choose, so setting them does nothing. */
export type SlackLogger = {
  debug(...said: unknown[]): void;
  info(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  error(...said: unknown[]): void;
  setLevel(level: LogLevel): void;
  getLevel(): LogLevel;
  setName(name: string): void;
};

/** Tokens and one-time addresses, wherever they stand in a sentence. */
const secrets = /xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe(?:\.xox[a-z])?-[\w-]+|wss?:\/\/\S+/g;

/**
 * What the SDK says, in our log: details (which hold what people wrote) are dropped, tokens are struck out, and its errors are warnings,
 * since what they mean is decided by us.
 */
export function slackLogger(log: PlatformParts["log"], level: LogLevel): SlackLogger {
  const words = (said: readonly unknown[]): string =>
    said.map(String).join(" ").replace(secrets, "[secret]").slice(0, 500);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn({ platform: "slack" }, words(said)),
    error: (...said) => log.warn({ platform: "slack" }, words(said)),
    setLevel: () => undefined,
    getLevel: () => level,
    setName: () => undefined,
  };
}
