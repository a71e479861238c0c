import { GrammyError } from "grammy";
import type { Update, WebhookInfo } from "grammy/types";
import type { Health, PlatformParts } from "../platform-parts.ts";
import { type BotApi, unless } from "./bot-api.ts";
import type { Chats } from "./chats.ts";
import { deskFault, readDeskGroup } from "./desk-group.ts";
import type { Me } from "./open-surface.ts";
import { methodHint, readFault, tokenHint } from "./read-fault.ts";
import { registerCommands } from "./register-commands.ts";
import type { TelegramOptions } from "./telegram-options.ts";

/** What we want to hear of. Reactions come only to those who ask for them. https://core.telegram.org/bots/api#getupdates */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "message_reaction",
  "my_chat_member",
] as const satisfies readonly Exclude<keyof Update, "update_id">[];

/** Telegram keeps a webhook's last error for ever; older ones are no news. */
const freshSeconds = 300;

export const webhookPath = "/telegram/webhook";

export type Connection = {
  /** Listening begins, perhaps again: how it is will be told anew, though it be the same. */
  begin(): void;
  /** The bot itself; asked once, and again by `connect`. Rejects with a PlatformFault. */
  me(): Promise<Me>;
  knownMe(): Me | null;
  /** Asks who we are, makes the server send updates the way we take them, and looks at the desk's group. Rejects with a PlatformFault. */
  connect(): Promise<void>;
  /** Looks at the desk's group: what is wrong there is a note of the health. Rejects where Telegram cannot be reached now. */
  lookAtDesk(): Promise<void>;
  /** Tells Telegram our commands, where they changed. What fails is logged: they work all the same when typed. */
  offerCommands(): Promise<void>;
  connected(): void;
  failed(thrown: unknown, failures: number): void;
  /** Adds a sentence to the health, as long as the process runs. */
  note(words: string): void;
};

