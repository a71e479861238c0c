import type { WebhookEvent } from "../domain/webhooks/webhook-payload.ts";
import type { WebhookScope } from "../domain/webhooks/webhook-scope.ts";
import type { Work } from "./work.ts";

type Row = Omit<WebhookEvent, "words"> & {
  readonly title: string | null;
  readonly said: string | null;
  readonly visibility: string | null;
  readonly eventWords: Readonly<Record<string, unknown>> | null;
  readonly actorName: string | null;
};

/**
 * An event as it is told to an endpoint of this scope, with the words as they are now: what was deleted or erased since is not sent. Null
 * where there is no such event.
 */
export async function readWebhookEvent(
  work: Work,
  event: { readonly id: string; readonly at: Date },
  scope: WebhookScope,
): Promise<WebhookEvent | null> {
  const [row] = await work.sql<Row[]>`
    select e.id, e.kind, e.at, e.subject_id as "subjectId", e.position, e.ticket_id as "ticketId", t.number as "ticketNumber",
      e.actor_id as "actorId", e.data, case when t.deleted_at is null then t.title end as title, m.plain as said, m.visibility::text as visibility,
      w.words as "eventWords", a.name as "actorName"
    from events e left join tickets t on t.id = e.ticket_id left join event_words w on w.event_id = e.id left join accounts a on a.id = e.actor_id
    left join messages m on m.id::text = e.data ->> 'messageId' and m.conversation_id = e.ticket_id and m.deleted_at is null
    where e.id = ${event.id}::uuid and e.at = ${event.at}::timestamptz`;
  if (row === undefined) return null;
  const { title, said, visibility, eventWords, actorName, ...rest } = row;
  if (scope === "ids") return { ...rest, words: null };
  const all = scope === "all_words";
  const isForCustomer = (visibility ?? rest.data.visibility ?? "customer") === "customer";
  const words: Record<string, string> = {};
  if (title !== null) words.title = title;
  if (said !== null && (all || isForCustomer)) words.text = said;
  if (all && actorName !== null) words.actorName = actorName;
  if (all) {
    for (const [name, text] of Object.entries(eventWords ?? {})) if (typeof text === "string") words[name] = text;
  }
  return { ...rest, words };
}
