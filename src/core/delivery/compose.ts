import type { DeliveryJob } from "../domain/delivery-job.ts";

/** How rows become what a platform shows; made by the dialog, in the language of the place. Rejects only for defects. */
export type Compose<Content, Opening> = {
  /** What to post or show instead; for kind `delete` the tombstone. Null: there is nothing left to show, the row is skipped. */
  content(job: DeliveryJob): Promise<Content | null>;
  /** The surface to open for `job.place`: for kind `open`, and for any first delivery of a place that is not open yet. */
  opening(job: DeliveryJob): Promise<Opening>;
};

/** Composing failed: a defect of ours, before anything was sent. */
export class ComposeFailed extends Error {
  override readonly name = "ComposeFailed";
}

/** The same compose, whose rejections are told apart from what a platform throws. */
export function composeOrFail<Content, Opening>(compose: Compose<Content, Opening>): Compose<Content, Opening> {
  const fail = (thrown: unknown): never => {
    throw new ComposeFailed(`composing failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`, {
      cause: thrown,
    });
  };
  return {
    content: async (job) => compose.content(job).catch(fail),
    opening: async (job) => compose.opening(job).catch(fail),
  };
}
