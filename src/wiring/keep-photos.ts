import { keepLooking, type Looking } from "../core/delivery/keep-looking.ts";
import type { Log } from "../core/delivery/log.ts";
import type { PhotoHost } from "../core/photos/photo-host.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import { lockObject } from "../core/store/files.ts";
import {
  keepPhotoGone,
  keepPhotoMoved,
  type PhotoErrand,
  putOffPhoto,
  takePhotoErrands,
} from "../core/store/remote-photos.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";

export type KeptPhotos = Pick<Looking, "idle" | "stop">;

const batchSize = 4;
/** A photo that was sent before its ticket existed waits so long for the ticket, so that it lies in its folder. */
const ticketPatienceMs = 30 * 60_000;
const lookAgainMs = 60_000;

/** Moves photos to their host after the commit that stored them, and takes away those that nothing refers to. What fails is tried again. */
export function keepPhotos(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly local: FileVault;
  readonly host: PhotoHost;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): KeptPhotos {
  const { desk, wakes, local, host, log, pollMs = 10_000, restMs = 40 } = deps;

  async function move({ sha256, ticketNumber, createdAt }: PhotoErrand): Promise<void> {
    const now = desk.clock();
    if (ticketNumber === null && now.getTime() - createdAt.getTime() < ticketPatienceMs) {
      await desk.atOnce((work) => putOffPhoto(work, sha256, new Date(now.getTime() + lookAgainMs), null));
      return;
    }
    const bytes = await local.read(sha256);
    if (bytes === null) {
      // It was deleted before it moved: there is nothing to keep.
      await desk.atOnce((work) =>
        putOffPhoto(work, sha256, new Date(now.getTime() + 86_400_000), "its bytes are gone"),
      );
      return;
    }
    const folder = ticketNumber === null ? "fixline/other" : `fixline/ticket-${ticketNumber}`;
    const publicId = await host.upload({ bytes, folder, name: sha256.toString("hex") });
    await desk.transact(async (work) => {
      // Equal bytes that are being stored meanwhile are seen by whoever stores them, or come after.
      await lockObject(work, sha256);
      if (await keepPhotoMoved(work, sha256, publicId)) await local.remove(sha256);
    });
  }

  async function takeAway({ sha256, publicId }: PhotoErrand): Promise<void> {
    if (publicId !== null) await host.remove(publicId);
    await desk.atOnce((work) => keepPhotoGone(work, sha256));
  }

  async function run(errand: PhotoErrand): Promise<void> {
    try {
      await (errand.state === "waiting" ? move(errand) : takeAway(errand));
    } catch (error) {
      const said = error instanceof Error ? error.message : "unknown";
      log.warn({ attempts: errand.attempts, error: said }, "a photo is moved later");
      await desk.atOnce((work) => putOffPhoto(work, errand.sha256, null, said));
    }
  }

  async function look(): Promise<boolean> {
    const errands = await desk.read((work) => takePhotoErrands(work, batchSize));
    await Promise.all(errands.map(run));
    return errands.length > 0;
  }

  const trouble = "photos cannot reach the database";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });
  looking.now();
  return looking;
}
