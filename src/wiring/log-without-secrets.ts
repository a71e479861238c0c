import type { Log } from "../core/delivery/log.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** A log in which no secret can stand, whatever a library puts into its errors. */
export function logWithoutSecrets(log: Log, secrets: readonly string[]): Log {
  const readable = (_key: string, value: unknown): unknown => {
    if (value instanceof Error) return { type: value.name, message: value.message, stack: value.stack };
    return typeof value === "bigint" ? String(value) : value;
  };
  const clean = (details: object): object => {
    try {
      return JSON.parse(withoutSecrets(JSON.stringify(details, readable), secrets)) as object;
    } catch {
      // What cannot be written as JSON cannot be looked through either.
      return { details: "not shown" };
    }
  };
  return {
    info: (details, words) => log.info(clean(details), withoutSecrets(words, secrets)),
    warn: (details, words) => log.warn(clean(details), withoutSecrets(words, secrets)),
    error: (details, words) => log.error(clean(details), withoutSecrets(words, secrets)),
  };
}
