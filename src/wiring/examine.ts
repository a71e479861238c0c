import { statfs } from "node:fs/promises";
import type { ChatPlatform, Finding } from "../bots/platform-parts.ts";
import { inTime } from "../core/delivery/in-time.ts";
import type { Database } from "../core/store/connect.ts";
import { examineDatabase } from "../core/store/examine-database.ts";
import { failingPhotos } from "../core/store/remote-photos.ts";
import { clockAheadMs } from "./clock-ahead.ts";
import type { PlatformHealth } from "./open-platforms.ts";
import { hintOf } from "./run-platform.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What was found of one part of the desk: the database, the disk, the clock, a chat platform. */
export type Examined = { readonly part: string; readonly findings: readonly Finding[] };

const leastFreeBytes = 1024 ** 3;
const slowestAnswerMs = 1_000;
/** Slack refuses requests that are five minutes old; half a minute already puts talk into a wrong order. */
const mostClockMs = 30_000;
const patienceMs = 60_000;

export type ExamineDeps = {
  readonly database: Database;
  /** The data folder. */
  readonly home: string;
  readonly clock: () => Date;
  readonly chats: ReadonlyMap<string, ChatPlatform>;
  /** How the connections are, where they are kept by this process; empty for a command that only looks. */
  readonly health: readonly PlatformHealth[];
  /** Addresses by platform whose answers say what time it is. */
  readonly clocks: ReadonlyMap<string, string>;
  readonly secrets: readonly string[];
  readonly fetch?: typeof fetch;
};

/** Looks at everything that the desk needs, all at once, and says how to mend what is not well. Never rejects. */
export async function examine(deps: ExamineDeps): Promise<readonly Examined[]> {
  const parts = await Promise.all([
    examined("database", () => lookAtDatabase(deps)),
    examined("disk", () => lookAtDisk(deps)),
    examined("clock", () => lookAtClock(deps)),
    ...(await photosExamined(deps)),
    ...[...deps.chats.values()].map((platform) => examined(platform.name, () => lookAtPlatform(deps, platform))),
    ...deps.health
      .filter(({ platform }) => !deps.chats.has(platform))
      .map(({ platform, health }) =>
        examined(platform, async () => [
          { what: "code", well: false, hint: "hint" in health ? health.hint : "It could not be made." },
        ]),
      ),
  ]);
  return parts.map(({ part, findings }) => ({
    part,
    findings: findings.map((finding) => ({
      ...finding,
      // Every finding that is not well says what to do, whoever made it.
      hint:
        finding.hint === null
          ? finding.well
            ? null
            : "See the log for what went wrong."
          : withoutSecrets(finding.hint, deps.secrets),
    })),
  }));
}

/** Whether nothing is wrong. */
export function isWell(parts: readonly Examined[]): boolean {
  return parts.every(({ findings }) => findings.every(({ well }) => well));
}

async function examined(part: string, look: () => Promise<readonly Finding[]>): Promise<Examined> {
  try {
    return { part, findings: await inTime(look(), patienceMs) };
  } catch (error) {
    return { part, findings: [{ what: "answer", well: false, hint: hintOf(error) }] };
  }
}

/** Photos that their host has refused a few times. */
const failedOften = 3;

/** What cannot be moved to the host of pictures; not there while nothing fails. */
async function photosExamined({ database }: ExamineDeps): Promise<readonly Examined[]> {
  const { count, error } = await failingPhotos(database, failedOften).catch(() => ({ count: 0, error: null }));
  if (count === 0) return [];
  const hint = `${count} photos wait in the data folder: ${error ?? "the host does not take them"}. Check CLOUDINARY_URL; they are tried again.`;
  return [{ part: "photos", findings: [finding("moved", false, hint)] }];
}

const finding = (what: string, well: boolean, hint: string): Finding => ({ what, well, hint: well ? null : hint });

async function lookAtDatabase({ database, clock }: ExamineDeps): Promise<readonly Finding[]> {
  const { version, answeredInMs, clockAheadMs: ahead } = await examineDatabase(database, clock);
  const seconds = Math.round(ahead / 1000);
  return [
    finding(`PostgreSQL ${version} answers`, true, ""),
    finding(
      `it answers within ${answeredInMs} ms`,
      answeredInMs <= slowestAnswerMs,
      "The database is slow: look at its load, its disk and the network between.",
    ),
    finding(
      "its clock and ours agree",
      Math.abs(ahead) <= mostClockMs,
      `The database's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} ours: switch on NTP on both.`,
    ),
  ];
}

async function lookAtDisk({ home }: ExamineDeps): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const shown = `${(free / 1024 ** 3).toFixed(1)} GB`;
  return [
    finding(`${shown} are free`, free >= leastFreeBytes, `Only ${shown} are free where FIXLINE_HOME is: make room.`),
  ];
}

async function lookAtClock({ clocks, clock, fetch: given }: ExamineDeps): Promise<readonly Finding[]> {
  const looks = [...clocks].map(async ([platform, url]): Promise<readonly Finding[]> => {
    const ahead = await clockAheadMs(url, clock, given ?? fetch).catch(() => null);
    // Whether the platform can be reached at all is its own finding.
    if (ahead === null) return [];
    const seconds = Math.round(ahead / 1000);
    return [
      finding(
        `our clock and ${platform}'s agree`,
        Math.abs(ahead) <= mostClockMs,
        `Our clock is ${Math.abs(seconds)} s ${seconds < 0 ? "ahead of" : "behind"} ${platform}'s: switch on NTP.`,
      ),
    ];
  });
  return (await Promise.all(looks)).flat();
}

async function lookAtPlatform({ health }: ExamineDeps, platform: ChatPlatform): Promise<readonly Finding[]> {
  const known = health.find((one) => one.platform === platform.name)?.health;
  const connection =
    known === undefined
      ? []
      : [finding("connection", known.state === "connected", known.state === "connected" ? "" : known.hint)];
  return [...connection, ...(await platform.check())];
}
