import type { Person } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { isPairingKey, newPairingKey, pairingOf, pairingSealing } from "../domain/federation/pairing-key.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { sealText } from "../domain/seal-text.ts";
import { readWebhookUrl } from "../domain/webhooks/read-webhook-url.ts";
import { emit } from "../store/events.ts";
import { enqueueItem } from "../store/federation-queue.ts";
import { countServers, insertPairing, isServerTaken } from "../store/servers.ts";
import type { Work } from "../store/work.ts";

/** Servers of a desk at most. */
export const serversAtMost = 50;

/** Another server's address in its normal form: no query, a slash at its end. Throws Problem `webhook.address_refused`. */
export function readServerUrl(work: Work, given: string): string {
  const url = new URL(readWebhookUrl(given, work.settings.webhookAddresses === "any" ? "any" : "public"));
  url.search = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

/**
 * Pairs this desk with another. Without a key it makes one, which is given this once and must be carried to the other desk; with the key
 * that the other desk made it says hello there, and both are paired when that has arrived. Admins only. Throws Problem
 * `action.forbidden`, `webhook.address_refused`, `server.key_invalid`, `server.key_taken`, `server.name_taken`, `server.too_many`.
 */
export async function pairServer(
  work: Work,
  actor: Person,
  input: {
    readonly name: string;
    /** Where the other desk is reached. */
    readonly url: string;
    /** The key that the other desk made; null makes one. */
    readonly pairingKey: string | null;
    /** The server's own key, which the pairing's is sealed with. */
    readonly secret: string;
  },
): Promise<{ readonly serverId: string; readonly pairingKey: string | null }> {
  requireDeskAction(actor, "desk.servers");
  const url = readServerUrl(work, input.url);
  if (input.pairingKey !== null && !isPairingKey(input.pairingKey)) throw new Problem("server.key_invalid", {});
  if ((await countServers(work)) >= serversAtMost) throw new Problem("server.too_many", { limit: serversAtMost });
  const key = input.pairingKey ?? newPairingKey();
  const name = displayName(input.name, "server");
  const pairing = pairingOf(key);
  const taken = await isServerTaken(work, { name, pairing, exceptId: null });
  if (taken === "pairing") throw new Problem("server.key_taken", {});
  if (taken === "name") throw new Problem("server.name_taken", { name });
  const id = work.newId();
  const side = input.pairingKey === null ? "inviter" : "invited";
  await insertPairing(work, { id, name, url, pairing, side, sealedKey: sealText(input.secret, pairingSealing, key) });
  await emit(work, { kind: "server.added", subjectId: id, actor, data: { side } });
  if (side === "invited") await enqueueItem(work, { serverId: id, transferId: null, kind: "hello" });
  return { serverId: id, pairingKey: side === "inviter" ? key : null };
}
