import { summaryPayload } from "../../domain/dashboard-summary.ts";
import { unsealText } from "../../domain/seal-text.ts";
import { signWebhook } from "../../domain/webhooks/sign-webhook.ts";
import { webhookSealing } from "../../domain/webhooks/webhook-sealing.ts";
import { type DueSummary, dueSummaries, ownerMayRead, settleSummary } from "../../store/dashboard-subscriptions.ts";
import type { FileVault } from "../../store/file-vault.ts";
import { findFile } from "../../store/files.ts";
import type { Desk } from "../../store/work.ts";
import { judgeOutcome } from "./judge-outcome.ts";
import type { PostWebhook, WebhookOutcome } from "./post-webhook.ts";

const atOnce = 50;

/**
 * Posts the monthly summaries that are due to their web addresses, signed as webhooks are, one after the other. What is not taken is due
 * again later, for a day. `end` is told of subscriptions that cannot go on. Whoever runs this must be the only one; after a crash a
 * summary may come twice, under the same `webhook-id`.
 */
export async function postSummaries(deps: {
  readonly desk: Desk;
  readonly vault: Pick<FileVault, "read">;
  readonly post: PostWebhook;
  readonly secret: string;
  readonly random: () => number;
  readonly end: (subscriptionId: string, because: "owner" | "gone" | "failing") => Promise<void>;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { desk, random, end, signal } = deps;
  for (const due of await desk.read((work) => dueSummaries(work, atOnce))) {
    if (signal.aborted) return;
    const { subscriptionId, month, attempts, queuedAt } = due;
    if (!(await desk.read((work) => ownerMayRead(work, subscriptionId)))) {
      await end(subscriptionId, "owner");
      continue;
    }
    const outcome = await attempt(deps, due);
    if (signal.aborted) return;
    const before = { attempts, queuedAt, failures: attempts, takenAt: null };
    const { state, nextAttemptAt, disable } = judgeOutcome(outcome, before, desk.clock(), random);
    const error = state === "sent" ? null : outcome.kind === "failed" ? outcome.error : `HTTP ${outcome.status}`;
    await desk.atOnce((work) => settleSummary(work, { subscriptionId, month, state, nextAttemptAt, error }));
    if (disable !== null) await end(subscriptionId, disable);
  }
}

async function attempt(
  { desk, vault, post, secret, signal }: Parameters<typeof postSummaries>[0],
  { subscriptionId, month, content, queuedAt, url, sealed }: DueSummary,
): Promise<WebhookOutcome> {
  const key = unsealText(secret, webhookSealing, sealed);
  // Sealed with another FIXLINE_SECRET: unsigned it must not go out.
  if (key === null) return { kind: "failed", error: "secret_unreadable" };
  const pngs: Uint8Array[] = [];
  for (const { fileId } of content.charts) {
    const file = await desk.read((work) => findFile(work, fileId));
    const bytes = file === null ? null : await vault.read(file.sha256);
    if (bytes === null) return { kind: "failed", error: "picture_missing" };
    pngs.push(bytes);
  }
  const body = summaryPayload(content, { subscriptionId, month, at: queuedAt }, pngs);
  const id = `${subscriptionId}-${month}`;
  const seconds = Math.floor(desk.clock().getTime() / 1000);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Fixline-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signWebhook([key], { id, seconds, body }),
  };
  const allowed = await desk.read(async (work) => work.settings.webhookAddresses);
  return post({ url, headers, body }, allowed === "any" ? "any" : "public", signal);
}
