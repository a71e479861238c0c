import { accountOfChannel } from "../../bots/web/surface.ts";
import { webChangesSince } from "../../core/store/web-posts.ts";
import type { HttpParts } from "../http-parts.ts";
import { presentPost } from "../present/present-post.ts";
import { type LiveConnection, send } from "./live-connection.ts";

const atOnce = 500;

/** Sends every browser the changes of its own channel that it has not been sent, in their order: one query for all of them. */
export async function pushPosts(parts: HttpParts, connections: Iterable<LiveConnection>): Promise<void> {
  const byChannel = new Map<string, LiveConnection[]>();
  for (const connection of connections) {
    if (connection.posts === null) continue;
    const others = byChannel.get(connection.channel);
    if (others === undefined) byChannel.set(connection.channel, [connection]);
    else others.push(connection);
  }
  while (byChannel.size > 0) {
    const seen = new Map<string, number>();
    for (const [channel, here] of byChannel) seen.set(channel, Math.min(...here.map(({ posts }) => posts ?? 0)));
    const rows = await parts.desk.read((work) => webChangesSince(work, seen, atOnce));
    if (rows.length === 0) return;
    const links = await parts.fileLinks();
    for (const [channel, here] of byChannel) {
      const accountId = accountOfChannel(channel) ?? "";
      const posts = rows
        .filter((row) => row.channel === channel)
        .map((row) => presentPost(row, accountId, links, new Set()));
      const last = posts.at(-1);
      if (last === undefined) continue;
      for (const connection of here) {
        const unseen = posts.filter((post) => post.change > (connection.posts ?? 0));
        if (unseen.length === 0) continue;
        connection.posts = last.change;
        send(connection, { kind: "posts", posts: unseen, cursor: last.change });
      }
    }
    if (rows.length < atOnce) return;
  }
}
