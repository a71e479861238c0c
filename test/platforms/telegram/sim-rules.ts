import type { SimCall } from "./sim-request.ts";
import { findMessage, type SimButton, type SimChat, type SimMessage, type SimState } from "./sim-state.ts";

/** A refusal as the Bot API gives it: https://core.telegram.org/bots/api#making-requests */
export class SimRefusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  constructor(code: number, description: string, parameters: Readonly<Record<string, unknown>> = {}) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** What methods work on. */
export type Sim = {
  readonly state: SimState;
  readonly now: () => Date;
  /** Notes that a rule was broken which a careful bot never breaks. */
  broke(rule: string): void;
  /** Puts an update into the queue. */
  emit(kind: string, body: unknown): void;
};

export const badRequest = (why: string, parameters?: Readonly<Record<string, unknown>>): never => {
  throw new SimRefusal(400, `Bad Request: ${why}`, parameters);
};

/** A refusal of what a careful bot never sends. */
export function broken(sim: Sim, why: string): never {
  sim.broke(why);
  return badRequest(why);
}

/** The chat of the call, if the bot may reach it. */
export function reachableChat(sim: Sim, { method, params }: SimCall): SimChat {
  const given = params.chat_id;
  const chats = [...sim.state.chats.values()];
  const chat =
    typeof given === "string" && given.startsWith("@")
      ? chats.find(({ username }) => `@${username}`.toLowerCase() === given.toLowerCase())
      : chats.find(({ id }) => id === Number(given));
  if (chat === undefined) return badRequest("chat not found");
  if (chat.movedTo !== null) {
    return badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: chat.movedTo });
  }
  const forbidden = (why: string): never => {
    throw new SimRefusal(403, `Forbidden: ${why}`);
  };
  if (method === "getChat") return chat.started ? chat : badRequest("chat not found");
  if (chat.type === "private") {
    if (!chat.started) return forbidden("bot can't initiate conversation with a user");
    if (chat.deactivated) return forbidden("user is deactivated");
    if (chat.blocked) return forbidden("bot was blocked by the user");
  } else if (chat.bot.status === "kicked") {
    return forbidden(`bot was kicked from the ${chat.type} chat`);
  }
  return chat;
}

/** The topic that the call writes into: null for the chat itself. Closed ones take only what those who manage topics write. */
export function topicFor(sim: Sim, chat: SimChat, params: SimCall["params"]): number | null {
  const given = params.message_thread_id;
  if (given === undefined) return null;
  if (typeof given !== "number") broken(sim, "message_thread_id is not a number");
  const topic = chat.topics.get(Number(given));
  if (topic === undefined || topic.deleted) return badRequest("message thread not found");
  if (topic.closed && !(chat.bot.status === "administrator" && chat.bot.manageTopics))
    return badRequest("TOPIC_CLOSED");
  return topic.id;
}

/** The message that the call answers. */
export function answeredBy(sim: Sim, chat: SimChat, params: SimCall["params"]): SimMessage | null {
  const given = params.reply_parameters;
  if (given === undefined) return null;
  if (typeof given !== "object" || given === null || !("message_id" in given)) {
    return broken(sim, "reply_parameters without message_id");
  }
  const found = findMessage(chat, given.message_id);
  if (found !== undefined) return found;
  if ("allow_sending_without_reply" in given && given.allow_sending_without_reply === true) return null;
  return badRequest("message to be replied not found");
}

/** What a button can do: exactly one of these. https://core.telegram.org/bots/api#inlinekeyboardbutton */
const actions = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];
const styles = ["primary", "success", "danger"];

/** The keyboard of the call, checked. */
export function keyboardIn(sim: Sim, params: SimCall["params"]): readonly (readonly SimButton[])[] {
  const markup = params.reply_markup;
  if (markup === undefined) return [];
  const rows =
    typeof markup === "object" && markup !== null && "inline_keyboard" in markup ? markup.inline_keyboard : null;
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) return broken(sim, "reply_markup is no inline keyboard");
  const all = rows.flat() as Record<string, unknown>[];
  if (all.length > 100) broken(sim, "REPLY_MARKUP_TOO_LONG");
  for (const row of rows) if (row.length > 8) broken(sim, "a row of more than 8 buttons");
  for (const button of all) {
    const { text, callback_data: data, style } = button;
    if (typeof text !== "string" || text.trim() === "")
      broken(sim, "can't parse inline keyboard button: text is empty");
    if (actions.filter((action) => action in button).length !== 1) {
      broken(sim, "a button must have exactly one of the optional fields");
    }
    const bytes = Buffer.byteLength(String(data ?? ""));
    if ("callback_data" in button && (bytes === 0 || bytes > 64)) broken(sim, `BUTTON_DATA_INVALID: ${bytes} bytes`);
    if (style !== undefined && !styles.includes(String(style))) broken(sim, `unknown style of a button: ${style}`);
  }
  return rows as SimButton[][];
}

/** Needs a right of the bot in a group. */
export function needRight(chat: SimChat, right: "manageTopics" | "deleteMessages", what: string): void {
  if (chat.type === "private") return;
  if (chat.bot.status !== "administrator" || !chat.bot[right]) badRequest(`not enough rights to ${what}`);
}
