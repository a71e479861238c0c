import { inspect } from "node:util";

/** Values that must not reach a log, a page or an error; null where a variable is not set. */
export type Secrets = {
  /** Holds the database's password. */
  readonly databaseUrl: string | null;
  readonly fixlineSecret: string | null;
  readonly slackBotToken: string | null;
  readonly slackAppToken: string | null;
  readonly slackSigningSecret: string | null;
  readonly slackClientSecret: string | null;
  readonly slackRefreshToken: string | null;
  readonly discordBotToken: string | null;
  readonly telegramBotToken: string | null;
  readonly telegramWebhookSecret: string | null;
  readonly cloudinaryUrl: string | null;
  readonly googleMapsApiKey: string | null;
  readonly smtpUrl: string | null;
};

/**
 * Seals secrets: they can be read by name, but no listing of the object shows them, so that logging, serialising,
 * spreading or printing a configuration (with an error, say) gives none away.
 */
export const sealSecrets = (values: Secrets): Secrets => {
  const hidden = Object.entries(values).map(([name, value]) => [name, { value, enumerable: false }] as const);
  const show = { value: () => "[secrets]", enumerable: false };
  return Object.freeze(
    Object.defineProperties({}, { ...Object.fromEntries(hidden), toJSON: show, [inspect.custom]: show }),
  ) as Secrets;
};
