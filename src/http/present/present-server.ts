import { Type } from "typebox";
import { itemKinds } from "../../core/domain/federation/federation-item.ts";
import type { ItemRow } from "../../core/store/federation-queue.ts";
import { type Server, serverStates } from "../../core/store/servers.ts";
import type { HandoverPreview } from "../../core/usecases/preview-handover.ts";
import { instant, nullable, oneOf, urgency, uuid } from "../schemas.ts";

export const itemStates = ["queued", "sent", "failed", "dropped"] as const;

/** A server in the words of the API; never with its key. */
export const serverSchema = Type.Object({
  id: uuid,
  version: Type.Integer({ description: 'Grows with every change; the ETag is "v<version>"' }),
  name: Type.String(),
  url: Type.String(),
  state: oneOf(serverStates),
  pairedAt: nullable(instant),
  endedAt: nullable(instant),
  endedBy: nullable(oneOf(["us", "them"])),
  heardAt: nullable(instant),
  quietUntil: nullable(instant),
  waiting: Type.Integer({ description: "Items that are to be told, or told again" }),
  failed: Type.Integer({ description: "Items that were given up: retry them, or leave them" }),
  ticketsThere: Type.Integer({ description: "Our tickets that are there now" }),
  ticketsHere: Type.Integer({ description: "Their tickets that are here now" }),
  createdAt: instant,
});

export const itemSchema = Type.Object({
  id: uuid,
  kind: oneOf(itemKinds),
  ticketNumber: nullable(Type.Integer()),
  state: oneOf(itemStates),
  attempts: Type.Integer(),
  status: nullable(Type.Integer({ description: "The newest answer's HTTP status; null where none came" })),
  error: nullable(Type.String()),
  queuedAt: instant,
  nextAttemptAt: nullable(instant),
  doneAt: nullable(instant),
});

const text = Type.String();
/** What would be sent of a ticket, to the last field. */
export const previewSchema = Type.Object({
  number: Type.Integer(),
  version: Type.Integer(),
  sends: Type.Object(
    {
      number: Type.Integer(),
      title: text,
      description: text,
      category: nullable(text),
      urgency,
      dueAt: nullable(instant),
      createdAt: instant,
      organisation: text,
      customer: text,
      site: nullable(
        Type.Object({
          name: text,
          address: text,
          timeZone: text,
          latitude: nullable(Type.Number()),
          longitude: nullable(Type.Number()),
        }),
      ),
      equipment: nullable(
        Type.Object({
          name: text,
          manufacturer: text,
          model: text,
          family: text,
          category: text,
          serialNumber: nullable(text),
          installedOn: nullable(text),
          warrantyUntil: nullable(text),
        }),
      ),
      messages: Type.Integer({ description: "Said with the customer" }),
      notes: Type.Integer({ description: "Staff notes; 0 unless they were asked for" }),
      files: Type.Integer(),
      fileBytes: Type.Integer(),
    },
    { description: "All that crosses now; what is said later follows both ways" },
  ),
  keeps: Type.Object({ notes: Type.Integer({ description: "Staff notes that stay here" }) }),
});

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A server as JSON. */
export function presentServer(server: Server) {
  const { pairing: _, side: __, pairedAt, endedAt, heardAt, quietUntil, createdAt, ...rest } = server;
  return {
    ...rest,
    pairedAt: iso(pairedAt),
    endedAt: iso(endedAt),
    heardAt: iso(heardAt),
    quietUntil: iso(quietUntil),
    createdAt: createdAt.toISOString(),
  };
}

/** An item as JSON. */
export function presentItem(item: ItemRow) {
  return {
    ...item,
    queuedAt: item.queuedAt.toISOString(),
    nextAttemptAt: iso(item.nextAttemptAt),
    doneAt: iso(item.doneAt),
  };
}

/** A preview as JSON: the very fields that are sent, without the keys that name them to machines. */
export function presentPreview({ ticket, talk, version }: HandoverPreview, withNotes: boolean) {
  const { organisation, customer, site, equipment, ...plain } = ticket;
  const unkeyed = <T extends { readonly key: string }>({ key: _, ...rest }: T) => rest;
  return {
    number: ticket.number,
    version,
    sends: {
      ...plain,
      organisation: organisation.name,
      customer: customer.name,
      site: site === null ? null : unkeyed(site),
      equipment: equipment === null ? null : unkeyed(equipment),
      messages: talk.messages,
      notes: withNotes ? talk.notes : 0,
      files: talk.files + (withNotes ? talk.noteFiles : 0),
      fileBytes: talk.fileBytes + (withNotes ? talk.noteFileBytes : 0),
    },
    keeps: { notes: withNotes ? 0 : talk.notes },
  };
}
