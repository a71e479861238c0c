import { Type } from "typebox";
import { type Person, partiesOfActor } from "../../core/domain/actor.ts";
import { cleanText } from "../../core/domain/clean-text.ts";
import { mayOnTicket, partiesFor } from "../../core/domain/permissions.ts";
import { Problem } from "../../core/domain/problem.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import type { Visibility } from "../../core/domain/visibility.ts";
import { readTalkOf } from "../../core/store/live-reads.ts";
import { readTalk } from "../../core/store/read-talk.ts";
import { lockMessage } from "../../core/store/talk.ts";
import { readTicketFacts } from "../../core/store/ticket-facts.ts";
import { ticketIdOf } from "../../core/store/ticket-numbers.ts";
import { ownUploads } from "../../core/store/uploads.ts";
import type { Work } from "../../core/store/work.ts";
import { deleteMessage } from "../../core/usecases/delete-message.ts";
import { editMessage } from "../../core/usecases/edit-message.ts";
import { postMessage } from "../../core/usecases/post-message.ts";
import { reactToMessage } from "../../core/usecases/react-to-message.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentMessage } from "../present/present-talk.ts";
import { closed, messageSchema, nullable, uuid, visibility } from "../schemas.ts";

const number = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const text = Type.String({ maxLength: 500_000 });
const tags = ["messages"];
const saidSchema = Type.Object({ id: uuid, seq: Type.Integer() });
const newMessage = Type.Object(
  {
    text,
    visibility: Type.Optional(visibility),
    files: Type.Optional(Type.Array(uuid, { maxItems: 20 })),
    replyTo: Type.Optional(nullable(uuid)),
  },
  closed,
);
const seq = Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }));
const page = Type.Object(
  { after: seq, before: seq, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
  closed,
);

/** A ticket's talk: list, say, edit, delete, react. `notes` are messages that only staff read. */
export function messageRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  const list = (path: string, only: Visibility | null, summary: string) =>
    app.get(
      path,
      {
        config: {
          tags,
          summary,
          answers: { 200: Type.Object({ messages: Type.Array(messageSchema), before: nullable(Type.Integer()) }) },
        },
        schema: { params: Type.Object({ number }), querystring: page },
      },
      async (request) => {
        const { person } = await parts.callerOf(request, "read");
        const { after, before, limit = 100 } = request.query;
        const found = await desk.read(async (work) => {
          const ticketId = await ticketIdOf(work, desk, request.params.number);
          const readable = await readableTalk(work, person, ticketId);
          if (only !== null && !readable.includes(only)) {
            throw new Problem("action.forbidden", {
              action: "message.read_staff",
              needs: partiesFor("message.read_staff"),
            });
          }
          const visibilities = only === null ? readable : [only];
          return readTalk(work, ticketId, {
            visibilities,
            limit,
            ...(after === undefined ? {} : { afterSeq: after }),
            ...(before === undefined ? {} : { beforeSeq: before }),
          });
        });
        const links = await parts.fileLinks();
        const first = found.at(0);
        return {
          messages: found.map((message) => presentMessage(message, person, links)),
          before: after === undefined && found.length === limit && first !== undefined ? first.seq : null,
        };
      },
    );

  const order = "oldest first; the newest page without `after` and `before`";
  list("/api/v1/tickets/:number/messages", null, `What was said, ${order}`);
  list("/api/v1/tickets/:number/notes", "staff", `What staff said among themselves, ${order}`);

  const post = (path: string, fixed: Visibility | null, summary: string) =>
    app.post(
      path,
      {
        config: { tags, summary, answers: { 201: saidSchema } },
        schema: { params: Type.Object({ number }), body: newMessage },
      },
      async (request, reply) => {
        const caller = await parts.callerOf(request, "write");
        const { body } = request;
        return answerWrite(desk, caller, request, reply, {
          alone: true,
          run: async (work) => {
            const ticketId = await ticketIdOf(work, desk, request.params.number);
            const fileIds = body.files ?? [];
            if ((await ownUploads(work, caller.person.accountId, fileIds)) === null)
              throw new Problem("file.unknown", {});
            const replyToId = body.replyTo ?? null;
            const visible = fixed ?? body.visibility ?? "customer";
            if (replyToId !== null) await requireSameTalk(work, ticketId, replyToId, visible);
            const { messageId, seq: turn } = await postMessage(work, caller.person, {
              ticketId,
              visibility: visible,
              body: fromPlain(cleanText(body.text)),
              fileIds,
              replyToId,
              placeId: null,
              platformMessageId: null,
            });
            return { status: 201, body: { id: messageId, seq: turn } };
          },
        });
      },
    );
  post("/api/v1/tickets/:number/messages", null, "Say something");
  post("/api/v1/tickets/:number/notes", "staff", "Leave a note that only staff read");

  const ofMessage = Type.Object({ number, id: uuid });
  app.patch(
    "/api/v1/tickets/:number/messages/:id",
    {
      config: {
        tags,
        summary: "Say it differently",
        answers: { 200: Type.Object({ id: uuid, version: Type.Integer() }) },
      },
      schema: { params: ofMessage, body: Type.Object({ text }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await requireMessageOf(work, caller.person, await ticketIdOf(work, desk, request.params.number), id);
          const body = fromPlain(cleanText(request.body.text));
          const { version } = await editMessage(work, caller.person, { messageId: id, body });
          return { status: 200, body: { id, version } };
        },
      });
    },
  );

  app.delete(
    "/api/v1/tickets/:number/messages/:id",
    { config: { tags, summary: "Take it back" }, schema: { params: ofMessage } },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id } = request.params;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await requireMessageOf(work, caller.person, await ticketIdOf(work, desk, request.params.number), id);
          await deleteMessage(work, caller.person, { messageId: id });
          return { status: 204, body: null };
        },
      });
    },
  );

  for (const [method, added] of [
    ["PUT", true],
    ["DELETE", false],
  ] as const) {
    app.route({
      method,
      url: "/api/v1/tickets/:number/messages/:id/reactions/:emoji",
      config: { tags, summary: added ? "React" : "Take a reaction back" },
      schema: { params: Type.Object({ number, id: uuid, emoji: Type.String({ minLength: 1, maxLength: 32 }) }) },
      handler: async (request, reply) => {
        const caller = await parts.callerOf(request, "write");
        const { id, emoji } = request.params as { id: string; emoji: string; number: number };
        return answerWrite(desk, caller, request, reply, {
          alone: false,
          run: async (work) => {
            const ticketId = await ticketIdOf(work, desk, (request.params as { number: number }).number);
            await requireMessageOf(work, caller.person, ticketId, id);
            await reactToMessage(work, caller.person, { messageId: id, emoji: cleanText(emoji), added });
            return { status: 204, body: null };
          },
        });
      },
    });
  }
}

