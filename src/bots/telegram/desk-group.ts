import type { ChatMember } from "grammy/types";
import type { BotApi } from "./bot-api.ts";
import type { Chats } from "./chats.ts";

/** What the desk's group is and what the bot may do there. */
export type DeskGroup = {
  readonly type: string;
  readonly title: string;
  /** The group has topics. */
  readonly isForum: boolean;
  readonly isAdmin: boolean;
  readonly mayManageTopics: boolean;
  readonly mayDelete: boolean;
};

/** Asks what the chat is and what the bot may do in it. Rejects with a PlatformFault. */
export async function readDeskGroup(api: BotApi, chats: Chats, channel: string, me: number): Promise<DeskGroup> {
  const chat = await api.inChat(channel, (raw, chat_id) => raw.getChat({ chat_id }));
  // A public group is configured by its name and speaks of itself by its id.
  if (channel.startsWith("@")) chats.learn(channel, chat.id);
  const member = await api.inChat(channel, (raw, chat_id) => raw.getChatMember({ chat_id, user_id: me }));
  return {
    type: chat.type,
    title: chat.title ?? "",
    isForum: chat.is_forum === true,
    isAdmin: member.status === "administrator" || member.status === "creator",
    mayManageTopics: may(member, "can_manage_topics"),
    mayDelete: may(member, "can_delete_messages"),
  };
}

function may(member: ChatMember, right: "can_manage_topics" | "can_delete_messages"): boolean {
  // A right that is not told is tried: refusing it shows that it is lacking.
  return member.status === "creator" || (member.status === "administrator" && (member[right] ?? true));
}

/** What is not as it should be, in a sentence that says how to mend it; null where all is well. */
export function deskFault(group: DeskGroup): string | null {
  const name = group.title === "" ? "the desk's group" : `the group "${group.title}"`;
  if (group.type === "private" || group.type === "channel") {
    return `TELEGRAM_DESK_CHAT is a ${group.type} chat: make a group with topics and use its id (-100…)`;
  }
  if (!group.isAdmin) {
    return `The bot is not an administrator of ${name}: make it one, else it hears only what is said to it, and no reactions`;
  }
  if (!group.isForum) {
    return `${name} has no topics: switch on Topics in its settings, else each ticket is a thread of replies under its card`;
  }
  if (!group.mayManageTopics) {
    return `The bot may not manage topics in ${name}: give it that right, else each ticket is a thread of replies under its card`;
  }
  return null;
}
