import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { countUnread, markRead, pageOfNotifications } from "../../core/store/notifications.ts";
import { notifyOthers, showRecipients } from "../../core/usecases/notify-others.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { readInstant } from "../read-instant.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const notification = Type.Object({
  id: uuid,
  kind: Type.String({ description: "The event's kind, such as `report.submitted`" }),
  eventId: nullable(uuid),
  ticket: nullable(Type.Object({ number: Type.Integer(), title: Type.String() })),
  createdAt: instant,
  readAt: nullable(instant),
});
const recipientKind = oneOf(["team", "webhook"]);

/** One's own notifications, and notices to others on demand. */
export function notificationRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "notifications");

  read("/api/v1/notifications", {
    summary: "What concerns me, newest first; about tickets that I may read",
    may: "account.own",
    query: Type.Object({ ...pageFields(["-created"]), unread: Type.Optional(Type.Boolean()) }, closed),
    answer: Type.Object({
      items: Type.Array(notification),
      nextCursor: nullable(Type.String()),
      unread: Type.Integer({ description: "How many are unread, on all pages" }),
    }),
    run: async ({ work, person, query }) => ({
      ...(await pageOfNotifications(work, person, { unread: query.unread ?? false }, pageOf(query, "-created"))),
      unread: await countUnread(work, person),
    }),
  });

  write("POST", "/api/v1/notifications/:id/read", {
    summary: "Mark one as read; twice is no failure",
    may: "account.own",
    params: Type.Object({ id: uuid }),
    run: async ({ work, person, params }) => {
      await markRead(work, person.accountId, params);
      return { body: null };
    },
  });

  write("POST", "/api/v1/notifications/read", {
    summary: "Mark all as read, up to a time",
    may: "account.own",
    body: Type.Object({ until: Type.Optional(instant) }, closed),
    answer: Type.Object({ marked: Type.Integer() }),
    run: async ({ work, person, body }) => {
      const until = body.until === undefined ? work.now : readInstant("until", body.until);
      return { body: { marked: await markRead(work, person.accountId, { until }) } };
    },
  });

  read("/api/v1/notices/recipients", {
    summary: "Teams and third parties that can be told something on demand",
    may: "desk.notify",
    answer: Type.Object({ items: Type.Array(Type.Object({ kind: recipientKind, id: uuid, name: Type.String() })) }),
    run: async ({ work, person }) => ({ items: await showRecipients(work, person) }),
  });

  write("POST", "/api/v1/notices", {
    summary: "Tell another team, or a third party by its webhook, something now",
    may: "desk.notify",
    status: 201,
    body: Type.Object(
      {
        to: Type.Object({ kind: recipientKind, id: uuid }, closed),
        text: Type.String({ minLength: 1, maxLength: 8_000 }),
        ticketNumber: Type.Optional(nullable(Type.Integer({ minimum: 1 }))),
      },
      closed,
    ),
    answer: Type.Object({ name: Type.String() }),
    run: async ({ work, person, body }) => {
      const { to, text, ticketNumber = null } = body;
      if (ticketNumber !== null && !Number.isSafeInteger(ticketNumber)) {
        throw new Problem("request.invalid", { detail: "ticketNumber" });
      }
      return { body: await notifyOthers(work, person, { to, text, ticketNumber }) };
    },
  });
}
