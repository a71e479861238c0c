import type { Environment } from "./environment.ts";
import type { Secrets } from "./secrets.ts";
import { isWebUrl, withoutSlash } from "./url-checks.ts";

export type SlackConfig = {
  /** Socket Mode with an app token, else requests at `POST /slack/events`. */
  readonly mode: "socket" | "http";
  readonly deskChannel: string;
  readonly supportChannel: string | null;
  readonly apiUrl: string | null;
  /** The client id, where tokens rotate. */
  readonly rotation: { readonly clientId: string } | null;
};

export type DiscordConfig = {
  readonly guildId: string;
  readonly deskChannel: string;
  readonly workChannel: string | null;
  readonly supportChannel: string | null;
  readonly apiUrl: string | null;
};

export type TelegramConfig = {
  readonly deskChat: string;
  /** A webhook needs a secret and a public address. */
  readonly mode: "webhook" | "polling";
  readonly apiRoot: string | null;
};

type ChatSecrets = Omit<Secrets, "databaseUrl" | "fixlineSecret" | "cloudinaryUrl" | "googleMapsApiKey" | "smtpUrl">;
type ChatPlatforms = {
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  readonly telegram: TelegramConfig | null;
  readonly secrets: ChatSecrets;
};

/** The chat platforms that are set up. A platform that is set up by halves is a fault, never silently left out. */
export const readChatPlatforms = (environment: Environment, hasPublicUrl: boolean): ChatPlatforms => {
  const slack = readSlack(environment);
  const discord = readDiscord(environment);
  const telegram = readTelegram(environment, hasPublicUrl);
  return {
    slack: slack.config,
    discord: discord.config,
    telegram: telegram.config,
    secrets: { ...slack.secrets, ...discord.secrets, ...telegram.secrets },
  };
};

const readSlack = (environment: Environment) => {
  const { checked, secret, text, faults } = environment;
  const secrets = {
    slackBotToken: secret(
      "SLACK_BOT_TOKEN",
      "the bot's token (xoxb-…), found under OAuth & Permissions",
      isNot("xapp-", "xoxp-"),
    ),
    slackAppToken: secret(
      "SLACK_APP_TOKEN",
      "the app-level token (xapp-…), found under Basic Information",
      isNot("xoxb-", "xoxp-"),
    ),
    slackSigningSecret: secret(
      "SLACK_SIGNING_SECRET",
      "the signing secret, found under Basic Information",
      isNot("xox"),
    ),
    slackClientSecret: secret("SLACK_CLIENT_SECRET"),
    slackRefreshToken: secret("SLACK_REFRESH_TOKEN"),
  };
  const clientId = text("SLACK_CLIENT_ID");
  const deskChannel = checked("SLACK_DESK_CHANNEL", "a channel's id (C0123ABCD)", isSlackChannel);
  const supportChannel = checked("SLACK_SUPPORT_CHANNEL", "a channel's id (C0123ABCD)", isSlackChannel);
  const apiUrl = checked("SLACK_API_URL", "a web address", isWebUrl);
  const rotating = [clientId, secrets.slackClientSecret, secrets.slackRefreshToken];
  const rotates = rotating.every((value) => value !== null);
  if (!rotates && rotating.some((value) => value !== null)) {
    faults.push(
      "For rotating Slack tokens set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_REFRESH_TOKEN, all three.",
    );
  }
  const isWanted = isAskedFor(environment, "slack");
  const needed = [
    [secrets.slackBotToken !== null || rotates, "SLACK_BOT_TOKEN"],
    [secrets.slackAppToken !== null || secrets.slackSigningSecret !== null, "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET"],
    [deskChannel !== null, "SLACK_DESK_CHANNEL"],
  ] as const;
  if (!isWanted || !isWhole(environment, "Slack", "SLACK_", needed)) return { config: null, secrets };
  const config: SlackConfig = {
    mode: secrets.slackAppToken === null ? "http" : "socket",
    deskChannel: deskChannel ?? "",
    supportChannel,
    apiUrl,
    rotation: rotates && clientId !== null ? { clientId } : null,
  };
  return { config, secrets };
};

