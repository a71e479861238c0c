import type { PlatformParts } from "../platform-parts.ts";

/** How long Discord's side of things may take, in milliseconds: tests make them short. */
export type DiscordDelays = {
  /** A form must be the first answer, within three seconds: after this an "open form" button takes its place. */
  readonly formAnswerMs: number;
  /** Another answer that comes within this needs no "thinking …" before it. */
  readonly answerMs: number;
  /** When an interaction is acknowledged at the latest, stored or not. */
  readonly ackMs: number;
  /** A request without an answer for this long has failed. */
  readonly requestMs: number;
  /** Waits between attempts to store an event that the gateway will not send again. */
  readonly storeAgainMs: readonly number[];
  /** The first wait before connecting or identifying anew; it doubles up to `reconnectMaxMs`. */
  readonly reconnectMs: number;
  readonly reconnectMaxMs: number;
  /** Identifies are at least this far apart: https://discord.com/developers/docs/events/gateway#rate-limiting allows one in 5 s. */
  readonly identifyEveryMs: number;
  /** A connection that has been gone for this long is begun anew from nothing. */
  readonly watchdogMs: number;
  /** How often rights, intents and commands are looked at again while it is connected. */
  readonly lookAgainMs: number;
};

export const discordDelays: DiscordDelays = {
  formAnswerMs: 2500,
  answerMs: 1200,
  ackMs: 2500,
  requestMs: 15_000,
  storeAgainMs: [200, 1000, 3000, 10_000, 30_000],
  reconnectMs: 1000,
  reconnectMaxMs: 300_000,
  identifyEveryMs: 5200,
  watchdogMs: 180_000,
  lookAgainMs: 300_000,
};

/** What the Discord platform is told: DESIGN §14's variables, and the parts of every chat platform. */
export type DiscordOptions = {
  readonly token: string;
  readonly guildId: string;
  /** A text channel (threads under cards) or a forum (a post for each ticket). */
  readonly deskChannel: string;
  /** A text channel whose private threads are lines, and customers' places where direct messages are closed. */
  readonly workChannel: string | null;
  /** Where everybody may report a fault: every new message opens a thread. */
  readonly supportChannel: string | null;
  /** Base of the REST API without the version ("https://discord.com/api"); null for Discord's own. */
  readonly apiUrl: string | null;
  readonly parts: PlatformParts;
  readonly delays?: Partial<DiscordDelays>;
};
