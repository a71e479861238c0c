import { type DeliveryJob, redrawnKey } from "../domain/delivery-job.ts";
import type { Compose } from "./compose.ts";
import { readFault } from "./fault.ts";
import type { Sender, Spot } from "./sender.ts";

/** What a platform acknowledged, or why there was nothing to send. */
export type SendResult =
  | {
      readonly kind: "sent";
      readonly message: string | null;
      readonly version: number | null;
      readonly uncertain: boolean;
    }
  | { readonly kind: "skipped"; readonly why: string }
  | { readonly kind: "opened"; readonly place: Spot; readonly cardMessage: string | null; readonly then: AfterOpening };

/** What an opened place means for its delivery: it asked for no more, it may have opened two, or it is sent next. */
export type AfterOpening = "sent" | "uncertain" | "send it now";

/** What sending one job needs. */
export type SendWith<Content, Opening> = {
  readonly sender: Sender<Content, Opening>;
  readonly compose: Compose<Content, Opening>;
  readonly now: () => Date;
};

/** A surface's clock may be behind ours: look for a post this much earlier than we began to send it. */
const findSlackMs = 60_000;

/** Whether the job asks for its surface to be opened first (or only). */
export function opensPlace(job: DeliveryJob): boolean {
  return job.place.channel === null || job.place.state === "opening";
}

/**
 * Sends one job: opens the place, posts, edits, removes or reacts, as the job's kind and the sender's capabilities say. What was
 * collapsed into another delivery, or has nothing left to show, is skipped. Rejects with what the sender threw.
 */
export async function sendOne<Content, Opening>(job: DeliveryJob, by: SendWith<Content, Opening>): Promise<SendResult> {
  const { sender, compose } = by;
  if (job.place.state === "gone") return { kind: "skipped", why: "the place is gone" };
  if (opensPlace(job)) {
    if (job.kind === "close") return { kind: "skipped", why: "never opened" };
    const opened = await sender.open(await compose.opening(job));
    const maybeTwice = job.doubtSince !== null && !sender.capabilities.findsOpened;
    const then = job.kind !== "open" ? "send it now" : maybeTwice ? "uncertain" : "sent";
    return { kind: "opened", place: opened.place, cardMessage: opened.cardMessage, then };
  }
  const spot = spotOf(job);
  switch (job.kind) {
    case "open":
      return { kind: "skipped", why: "open already" };
    case "post":
      return job.message?.deleted ? postDeleted(job, spot, by) : post(job, spot, by);
    case "notice":
      return post(job, spot, by);
    case "card":
      return showCard(job, spot, by);
    case "edit":
      return follow(job, spot, by);
    case "delete":
      return remove(job, spot, by);
    case "react":
      return react(job, spot, by);
    case "close":
      await sender.setClosed(spot, job.data.closed !== false);
      return sent(null, job);
  }
}

/** Whether doing it twice is the same as doing it once, whatever the platform. */
export function isRepeatable(job: DeliveryJob, sender: Sender<never, never>): boolean {
  if (opensPlace(job)) return false;
  if (job.kind === "delete" || job.kind === "react" || job.kind === "close") return true;
  if (job.kind === "edit") return sender.capabilities.edit;
  return job.kind === "card" && job.shownCardId !== null && sender.capabilities.edit;
}

/** `version` is what is surely shown: after a repeat it may still be what the first attempt showed. */
const sent = (message: string | null, job: DeliveryJob, uncertain = false): SendResult => ({
  kind: "sent",
  message,
  version: (job.doubtSince === null ? job.message?.newestVersion : job.message?.rowVersion) ?? null,
  uncertain,
});

function spotOf(job: DeliveryJob): Spot {
  const { platform, workspace, channel, thread } = job.place;
  if (channel === null) throw new Error("the place has no channel yet");
  return { platform, workspace, channel, thread };
}

async function post<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  by: SendWith<Content, Opening>,
): Promise<SendResult> {
  const { sender, compose } = by;
  const content = await compose.content(job);
  if (content === null) return { kind: "skipped", why: "nothing left to show" };
  if (job.doubtSince === null) return sent((await sender.post(spot, content, job.id)).message, job);
  if (isInNonceWindow(job.doubtSince, by)) {
    const { message } = await sender.post(spot, content, job.id);
    return redraw(message, job, spot, content, by);
  }
  if (!sender.capabilities.canFindPost) return sent((await sender.post(spot, content, job.id)).message, job, true);
  const found = await findPost(job.doubtSince, job, spot, by);
  if (found !== null) return redraw(found, job, spot, content, by);
  return sent((await sender.post(spot, content, job.id)).message, job);
}

