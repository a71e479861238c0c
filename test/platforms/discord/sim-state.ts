/** What the simulated server keeps. Ids are snowflakes: https://discord.com/developers/docs/reference#snowflakes */
export type SimUser = {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot: boolean;
  nick: string | null;
  locale: string;
  /** Takes no direct messages from members of the server. */
  dmClosed: boolean;
  /** In the server. */
  member: boolean;
};

export type SimAttachment = {
  readonly id: string;
  readonly filename: string;
  readonly content_type: string;
  readonly size: number;
  readonly bytes: Uint8Array;
};

export type SimComponent = {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly components?: readonly SimComponent[];
  readonly component?: SimComponent;
  readonly [other: string]: unknown;
};

export type SimEmbed = {
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
  readonly color?: number;
};

export type SimMessage = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly nonce: string | null;
  readonly type: number;
  readonly replyTo: string | null;
  readonly timestamp: number;
  flags: number;
  content: string;
  embeds: readonly SimEmbed[];
  components: readonly SimComponent[];
  attachments: readonly SimAttachment[];
  edited: number | null;
  deleted: boolean;
  readonly reactions: Map<string, Set<string>>;
};

export type SimTag = { readonly id: string; readonly name: string };

export type SimChannel = {
  readonly id: string;
  /** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
  readonly type: number;
  readonly guild: string | null;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly recipients: readonly string[];
  readonly members: Set<string>;
  name: string;
  archived: boolean;
  locked: boolean;
  availableTags: readonly SimTag[];
  appliedTags: readonly string[];
  requiresTag: boolean;
  /** Rights that the bot lacks here: bits of https://discord.com/developers/docs/topics/permissions. */
  denied: bigint;
  gone: boolean;
};

/** An interaction and what the bot answered to it. */
export type SimInteraction = {
  readonly id: string;
  readonly token: string;
  readonly user: string;
  readonly kind: number;
  readonly channel: string;
  readonly createdAt: number;
  callback: { readonly type: number; readonly data: Readonly<Record<string, unknown>> } | null;
  /** The message that the first answer made, or that "thinking …" became. */
  original: SimMessage | null;
  withdrawn: boolean;
  readonly followups: SimMessage[];
};

export type SimState = {
  readonly guildId: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly token: string;
  readonly users: Map<string, SimUser>;
  readonly channels: Map<string, SimChannel>;
  readonly messages: Map<string, SimMessage>;
  readonly interactions: Map<string, SimInteraction>;
  /** Files that were chosen in modals: they are on no message. */
  readonly uploads: Map<string, SimAttachment>;
  readonly commands: { server: readonly object[]; direct: readonly object[]; writes: number };
  /** Every broken rule, in words. */
  readonly broken: string[];
  readonly now: () => number;
  newId(): string;
  /** Whether the application has the message content intent. */
  contentIntent: boolean;
  /** False for a server of the time before file uploads in modals. */
  knowsUploads: boolean;
};

export const channelTypes = { text: 0, dm: 1, publicThread: 11, privateThread: 12, forum: 15 } as const;

export const isThread = ({ type }: SimChannel): boolean => type === 11 || type === 12;

/** The server at its beginning: one guild, the bot in it. */
export function simState(now: () => number): SimState {
  let last = 0n;
  const newId = () => {
    const made = (BigInt(now()) - 1_420_070_400_000n) << 22n;
    last = made > last ? made : last + 1n;
    return last.toString();
  };
  const state: SimState = {
    guildId: newId(),
    applicationId: newId(),
    botId: newId(),
    token: "TEST.bot.token",
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    uploads: new Map(),
    commands: { server: [], direct: [], writes: 0 },
    broken: [],
    now,
    newId,
    contentIntent: true,
    knowsUploads: true,
  };
  state.users.set(state.botId, {
    id: state.botId,
    username: "Fixline",
    global_name: null,
    bot: true,
    nick: null,
    locale: "en-US",
    dmClosed: false,
    member: true,
  });
  return state;
}

/** Adds a channel of a type by its defaults. */
export function addChannel(state: SimState, given: Partial<SimChannel> & Pick<SimChannel, "type">): SimChannel {
  const channel: SimChannel = {
    id: state.newId(),
    guild: given.type === channelTypes.dm ? null : state.guildId,
    parent: null,
    owner: null,
    recipients: [],
    members: new Set(),
    name: "channel",
    archived: false,
    locked: false,
    availableTags: [],
    appliedTags: [],
    requiresTag: false,
    denied: 0n,
    gone: false,
    ...given,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** The messages of a channel that stand, oldest first. */
export function messagesIn(state: SimState, channel: string): readonly SimMessage[] {
  return [...state.messages.values()].filter((message) => message.channel === channel && !message.deleted);
}
