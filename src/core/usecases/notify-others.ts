import type { Person } from "../domain/actor.ts";
import { cleanText, hasWords } from "../domain/clean-text.ts";
import { deskSubjectId } from "../domain/desk-subject.ts";
import type { Notice } from "../domain/notices.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { ensureChannelPlace } from "../store/desk-channels.ts";
import { emit } from "../store/events.ts";
import { enqueueNotice } from "../store/notices.ts";
import { listRecipients, queueOnPurpose, type Recipient, teamChannels } from "../store/notify-recipients.ts";
import { memberIdsOf } from "../store/teams.ts";
import { findTicketFor } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";

const textLimit = 2_000;

/** Teams, and third parties by their endpoints, that can be told something on demand. Admins only. */
export async function showRecipients(work: Work, person: Person): Promise<readonly Recipient[]> {
  requireDeskAction(person, "desk.notify");
  return listRecipients(work);
}

/**
 * Tells another team, in its desk channels (its people one by one where it has none), or a third party, by its endpoint, something that an
 * admin writes for them; about a ticket if one is named. Throws Problem `field.missing`, `field.too_long`, `ticket.unknown`,
 * `account.unknown` (nobody of that id), `action.forbidden`. Needs a transaction.
 */
export async function notifyOthers(
  work: Work,
  person: Person,
  input: {
    readonly to: Pick<Recipient, "kind" | "id">;
    readonly text: string;
    readonly ticketNumber: number | null;
  },
): Promise<{ readonly name: string }> {
  requireDeskAction(person, "desk.notify");
  const text = cleanText(input.text.slice(0, textLimit * 4));
  if (!hasWords(text)) throw new Problem("field.missing", { field: "text" });
  if (text.length > textLimit)
    throw new Problem("field.too_long", { field: "text", length: text.length, limit: textLimit });
  const ticket = input.ticketNumber === null ? null : await findTicketFor(work, person, input.ticketNumber);
  const { kind, id } = input.to;
  const recipient = (await listRecipients(work)).find((one) => one.kind === kind && one.id === id);
  if (recipient === undefined) throw new Problem("account.unknown", { name: id });
  const eventId = await emit(work, {
    kind: "desk.notified",
    subjectId: ticket?.id ?? deskSubjectId,
    ...(ticket === null ? {} : { ticketId: ticket.id }),
    actor: person,
    data: kind === "team" ? { teamId: id } : { webhookId: id },
    words: { text },
  });
  if (kind === "webhook") await queueOnPurpose(work, { endpointId: id, eventId, ticketId: ticket?.id ?? null });
  else
    await tellTeam(work, id, {
      code: "desk.notified",
      data: { number: ticket?.number ?? 0, text, byName: person.name },
    });
  return { name: recipient.name };
}

async function tellTeam(work: Work, teamId: string, notice: Notice): Promise<void> {
  const channels = await teamChannels(work, teamId);
  for (const channel of channels) await enqueueNotice(work, (await ensureChannelPlace(work, channel)).id, notice);
  if (channels.length > 0) return;
  for (const accountId of await memberIdsOf(work, teamId)) await tell(work, accountId, notice);
}
