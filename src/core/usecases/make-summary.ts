import type { DashboardSummary, SummaryTarget } from "../domain/dashboard-summary.ts";
import { findSubscription, hasSummary, insertSummary, ownerMayRead } from "../store/dashboard-subscriptions.ts";
import { ensureChannelPlace } from "../store/desk-channels.ts";
import { emit } from "../store/events.ts";
import type { FileVault } from "../store/file-vault.ts";
import { enqueueNotice } from "../store/notices.ts";
import { ensureDirectPlaceOf, type Place } from "../store/places.ts";
import type { Work } from "../store/work.ts";
import { endSubscriptionOf } from "./end-subscription-of.ts";
import type { ReceivedFile } from "./receive-file.ts";
import { storeFile } from "./store-file.ts";

/** A summary whose pictures have come in and are not stored yet. */
export type DrawnSummary = Omit<DashboardSummary, "charts"> & {
  readonly charts: readonly { readonly title: string; readonly says: string; readonly file: ReceivedFile }[];
};

/**
 * Makes this month's summary of a subscription, once: the files are kept, and it stands in its chat's queue, or waits to be posted to its
 * address, when the transaction ends. False where it was made before, or its owner may not read these dashboards any more, which ends it.
 */
export async function makeSummary(
  work: Work,
  vault: FileVault,
  asked: { readonly subscriptionId: string; readonly month: string },
  drawn: DrawnSummary,
): Promise<boolean> {
  const { subscriptionId, month } = asked;
  // Locked: two that make the same one come one after the other.
  const subscription = await findSubscription(work, subscriptionId, true);
  if (subscription === null || (await hasSummary(work, asked))) return false;
  if (!(await ownerMayRead(work, subscriptionId))) {
    await endSubscriptionOf(work, subscriptionId, "owner");
    return false;
  }
  const charts: DashboardSummary["charts"][number][] = [];
  for (const { title, says, file } of drawn.charts) {
    // Not a photo: those may move to a host of pictures, and this is for nobody but its readers.
    const stored = await storeFile(work, vault, {
      file: { ...file, kind: "file" },
      ownerId: subscription.ownerId,
      organisationId: null,
    });
    charts.push({ title, says, fileId: stored.id });
  }
  const content: DashboardSummary = { ...drawn, charts };
  const { target } = subscription;
  await insertSummary(work, { ...asked, content, state: target.kind === "webhook" ? "queued" : "sent" });
  const place = await placeOf(work, target, subscription.ownerId);
  if (place !== null) await enqueueNotice(work, place.id, { code: "dashboard.summary", data: { month, ...content } });
  await emit(work, {
    kind: "dashboard.summary_made",
    subjectId: subscriptionId,
    actor: { kind: "clock" },
    data: { target: target.kind },
  });
  return true;
}

/** The chat that a summary is posted to; null for a web address. */
async function placeOf(work: Work, target: SummaryTarget, ownerId: string): Promise<Place | null> {
  if (target.kind === "webhook") return null;
  if (target.kind === "chat") return ensureDirectPlaceOf(work, ownerId);
  const { platform, workspace, channel } = target;
  return ensureChannelPlace(work, { platform, workspace, channel });
}