const readDiscord = (environment: Environment) => {
  const { checked, secret } = environment;
  const idOf = (name: string): string | null =>
    checked(name, "an id of digits (switch on Developer Mode, then Copy ID)", (text) => /^\d{1,20}$/.test(text));
  const secrets = {
    discordBotToken: secret(
      "DISCORD_BOT_TOKEN",
      "the bot's token alone, without the word Bot",
      (text) => !/\s/.test(text),
    ),
  };
  const guildId = idOf("DISCORD_GUILD_ID");
  const deskChannel = idOf("DISCORD_DESK_CHANNEL");
  const workChannel = idOf("DISCORD_WORK_CHANNEL");
  const supportChannel = idOf("DISCORD_SUPPORT_CHANNEL");
  const apiUrl = checked("DISCORD_API_URL", "a web address", isWebUrl);
  const isWanted = isAskedFor(environment, "discord");
  const needed = [
    [secrets.discordBotToken !== null, "DISCORD_BOT_TOKEN"],
    [guildId !== null, "DISCORD_GUILD_ID"],
    [deskChannel !== null, "DISCORD_DESK_CHANNEL"],
  ] as const;
  if (!isWanted || !isWhole(environment, "Discord", "DISCORD_", needed)) return { config: null, secrets };
  const config: DiscordConfig = {
    guildId: guildId ?? "",
    deskChannel: deskChannel ?? "",
    workChannel,
    supportChannel,
    apiUrl: apiUrl && withoutVersion(apiUrl),
  };
  return { config, secrets };
};

const readTelegram = (environment: Environment, hasPublicUrl: boolean) => {
  const { checked, secret } = environment;
  const secrets = {
    telegramBotToken: secret("TELEGRAM_BOT_TOKEN", "the token that BotFather gave (123456:ABC…)", (text) =>
      /^\d+:[\w-]+$/.test(text),
    ),
    telegramWebhookSecret: secret("TELEGRAM_WEBHOOK_SECRET", "1 to 256 letters, digits, _ or -", (text) =>
      /^[\w-]{1,256}$/.test(text),
    ),
  };
  const deskChat = checked("TELEGRAM_DESK_CHAT", "the number of the desk's group (-100…) or its @name", (text) =>
    /^(-?\d{1,16}|@\w{4,32})$/.test(text),
  );
  const apiRoot = checked("TELEGRAM_API_ROOT", "a web address", isWebUrl);
  const isWanted = isAskedFor(environment, "telegram");
  const needed = [
    [secrets.telegramBotToken !== null, "TELEGRAM_BOT_TOKEN"],
    [deskChat !== null, "TELEGRAM_DESK_CHAT"],
  ] as const;
  if (!isWanted || !isWhole(environment, "Telegram", "TELEGRAM_", needed)) return { config: null, secrets };
  const config: TelegramConfig = {
    deskChat: deskChat ?? "",
    mode: secrets.telegramWebhookSecret !== null && hasPublicUrl ? "webhook" : "polling",
    apiRoot: apiRoot && withoutSlash(apiRoot),
  };
  return { config, secrets };
};

/** An id and no name: what it must look like beyond that only Slack knows, and says when it is asked. */
const isSlackChannel = (text: string): boolean => /^[CGD][\w-]{1,40}$/.test(text);

/** Discord's base address, however it was copied: the version is added to each request. */
const withoutVersion = (url: string): string => withoutSlash(url).replace(/\/v\d+$/, "");

const isNot =
  (...starts: readonly string[]) =>
  (text: string): boolean =>
    !/\s/.test(text) && !starts.some((start) => text.startsWith(start));

/** Which variables ask for a platform: a base address alone does not. */
const asking = {
  slack: [
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_DESK_CHANNEL",
    "SLACK_SUPPORT_CHANNEL",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_REFRESH_TOKEN",
  ],
  discord: [
    "DISCORD_BOT_TOKEN",
    "DISCORD_GUILD_ID",
    "DISCORD_DESK_CHANNEL",
    "DISCORD_WORK_CHANNEL",
    "DISCORD_SUPPORT_CHANNEL",
  ],
  telegram: ["TELEGRAM_BOT_TOKEN", "TELEGRAM_DESK_CHAT", "TELEGRAM_WEBHOOK_SECRET"],
} as const;

const isAskedFor = (environment: Environment, platform: keyof typeof asking): boolean =>
  asking[platform].some((name) => environment.isSet(name));

/** One fault that names every variable a platform still lacks; a wrong one has had its own sentence already. */
const isWhole = (
  { faults }: Environment,
  platform: string,
  prefix: string,
  needed: readonly (readonly [boolean, string])[],
): boolean => {
  const lacking = needed
    .filter(
      ([isThere, names]) =>
        !isThere && !faults.some((fault) => names.split(" or ").includes(fault.split(" ")[0] ?? "")),
    )
    .map(([, names]) => names);
  if (lacking.length > 0) {
    faults.push(
      `${platform} is set up by halves: set ${lacking.join(" and ")} too, or unset all ${prefix}… variables.`,
    );
  }
  return needed.every(([isThere]) => isThere);
};
