import type { Person } from "../../core/domain/actor.ts";
import { isStaff, type Role } from "../../core/domain/roles.ts";
import type { SaidMessage } from "../../core/store/read-talk.ts";
import type { TalkMessageJson } from "../web/protocol.ts";
import { type FileLinks, presentFile } from "./present-files.ts";

/** A message of a ticket's talk for `reader`, who may see its visibility (the caller has judged that). */
export function presentMessage(said: SaidMessage, reader: Person, links: FileLinks): TalkMessageJson {
  const staff = isStaff(reader.role);
  return {
    id: said.id,
    seq: said.seq,
    visibility: said.visibility,
    author: said.author === null ? null : { ...said.author, role: said.author.role as Role },
    mine: said.author?.id === reader.accountId,
    text: said.deletedAt === null ? said.body : null,
    version: said.version,
    replyToId: said.replyToId,
    files: said.files.map((file) => presentFile(links, { ...file, fileId: file.id })),
    reactions: said.reactions.flatMap(({ emoji, accountIds }) => [
      ...(accountIds.includes(reader.accountId) ? [{ emoji, by: "person" as const }] : []),
      ...(accountIds.some((id) => id !== reader.accountId) ? [{ emoji, by: "desk" as const }] : []),
    ]),
    at: said.createdAt.toISOString(),
    editedAt: said.editedAt?.toISOString() ?? null,
    deletedAt: said.deletedAt?.toISOString() ?? null,
    delivery: staff ? deliveryOf(said) : null,
  };
}

/** The worst that befell a copy: what failed outweighs what waits, and what waits outweighs what arrived. */
function deliveryOf(said: SaidMessage): TalkMessageJson["delivery"] {
  const states = new Set(said.copies.map((copy) => copy.state));
  if (states.has("failed") || states.has("blocked")) return "failed";
  if (states.has("uncertain")) return "uncertain";
  return states.has("queued") ? "waiting" : "sent";
}
