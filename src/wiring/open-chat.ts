import type { ChatPlatform } from "../bots/platform-parts.ts";
import type { Config } from "../config.ts";
import type { Log } from "../core/delivery/log.ts";
import type { AdminRef } from "../core/domain/admin-ref.ts";
import { configureDeskChannel } from "../core/store/desk-channels.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import { readWorkspace, storeWorkspace } from "../core/store/platform-state.ts";
import type { Desk } from "../core/store/work.ts";
import { reopenDesk } from "../core/usecases/reopen-desk.ts";
import { type ChatFiles, chatFiles } from "./chat-files.ts";
import { type ConfiguredPlatform, configuredPlatforms, type PlatformTimes } from "./configured-platform.ts";
import { type Examined, examine } from "./examine.ts";
import { logWithoutSecrets } from "./log-without-secrets.ts";
import { type OpenPlatforms, openPlatforms } from "./open-platforms.ts";
import { platformPartsOf } from "./platform-parts-of.ts";
import type { SupervisionTimes } from "./supervise-platform.ts";
import { tokenStore } from "./token-store.ts";

/** The chat platforms as the desk sees them. */
export type Chat = {
  readonly platforms: OpenPlatforms;
  readonly files: ChatFiles;
  /** Those who are admins by their login, as far as it is known which login is meant. */
  admins(): readonly AdminRef[];
  /** Looks at the desk and every platform. `running` false: nothing is connected from here, so connections do not count. */
  examine(how: { readonly running: boolean }): Promise<readonly Examined[]>;
};

/** Puts the configured chat platforms together with the desk. Nothing is connected before `platforms.start`. */
export async function openChat(deps: {
  readonly config: Config;
  readonly desk: Desk;
  readonly vault: FileVault;
  readonly log: Log;
  readonly random: () => number;
  /** The server's own key: renewed tokens are sealed with it. */
  readonly secret: string;
  /** Other platforms than those of the configuration: for tests. */
  readonly configured?: readonly ConfiguredPlatform[];
  readonly times?: PlatformTimes & SupervisionTimes;
}): Promise<Chat> {
  const { config, desk, vault, log, random, secret } = deps;
  const configured =
    deps.configured ??
    configuredPlatforms(config, (platform) => tokenStore(desk.database, platform, secret), deps.times);
  const workspaces = new Map<string, string>();
  for (const { name } of configured) {
    const known = await desk.read((work) => readWorkspace(work, name));
    if (known !== null) workspaces.set(name, known);
  }
  const found: { chats: ReadonlyMap<string, ChatPlatform> } = { chats: new Map() };
  const files = chatFiles({ desk, vault, chatOf: (name) => found.chats.get(name), log });

  /** An admin of Slack is named by their id alone: the team is the bot's own, and nobody's before that is known. */
  const admins = (): readonly AdminRef[] =>
    config.admins.flatMap((admin) => {
      if (admin.platform !== "slack" || admin.workspace !== null) return [admin];
      const workspace = workspaces.get(admin.platform);
      return workspace === undefined ? [] : [{ ...admin, workspace }];
    });

  const safeLog = logWithoutSecrets(log, secretsOf(config));
  const platforms = await openPlatforms({
    configured,
    desk,
    log,
    random,
    secrets: secretsOf(config),
    times: deps.times ?? {},
    partsOf: (_platform, onHealth) => platformPartsOf({ desk, log: safeLog, files, admins, random, onHealth }),
    async onConnected({ name, deskChannel }, workspaceOf) {
      const workspace = await workspaceOf();
      workspaces.set(name, workspace);
      await desk.transact(async (work) => {
        await storeWorkspace(work, name, workspace);
        const channel = { platform: name, workspace, channel: deskChannel };
        await configureDeskChannel(work, channel);
        const reopened = await reopenDesk(work, channel);
        if (reopened > 0)
          log.info({ ...channel, tickets: reopened }, "tickets whose desk channel is gone are shown in this one");
      });
    },
  });
  found.chats = platforms.chats;
  const clocks = new Map(
    configured.flatMap(({ name, clockUrl }) => (clockUrl === null ? [] : [[name, clockUrl] as const])),
  );
  return {
    platforms,
    files,
    admins,
    examine: ({ running }) =>
      examine({
        database: desk.database,
        home: config.home,
        clock: desk.clock,
        chats: platforms.chats,
        health: platforms.health().filter(({ platform }) => running || !platforms.chats.has(platform)),
        clocks,
        secrets: secretsOf(config),
      }),
  };
}

/** What must never stand in a log or an answer. */
function secretsOf({ secrets }: Config): readonly string[] {
  const { slackBotToken, slackAppToken, slackSigningSecret, slackClientSecret, slackRefreshToken } = secrets;
  const { discordBotToken, telegramBotToken, telegramWebhookSecret, googleMapsApiKey, cloudinaryUrl } = secrets;
  return [
    slackBotToken,
    slackAppToken,
    slackSigningSecret,
    slackClientSecret,
    slackRefreshToken,
    discordBotToken,
    telegramBotToken,
    telegramWebhookSecret,
    googleMapsApiKey,
    cloudinaryUrl,
    // The part of it that signs stands alone in some messages.
    cloudinaryUrl === null ? null : decodeURIComponent(new URL(cloudinaryUrl).password),
  ].filter((secret) => secret !== null);
}
