import { Type } from "typebox";
import { channelOf } from "../../bots/web/surface.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { listStaff } from "../../core/store/staff-list.ts";
import { listVehicles } from "../../core/store/vehicles.ts";
import { failedWebPosts, newestWebChange, webPostsOf, webThreadsOf } from "../../core/store/web-posts.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentChats, presentPost } from "../present/present-post.ts";
import { closed } from "../schemas.ts";
import type { ChatsJson, CommandsJson, PostsJson, StaffJson } from "../web/protocol.ts";

const page = Type.Object(
  {
    thread: Type.Optional(Type.String({ maxLength: 80 })),
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);

/** What the chat and the console draw that is no part of the API: one's own threads and posts, completion, who can go. */
export function webRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;
  const tags = ["web"];

  app.get("/web/chats", { config: { tags, summary: "One's chats" } }, async (request): Promise<ChatsJson> => {
    const { person } = await parts.callerOf(request, "read");
    const channel = channelOf(person.accountId);
    return desk.read(async (work) => {
      // The cursor first: what comes in between is told again, never missed.
      const cursor = await newestWebChange(work, channel);
      const threads = await webThreadsOf(work, channel);
      return { chats: presentChats(threads, person.accountId), cursor };
    });
  });

  app.get(
    "/web/posts",
    { config: { tags, summary: "A page of one chat" }, schema: { querystring: page } },
    async (request): Promise<PostsJson> => {
      const { person } = await parts.callerOf(request, "read");
      const channel = channelOf(person.accountId);
      const { thread = null, before = null, limit = 50 } = request.query;
      const found = await desk.read(async (work) => {
        const cursor = await newestWebChange(work, channel);
        const rows = await webPostsOf(work, { channel, thread, before, limit });
        const own = rows.filter((row) => row.authorId === person.accountId).map((row) => row.id);
        return { cursor, rows, failed: await failedWebPosts(work, channel, own) };
      });
      const links = await parts.fileLinks();
      const first = found.rows.at(0);
      return {
        posts: found.rows.map((row) => presentPost(row, person.accountId, links, found.failed)),
        before: found.rows.length === limit && first !== undefined ? first.order : null,
        cursor: found.cursor,
      };
    },
  );

  app.get(
    "/web/commands",
    { config: { tags, summary: "Verbs for the command box" } },
    async (request): Promise<CommandsJson> => {
      const { person } = await parts.callerOf(request, "read");
      return { commands: parts.commandsFor(person) };
    },
  );

  app.get(
    "/web/staff",
    { config: { tags, summary: "Whom and what a ticket can be given" } },
    async (request): Promise<StaffJson> => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "desk.people_list");
      return desk.read(async (work) => ({
        staff: await listStaff(work),
        vehicles: (await listVehicles(work)).map(({ id, name }) => ({ id, name })),
      }));
    },
  );
}
