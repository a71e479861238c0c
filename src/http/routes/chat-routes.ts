import { Type } from "typebox";
import { type Person, partiesOfActor } from "../../core/domain/actor.ts";
import { mayOnTicket } from "../../core/domain/permissions.ts";
import { toPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { Visibility } from "../../core/domain/visibility.ts";
import { type LastSaid, readLastSaid } from "../../core/store/last-said.ts";
import { readTalk } from "../../core/store/read-talk.ts";
import { listTickets } from "../../core/store/ticket-lists.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { presentMessage } from "../present/present-talk.ts";
import { restRoutes } from "../rest-routes.ts";
import {
  closed,
  instant,
  messageSchema,
  nullable,
  oneOf,
  pageSchema,
  status,
  ticketNumber,
  uuid,
  visibility,
} from "../schemas.ts";

const named = Type.Object({ id: uuid, name: Type.String() });
const chat = {
  id: uuid,
  ticketNumber: Type.Integer(),
  title: Type.String(),
  status,
  customer: named,
  organisation: named,
  agent: nullable(named),
  open: Type.Boolean({
    description: "False once the ticket is closed: what is written then is answered by two buttons",
  }),
  messages: Type.Integer(),
  last: nullable(
    Type.Object({
      at: instant,
      visibility,
      author: nullable(named),
      text: Type.String({ description: "Its first 300 characters, without marks" }),
    }),
  ),
  createdAt: instant,
};
const seq = Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }));
const done: ReadonlySet<TicketView["status"]> = new Set(["closed", "cancelled", "rejected", "merged"]);

/** Chats: tickets as conversations, with their history. */
export function chatRoutes(app: App, parts: HttpParts): void {
  const { read } = restRoutes(app, parts, "chats");

  read("/api/v1/chats", {
    summary: "Conversations, the newest ticket first: all for staff, one's own and one's organisation's for customers",
    may: "ticket.list_own",
    query: Type.Object(
      {
        scope: Type.Optional(oneOf(["queue", "mine", "own"])),
        status: Type.Optional(status),
        q: Type.Optional(Type.String({ maxLength: 200 })),
        ...pageFields(["newest"]),
      },
      closed,
    ),
    answer: pageSchema(Type.Object(chat)),
    run: async ({ work, person, query }) => {
      const { cursor, limit } = pageOf(query, "newest");
      const scope = query.scope ?? (isStaff(person.role) ? "queue" : "own");
      const statuses = query.status === undefined ? undefined : [query.status];
      const page = await listTickets(work, person, { scope, statuses, search: query.q, cursor, limit });
      const seen: readonly Visibility[] = isStaff(person.role) ? ["customer", "staff"] : ["customer"];
      const ids = page.items.map(({ id }) => id);
      const said = await readLastSaid(work, ids, seen);
      return { ...page, items: page.items.map((view) => present(view, said.get(view.id))) };
    },
  });

  read("/api/v1/chats/:number", {
    summary:
      "One conversation with a page of its history, oldest first: the newest, what came `after` or what was `before`",
    may: "ticket.list_own",
    params: Type.Object({ number: ticketNumber }),
    query: Type.Object(
      { after: seq, before: seq, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
      closed,
    ),
    answer: Type.Object({ ...chat, history: Type.Array(messageSchema), before: nullable(Type.Integer()) }),
    run: async ({ work, person, params: { number }, query }) => {
      const view = await findTicketFor(work, person, number);
      const visibilities = readable(person, view);
      const said = (await readLastSaid(work, [view.id], visibilities)).get(view.id);
      const { after, before, limit = 100 } = query;
      const found = await readTalk(work, view.id, {
        visibilities,
        limit,
        ...(after === undefined ? {} : { afterSeq: after }),
        ...(before === undefined ? {} : { beforeSeq: before }),
      });
      const links = await parts.fileLinks();
      const first = found.at(0);
      return {
        ...present(view, said),
        history: found.map((message) => presentMessage(message, person, links)),
        before: after === undefined && found.length === limit && first !== undefined ? first.seq : null,
      };
    },
  });
}

function readable(person: Person, view: TicketView): readonly Visibility[] {
  const who = partiesOfActor(person, view.facts);
  return [
    ...(mayOnTicket(who, "message.read_customer") ? (["customer"] as const) : []),
    ...(mayOnTicket(who, "message.read_staff") ? (["staff"] as const) : []),
  ];
}

function present(view: TicketView, said: LastSaid | undefined) {
  return {
    id: view.id,
    ticketNumber: view.number,
    title: view.title,
    status: view.status,
    customer: view.opener,
    organisation: view.organisation,
    agent: view.assignee,
    open: !done.has(view.status),
    messages: said?.messages ?? 0,
    last:
      said === undefined
        ? null
        : {
            at: said.last.at.toISOString(),
            visibility: said.last.visibility,
            author: said.last.author,
            text: [...toPlain(said.last.body)].slice(0, 300).join(""),
          },
    createdAt: view.createdAt.toISOString(),
  };
}
