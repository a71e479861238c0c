/**
 * Which chat stands behind a channel's name. A group that becomes a supergroup gets a new id, and a public group may be configured by its
 * `@name`: the desk keeps calling it what it always called it, and both ways are translated here. In memory: what was learnt is
 * learnt again from the server's first answer (`migrate_to_chat_id`, `getChat`).
 */
export type Chats = {
  /** What the Bot API calls the channel: a number, or an `@name` that nobody has resolved yet. */
  chatOf(channel: string): number | string;
  /** What the desk calls the chat. */
  channelOf(chat: { readonly id: number; readonly username?: string | undefined }): string;
  /** From now on `channel` is the chat with this id. True if that is news. */
  learn(channel: string, id: number): boolean;
  isDesk(chat: { readonly id: number; readonly username?: string | undefined }): boolean;
};

/** Knows the desk's chat, by id or `@name`. */
export function chatsOf(deskChat: string): Chats {
  const idOf = new Map<string, number>();
  const channelById = new Map<number, string>();

  function learn(channel: string, id: number): boolean {
    if (idOf.get(channel) === id || channel === String(id)) return false;
    idOf.set(channel, id);
    channelById.set(id, channel);
    return true;
  }

  function channelOf({ id, username }: { readonly id: number; readonly username?: string | undefined }): string {
    if (username !== undefined && `@${username}`.toLowerCase() === deskChat.toLowerCase()) learn(deskChat, id);
    return channelById.get(id) ?? String(id);
  }

  return {
    chatOf: (channel) => idOf.get(channel) ?? (/^-?\d+$/.test(channel) ? Number(channel) : channel),
    channelOf,
    learn,
    isDesk: (chat) => channelOf(chat) === deskChat,
  };
}
