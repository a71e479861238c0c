import type { ChatPlatform, Health, PlatformParts, Webhook } from "../bots/platform-parts.ts";
import type { Log } from "../core/delivery/log.ts";
import type { Desk } from "../core/store/work.ts";
import type { ConfiguredPlatform } from "./configured-platform.ts";
import { hintOf } from "./run-platform.ts";
import { type EventSink, type Supervision, type SupervisionTimes, supervisePlatform } from "./supervise-platform.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** How one platform is. */
export type PlatformHealth = { readonly platform: string; readonly health: Health };

export type OpenPlatforms = {
  /** Those whose code could be loaded, by name. */
  readonly chats: ReadonlyMap<string, ChatPlatform>;
  /** Where their servers call us. */
  readonly webhooks: readonly Webhook[];
  /** How each that is configured is, those that could not be loaded too. */
  health(): readonly PlatformHealth[];
  /** Begins to connect all of them in the background. Nothing here fails the desk or another platform. */
  start(sink: EventSink): void;
  stop(): Promise<void>;
};

/**
 * Loads and makes the platforms that are configured, and no others. One that cannot be made is down, with the reason; the rest go on.
 * `secrets` never show in what is logged or told.
 */
export async function openPlatforms(deps: {
  readonly configured: readonly ConfiguredPlatform[];
  readonly desk: Desk;
  readonly log: Log;
  readonly random: () => number;
  readonly secrets: readonly string[];
  readonly partsOf: (platform: string, onHealth: (health: Health) => void) => PlatformParts;
  readonly times?: SupervisionTimes;
  /** The platform is connected: what depends on it can be made known. */
  readonly onConnected: (configured: ConfiguredPlatform, workspace: () => Promise<string>) => Promise<void>;
}): Promise<OpenPlatforms> {
  const { configured, desk, log, random, secrets, partsOf } = deps;
  const chats = new Map<string, ChatPlatform>();
  const workspaces = new Map<string, () => Promise<string>>();
  const healths = new Map<string, Health>();
  const supervised = new Map<string, Supervision>();

  function note(platform: string, told: Health): void {
    const health: Health =
      told.state === "connected"
        ? { ...told, note: told.note === null ? null : withoutSecrets(told.note, secrets) }
        : { ...told, hint: withoutSecrets(told.hint, secrets) };
    const before = healths.get(platform);
    healths.set(platform, health);
    if (JSON.stringify(before) === JSON.stringify(health)) return;
    if (health.state === "connected") log.info({ platform, note: health.note }, "a platform is connected");
    else if (health.state === "down") log.warn({ platform, hint: health.hint }, "a platform is down");
    else log.info({ platform, hint: health.hint }, "a platform is not connected yet");
  }

  for (const one of configured) {
    const heard = (health: Health): void => {
      const supervision = supervised.get(one.name);
      if (supervision === undefined) note(one.name, health);
      else supervision.heard(health);
    };
    note(one.name, { state: "connecting", hint: "It has not been started yet." });
    try {
      const made = await one.make(partsOf(one.name, heard));
      chats.set(one.name, made.platform);
      workspaces.set(one.name, made.workspace);
    } catch (error) {
      note(one.name, { state: "down", hint: hintOf(error) });
    }
  }

  return {
    chats,
    webhooks: [...chats.values()].flatMap(({ webhook }) => (webhook === null ? [] : [webhook])),
    health: () => [...healths].map(([platform, health]) => ({ platform, health })),
    start(sink) {
      for (const one of configured) {
        const platform = chats.get(one.name);
        const workspace = workspaces.get(one.name);
        if (platform === undefined || workspace === undefined) continue;
        const onHealth = (health: Health): void => note(one.name, health);
        const onConnected = (): Promise<void> => deps.onConnected(one, workspace);
        supervised.set(
          one.name,
          supervisePlatform({ platform, desk, log, random, sink, onHealth, onConnected, times: deps.times ?? {} }),
        );
      }
    },
    async stop() {
      await Promise.all([...supervised.values()].map((supervision) => supervision.stop()));
    },
  };
}
