import type { DeliveryJob } from "../domain/delivery-job.ts";
import type { Settled } from "../store/outbox.ts";
import { placeOpened, putBack, putBackTalk, reclaimForgotten, takeOverDeliveries } from "../store/outbox-faults.ts";
import type { Wakes } from "../store/wakes.ts";
import type { Desk } from "../store/work.ts";
import { claimNext } from "./claim-next.ts";
import { type Compose, composeOrFail } from "./compose.ts";
import { type DispatchLimits, dispatchDefaults } from "./dispatch-limits.ts";
import { readFault } from "./fault.ts";
import { inTime } from "./in-time.ts";
import type { Log } from "./log.ts";
import { placeWaits } from "./place-waits.ts";
import { rateBuckets } from "./rate-buckets.ts";
import { type SendResult, sendOne } from "./send-one.ts";
import type { Sender } from "./sender.ts";
import { settleFault } from "./settle-fault.ts";
import { storeOutcome } from "./store-outcome.ts";
import { pause } from "./transient.ts";
import type { Worker } from "./worker.ts";

/** A walk over all places costs about as much as sending a message. */
const lookEveryMs = 5;

export type DispatcherDeps<Content, Opening> = {
  readonly desk: Desk;
  readonly worker: Worker;
  readonly wakes: Pick<Wakes, "on">;
  readonly platforms: ReadonlyMap<string, Sender<Content, Opening>>;
  readonly compose: Compose<Content, Opening>;
  readonly log: Log;
  /** [0, 1): spreads retries. */
  readonly random: () => number;
  readonly limits?: Partial<DispatchLimits>;
};

export type Dispatcher = {
  /** Resolves when nothing is due and nothing is under way; what waits for a later time does not count. */
  idle(): Promise<void>;
  /** Claims nothing more, lets calls under way end (up to `drainMs`) and marks what they did. */
  stop(): Promise<void>;
};

/**
 * Sends what the outbox holds: heads of places, each place strictly in its order, places apart from each other, cards beside the
 * talk. No transaction is open during a platform call; a claim is a lease that ends with the worker's session.
 */
