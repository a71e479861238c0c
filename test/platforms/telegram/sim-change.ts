import type { SimCall } from "./sim-request.ts";
import { badRequest, broken, keyboardIn, needRight, reachableChat, type Sim } from "./sim-rules.ts";
import { findMessage, messageJson, type SimChat, type SimMessage } from "./sim-state.ts";
import { wordsIn } from "./sim-text.ts";

const twoDays = 48 * 3600;

function ownMessage(sim: Sim, chat: SimChat, id: unknown): SimMessage {
  const message = findMessage(chat, id);
  if (message === undefined) return badRequest("message to edit not found");
  if (message.from !== sim.state.bot.id) return broken(sim, "message can't be edited");
  return message;
}

/** https://core.telegram.org/bots/api#editmessagetext and #editmessagecaption */
export function editMessage(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const what = call.method === "editMessageText" ? "text" : "caption";
  const message = ownMessage(sim, chat, call.params.message_id);
  if (what === "text" && message.media !== null) badRequest("there is no text in the message to edit");
  if (what === "caption" && message.media === null) badRequest("there is no caption in the message to edit");
  const words = wordsIn(sim, call.params, what);
  const keyboard = keyboardIn(sim, call.params);
  const now = JSON.stringify([words.text, words.entities, keyboard]);
  if (now === JSON.stringify([message.text, message.entities, message.keyboard])) {
    badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  message.text = words.text;
  message.entities = words.entities;
  message.keyboard = keyboard;
  message.edits += 1;
  return messageJson(sim.state, chat, message);
}

/** https://core.telegram.org/bots/api#deletemessage with its limitations. */
export function deleteMessage(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const message = findMessage(chat, call.params.message_id);
  if (message === undefined) return badRequest("message to delete not found");
  const own = message.from === sim.state.bot.id;
  const mayDelete = chat.bot.status === "administrator" && chat.bot.deleteMessages;
  if (!own && chat.type !== "private" && !mayDelete) badRequest("message can't be deleted");
  const age = sim.now().getTime() / 1000 - message.date;
  if (age > twoDays && !(chat.type === "supergroup" && mayDelete)) badRequest("message can't be deleted for everyone");
  message.deleted = true;
  return true;
}

/** The list of https://core.telegram.org/bots/api#reactiontypeemoji, written out once more: a list cannot check itself. */
const allowed = new Set(
  "👍,👎,❤,🔥,🥰,👏,😁,🤔,🤯,😱,🤬,😢,🎉,🤩,🤮,💩,🙏,👌,🕊,🤡,🥱,🥴,😍,🐳,❤‍🔥,🌚,🌭,💯,🤣,⚡,🍌,🏆,💔,🤨,😐,🍓,🍾,💋,🖕,😈,😴,😭,🤓,👻,👨‍💻,👀,🎃,🙈,😇,😨,🤝,✍,🤗,🫡,🎅,🎄,☃,💅,🤪,🗿,🆒,💘,🙉,🦄,😘,💊,🙊,😎,👾,🤷‍♂,🤷,🤷‍♀,😡".split(
    ",",
  ),
);

export function setMessageReaction(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const message = findMessage(chat, call.params.message_id);
  if (message === undefined) return badRequest("message to react not found");
  const given = call.params.reaction ?? [];
  if (!Array.isArray(given)) return broken(sim, "reaction is no list");
  const emoji = (given as readonly { type?: unknown; emoji?: unknown }[]).map((each) => String(each.emoji));
  if (emoji.length > 1) broken(sim, "REACTIONS_TOO_MANY");
  for (const each of emoji) if (!allowed.has(each)) broken(sim, `REACTION_INVALID: ${each}`);
  message.reactions.set(sim.state.bot.id, emoji);
  return true;
}

/** https://core.telegram.org/bots/api#createforumtopic */
export function createForumTopic(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const { name } = call.params;
  if (chat.type === "private" && !sim.state.hasTopics) badRequest("BOT_FORUM_CREATE_FORBIDDEN");
  if (chat.type !== "private" && !chat.isForum) badRequest("the chat is not a forum");
  needRight(chat, "manageTopics", "create a topic");
  if (typeof name !== "string" || name.trim() === "" || name.length > 128)
    return broken(sim, "a topic's name of not 1 to 128");
  // The service message that heads a topic has the topic's number.
  const id = sim.state.next(`messages of ${chat.id}`);
  chat.topics.set(id, { id, name, closed: false, deleted: false });
  return { message_thread_id: id, name, icon_color: 7_322_096 };
}

/** https://core.telegram.org/bots/api#closeforumtopic and #reopenforumtopic: in supergroups alone. */
export function closeForumTopic(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  if (chat.type === "private") return broken(sim, "closed or reopened a topic of a private chat");
  const topic = chat.topics.get(Number(call.params.message_thread_id));
  if (topic === undefined || topic.deleted) return badRequest("TOPIC_ID_INVALID");
  needRight(chat, "manageTopics", "close a topic");
  const closed = call.method === "closeForumTopic";
  if (topic.closed === closed) badRequest("TOPIC_NOT_MODIFIED");
  topic.closed = closed;
  return true;
}
