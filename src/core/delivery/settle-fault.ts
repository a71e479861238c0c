import type { DeliveryJob } from "../domain/delivery-job.ts";
import { endPlace, giveUp, openAnew, putBack } from "../store/outbox-faults.ts";
import type { Desk } from "../store/work.ts";
import { backoffMs } from "./backoff.ts";
import type { DispatchLimits } from "./dispatch-limits.ts";
import type { Fault } from "./fault.ts";
import { goneBefore, judgeFault } from "./judge-fault.ts";
import type { Log } from "./log.ts";
import { opensPlace } from "./send-one.ts";
import type { Sender } from "./sender.ts";
import { tellAdmins } from "./tell-admins.ts";

/** A send that failed, and under which claim. */
export type Failed = {
  readonly job: DeliveryJob;
  readonly fault: Fault;
  readonly sender: Sender<never, never>;
  readonly worker: string;
  readonly beganAt: Date;
};

/**
 * Stores what follows from a failed send, and tells the admins where something was given up. Returns when to look at the place again;
 * null where nothing of it waits.
 */
export async function settleFault(
  desk: Pick<Desk, "transact" | "clock">,
  failed: Failed,
  with_: { readonly limits: DispatchLimits; readonly random: () => number; readonly log: Log },
): Promise<Date | null> {
  const { job, fault, sender, worker } = failed;
  const claim = { job, worker };
  const now = desk.clock();
  const verdict = judgeFault(fault, job, sender, with_.limits, now);
  const about = {
    delivery: job.id,
    place: job.place.id,
    platform: job.place.platform,
    kind: job.kind,
    why: fault.detail,
  };

  switch (verdict.kind) {
    case "retry": {
      const at = new Date(now.getTime() + backoffMs(job.attempts, with_.random, with_.limits.backoff));
      const doubtSince = verdict.inDoubt ? failed.beganAt : null;
      with_.log.warn(
        { ...about, attempts: job.attempts, inDoubt: verdict.inDoubt },
        "a delivery failed and will be tried again",
      );
      await desk.transact(({ sql }) => putBack(sql, claim, { at, counted: true, doubtSince, error: fault.detail }));
      return at;
    }
    case "anew":
      with_.log.warn(about, "a surface is gone and is opened anew");
      await desk.transact((work) => openAnew(work, claim, `${goneBefore}${fault.detail}`));
      return now;
    case "blocked":
      with_.log.info(about, "somebody blocked the desk");
      await desk.transact((work) =>
        endPlace(work, claim, { placeState: "blocked", state: "blocked", why: fault.detail }),
      );
      return null;
    case "uncertain":
      with_.log.warn(about, "a delivery may have arrived and cannot be looked up");
      await desk.transact((work) => giveUp(work, claim, { state: "uncertain", why: fault.detail }));
      return now;
    case "gone":
    case "dead": {
      with_.log.error(about, "a delivery was given up");
      await desk.transact(async (work) => {
        // What is behind a surface that cannot be opened has nowhere to go: it ends with it, as one failure.
        const placeState = verdict.kind === "gone" ? "gone" : "opening";
        const ours =
          verdict.kind === "gone" || opensPlace(job)
            ? await endPlace(work, claim, { placeState, state: "failed", why: fault.detail })
            : await giveUp(work, claim, { state: "failed", why: fault.detail });
        if (ours) await tellAdmins(work, job, fault.detail);
      });
      return now;
    }
  }
}