export function startDispatcher<Content, Opening>(deps: DispatcherDeps<Content, Opening>): Dispatcher {
  const { desk, worker, platforms, log } = deps;
  const limits: DispatchLimits = { ...dispatchDefaults, ...deps.limits };
  const compose = composeOrFail(deps.compose);
  const buckets = rateBuckets();
  const inFlight = new Map<string, Promise<void>>();
  const finished: Settled[] = [];
  const released: { readonly job: DeliveryJob; readonly at: Date }[] = [];
  const stopping = new AbortController();
  const claims = claimNext(worker, () => ({
    now: desk.clock(),
    leaseMs: limits.callTimeoutMs,
    platforms: [...platforms.keys()],
  }));
  let turns = 0;
  let abandoned = false;
  let wakeLoop: () => void = () => undefined;
  const idlers: (() => void)[] = [];

  const lookEverywhere = (): void => {
    claims.lookEverywhere();
    wakeLoop();
  };
  /** Under load every commit wakes: one look then stands for all wakes within a few milliseconds. */
  let nextLook: NodeJS.Timeout | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  function wakeUp(): void {
    if (nextLook !== null) return;
    const waitMs = Math.ceil(lookedAt + lookEveryMs - performance.now());
    const look = (): void => {
      nextLook = null;
      lookedAt = performance.now();
      lookEverywhere();
    };
    if (waitMs <= 0) look();
    else nextLook = setTimeout(look, waitMs);
  }
  const stopListening = deps.wakes.on("deliveries", wakeUp);
  worker.onTakeOver(async (tx, dead) => {
    await takeOverDeliveries(tx, dead, limits.callTimeoutMs, desk.clock());
  }, lookEverywhere);
  const poll = setInterval(lookEverywhere, limits.pollMs);
  const sweep = setInterval(() => {
    reclaimForgotten(
      desk.database.sql,
      worker.id,
      [...inFlight.keys(), ...finished.map(({ job }) => job.id)],
      desk.clock(),
    ).catch((error: unknown) => log.warn({ error: String(error) }, "could not look for forgotten deliveries"));
  }, limits.callTimeoutMs);
  const { untilStored, settleAll } = storeOutcome({ desk, worker, log, stopping: stopping.signal });
  const waits = placeWaits(
    () => desk.clock().getTime(),
    limits.pollMs,
    (placeIds) => {
      for (const placeId of placeIds) claims.lookAt(placeId);
      claims.lookAtCards();
      wakeLoop();
    },
  );

  function bucketOf(job: DeliveryJob, sender: Sender<Content, Opening>): string {
    const { platform, workspace, channel, thread } = job.place;
    return channel === null ? "opening" : sender.bucketOf({ platform, workspace, channel, thread });
  }

  function begin(job: DeliveryJob): void {
    const sender = platforms.get(job.place.platform);
    if (sender === undefined) return;
    const bucket = bucketOf(job, sender);
    const key = `${sender.name} ${bucket}`;
    const now = desk.clock();
    const waitMs = buckets.take(key, limits.rateOf(sender.name, bucket), now.getTime());
    if (waitMs > 0) {
      released.push({ job, at: new Date(now.getTime() + waitMs) });
      return;
    }
    const done = send(job, sender, key).finally(() => {
      inFlight.delete(job.id);
      wakeLoop();
    });
    inFlight.set(job.id, done);
  }

  async function send(job: DeliveryJob, sender: Sender<Content, Opening>, bucketKey: string): Promise<void> {
    const beganAt = desk.clock();
    let result: SendResult;
    try {
      result = await inTime(sendOne(job, { sender, compose, now: desk.clock }), limits.callTimeoutMs);
    } catch (thrown) {
      const fault = readFault(thrown);
      if (fault.kind === "limited") {
        const waitMs = fault.retryAfterMs ?? limits.pauseMs;
        buckets.pause(bucketKey, waitMs, desk.clock().getTime());
        limits.limited(sender.name, bucketOf(job, sender));
        released.push({ job, at: new Date(desk.clock().getTime() + waitMs) });
        return;
      }
      const failed = { job, fault, sender, worker: worker.id, beganAt };
      const lookAgainAt = await untilStored(() => settleFault(desk, failed, { limits, random: deps.random, log }));
      if (lookAgainAt !== null) waits.lookAt(job.place.id, lookAgainAt.getTime());
      return;
    }
    if (result.kind !== "opened") {
      finished.push(toSettled(job, result));
      return;
    }
    const { place, cardMessage, then } = result;
    await untilStored(() =>
      desk.transact((work) => placeOpened(work, { job, worker: worker.id }, { ...place, cardMessage }, then)),
    );
    claims.lookAt(job.place.id);
    claims.lookAtCards();
  }

  async function putReleasedBack(): Promise<void> {
    const batch = released.splice(0);
    try {
      const talk = batch.filter(({ job }) => job.lane === "talk");
      if (talk.length > 0) await putBackTalk(worker.sql, worker.id, talk);
      for (const { job, at } of batch) {
        if (job.lane === "talk") continue;
        const back = { at, counted: false, doubtSince: null, error: null };
        await desk.database.sql.begin((tx) => putBack(tx, { job, worker: worker.id }, back));
      }
    } catch (error) {
      released.unshift(...batch);
      throw error;
    }
    for (const { job, at } of batch) waits.lookAt(job.place.id, at.getTime());
  }

  const maySend = (): boolean => !stopping.signal.aborted && worker.isAlive() && inFlight.size < limits.concurrency;
  async function claim(): Promise<readonly DeliveryJob[]> {
    return maySend() ? claims.next(Math.min(limits.batch, limits.concurrency - inFlight.size)) : [];
  }

  async function turn(): Promise<void> {
    const batch = finished.splice(0, limits.batch * 2);
    for (const { job } of batch) {
      claims.lookAt(job.place.id);
      // A notice may have to be drawn once more by the time it is there.
      if (job.lane === "card" || job.kind === "notice") claims.lookAtCards();
    }
    // Both at once: the connection takes them one after the other, without a round trip between.
    const [settling, claiming] = await Promise.allSettled([batch.length > 0 ? settleAll(batch) : null, claim()]);
    if (claiming.status === "fulfilled") for (const job of claiming.value) begin(job);
    if (settling.status === "rejected") {
      finished.unshift(...batch);
      throw settling.reason;
    }
    if (claiming.status === "rejected") throw claiming.reason;
    if (released.length > 0) await putReleasedBack();
  }

  async function takeTurn(): Promise<void> {
    turns += 1;
    try {
      await turn();
    } catch (error) {
      log.warn({ error: String(error) }, "the outbox cannot reach the database");
      claims.lookEverywhere();
      await pause(100);
    }
    turns -= 1;
    wakeLoop();
  }

  async function run(): Promise<void> {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wakeLoop = resolve;
      });
      const mayClaim = maySend() && claims.mayFind();
      const hasWork = finished.length > 0 || released.length > 0 || mayClaim;
      // Two at a time: while the database works on one, this process works on the other.
      if (hasWork && turns < 2 && !abandoned) {
        takeTurn();
        continue;
      }
      if (abandoned) return;
      if (!hasWork && turns === 0 && inFlight.size === 0 && nextLook === null) {
        for (const idler of idlers.splice(0)) idler();
        if (stopping.signal.aborted) return;
      }
      await woken;
    }
  }
  const running = run();

  return {
    idle: () =>
      new Promise<void>((resolve) => {
        idlers.push(resolve);
        lookEverywhere();
      }),
    async stop() {
      stopListening();
      clearInterval(poll);
      clearInterval(sweep);
      waits.stop();
      stopping.abort();
      wakeLoop();
      await Promise.race([running, pause(limits.drainMs)]);
      // What is still under way stays claimed: whoever takes it over finds it in doubt.
      abandoned = true;
      wakeLoop();
    },
  };
}

function toSettled(job: DeliveryJob, result: Exclude<SendResult, { kind: "opened" }>): Settled {
  if (result.kind === "skipped") return { job, state: "skipped", message: null, version: null };
  return { job, state: result.uncertain ? "uncertain" : "sent", message: result.message, version: result.version };
}
