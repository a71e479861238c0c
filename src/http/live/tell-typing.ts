import { isStaff } from "../../core/domain/roles.ts";
import { readTalkAround } from "../../core/store/live-reads.ts";
import type { HttpParts } from "../http-parts.ts";
import { type LiveConnection, send } from "./live-connection.ts";
import type { LiveHub } from "./live-hub.ts";

/**
 * Tells the other side of a chat, and the staff who watch its ticket, that somebody is typing. Kept nowhere and told to this process's
 * browsers alone. A customer reads the staff's names only where the desk shows them.
 */
export async function tellTyping(
  parts: HttpParts,
  hub: LiveHub,
  from: LiveConnection,
  thread: string | null,
): Promise<void> {
  if (thread === null) return;
  const { around, settings } = await parts.desk.read(async (work) => ({
    around: await readTalkAround(work, { channel: from.channel, thread }),
    settings: work.settings,
  }));
  if (around === null) return;
  const { name } = from.person;
  const outside = !isStaff(from.person.role) || settings.showStaffNames === "full" ? name : settings.deskName;
  for (const connection of hub.connections) {
    if (connection === from || connection.posts === null) continue;
    const place = around.others.find((other) => other.channel === connection.channel);
    const watches = connection.watching === around.ticketId && isStaff(connection.person.role);
    if (place !== undefined) {
      const shown = isStaff(connection.person.role) ? name : outside;
      send(connection, { kind: "typing", thread: place.thread, ticketId: null, name: shown });
    }
    if (watches) send(connection, { kind: "typing", thread: null, ticketId: around.ticketId, name });
  }
}
