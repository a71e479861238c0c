import type { Finding } from "../platform-parts.ts";
import type { BotApi } from "./bot-api.ts";
import type { Chats } from "./chats.ts";
import { webhookPath } from "./connection.ts";
import { deskFault, readDeskGroup } from "./desk-group.ts";
import { readFault } from "./read-fault.ts";
import type { TelegramOptions } from "./telegram-options.ts";

const well = (what: string, hint: string | null = null): Finding => ({ what, well: true, hint });
const ill = (what: string, hint: string): Finding => ({ what, well: false, hint });

/** Looks at the token, how updates come, the desk's group and the bot's rights there, and posts and removes a trial message. Never rejects. */
export async function checkTelegram(
  api: BotApi,
  chats: Chats,
  { deskChat, mode, publicUrl }: TelegramOptions,
  clock: () => Date,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const look = async (what: string, at: () => Promise<readonly Finding[]>): Promise<boolean> => {
    try {
      findings.push(...(await at()));
      return true;
    } catch (thrown) {
      const fault = readFault(thrown, deskChat);
      findings.push(ill(what, fault.hint === null ? fault.message : `${fault.hint} (${fault.message})`));
      return false;
    }
  };

  let bot = 0;
  const knowsBot = await look("token", async () => {
    const me = await api.ask((raw) => raw.getMe());
    bot = me.id;
    const topics = me.has_topics_enabled === true;
    return [
      well(`token of @${me.username}`),
      well(
        topics ? "topics in private chats" : "no topics in private chats",
        topics ? null : "switch on Threaded Mode in @BotFather to give each ticket of a technician a topic of its own",
      ),
    ];
  });
  if (!knowsBot) return findings;

  await look("updates", async () => {
    const info = await api.ask((raw) => raw.getWebhookInfo());
    const wanted = mode === "webhook" ? `${publicUrl ?? ""}${webhookPath}` : "";
    if (info.url !== wanted) {
      const hint =
        mode === "webhook"
          ? "the webhook is not set to our address: it is set when the desk starts"
          : "a webhook is set, so nothing can be polled: it is removed when the desk starts";
      return [ill("updates", hint)];
    }
    const waiting = `${info.pending_update_count} updates waiting`;
    const failedAt = info.last_error_date ?? 0;
    // Telegram keeps the last error for ever: one of the last hour is worth a word.
    const isFresh = clock().getTime() / 1000 - failedAt < 3600;
    if (info.last_error_message !== undefined && isFresh) {
      return [ill(`${mode}: ${waiting}`, `Telegram could not reach our address: ${info.last_error_message}`)];
    }
    return [well(`${mode}: ${waiting}`)];
  });

  const knowsGroup = await look("desk group", async () => {
    const group = await readDeskGroup(api, chats, deskChat, bot);
    const fault = deskFault(group);
    const what = `desk group "${group.title}"`;
    const deletes = group.mayDelete || group.type === "group";
    return [
      fault === null ? well(what) : ill(what, fault),
      deletes
        ? well("right to delete messages")
        : well("no right to delete messages", "the bot can delete its own messages alone, for 48 hours"),
    ];
  });
  if (!knowsGroup) return findings;

  await look("trial message", async () => {
    const sent = await api.inChat(deskChat, (raw, chat_id) =>
      raw.sendMessage({ chat_id, text: "…", disable_notification: true }),
    );
    await api.inChat(deskChat, (raw, chat_id) => raw.deleteMessage({ chat_id, message_id: sent.message_id }));
    return [well("trial message")];
  });
  return findings;
}
