import { plainServer } from "./plain-server.ts";

type Button = { readonly text: string; readonly callback_data?: string };
export type PlainMessage = {
  readonly id: number;
  text: string;
  buttons: readonly Button[];
  readonly byBot: boolean;
};
type Person = { readonly id: number; readonly first_name: string };

/**
 * A Bot API of seven methods, as somebody writes it in an afternoon from the documentation: what it does not know is not found, chats carry
 * their id and type, users their first name, and nothing else is told.
 */
export async function plainTelegram(notFound: unknown = { ok: false, error_code: 404, description: "Not Found" }) {
  const chats = new Map<number, PlainMessage[]>();
  const updates: { readonly update_id: number }[] = [];
  const unknown = new Set<string>();
  const answered = new Set<string>();
  let next = 1;
  let nextUpdate = 7_000_000;
  let wake = Promise.withResolvers<void>();

  const of = (chat: unknown): PlainMessage[] => {
    const id = Number(chat);
    const known = chats.get(id) ?? [];
    chats.set(id, known);
    return known;
  };
  const chatOf = (id: number) => ({ id, type: id < 0 ? "supergroup" : "private" });
  const buttonsOf = (markup: unknown): readonly Button[] =>
    ((markup as { inline_keyboard?: readonly (readonly Button[])[] } | undefined)?.inline_keyboard ?? []).flat();

  function bring(content: Readonly<Record<string, unknown>>): void {
    // Ids jump, as they may.
    nextUpdate += 3;
    updates.push({ update_id: nextUpdate, ...content });
    wake.resolve();
    wake = Promise.withResolvers<void>();
  }

  async function updatesFrom(offset: number): Promise<readonly unknown[]> {
    const left = updates.filter(({ update_id }) => update_id >= offset);
    if (left.length > 0) return left;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, 200);
    await Promise.race([wake.promise, late.promise]);
    clearTimeout(timer);
    return updates.filter(({ update_id }) => update_id >= offset);
  }

  const plain = await plainServer(async ({ path, fields }) => {
    const method = path.split("/").at(-1) ?? "";
    const well = (result: unknown) => ({ status: 200, body: { ok: true, result } });
    const bad = (description: string) => ({
      status: 400,
      body: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
    });
    switch (method) {
      case "getMe":
        return well({ id: 4242, is_bot: true, first_name: "Desk", username: "desk_bot" });
      case "getUpdates":
        return well(await updatesFrom(Number(fields.offset ?? 0)));
      case "setMyCommands":
        return well(true);
      case "answerCallbackQuery":
        answered.add(String(fields.callback_query_id));
        return well(true);
      case "sendMessage": {
        const message: PlainMessage = {
          id: next,
          text: String(fields.text),
          buttons: buttonsOf(fields.reply_markup),
          byBot: true,
        };
        next += 1;
        of(fields.chat_id).push(message);
        return well({ message_id: message.id, date: 1_800_000_000, chat: chatOf(Number(fields.chat_id)) });
      }
      case "editMessageText": {
        const message = of(fields.chat_id).find(({ id }) => id === Number(fields.message_id));
        if (message === undefined) return bad("message to edit not found");
        message.text = String(fields.text);
        message.buttons = buttonsOf(fields.reply_markup);
        return well({ message_id: message.id, date: 1_800_000_000, chat: chatOf(Number(fields.chat_id)) });
      }
      default:
        unknown.add(method);
        return { status: 404, body: notFound };
    }
  });

  return {
    root: plain.origin,
    unknown,
    answered,
    close: plain.close,
    shown: (chat: number): readonly PlainMessage[] => of(chat),
    say(from: Person, chat: number, text: string): void {
      const message: PlainMessage = { id: next, text, buttons: [], byBot: false };
      next += 1;
      of(chat).push(message);
      bring({
        message: {
          message_id: message.id,
          from: { ...from, is_bot: false },
          chat: chatOf(chat),
          date: 1_800_000_000,
          text,
        },
      });
    },
    /** Presses the newest button with this label in the chat; gives the query's id. */
    press(from: Person, chat: number, label: string): string {
      const shown = of(chat).findLast(({ buttons }) => buttons.some(({ text }) => text === label));
      const button = shown?.buttons.find(({ text }) => text === label);
      if (shown === undefined || button === undefined) throw new Error(`no button "${label}" in ${chat}`);
      const id = `q${next}`;
      next += 1;
      const message = { message_id: shown.id, chat: chatOf(chat), date: 1_800_000_000 };
      bring({ callback_query: { id, from: { ...from, is_bot: false }, message, data: button.callback_data } });
      return id;
    },
  };
}
