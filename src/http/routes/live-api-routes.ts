import type { FastifyRequest } from "fastify";
import { Compile } from "typebox/compile";
import type { RawData, WebSocket } from "ws";
import type { Person } from "../../core/domain/actor.ts";
import { isProblem, Problem } from "../../core/domain/problem.ts";
import type { Caller } from "../caller.ts";
import type { App, HttpParts } from "../http-parts.ts";
import type { LiveApiHub } from "../live/api/live-api-hub.ts";
import { clientFrameSchema } from "../live/api/live-frames.ts";
import { type Subscriber, sayGoodbye, tell } from "../live/api/live-subscriber.ts";
import { problemFrom } from "../problem-from.ts";
import { makeRateLimit } from "../rate-limit.ts";
import { readJson } from "../read-json.ts";
import { fromHere } from "../same-origin.ts";

const frameCheck = Compile(clientFrameSchema);
/** A frame is a few words: more is no client of ours. */
const frameBytes = 4_096;
/** Frames that a client may send in ten seconds, and that may wait for their turn. */
const framesPerTenSeconds = 100;
const framesWaiting = 50;
const connectionsPerAccount = 20;

/** `/api/v1/live`: events as they happen, for a session's cookie, an access token or a key. */
export function liveApiRoutes(app: App, parts: HttpParts, hub: LiveApiHub): void {
  app.get(
    "/api/v1/live",
    {
      websocket: true,
      config: {
        tags: ["live"],
        summary: "WebSocket: subscribe to a ticket, a queue or my notifications",
        may: "account.own",
      },
      preValidation: async (request) => {
        // A foreign page could open a socket with the visitor's cookie: browsers always send where they are.
        if (request.headers.authorization === undefined && !fromHere(request, parts.publicUrl)) {
          throw new Problem("request.not_from_here", {});
        }
        const { person } = await parts.callerOf(request, "read");
        const own = [...hub.subscribers].filter(({ accountId }) => accountId === person.accountId).length;
        if (hub.subscribers.size >= parts.limits.liveConnections || own >= connectionsPerAccount) {
          throw new Problem("request.slow_down", { seconds: 5 });
        }
      },
    },
    async (socket, request) => {
      // Listening begins at once: the first frame may be here before we know who it is from.
      const early: RawData[] = [];
      const keepEarly = (data: RawData) => {
        if (early.length <= framesWaiting) early.push(data);
      };
      socket.on("message", keepEarly);
      socket.on("error", () => socket.terminate());
      const caller = await parts.callerOf(request, "read").catch(() => null);
      socket.off("message", keepEarly);
      if (caller === null) sayGoodbye({ socket }, "signed_out");
      else listen(parts, hub, socket, request, caller, early);
    },
  );
}

/** Who the connection's secret belongs to, now; null once it is over. */
async function whoIs(parts: HttpParts, request: FastifyRequest, { via }: Caller): Promise<Person | null> {
  if (via.kind === "session") return parts.auth.ofSession(via.token);
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  try {
    return (await (via.kind === "key" ? parts.auth.ofKey(secret, "read") : parts.auth.ofAccess(secret))).person;
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

/** Frames of one client take effect one after the other. */
function listen(
  parts: HttpParts,
  hub: LiveApiHub,
  socket: WebSocket,
  request: FastifyRequest,
  caller: Caller,
  early: readonly RawData[],
): void {
  const subscriber: Subscriber = {
    socket,
    subscriptions: new Map(),
    who: () => whoIs(parts, request, caller),
    accountId: caller.person.accountId,
    alive: true,
    fullSince: null,
  };
  const frames = makeRateLimit(framesPerTenSeconds, 10);
  let turn: Promise<void> = Promise.resolve();
  let waiting = 0;
  hub.add(subscriber);
  const take = (data: RawData): void => {
    subscriber.alive = true;
    try {
      frames.spend("frames", parts.desk.clock());
    } catch {
      waiting = framesWaiting;
    }
    if (waiting >= framesWaiting) {
      hub.remove(subscriber);
      sayGoodbye(subscriber, "flood");
      return;
    }
    waiting++;
    turn = turn.then(() => takeFrame(parts, hub, subscriber, caller, data)).finally(() => waiting--);
  };
  socket.on("message", take);
  socket.on("pong", () => {
    subscriber.alive = true;
  });
  socket.on("close", () => hub.remove(subscriber));
  for (const data of early) take(data);
}

async function takeFrame(
  parts: HttpParts,
  hub: LiveApiHub,
  subscriber: Subscriber,
  caller: Caller,
  data: RawData,
): Promise<void> {
  const text = Buffer.isBuffer(data) && data.length <= frameBytes ? data.toString("utf8") : null;
  let frame: unknown = null;
  try {
    frame = text === null ? null : readJson(text);
  } catch {
    // What is no JSON is no frame.
  }
  if (!frameCheck.Check(frame)) {
    hub.remove(subscriber);
    sayGoodbye(subscriber, "bad_frame");
    return;
  }
  try {
    await hub.take(subscriber, frame);
  } catch (error) {
    const id = "id" in frame ? frame.id : null;
    const problem = problemFrom(parts, error, caller.person.language, parts.desk.newId());
    tell(subscriber, { type: "problem", id, problem });
  }
}
