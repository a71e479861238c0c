import { type DiscordSim, discordSim } from "../platforms/discord/discord-sim.ts";
import { type SlackServer, startSlackServer } from "../platforms/slack/slack-server.ts";
import { telegramGroup } from "../platforms/telegram/telegram-person.ts";
import { simToken, type TelegramServer, telegramServer } from "../platforms/telegram/telegram-server.ts";

export const telegramDesk = -1_001_234_567_890;
/** The Slack admin, named without the team: it is the bot's own. */
export const slackAdmin = "U0ADA";

/** The simulated servers of the three platforms, and the variables by which a desk is set up on them. */
export type ThreeServers = AsyncDisposable & {
  readonly slack: SlackServer;
  readonly discord: DiscordSim;
  readonly telegram: TelegramServer;
  readonly env: Readonly<Record<string, string>>;
  /** Every rule that was broken at one of the servers, in words. */
  broken(): readonly string[];
};

/** Starts the three servers: a desk channel and a support channel on Slack, three channels on Discord, a desk group on Telegram. */
export async function startThreeServers(): Promise<ThreeServers> {
  const slack = await startSlackServer();
  slack.addChannel({ id: "C0DESK", name: "desk" });
  slack.addChannel({ id: "C0HELP", name: "help" });
  // A desk that is restarted within five seconds identifies twice: its new process cannot know of the old one.
  const discord = await discordSim({ identifyEveryMs: 0 });
  const telegram = await telegramServer({ now: () => new Date() });
  telegramGroup(telegram, { id: telegramDesk });
  return {
    slack,
    discord,
    telegram,
    env: {
      FIXLINE_ADMINS: `slack:${slackAdmin}`,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_DESK_CHANNEL: "C0DESK",
      SLACK_SUPPORT_CHANNEL: "C0HELP",
      SLACK_API_URL: slack.apiUrl,
      DISCORD_BOT_TOKEN: discord.state.token,
      DISCORD_GUILD_ID: discord.state.guildId,
      DISCORD_DESK_CHANNEL: discord.channels.desk.id,
      DISCORD_WORK_CHANNEL: discord.channels.work.id,
      DISCORD_SUPPORT_CHANNEL: discord.channels.support.id,
      DISCORD_API_URL: discord.apiUrl,
      TELEGRAM_BOT_TOKEN: simToken,
      TELEGRAM_DESK_CHAT: String(telegramDesk),
      TELEGRAM_API_ROOT: telegram.root,
    },
    broken: () => [...slack.state.broken, ...discord.state.broken, ...telegram.broken()],
    async [Symbol.asyncDispose]() {
      await slack[Symbol.asyncDispose]();
      await discord.close();
      await telegram.stop();
    },
  };
}
