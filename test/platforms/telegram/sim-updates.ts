import type { SimCall } from "./sim-request.ts";
import { broken, type Sim, SimRefusal } from "./sim-rules.ts";

export type SimUpdate = { readonly update_id: number; readonly [kind: string]: unknown };

/** Takes an update as a webhook does: the body's bytes and the header with the secret. Gives the HTTP status of the answer. */
export type WebhookTarget = (body: Uint8Array, headers: Readonly<Record<string, string>>) => Promise<number>;

/** What is sent to those who name nothing: https://core.telegram.org/bots/api#getupdates */
const unaskedKinds = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** The queue of updates: kept until they are confirmed, by a poll with a higher offset or a webhook's answer of 2xx. */
export function updateQueue(webhookTarget: () => WebhookTarget | null) {
  let queue: SimUpdate[] = [];
  let nextId = 700_000;
  let allowed: readonly string[] | null = null;
  let webhook: { readonly url: string; readonly secret: string | null } | null = null;
  let lastError: { readonly message: string; readonly at: number } | null = null;
  let waiting: { wake(): void; refuse(): void } | null = null;
  let conflicts = 0;
  let confirmed = 0;
  const webhookCalls = { set: 0, deleted: 0 };
  /** Chats whose update is with the webhook: the next one of the same chat waits. */
  const busy = new Set<string>();

  const isWanted = (kind: string): boolean => (allowed === null ? !unaskedKinds.has(kind) : allowed.includes(kind));

  function chatOf(update: SimUpdate): string {
    const body = Object.values(update).find((value) => typeof value === "object") as
      | Record<string, unknown>
      | undefined;
    const message = (body?.message ?? body) as { chat?: { id?: number } } | undefined;
    return String(message?.chat?.id ?? update.update_id);
  }

  function deliver(now: () => Date): void {
    const target = webhookTarget();
    if (webhook === null || target === null) return;
    for (const update of queue) {
      const chat = chatOf(update);
      if (busy.has(chat)) continue;
      busy.add(chat);
      bring(update, chat, target, now);
    }
  }

  function bring(update: SimUpdate, chat: string, target: WebhookTarget, now: () => Date): void {
    const headers = {
      "content-type": "application/json",
      ...(webhook?.secret != null && { "x-telegram-bot-api-secret-token": webhook.secret }),
    };
    target(new TextEncoder().encode(JSON.stringify(update)), headers)
      .catch(() => 500)
      .then((status) => {
        busy.delete(chat);
        if (status >= 200 && status < 300) {
          queue = queue.filter((each) => each !== update);
          confirmed += 1;
          deliver(now);
          return;
        }
        lastError = { message: `Wrong response from the webhook: ${status}`, at: Math.floor(now().getTime() / 1000) };
        // It is sent again; a real server waits longer.
        setTimeout(() => deliver(now), 5).unref();
      });
  }

  return {
    emit(sim: Sim, kind: string, body: unknown): void {
      if (!isWanted(kind)) return;
      queue.push({ update_id: nextId, [kind]: body });
      nextId += 1;
      waiting?.wake();
      deliver(sim.now);
    },
    /** Puts an update into the queue once more, as a server does that lost the confirmation. */
    repeat(sim: Sim, update: SimUpdate): void {
      queue.push(update);
      waiting?.wake();
      deliver(sim.now);
    },
    /** https://core.telegram.org/bots/api#getupdates; `gone` resolves when the caller hangs up. */
    async getUpdates(sim: Sim, { params }: SimCall, gone: Promise<void>): Promise<readonly SimUpdate[]> {
      const { offset, limit = 100, timeout = 0, allowed_updates: kinds } = params;
      if (webhook !== null) {
        throw new SimRefusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (typeof limit !== "number" || limit < 1 || limit > 100) broken(sim, "limit is not 1 to 100");
      if (Array.isArray(kinds)) allowed = kinds.map(String);
      if (typeof offset === "number") {
        if (offset < 0) broken(sim, "a negative offset throws updates away");
        const before = queue.length;
        queue = queue.filter(({ update_id }) => update_id >= offset);
        confirmed += before - queue.length;
      }
      waiting?.refuse();
      const ready = () => queue.slice(0, Number(limit));
      if (ready().length > 0 || timeout === 0) return ready();
      return new Promise((resolve, reject) => {
        let isOver = false;
        const end = (finish: () => void) => {
          if (isOver) return;
          isOver = true;
          clearTimeout(timer);
          if (waiting === mine) waiting = null;
          finish();
        };
        const timer = setTimeout(() => end(() => resolve([])), Number(timeout) * 1000);
        const mine = {
          wake: () => end(() => resolve(ready())),
          refuse: () =>
            end(() => {
              conflicts += 1;
              reject(
                new SimRefusal(
                  409,
                  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                ),
              );
            }),
        };
        waiting = mine;
        gone.then(() => end(() => resolve([])));
      });
    },
    /** https://core.telegram.org/bots/api#setwebhook */
    setWebhook(sim: Sim, { params }: SimCall): unknown {
      const { url, secret_token: secret, allowed_updates: kinds } = params;
      if (typeof url !== "string" || !/^https:\/\/[^/:]+(:(443|80|88|8443))?\//.test(url)) {
        return broken(sim, `bad webhook: an HTTPS address on port 443, 80, 88 or 8443 must be given, not ${url}`);
      }
      if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret))) broken(sim, "secret token of a wrong form");
      if (Array.isArray(kinds)) allowed = kinds.map(String);
      if (webhook?.url === url && webhook.secret === (secret ?? null) && lastError === null) {
        sim.broke("set the same webhook again");
      }
      webhook = { url, secret: secret === undefined ? null : String(secret) };
      lastError = null;
      webhookCalls.set += 1;
      waiting?.refuse();
      deliver(sim.now);
      return true;
    },
    deleteWebhook(sim: Sim, { params }: SimCall): unknown {
      if (params.drop_pending_updates === true) sim.broke("threw waiting updates away");
      webhook = null;
      webhookCalls.deleted += 1;
      return true;
    },
    getWebhookInfo(): unknown {
      return {
        url: webhook?.url ?? "",
        has_custom_certificate: false,
        pending_update_count: queue.length,
        ...(allowed !== null && { allowed_updates: allowed }),
        ...(lastError !== null && { last_error_date: lastError.at, last_error_message: lastError.message }),
      };
    },
    /** Another process sets a webhook of its own. */
    stealBy(url: string): void {
      webhook = { url, secret: null };
      waiting?.refuse();
    },
    waiting: () => queue.length,
    confirmed: () => confirmed,
    conflicts: () => conflicts,
    isPolled: () => waiting !== null,
    webhookCalls,
    allowed: () => allowed,
  };
}

export type UpdateQueue = ReturnType<typeof updateQueue>;
