import { Problem } from "./core/domain/problem.ts";
import { cursorNow, type EventCursor, readEventsAfter } from "./core/store/event-feed.ts";
import type { Desk } from "./core/store/work.ts";
import type { EventFeed } from "./http/server-deps.ts";

/** The stream of events as the HTTP edge reads it: the same rows, with cursors as opaque text. */
export function makeFeed(desk: Pick<Desk, "database">): EventFeed {
  const { sql } = desk.database;
  return {
    newest: async () => writeCursor(await cursorNow(sql)),
    async after(text, limit) {
      const cursor = readCursor(text);
      const { events } = await readEventsAfter(sql, cursor, limit);
      return { events, cursor: writeCursor(events.at(-1)?.cursor ?? cursor) };
    },
  };
}

function writeCursor({ txid, id }: EventCursor): string {
  return Buffer.from(`${txid} ${id}`).toString("base64url");
}

function readCursor(text: string): EventCursor {
  const [txid = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  if (!/^\d{1,20}$/.test(txid) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new Problem("cursor.invalid", {});
  }
  return { txid, id };
}
