import type { FileRef, Interaction } from "../platform.ts";
import { readMarks } from "./marks.ts";
import { placeOfSpot, surfaceOfSpot } from "./surface.ts";
import type { WebAct, WebContent } from "./wire.ts";

/** Who acts in the browser: the account is the user id of its web identity. */
export type WebPerson = { readonly accountId: string; readonly name: string; readonly language: string | null };

/**
 * An act of the browser as an interaction. `files` are the uploads that it names, in its order; `at` when it reached us. The
 * client's own id is part of the event id, so that the same act sent again is a repeat.
 */
export function interactionOf(act: WebAct, person: WebPerson, files: readonly FileRef[], at: Date): Interaction {
  return {
    eventId: `${person.accountId}:${act.clientId}`,
    from: { platform: "web", workspace: "", user: person.accountId, name: person.name, language: person.language },
    place: placeOfSpot(act.spot, person.accountId),
    surface: surfaceOfSpot(act.spot),
    at: at.toISOString(),
    did: didOf(act, files),
  };
}

function didOf(act: WebAct, files: readonly FileRef[]): Interaction["did"] {
  switch (act.kind) {
    case "say":
      return { kind: "say", message: act.clientId, text: readMarks(act.text), files, replyTo: act.replyTo };
    case "edit":
      return { kind: "edit", message: act.message, text: readMarks(act.text) };
    case "delete":
      return { kind: "delete", message: act.message };
    case "react":
      return { kind: "react", message: act.message, emoji: act.emoji, added: act.added };
    case "command":
      return { kind: "command", words: act.words };
    case "press":
      return { kind: "press", action: act.action, message: act.message };
    case "submit":
      return { kind: "submit", form: act.form, fields: act.fields, ...(files.length === 0 ? {} : { files }) };
    case "arrive":
      return { kind: "arrive", payload: act.payload };
  }
}

/** What the person said, as their own chat shows it from now on. */
export function ownContent(text: string, files: readonly FileRef[], replyTo: string | null): WebContent {
  return {
    kind: "message",
    author: null,
    text: readMarks(text),
    files: files.map((file) => ({
      fileId: file.ref,
      name: file.name,
      mediaType: file.mediaType ?? "application/octet-stream",
    })),
    replyTo,
    edited: false,
    staffOnly: false,
    reactions: [],
  };
}
