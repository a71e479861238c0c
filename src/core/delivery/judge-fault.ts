import type { DeliveryJob } from "../domain/delivery-job.ts";
import type { Fault } from "./fault.ts";
import { isRepeatable, opensPlace } from "./send-one.ts";
import type { Sender } from "./sender.ts";

/** What follows from a failed send. */
export type Verdict =
  | { readonly kind: "retry"; readonly inDoubt: boolean }
  /** It may be there, cannot be looked up, and has been tried once more. */
  | { readonly kind: "uncertain" }
  | { readonly kind: "dead" }
  | { readonly kind: "blocked" }
  /** The surface is gone: open another in its stead, and only once. */
  | { readonly kind: "anew" }
  | { readonly kind: "gone" };

/** What `openAnew` leaves on a delivery; finding it there again means that the new surface is gone as well. */
export const goneBefore = "gone: ";

/** Decides what follows from a fault other than `limited`, which is the bucket's, not the delivery's. A table in prose: DESIGN §7.2. */
export function judgeFault(
  fault: Fault,
  job: DeliveryJob,
  sender: Sender<never, never>,
  limits: { readonly maxAttempts: number },
  now: Date,
): Verdict {
  if (fault.kind === "blocked") return { kind: "blocked" };
  if (fault.kind === "refused") return { kind: "dead" };
  if (fault.kind === "gone") {
    return opensPlace(job) || job.error?.startsWith(goneBefore) ? { kind: "gone" } : { kind: "anew" };
  }
  const inDoubt = fault.inDoubt && !isRepeatable(job, sender);
  if (inDoubt && job.doubtSince !== null && !canBeSettled(job.doubtSince, job, sender, now)) {
    // A surface whose opening is in doubt twice has no id to write to: somebody has to look.
    return { kind: opensPlace(job) ? "dead" : "uncertain" };
  }
  return job.attempts >= limits.maxAttempts ? { kind: "dead" } : { kind: "retry", inDoubt };
}

/** Whether trying again cannot double it: by its nonce, or because it is looked up first. */
function canBeSettled(since: Date, job: DeliveryJob, sender: Sender<never, never>, now: Date): boolean {
  const { nonceSeconds, canFindPost, findsOpened } = sender.capabilities;
  if (now.getTime() - since.getTime() < nonceSeconds * 1000) return true;
  return opensPlace(job) ? findsOpened : canFindPost;
}
