import type { FastifyRequest } from "fastify";
import type { Static, TObject, TSchema } from "typebox";
import { Type } from "typebox";
import type { Person } from "../core/domain/actor.ts";
import { allDeskActions, type DeskAction, type TicketAction } from "../core/domain/permissions.ts";
import { requireDeskAction } from "../core/domain/require-desk-action.ts";
import { lockAddress } from "../core/store/lock-address.ts";
import type { Work } from "../core/store/work.ts";
import { answerWrite, type WriteAnswer } from "./answer-write.ts";
import { bodyTag, namesTag, requireMatch } from "./body-tag.ts";
import type { Caller } from "./caller.ts";
import type { App, HttpParts } from "./http-parts.ts";

/** What a route's code is given: who asks, and what the schemas let through. */
export type Asked<Params extends TObject, Query extends TObject, Body extends TSchema> = {
  readonly work: Work;
  readonly person: Person;
  readonly caller: Caller;
  readonly params: Static<Params>;
  readonly query: Static<Query>;
  readonly body: Static<Body>;
  readonly request: FastifyRequest;
};

/** What reading one thing needs: what a write compares its `If-Match` with is read the same way. */
export type Sought<Params extends TObject> = {
  readonly work: Work;
  readonly person: Person;
  readonly params: Static<Params>;
};

type Described<Params extends TObject, Query extends TObject> = {
  readonly summary: string;
  /** The row of the permission table that decides; a desk's action is judged before anything else is looked at. */
  readonly may: DeskAction | TicketAction;
  readonly params?: Params;
  readonly query?: Query;
  /** The schema of what is answered; absent for 204. */
  readonly answer?: TSchema;
};

type ReadRoute<Params extends TObject, Query extends TObject> = Described<Params, Query> & {
  readonly run: (asked: Asked<Params, Query, TObject>) => Promise<unknown>;
};

type WriteRoute<Params extends TObject, Query extends TObject, Body extends TSchema> = Described<Params, Query> & {
  readonly body?: Body;
  /** The status of success; 200, or 204 where nothing is answered. */
  readonly status?: 201;
  /** What a read of this address answers now: what `If-Match` is held against. Needed where the write changes or removes it. */
  readonly current?: (sought: Sought<Params>) => Promise<unknown>;
  /** It heeds `If-Match` itself, under a lock of its own. */
  readonly matches?: true;
  /** A refusal that has to be committed carries its own status. */
  readonly run: (
    asked: Asked<Params, Query, Body>,
  ) => Promise<Omit<WriteAnswer, "status"> & { readonly status?: number }>;
  /** Called once the write is committed, or was answered before. */
  readonly after?: (params: Static<Params>) => void;
};

const none = Type.Object({});

/**
 * Adds routes of `/api/v1` that share one shape: reads with an ETag, writes with `Idempotency-Key` and, where they change what is there,
 * `If-Match`.
 */
export function restRoutes(app: App, parts: HttpParts, tag: string) {
  const { desk } = parts;

  function requireDesk(person: Person, may: DeskAction | TicketAction): void {
    if (isDeskAction(may)) requireDeskAction(person, may);
  }

  /** `GET url`: what `run` gives, with an ETag. */
  function read<Params extends TObject = typeof none, Query extends TObject = typeof none>(
    url: string,
    route: ReadRoute<Params, Query>,
  ): void {
    app.route({
      method: "GET",
      url,
      config: { tags: [tag], summary: route.summary, may: route.may, answers: { 200: route.answer ?? {} } },
      schema: { params: route.params ?? none, querystring: route.query ?? closedNone },
      handler: async (request, reply) => {
        const caller = await parts.callerOf(request, "read");
        requireDesk(caller.person, route.may);
        const params = request.params as Static<Params>;
        const query = request.query as Static<Query>;
        const body = await desk.read((work) =>
          route.run({ work, person: caller.person, caller, params, query, body: {}, request }),
        );
        const found = bodyTag(body);
        reply
          .header("etag", found)
          .header("cache-control", "private, no-cache")
          .header("vary", "cookie, authorization");
        if (namesTag(request.headers["if-none-match"], found)) return reply.code(304).send();
        return reply.send(body);
      },
    });
  }

  /** A write in one transaction; `run` gives the body that is answered (null for none) and headers. */
  function write<
    Params extends TObject = typeof none,
    Body extends TSchema = TObject,
    Query extends TObject = typeof none,
  >(method: "POST" | "PUT" | "PATCH" | "DELETE", url: string, route: WriteRoute<Params, Query, Body>): void {
    const status = route.status ?? (route.answer === undefined ? 204 : 200);
    app.route({
      method,
      url,
      config: {
        tags: [tag],
        summary: route.summary,
        may: route.may,
        matches: route.matches ?? route.current !== undefined,
        answers: { [status]: route.answer ?? {} },
      },
      schema: {
        params: route.params ?? none,
        querystring: route.query ?? closedNone,
        ...(route.body === undefined ? {} : { body: route.body }),
      },
      handler: async (request, reply) => {
        const caller = await parts.callerOf(request, "write");
        requireDesk(caller.person, route.may);
        const given = {
          person: caller.person,
          caller,
          params: request.params as Static<Params>,
          query: request.query as Static<Query>,
          body: request.body as Static<Body>,
          request,
        };
        const answered = await answerWrite(desk, caller, request, reply, {
          alone: false,
          run: async (work) => {
            const asked = { ...given, work };
            if (route.current !== undefined) {
              await lockAddress(work, request.url.split("?", 1)[0] ?? "");
              requireMatch(request.headers["if-match"], bodyTag(await route.current(asked)));
            }
            const answer = await route.run(asked);
            const etag = route.current !== undefined && answer.body != null ? { etag: bodyTag(answer.body) } : {};
            return { status, ...answer, headers: { ...etag, ...answer.headers } };
          },
        });
        route.after?.(given.params);
        return answered;
      },
    });
  }

  return { read, write };
}

const closedNone = Type.Object({}, { additionalProperties: false });

function isDeskAction(may: DeskAction | TicketAction): may is DeskAction {
  return (allDeskActions as readonly string[]).includes(may);
}