/** Which of a ticket's talk the person may read. Throws Problem `ticket.unknown` where they must not know of it. */
async function readableTalk(work: Work, person: Person, ticketId: string): Promise<readonly Visibility[]> {
  const ticket = await readTicketFacts(work, ticketId);
  const who = ticket === null ? new Set<never>() : partiesOfActor(person, ticket.facts);
  const readable: Visibility[] = [];
  if (mayOnTicket(who, "message.read_customer")) readable.push("customer");
  if (mayOnTicket(who, "message.read_staff")) readable.push("staff");
  if (readable.length === 0) throw new Problem("ticket.unknown", { number: "" });
  return readable;
}

/** Refuses a message of another ticket, or one that the person must not know of: Problem `message.unknown`. */
async function requireMessageOf(work: Work, person: Person, ticketId: string, messageId: string): Promise<void> {
  const readable = await readableTalk(work, person, ticketId);
  const message = await lockMessage(work, messageId);
  if (message.conversationId !== ticketId || !readable.includes(message.visibility)) {
    throw new Problem("message.unknown", {});
  }
}

/** What is answered must be in the same talk, and a customer never gets a quote of what only staff read. */
async function requireSameTalk(work: Work, ticketId: string, replyToId: string, visible: Visibility): Promise<void> {
  const answered = await readTalkOf(work, replyToId);
  if (answered?.ticketId !== ticketId || (visible === "customer" && answered.visibility === "staff")) {
    throw new Problem("message.unknown", {});
  }
}
