import { wordsFor } from "../copy/words.ts";
import type { Language } from "../domain/languages.ts";
import {
  claimPushes,
  type DuePush,
  noteTaken,
  type PushTarget,
  removeSubscription,
  settlePush,
} from "../store/push-subscriptions.ts";
import type { Desk } from "../store/work.ts";
import type { PostWebhook, WebhookRequest } from "./webhooks/post-webhook.ts";

/** A payload encrypted for one browser (RFC 8291) and signed as ours (RFC 8292). */
export type EncryptPush = (target: PushTarget, payload: string) => Promise<WebhookRequest>;

const atOnce = 20;
const holdMs = 120_000;
const triesAtMost = 5;
const firstWaitMs = 30_000;

/**
 * Pushes what is due, once over; how many notices were taken. A push says the ticket's number and what kind of thing happened, and nothing
 * that anybody wrote: it lies on the servers of whoever makes the browser. A browser that is gone (404, 410: RFC 8030 §7.3) is forgotten.
 */
export async function sendPushes(deps: {
  readonly desk: Pick<Desk, "read" | "database">;
  readonly post: PostWebhook;
  readonly encrypt: EncryptPush;
  readonly signal: AbortSignal;
}): Promise<number> {
  const { desk } = deps;
  const due = await desk.read((work) => claimPushes(work, atOnce, holdMs));
  const taken = await Promise.all(due.map((notice) => pushOne(deps, notice)));
  return taken.filter(Boolean).length;
}

async function pushOne(deps: Parameters<typeof sendPushes>[0], notice: DuePush): Promise<boolean> {
  const { desk, post, encrypt, signal } = deps;
  const { allowed, language } = await desk.read(async ({ settings }) => ({
    allowed: settings.webhookAddresses === "any" ? ("any" as const) : ("public" as const),
    language: notice.language ?? (settings.language as Language),
  }));
  const payload = payloadOf(notice, language);
  const outcomes = await Promise.all(
    notice.targets.map(async (target) => {
      const outcome = await post(await encrypt(target, payload), allowed, signal);
      const status = outcome.kind === "answered" ? outcome.status : null;
      if (status === 404 || status === 410) {
        await desk.read((work) => removeSubscription(work, target.id, null));
        return "gone";
      }
      const isTaken = status !== null && status >= 200 && status < 300;
      await desk.read((work) => noteTaken(work, target.id, isTaken));
      return isTaken ? "taken" : "failed";
    }),
  );
  // Once one of somebody's devices has it, another is not worth showing it twice on the first.
  const isTaken = outcomes.includes("taken");
  const again = !isTaken && outcomes.includes("failed") && notice.attempts < triesAtMost;
  await desk.read((work) =>
    settlePush(work, notice.id, again ? new Date(work.now.getTime() + firstWaitMs * 2 ** (notice.attempts - 1)) : null),
  );
  return isTaken;
}

/** Nobody's words: a number, a kind, and one of our own short sentences. */
export function payloadOf(notice: Pick<DuePush, "id" | "kind" | "ticketNumber">, language: Language): string {
  const words = wordsFor(language);
  const [family = ""] = notice.kind.split(".");
  const known = (["message", "report", "sla", "ticket"] as const).find((one) => one === family);
  const body = words.say(`push-${known ?? "account"}`);
  const { id, kind, ticketNumber: number } = notice;
  return JSON.stringify({ id, kind, number, title: number === null ? "Fixline" : `#${number}`, body });
}