/** What is known of the connection, and what admins are told of it. */
export function connection(parts: {
  readonly api: BotApi;
  readonly chats: Chats;
  readonly options: TelegramOptions;
  readonly log: PlatformParts["log"];
}): Connection {
  const { api, chats, options, log } = parts;
  const { deskChat, mode, publicUrl, webhookSecret } = options;
  let asked: Promise<Me> | null = null;
  let self: Me | null = null;
  let deskNote: string | null = null;
  let webhookNote: string | null = null;
  const notes = new Set<string>();
  let told = "";
  /** One look after the other: two would set the same lists. */
  let offering: Promise<void> = Promise.resolve();

  function tell(health: Health): void {
    const words = JSON.stringify(health);
    if (words === told) return;
    told = words;
    options.parts.onHealth(health);
  }

  async function askMe(): Promise<Me> {
    const user = await api.ask((raw) => raw.getMe());
    self = {
      id: user.id,
      username: user.username,
      topics: user.has_topics_enabled === true,
    };
    return self;
  }

  function me(): Promise<Me> {
    asked ??= askMe().catch((thrown: unknown): never => {
      asked = null;
      throw thrown;
    });
    return asked;
  }

  /** Null where the server tells nothing of it: a Bot API server of one's own without the method. */
  function webhookInfo(): Promise<WebhookInfo | null> {
    return unless(
      api.ask((raw) => raw.getWebhookInfo()),
      ({ hint }) => hint === methodHint,
    );
  }

  async function useWebhook(): Promise<void> {
    const url = `${publicUrl ?? ""}${webhookPath}`;
    const info: Partial<WebhookInfo> = (await webhookInfo()) ?? {};
    const isFresh = options.parts.clock().getTime() / 1000 - (info.last_error_date ?? 0) < freshSeconds;
    webhookNote =
      isFresh && info.last_error_message !== undefined
        ? `Telegram could not reach ${url}: ${info.last_error_message}. ${info.pending_update_count ?? 0} updates wait`
        : null;
    const allowed = new Set<string>(info.allowed_updates ?? []);
    const isSame =
      info.url === url && allowed.size === allowedUpdates.length && allowedUpdates.every((each) => allowed.has(each));
    // The secret cannot be read back: our refusing it shows that it changed.
    const isRefused = /\b401\b/.test(info.last_error_message ?? "");
    if (isSame && !isRefused) return;
    await api.ask((raw) =>
      raw.setWebhook({
        url,
        allowed_updates: allowedUpdates,
        ...(webhookSecret !== null && { secret_token: webhookSecret }),
      }),
    );
  }

  /** Also learns the group's other names, by which its updates are known. Rejects where Telegram cannot be reached now. */
  async function lookAtDesk(): Promise<void> {
    try {
      deskNote = deskFault(await readDeskGroup(api, chats, deskChat, (await me()).id));
    } catch (thrown) {
      const fault = readFault(thrown, deskChat);
      if (fault.kind === "limited" || (fault.kind === "unreachable" && fault.hint === null)) throw fault;
      // A server that does not tell may do what is asked of it all the same.
      deskNote =
        fault.hint === methodHint
          ? `What the bot may do in the desk's group cannot be looked at (${fault.message})`
          : (fault.hint ?? fault.message);
    }
  }

  async function offerCommands(): Promise<void> {
    try {
      const changed = await registerCommands(api, chats, options.parts.menu, deskChat);
      if (changed > 0) log.info({ lists: changed }, "Telegram's lists of commands were set");
    } catch (thrown) {
      log.warn({ error: readFault(thrown, deskChat).message }, "Telegram's lists of commands could not be set");
    }
  }

  async function usePolling(): Promise<void> {
    const info = await webhookInfo();
    // What waits for the webhook is polled from now on.
    if (info !== null && info.url !== "" && info.url !== undefined) await api.ask((raw) => raw.deleteWebhook({}));
  }

  return {
    begin() {
      told = "";
    },
    me,
    knownMe: () => self,
    async connect() {
      if (self === null) tell({ state: "connecting", hint: "Asking Telegram who we are" });
      asked = null;
      await me();
      await (mode === "webhook" ? useWebhook() : usePolling());
      await lookAtDesk();
    },
    offerCommands() {
      offering = offering.then(offerCommands);
      return offering;
    },
    lookAtDesk,
    connected() {
      const all = [deskNote, webhookNote, ...notes].filter((note) => note !== null);
      tell({ state: "connected", note: all.length === 0 ? null : all.join(" · ") });
    },
    failed(thrown, failures) {
      const hint = hintOf(thrown);
      log.warn({ failures, error: readFault(thrown).message }, "Telegram does not answer as it should");
      // One lost poll is nothing to tell an admin of.
      tell(failures > 1 || isOurs(thrown) ? { state: "down", hint } : { state: "connecting", hint });
    },
    note(words) {
      notes.add(words);
    },
  };
}

const codeOf = (thrown: unknown): number => (thrown instanceof GrammyError ? thrown.error_code : 0);

/** Whether it will not mend by waiting for the network. */
function isOurs(thrown: unknown): boolean {
  return codeOf(thrown) === 409 || readFault(thrown).hint !== null;
}

export function isConflict(thrown: unknown): boolean {
  return codeOf(thrown) === 409;
}

/** A webhook was set while we poll: by another process with the same token. */
export function isWebhookConflict(thrown: unknown): boolean {
  return isConflict(thrown) && thrown instanceof GrammyError && /webhook/i.test(thrown.description);
}

function hintOf(thrown: unknown): string {
  if (isWebhookConflict(thrown)) {
    return "Another process set a webhook for this bot: give each desk a bot of its own, or stop the other one";
  }
  if (isConflict(thrown)) {
    return "Another process polls this bot with the same token: stop it, or give it a bot of its own. We try again";
  }
  const fault = readFault(thrown);
  if (fault.hint === tokenHint) return tokenHint;
  return `${fault.message}${fault.hint === null ? "" : ` (${fault.hint})`}: we try again`;
}
