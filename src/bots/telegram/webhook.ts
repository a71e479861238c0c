import { createHash, timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";
import type { Inbound } from "../platform.ts";
import type { PlatformParts, Webhook, WebhookAnswer, WebhookRequest } from "../platform-parts.ts";
import { albumOf } from "./albums.ts";
import { webhookPath } from "./connection.ts";
import { bounded } from "./memory.ts";
import type { Taker } from "./take-updates.ts";
import type { TelegramTimes } from "./telegram-options.ts";

const secretHeader = "x-telegram-bot-api-secret-token";

const answer = (status: number): WebhookAnswer => ({ status, contentType: null, body: "" });

type Album = { readonly updates: Update[]; last: number; readonly taken: Promise<void> };

/**
 * Where Telegram brings updates: the secret is compared in constant time, the update stored, then 200 is answered; anything else makes
 * Telegram send it again (https://core.telegram.org/bots/api#setwebhook). Telegram waits for each answer before it sends the next
 * update of the same chat, so of an album only what comes at once is joined; the rest follows as messages of its own.
 */
export function webhookOf(parts: {
  readonly secret: string;
  readonly taker: Taker;
  readonly times: TelegramTimes;
  readonly log: PlatformParts["log"];
  readonly inbound: () => Inbound | null;
}): Webhook {
  const { taker, times, log } = parts;
  const expected = digest(parts.secret);
  const albums = new Map<string, Album>();
  /** Albums of which one message came alone: what follows of them comes alone too. */
  const alone = bounded<true>(500);

  /** Waits until none came for a while, then takes what there is. */
  async function gather(key: string, updates: Update[], inbound: Inbound): Promise<void> {
    for (let size = 0; size < updates.length; ) {
      size = updates.length;
      await times.sleep(times.albumMs);
    }
    albums.delete(key);
    if (updates.length === 1) alone.set(key, true);
    updates.sort((one, other) => one.update_id - other.update_id);
    await taker.take(updates, inbound);
  }

  async function take(update: Update, inbound: Inbound): Promise<void> {
    const key = albumOf(update);
    if (key === null || alone.has(key)) return taker.take([update], inbound);
    const known = albums.get(key);
    if (known !== undefined) {
      // A repeat of what is being gathered waits with it.
      if (!known.updates.some(({ update_id }) => update_id === update.update_id)) known.updates.push(update);
      return known.taken;
    }
    const updates = [update];
    const taken = gather(key, updates, inbound);
    albums.set(key, { updates, last: update.update_id, taken });
    return taken;
  }

  return {
    path: webhookPath,
    limitBytes: 1024 * 1024,
    async receive({ headers, body }: WebhookRequest) {
      const given = headers[secretHeader];
      if (typeof given !== "string" || !timingSafeEqual(digest(given), expected)) return answer(401);
      const update = readUpdate(body);
      if (update === null) return answer(400);
      const inbound = parts.inbound();
      if (inbound === null) return answer(503);
      try {
        await take(update, inbound);
        return answer(200);
      } catch (thrown) {
        log.error({ update: update.update_id, error: String(thrown) }, "an update from Telegram could not be stored");
        return answer(503);
      }
    },
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** An update as it was sent; null for anything else. What is in it is trusted: only Telegram knows the secret. */
function readUpdate(body: Uint8Array): Update | null {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof read !== "object" || read === null || !("update_id" in read)) return null;
    return Number.isSafeInteger(read.update_id) ? (read as Update) : null;
  } catch {
    return null;
  }
}
