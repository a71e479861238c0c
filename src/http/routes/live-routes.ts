import type { Static } from "typebox";
import { Compile } from "typebox/compile";
import type { RawData, WebSocket } from "ws";
import { channelOf } from "../../bots/web/surface.ts";
import { Problem } from "../../core/domain/problem.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { readSessionCookie } from "../auth/session-cookie.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { type LiveConnection, sayBye, send } from "../live/live-connection.ts";
import type { LiveHub } from "../live/live-hub.ts";
import { tellTyping } from "../live/tell-typing.ts";
import { performAct } from "../perform-act.ts";
import { problemFrom } from "../problem-from.ts";
import { actSchema, frameSchema } from "../read-act.ts";
import { readJson } from "../read-json.ts";
import { fromHere } from "../same-origin.ts";

const frameCheck = Compile(frameSchema);
type Frame = Static<typeof frameSchema>;

/** The WebSocket of the browser chat and the console, and the same acts by POST for whoever has none. */
export function liveRoutes(app: App, parts: HttpParts, hub: LiveHub): void {
  app.post(
    "/live/frame",
    { config: { tags: ["web"], summary: "Do something in the chat or the console" }, schema: { body: actSchema } },
    async (request) => {
      const caller = await parts.callerOf(request, "write");
      return performAct(parts, caller.person, request.body);
    },
  );

  app.get(
    "/live",
    {
      websocket: true,
      preValidation: async (request) => {
        // A foreign page could open a socket with the visitor's cookie: browsers always send where they are.
        if (!fromHere(request, parts.publicUrl)) throw new Problem("request.not_from_here", {});
        await parts.callerOf(request, "read");
        if (hub.connections.size >= parts.limits.liveConnections)
          throw new Problem("request.slow_down", { seconds: 5 });
      },
    },
    async (socket, request) => {
      // Listening begins at once: the first frame may be here before we know who it is from.
      const early: RawData[] = [];
      const keepEarly = (data: RawData) => early.push(data);
      socket.on("message", keepEarly);
      socket.on("error", () => socket.terminate());
      const token = readSessionCookie(request, parts.overHttps);
      const person = token === null ? null : await parts.auth.ofSession(token);
      socket.off("message", keepEarly);
      if (token === null || person === null) {
        socket.close(4401, "signed_out");
        return;
      }
      listen(
        parts,
        hub,
        socket,
        {
          socket,
          token,
          person,
          channel: channelOf(person.accountId),
          posts: null,
          events: null,
          watching: null,
          alive: true,
        },
        early,
      );
    },
  );
}

/** Frames of one browser take effect one after the other: what was typed first is stored first. */
function listen(
  parts: HttpParts,
  hub: LiveHub,
  socket: WebSocket,
  connection: LiveConnection,
  early: readonly RawData[],
): void {
  let turn: Promise<void> = Promise.resolve();
  let waiting = 0;
  hub.add(connection);
  const take = (data: RawData) => {
    connection.alive = true;
    if (++waiting > 200) {
      sayBye(connection, "too_slow");
      return;
    }
    turn = turn
      .then(() => obey(parts, hub, connection, String(data)))
      .catch((error: unknown) => {
        parts.log.warn({ err: error }, "a live frame was refused");
        sayBye(connection, "bad_frame");
      })
      .finally(() => {
        waiting--;
      });
  };
  socket.on("message", take);
  socket.on("pong", () => {
    connection.alive = true;
  });
  socket.on("close", () => hub.remove(connection));
  for (const data of early) take(data);
}

async function obey(parts: HttpParts, hub: LiveHub, connection: LiveConnection, text: string): Promise<void> {
  const frame: unknown = readJson(text);
  if (!frameCheck.Check(frame)) throw new Problem("request.invalid", { detail: "no such frame" });
  const known = frame as Frame;
  switch (known.kind) {
    case "resume":
      return hub.resume(connection, known);
    case "act":
      return answer(parts, connection, known.act);
    case "watch":
      // Whoever is not staff watches nothing, whatever they ask for; pushes check it again.
      connection.watching = isStaff(connection.person.role) ? known.ticketId : null;
      return;
    case "typing":
      return tellTyping(parts, hub, connection, known.thread);
    case "ping":
      send(connection, { kind: "pong" });
  }
}

async function answer(parts: HttpParts, connection: LiveConnection, act: Static<typeof actSchema>): Promise<void> {
  try {
    const person = await parts.auth.ofSession(connection.token);
    if (person === null) return sayBye(connection, "signed_out");
    parts.spend(person.accountId);
    send(connection, { kind: "answer", answer: await performAct(parts, person, act) });
  } catch (error) {
    const problem = problemFrom(parts, error, connection.person.language, parts.desk.newId());
    send(connection, { kind: "answer", answer: { clientId: act.clientId, kind: "problem", problem } });
  }
}
