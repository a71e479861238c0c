import { findIdentity } from "../store/identities.ts";
import { enqueueNotice } from "../store/notices.ts";
import { ensureDirectPlaceOf, findPlacesOn } from "../store/places.ts";
import type { Work } from "../store/work.ts";
import type { Spot } from "./sender.ts";

/**
 * Posts the answer to somebody who had gone before it was ready, as the notice `reply.late`: where they had asked, if that is a place of
 * theirs, else in their own place, since an answer may be for their eyes alone. Nowhere to be found: the answer is dropped.
 */
export async function postLateAnswer(
  work: Work,
  event: {
    readonly from: { readonly platform: string; readonly workspace: string; readonly user: string };
    readonly place: Spot;
  },
  reply: unknown,
): Promise<void> {
  if (typeof reply === "object" && reply !== null && "kind" in reply && reply.kind === "nothing") return;
  const known = await findIdentity(work, event.from);
  const accountId = known?.account.id ?? null;
  const here = (await findPlacesOn(work, event.place)).find(
    (place) => place.accountId !== null && place.accountId === accountId && place.state !== "gone",
  );
  const place = here ?? (accountId === null ? null : await ensureDirectPlaceOf(work, accountId));
  if (place !== null) await enqueueNotice(work, place.id, { code: "reply.late", data: { reply } });
}
