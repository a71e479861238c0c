import { Type } from "typebox";
import { searchKinds } from "../../core/store/search.ts";
import { search } from "../../core/usecases/search-desk.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { closed, instant, nullable, oneOf, pageSchema, uuid } from "../schemas.ts";

const found = Type.Object({
  kind: oneOf(searchKinds),
  id: uuid,
  ticketNumber: nullable(Type.Integer()),
  title: Type.String(),
  highlights: Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() }), {
    description: "The part of the text where the words are, in pieces; never markup",
  }),
  at: instant,
  score: Type.Number({ description: "1: all words as they were typed; less: some are only alike" }),
});

/** Searching everything that one may read. */
export function searchRoutes(app: App, parts: HttpParts): void {
  app.get(
    "/api/v1/search",
    {
      config: {
        tags: ["search"],
        summary: "Tickets, talk, reports, equipment and people by words, begun or misspelt; only what one may read",
        may: "ticket.list_own",
        answers: { 200: pageSchema(found) },
      },
      schema: {
        querystring: Type.Object(
          {
            q: Type.String({ minLength: 1, maxLength: 400 }),
            kind: Type.Optional(
              Type.Union([oneOf(searchKinds), Type.Array(oneOf(searchKinds), { maxItems: searchKinds.length })]),
            ),
            cursor: Type.Optional(Type.String({ maxLength: 200 })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          },
          closed,
        ),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { q, kind, cursor, limit = 20 } = request.query;
      const offset = offsetOf(cursor);
      const kinds = kind === undefined ? {} : { kinds: [kind].flat() };
      const items = await parts.desk.read(async (work) =>
        // A transaction of its own wakes everybody who waits for news: this one has none.
        parts.desk.database.orm.transaction(async (tx) =>
          search({ ...work, tx }, person, { text: q, ...kinds, limit: limit + 1, offset }),
        ),
      );
      return {
        items: items.slice(0, limit).map((one) => ({ ...one, at: one.at.toISOString() })),
        nextCursor: items.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );
}
