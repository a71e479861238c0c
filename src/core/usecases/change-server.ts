import type { Person } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { findServer, isServerTaken, updateServer } from "../store/servers.ts";
import type { Work } from "../store/work.ts";
import { readServerUrl } from "./pair-server.ts";

/** Renames a server or follows it to another address. Throws Problem `server.unknown`, `request.changed_since` and those of pairing. */
export async function changeServer(
  work: Work,
  actor: Person,
  input: {
    readonly serverId: string;
    readonly ifVersion: number | null;
    readonly name?: string | undefined;
    readonly url?: string | undefined;
  },
): Promise<void> {
  requireDeskAction(actor, "desk.servers");
  const server = await findServer(work, input.serverId, true);
  if (server === null) throw new Problem("server.unknown", { name: "" });
  if (input.ifVersion !== null && input.ifVersion !== server.version) {
    throw new Problem("request.changed_since", { current: `"v${server.version}"` });
  }
  const name = input.name === undefined ? server.name : displayName(input.name, server.name);
  const url = input.url === undefined ? server.url : readServerUrl(work, input.url);
  if ((await isServerTaken(work, { name, pairing: null, exceptId: server.id })) === "name") {
    throw new Problem("server.name_taken", { name });
  }
  await updateServer(work, { id: server.id, name, url });
  await emit(work, { kind: "server.changed", subjectId: server.id, actor });
}
