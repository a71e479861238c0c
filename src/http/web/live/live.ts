import type { WebAct } from "../../../bots/web/wire.ts";
import type { AnswerJson, ClientFrame, ServerFrame } from "../protocol.ts";
import { advance } from "./apply-posts.ts";
import { type Connection, connect } from "./connection.ts";
import { createPerformer } from "./perform.ts";

export type Live = {
  readonly connection: Connection;
  perform(act: WebAct): Promise<AnswerJson>;
  send(frame: ClientFrame): boolean;
};

/** The one live connection of a page: keeps both cursors, gives answers to their acts and every other frame to `take`. */
export function createLive(options: {
  readonly take: (frame: ServerFrame) => void;
  readonly onOpen: () => void;
}): Live {
  let cursor: number | null = null;
  let events: string | null = null;
  const performer = createPerformer(() => connection);
  const connection = connect({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`,
    cursors: () => ({ cursor, events }),
    onFrame(frame) {
      if (frame.kind === "answer") performer.answered(frame.answer);
      if (frame.kind === "resumed" || frame.kind === "posts") cursor = advance(cursor, frame.cursor);
      if (frame.kind === "resumed") events = frame.events ?? events;
      if (frame.kind === "tickets") events = frame.cursor;
      options.take(frame);
    },
    onOpen: options.onOpen,
  });
  return { connection, perform: performer.perform, send: connection.send };
}
