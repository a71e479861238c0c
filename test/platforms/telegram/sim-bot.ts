import type { SimCall } from "./sim-request.ts";
import { badRequest, broken, reachableChat, type Sim } from "./sim-rules.ts";
import { chatJson } from "./sim-state.ts";

/** Files above this cannot be fetched by bots. https://core.telegram.org/bots/api#getfile */
const maxDownload = 20 * 1024 * 1024;

export function getMe({ state }: Sim): unknown {
  return {
    ...state.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    has_topics_enabled: state.hasTopics,
    allows_users_to_create_topics: state.hasTopics,
  };
}

export function getChat(sim: Sim, call: SimCall): unknown {
  return chatJson(sim.state, reachableChat(sim, call));
}

export function getChatMember(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  if (Number(call.params.user_id) !== sim.state.bot.id) return broken(sim, "asked for a member other than itself");
  const { status, manageTopics, deleteMessages } = chat.bot;
  const rights =
    status === "administrator" ? { can_manage_topics: manageTopics, can_delete_messages: deleteMessages } : {};
  return { user: sim.state.bot, status, ...rights };
}

export function getFile(sim: Sim, call: SimCall): unknown {
  const media = sim.state.files.get(String(call.params.file_id).replace(/-small$/, ""));
  if (media === undefined) return badRequest("wrong file_id or the file is temporarily unavailable");
  if (media.bytes.byteLength > maxDownload) return badRequest("file is too big");
  return {
    file_id: media.fileId,
    file_unique_id: `u${media.fileId}`,
    file_size: media.bytes.byteLength,
    file_path: `${media.kind}s/${media.fileId}.bin`,
  };
}

type Commands = Map<string, readonly { readonly command: string; readonly description: string }[]>;

/** The lists of commands by scope and language. https://core.telegram.org/bots/api#setmycommands */
export function commandLists(): {
  readonly lists: Commands;
  getMyCommands(sim: Sim, call: SimCall): unknown;
  setMyCommands(sim: Sim, call: SimCall): unknown;
} {
  const lists: Commands = new Map();
  function keyOf(sim: Sim, { method, params }: SimCall): string {
    const scope = (params.scope ?? { type: "default" }) as { readonly type: string; readonly chat_id?: number };
    const language = String(params.language_code ?? "");
    const known = [
      "default",
      "all_private_chats",
      "all_group_chats",
      "all_chat_administrators",
      "chat",
      "chat_administrators",
    ];
    if (!known.includes(scope.type)) broken(sim, `unknown scope ${scope.type}`);
    if (language !== "" && !/^[a-z]{2}$/.test(language)) broken(sim, `LANG_CODE_INVALID ${language}`);
    if (scope.type.startsWith("chat")) {
      const { id } = reachableChat(sim, { method, params: { chat_id: scope.chat_id }, files: new Map() });
      return `${scope.type} ${id} ${language}`;
    }
    return `${scope.type} ${language}`;
  }
  return {
    lists,
    getMyCommands: (sim, call) => lists.get(keyOf(sim, call)) ?? [],
    setMyCommands(sim, call) {
      const { commands } = call.params;
      if (!Array.isArray(commands) || commands.length > 100) return broken(sim, "not 0 to 100 commands");
      for (const { command, description } of commands as { command: string; description: string }[]) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) broken(sim, `BOT_COMMAND_INVALID ${command}`);
        if (description.length < 1 || description.length > 256)
          broken(sim, `BOT_COMMAND_DESCRIPTION_INVALID ${command}`);
      }
      const key = keyOf(sim, call);
      if (JSON.stringify(lists.get(key) ?? []) === JSON.stringify(commands))
        sim.broke(`set the same commands again: ${key}`);
      lists.set(key, commands);
      return true;
    },
  };
}
