/**
 * The parameters of the methods that a bot may call here, as the Bot API names them; another name is a slip that the real server passes
 * over silently. https://core.telegram.org/bots/api#available-methods
 */
const everywhere = ["chat_id", "message_thread_id", "reply_parameters", "reply_markup", "disable_notification"];
const caption = ["caption", "parse_mode", "caption_entities"];
const text = ["text", "parse_mode", "entities", "link_preview_options"];

export const parametersOf: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  getUpdates: ["offset", "limit", "timeout", "allowed_updates"],
  setWebhook: ["url", "secret_token", "allowed_updates", "max_connections", "drop_pending_updates", "ip_address"],
  deleteWebhook: ["drop_pending_updates"],
  getWebhookInfo: [],
  getChat: ["chat_id"],
  getChatMember: ["chat_id", "user_id"],
  getFile: ["file_id"],
  getMyCommands: ["scope", "language_code"],
  setMyCommands: ["commands", "scope", "language_code"],
  sendMessage: [...everywhere, ...text],
  sendPhoto: [...everywhere, ...caption, "photo"],
  sendVideo: [...everywhere, ...caption, "video"],
  sendDocument: [...everywhere, ...caption, "document"],
  sendVoice: [...everywhere, ...caption, "voice"],
  sendMediaGroup: ["chat_id", "message_thread_id", "reply_parameters", "disable_notification", "media"],
  editMessageText: ["chat_id", "message_id", "reply_markup", ...text],
  editMessageCaption: ["chat_id", "message_id", "reply_markup", ...caption],
  deleteMessage: ["chat_id", "message_id"],
  setMessageReaction: ["chat_id", "message_id", "reaction", "is_big"],
  answerCallbackQuery: ["callback_query_id", "text", "show_alert", "url", "cache_time"],
  createForumTopic: ["chat_id", "name", "icon_color", "icon_custom_emoji_id"],
  closeForumTopic: ["chat_id", "message_thread_id"],
  reopenForumTopic: ["chat_id", "message_thread_id"],
};
