import { type APIChannel, type APIGuild, type APIGuildMember, ChannelType, PermissionFlagsBits } from "discord.js";

/** What the bot must be allowed in a channel, by the names that Discord's settings show. */
const names = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
  "Create Private Threads": PermissionFlagsBits.CreatePrivateThreads,
  "Manage Threads": PermissionFlagsBits.ManageThreads,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Attach Files": PermissionFlagsBits.AttachFiles,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
  "Add Reactions": PermissionFlagsBits.AddReactions,
} as const;
type Right = keyof typeof names;

const everywhere: readonly Right[] = [
  "View Channel",
  "Send Messages",
  "Send Messages in Threads",
  "Embed Links",
  "Attach Files",
  "Read Message History",
  "Add Reactions",
  "Manage Threads",
];

/** What each configured channel is for, and so what the bot must be allowed there. */
export type ChannelRole = "desk" | "work" | "support";

const needs: Readonly<Record<ChannelRole, readonly Right[]>> = {
  desk: [...everywhere, "Create Public Threads"],
  work: [...everywhere, "Create Private Threads"],
  support: [...everywhere, "Create Public Threads"],
};

type Overwrite = { readonly id: string; readonly type: number; readonly allow: string; readonly deny: string };

/**
 * The rights that the bot lacks in a channel, reckoned as Discord does: roles of the server, then the channel's exceptions for everybody,
 * for roles, for the bot. https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function missingRights(
  guild: Pick<APIGuild, "id" | "owner_id" | "roles">,
  member: Pick<APIGuildMember, "roles"> & { readonly user: { readonly id: string } },
  channel: APIChannel,
  role: ChannelRole,
): readonly string[] {
  const granted = rightsIn(
    guild,
    member,
    "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [],
  );
  const needed = needs[role].filter((right) => !(isForum(channel) && right === "Create Public Threads"));
  return needed.filter((right) => (granted & names[right]) === 0n);
}

const isForum = ({ type }: APIChannel) => type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

function rightsIn(
  guild: Pick<APIGuild, "id" | "owner_id" | "roles">,
  member: Pick<APIGuildMember, "roles"> & { readonly user: { readonly id: string } },
  overwrites: readonly Overwrite[],
): bigint {
  const all = ~0n;
  const held = guild.roles.filter(({ id }) => id === guild.id || member.roles.includes(id));
  let rights = held.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if (guild.owner_id === member.user.id || (rights & PermissionFlagsBits.Administrator) !== 0n) return all;
  const apply = (some: readonly Overwrite[]) => {
    for (const { deny } of some) rights &= ~BigInt(deny);
    for (const { allow } of some) rights |= BigInt(allow);
  };
  apply(overwrites.filter(({ id }) => id === guild.id));
  apply(overwrites.filter(({ id }) => id !== guild.id && member.roles.includes(id)));
  apply(overwrites.filter(({ id }) => id === member.user.id));
  return rights;
}
