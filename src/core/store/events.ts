import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "../domain/actor.ts";
import { accountOf } from "../domain/actor.ts";
import { events, eventWords } from "./schema/tickets.ts";
import type { Work } from "./work.ts";

/** Something that happened. `words` are what a person wrote about it: kept apart from the event, which holds only their hashes. */
export type NewEvent = {
  readonly kind: string;
  /** Whose chain it belongs to: the ticket's id, or the account's for `account.*`. */
  readonly subjectId: string;
  readonly ticketId?: string;
  readonly actor: Actor;
  /** Ids, codes and numbers; no personal text. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly words?: Readonly<Record<string, string>>;
};

/** The hash of personal words that an event carries in their stead: hex SHA-256 over salt and text. */
export function saltedHash(salt: Buffer, words: string): string {
  return createHash("sha256").update(salt).update(words, "utf8").digest("hex");
}

/** What an event with `words` stores in `data`, and the row that keeps the words erasable. */
export function sealWords(words: Readonly<Record<string, string>>, salt: Buffer = randomBytes(16)) {
  const sealed = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, saltedHash(salt, text)]));
  return { salt, sealed };
}

/** Records what happened, at the end of its subject's chain. Returns the event's id. */
export async function emit(work: Work, event: NewEvent): Promise<string> {
  const id = work.newId();
  const sealing = event.words === undefined ? null : sealWords(event.words);
  await work.tx.insert(events).values({
    id,
    subjectId: event.subjectId,
    ticketId: event.ticketId ?? null,
    kind: event.kind,
    actorId: accountOf(event.actor),
    data: sealing === null ? (event.data ?? {}) : { ...event.data, sealed: sealing.sealed },
    at: work.now,
  });
  if (sealing !== null && event.words !== undefined) {
    await work.tx.insert(eventWords).values({ eventId: id, salt: sealing.salt, words: { ...event.words } });
  }
  return id;
}