/** What was deleted while its post was in doubt: if it is there, its id lets the delete that follows remove it. */
async function postDeleted<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  by: SendWith<Content, Opening>,
): Promise<SendResult> {
  const skipped: SendResult = { kind: "skipped", why: "deleted before it was sent" };
  if (job.doubtSince === null) return skipped;
  if (!by.sender.capabilities.canFindPost) {
    return isInNonceWindow(job.doubtSince, by) ? post(job, spot, by) : sent(null, job, true);
  }
  const found = await findPost(job.doubtSince, job, spot, by);
  return found === null ? skipped : sent(found, job);
}

function isInNonceWindow<Content, Opening>(since: Date, { sender, now }: SendWith<Content, Opening>): boolean {
  return now().getTime() - since.getTime() < sender.capabilities.nonceSeconds * 1000;
}

function findPost<Content, Opening>(
  since: Date,
  job: DeliveryJob,
  spot: Spot,
  { sender }: SendWith<Content, Opening>,
): Promise<string | null> {
  return sender.find(spot, job.id, new Date(since.getTime() - findSlackMs));
}

/** A card that was there already shows what was true then, and no later drawing may wait behind this one: it is drawn anew. */
async function redraw<Content, Opening>(
  message: string,
  job: DeliveryJob,
  spot: Spot,
  content: Content,
  { sender }: SendWith<Content, Opening>,
): Promise<SendResult> {
  if (job.kind === "card" && sender.capabilities.edit) await sender.edit(spot, message, content);
  return sent(message, job);
}

/** A card is posted once and then edited; one that somebody deleted, or that cannot be edited, is posted again. */
async function showCard<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  by: SendWith<Content, Opening>,
): Promise<SendResult> {
  if (job.cardKey?.startsWith(redrawnKey)) return redrawNotice(job, spot, by);
  if (job.shownCardId === null || !by.sender.capabilities.edit) return post(job, spot, by);
  const content = await by.compose.content(job);
  if (content === null) return { kind: "skipped", why: "nothing left to show" };
  try {
    await by.sender.edit(spot, job.shownCardId, content);
  } catch (thrown) {
    if (readFault(thrown).kind !== "gone") throw thrown;
    return post(job, spot, by);
  }
  return sent(null, job);
}

/** A notice is news once: what cannot be edited, or is not there any more, keeps its old buttons or none. */
async function redrawNotice<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  { sender, compose }: SendWith<Content, Opening>,
): Promise<SendResult> {
  const message = job.shownCardId;
  if (message === null || !sender.capabilities.edit) return { kind: "skipped", why: "cannot be drawn again" };
  const content = await compose.content(job);
  if (content === null) return { kind: "skipped", why: "nothing left to show" };
  return unlessGone(job, () => sender.edit(spot, message, content));
}

async function follow<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  by: SendWith<Content, Opening>,
): Promise<SendResult> {
  if (job.message?.deleted) return { kind: "skipped", why: "deleted meanwhile" };
  if (job.copy === null || job.copy.platformMessageId === null) return { kind: "skipped", why: "never shown here" };
  if (job.message !== null && job.copy.shownVersion >= job.message.rowVersion)
    return { kind: "skipped", why: "shown already" };
  // Where nothing can be edited the new words are said again; the content says that it is an edit.
  if (!by.sender.capabilities.edit) return post(job, spot, by);
  const content = await by.compose.content(job);
  if (content === null) return { kind: "skipped", why: "nothing left to show" };
  return unlessGone(job, () => by.sender.edit(spot, job.copy?.platformMessageId ?? "", content));
}

async function remove<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  { sender, compose }: SendWith<Content, Opening>,
): Promise<SendResult> {
  const message = job.copy?.platformMessageId ?? null;
  if (message === null) return { kind: "skipped", why: "never shown here" };
  if (sender.capabilities.delete) return unlessGone(job, () => sender.remove(spot, message));
  if (!sender.capabilities.edit) return { kind: "skipped", why: "cannot be deleted here" };
  const tombstone = await compose.content(job);
  if (tombstone === null) return { kind: "skipped", why: "cannot be deleted here" };
  return unlessGone(job, () => sender.edit(spot, message, tombstone));
}

async function react<Content, Opening>(
  job: DeliveryJob,
  spot: Spot,
  { sender }: SendWith<Content, Opening>,
): Promise<SendResult> {
  const message = job.copy?.platformMessageId ?? null;
  const { emoji, added } = job.data;
  if (message === null) return { kind: "skipped", why: "never shown here" };
  if (!sender.capabilities.react || typeof emoji !== "string") return { kind: "skipped", why: "no reactions here" };
  return unlessGone(job, () => sender.react(spot, message, emoji, added !== false));
}

/** A message that is gone from its surface needs no change any more. */
async function unlessGone(job: DeliveryJob, change: () => Promise<void>): Promise<SendResult> {
  try {
    await change();
    return sent(null, job);
  } catch (thrown) {
    if (readFault(thrown).kind !== "gone") throw thrown;
    return { kind: "skipped", why: "gone from its surface" };
  }
}
