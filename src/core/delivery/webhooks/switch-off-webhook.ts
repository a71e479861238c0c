import { emit } from "../../store/events.ts";
import { adminAccountIds, enqueueNotice } from "../../store/notices.ts";
import { ensureDirectPlaceOf } from "../../store/places.ts";
import { disableEndpoint, findEndpoint } from "../../store/webhook-endpoints.ts";
import type { Work } from "../../store/work.ts";

/** Switches an endpoint off and tells every admin, once. */
export async function switchOffWebhook(
  work: Work,
  endpointId: string,
  because: "gone" | "failing" | "owner",
): Promise<void> {
  const endpoint = await findEndpoint(work, endpointId, true);
  if (endpoint === null || !(await disableEndpoint(work, endpointId, because))) return;
  await emit(work, { kind: "webhook.disabled", subjectId: endpointId, actor: { kind: "clock" }, data: { because } });
  for (const accountId of await adminAccountIds(work)) {
    const place = await ensureDirectPlaceOf(work, accountId);
    if (place === null) continue;
    await enqueueNotice(work, place.id, { code: "webhook.disabled", data: { name: endpoint.name, because } });
  }
}
