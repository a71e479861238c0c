import type { DiscordDelays } from "../bots/discord/options.ts";
import type { ChatPlatform, PlatformParts, TokenStore } from "../bots/platform-parts.ts";
import type { SlackDelays } from "../bots/slack/slack-options.ts";
import type { TelegramTimes } from "../bots/telegram/telegram-options.ts";
import type { Config } from "../config.ts";

/** A chat platform that is set up: how it is made, once its code is loaded. */
export type ConfiguredPlatform = {
  readonly name: string;
  /** The default desk channel, as the configuration names it. */
  readonly deskChannel: string;
  /** An address of its server's whose answer says what time it is; null where none is known. */
  readonly clockUrl: string | null;
  /** Loads its code and makes it; connects to nothing yet. */
  make(parts: PlatformParts): Promise<MadePlatform>;
};

/** A platform, and the workspace of its desk channel: asked for once it is connected. */
export type MadePlatform = { readonly platform: ChatPlatform; readonly workspace: () => Promise<string> };

/** Waits of the platforms other than their own: for tests, which have no time. */
export type PlatformTimes = {
  readonly slack?: Partial<SlackDelays>;
  readonly discord?: Partial<DiscordDelays>;
  readonly telegram?: Partial<TelegramTimes>;
};

/** The chat platforms that the configuration names. The code of the others is never loaded. */
export function configuredPlatforms(
  config: Config,
  tokensOf: (platform: string) => TokenStore,
  times: PlatformTimes = {},
): readonly ConfiguredPlatform[] {
  const { slack, discord, telegram, secrets, publicUrl } = config;
  return [
    ...(slack === null
      ? []
      : [
          {
            name: "slack",
            deskChannel: slack.deskChannel,
            clockUrl: new URL("api.test", slack.apiUrl === null ? "https://slack.com/api/" : `${slack.apiUrl}/`).href,
            async make(parts: PlatformParts) {
              const { slackPlatform } = await import("../bots/slack/platform.ts");
              const { slackClientSecret, slackRefreshToken } = secrets;
              const rotates = slack.rotation !== null && slackClientSecret !== null && slackRefreshToken !== null;
              const platform = slackPlatform({
                botToken: secrets.slackBotToken,
                appToken: slack.mode === "socket" ? secrets.slackAppToken : null,
                signingSecret: secrets.slackSigningSecret,
                deskChannel: slack.deskChannel,
                supportChannel: slack.supportChannel,
                apiUrl: slack.apiUrl,
                rotation: rotates
                  ? {
                      clientId: slack.rotation.clientId,
                      clientSecret: slackClientSecret,
                      refreshToken: slackRefreshToken,
                    }
                  : null,
                tokens: tokensOf("slack"),
                parts,
                delays: times.slack ?? {},
              });
              return { platform, workspace: () => platform.workspace() };
            },
          },
        ]),
    ...(discord === null
      ? []
      : [
          {
            name: "discord",
            deskChannel: discord.deskChannel,
            clockUrl: `${discord.apiUrl ?? "https://discord.com/api"}/v10/gateway`,
            async make(parts: PlatformParts) {
              const { discordPlatform } = await import("../bots/discord/platform.ts");
              const platform = discordPlatform({
                ...discord,
                token: secrets.discordBotToken ?? "",
                parts,
                delays: times.discord ?? {},
              });
              return { platform, workspace: async () => discord.guildId };
            },
          },
        ]),
    ...(telegram === null
      ? []
      : [
          {
            name: "telegram",
            deskChannel: telegram.deskChat,
            clockUrl: telegram.apiRoot ?? "https://api.telegram.org",
            async make(parts: PlatformParts) {
              const { telegramPlatform } = await import("../bots/telegram/platform.ts");
              const token = secrets.telegramBotToken ?? "";
              const webhookSecret = secrets.telegramWebhookSecret;
              const platform = telegramPlatform({
                ...telegram,
                token,
                webhookSecret,
                publicUrl,
                parts,
                times: times.telegram ?? {},
              });
              return { platform, workspace: async () => "" };
            },
          },
        ]),
  ];
}
