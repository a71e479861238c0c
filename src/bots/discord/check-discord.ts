import { type APIChannel, type APIGuild, type APIGuildMember, type APIMessage, ChannelType } from "discord.js";
import type { Card } from "../card.ts";
import { PlatformFault } from "../platform.ts";
import type { Finding } from "../platform-parts.ts";
import type { AboutBot } from "./about-bot.ts";
import { isForum } from "./channel-book.ts";
import type { DiscordOptions } from "./options.ts";
import { bodyOf } from "./piece.ts";
import { renderCard } from "./render-card.ts";
import type { Rest } from "./rest.ts";
import { type ChannelRole, missingRights } from "./rights.ts";

/** What is lost without the content intent, and how to get it. */
export const contentHint =
  "without the message content intent what is typed in threads and channels cannot be read: lines are direct messages, and staff use commands, buttons and mentions; switch it on under Bot in Discord's developer portal";

type Parts = {
  readonly rest: Rest;
  readonly options: DiscordOptions;
  readonly about: (again: boolean) => Promise<AboutBot>;
};

const well = (what: string): Finding => ({ what, well: true, hint: null });
const ill = (what: string, hint: string): Finding => ({ what, well: false, hint });

/** Looks at token, intents, server, channels and rights; `post`: posts in the desk channel and removes it. Never rejects. */
export async function checkDiscord(parts: Parts, post: boolean): Promise<readonly Finding[]> {
  const { rest, options } = parts;
  const bot = await attempt("token", () => parts.about(true));
  if ("well" in bot) return [bot];
  const content = bot.value.mayReadContent
    ? well("message content intent")
    : ill("message content intent", contentHint);
  const found: Finding[] = [well("token"), content, ...(await checkSessions(rest))];
  const guild = await attempt("server", () =>
    rest.call<APIGuild>({ method: "GET", path: `/guilds/${options.guildId}`, doing: "looking at the server" }),
  );
  if ("well" in guild) return [...found, guild];
  const path = `/guilds/${options.guildId}/members/${bot.value.id}` as const;
  const member = await attempt("server", () =>
    rest.call<APIGuildMember>({ method: "GET", path, doing: "looking at the bot's roles" }),
  );
  if ("well" in member) return [...found, member];
  found.push(well("server"));
  const channels: readonly (readonly [ChannelRole, string | null])[] = [
    ["desk", options.deskChannel],
    ["work", options.workChannel],
    ["support", options.supportChannel],
  ];
  const me = { roles: member.value.roles ?? [], user: { id: bot.value.id } };
  for (const [role, id] of channels) {
    if (id !== null) found.push(await checkChannel(rest, guild.value, me, role, id));
  }
  const isDeskWell = found.find(({ what }) => what === "desk channel")?.well === true;
  return isDeskWell && post ? [...found, await tryPosting(rest, options.deskChannel)] : found;
}

async function checkSessions(rest: Rest): Promise<readonly Finding[]> {
  type Limits = { readonly session_start_limit?: { readonly remaining: number; readonly reset_after: number } };
  const answer = await attempt("gateway", () =>
    rest.call<Limits>({ method: "GET", path: "/gateway/bot", doing: "asking for the gateway" }),
  );
  if ("well" in answer) return [answer];
  // A proxy may not tell.
  if (answer.value.session_start_limit === undefined) return [];
  const { remaining, reset_after } = answer.value.session_start_limit;
  const hint = `only ${remaining} connections are left for the next ${Math.ceil(reset_after / 3_600_000)} hours: is the desk restarting in a loop?`;
  return [remaining > 50 ? well("gateway") : ill("gateway", hint)];
}

const variables: Readonly<Record<ChannelRole, string>> = {
  desk: "DISCORD_DESK_CHANNEL",
  work: "DISCORD_WORK_CHANNEL",
  support: "DISCORD_SUPPORT_CHANNEL",
};

async function checkChannel(
  rest: Rest,
  guild: APIGuild,
  me: Parameters<typeof missingRights>[1],
  role: ChannelRole,
  id: string,
): Promise<Finding> {
  const what = `${role} channel`;
  const channel = await attempt(what, () =>
    rest.call<APIChannel>({ method: "GET", path: `/channels/${id}`, doing: `looking at the ${what}` }),
  );
  if ("well" in channel) {
    return ill(what, `${variables[role]} names no channel that the bot can see: ${channel.hint ?? ""}`);
  }
  const { value } = channel;
  if ("guild_id" in value && value.guild_id !== guild.id) return ill(what, `${variables[role]} is in another server`);
  const isText = value.type === ChannelType.GuildText || value.type === ChannelType.GuildAnnouncement;
  const fits =
    role === "desk" ? isText || isForum(value.type) : role === "work" ? value.type === ChannelType.GuildText : isText;
  if (!fits) {
    return ill(what, `${variables[role]} must be a text channel${role === "desk" ? " or a forum" : ""}`);
  }
  const missing = missingRights(guild, me, value, role);
  return missing.length === 0 ? well(what) : ill(what, `the bot lacks these rights there: ${missing.join(", ")}`);
}

const trial: Card = {
  tone: "plain",
  title: "Fixline",
  body: [{ kind: "paragraph", runs: [{ text: "A trial message: it goes at once." }] }],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: "Fixline",
};

async function tryPosting(rest: Rest, desk: string): Promise<Finding> {
  const what = "trial message";
  const [piece] = renderCard(trial);
  const posted = await attempt(what, async () => {
    if (piece === undefined) return;
    const channel = await rest.call<APIChannel>({ method: "GET", path: `/channels/${desk}`, doing: "posting a trial" });
    if (isForum(channel.type)) {
      const tags = "available_tags" in channel ? channel.available_tags.slice(0, 1).map(({ id }) => id) : [];
      const body = { name: "Fixline: trial", applied_tags: tags, message: bodyOf(piece) };
      const path = `/channels/${desk}/threads` as const;
      const thread = await rest.call<APIChannel>({ method: "POST", path, body, doing: "posting a trial" });
      await rest.call({ method: "DELETE", path: `/channels/${thread.id}`, doing: "removing the trial" });
    } else {
      const path = `/channels/${desk}/messages` as const;
      const body = { ...bodyOf(piece), nonce: `trial${Date.now()}`, enforce_nonce: true };
      const message = await rest.call<APIMessage>({ method: "POST", path, body, doing: "posting a trial" });
      await rest.call({ method: "DELETE", path: `${path}/${message.id}`, doing: "removing the trial" });
    }
  });
  return "well" in posted ? posted : well(what);
}

async function attempt<T>(what: string, call: () => Promise<T>): Promise<{ readonly value: T } | Finding> {
  try {
    return { value: await call() };
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const hint = thrown instanceof PlatformFault && thrown.hint !== null ? `${detail} (${thrown.hint})` : detail;
    return ill(what, hint);
  }
}
