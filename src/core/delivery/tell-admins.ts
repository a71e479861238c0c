import type { DeliveryJob } from "../domain/delivery-job.ts";
import { adminAccountIds, enqueueNotice } from "../store/notices.ts";
import { ensureDirectPlaceOf } from "../store/places.ts";
import { noteFault, triedAgain } from "../store/told-faults.ts";
import type { Work } from "../store/work.ts";

/**
 * Tells every admin that a delivery was given up: of a desk channel once, until it works again. Never about such a notice itself, nor in the very place that failed: a place that
 * cannot be reached would else be told of its own failures without end.
 */
export async function tellAdmins(work: Work, job: DeliveryJob, why: string): Promise<void> {
  if (job.notice === "delivery.failed" || job.error === triedAgain) return;
  const { platform, workspace, channel, kind } = job.place;
  if (kind === "desk" && channel !== null && !(await noteFault(work, { platform, workspace, channel }, why))) return;
  // By what a person can look up: the workspace is the only one of its platform.
  const where = [job.place.platform, job.place.channel, job.place.thread].filter((part) => part !== null).join(" ");
  for (const accountId of await adminAccountIds(work)) {
    const place = await ensureDirectPlaceOf(work, accountId);
    if (place === null || place.id === job.place.id || place.state === "blocked") continue;
    await enqueueNotice(work, place.id, { code: "delivery.failed", data: { deliveryId: job.id, where, why } });
  }
}
