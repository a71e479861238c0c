/** An event as an endpoint is told of it. */
export type WebhookEvent = {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly position: number;
  readonly ticketId: string | null;
  readonly ticketNumber: number | null;
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** What people wrote, by what it is ("title", "text", "reason"); null where the endpoint's scope gives no words. */
  readonly words: Readonly<Record<string, string>> | null;
};

/** Characters of one text that are sent; the rest is at the API. Standard Webhooks asks for bodies below 20 kB. */
const wordsLimit = 4_000;
const bodyLimitBytes = 60_000;

/** Fields of an event whose words are codes of ours, never somebody's own. */
const codes = new Set([
  "from",
  "to",
  "visibility",
  "target",
  "rung",
  "role",
  "fields",
  "scopes",
  "priority",
  "scope",
  "because",
]);
const code = /^[a-z][a-zA-Z0-9_.]{0,39}$/;
const idOrInstant = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * The body of a webhook: `type`, `timestamp`, `data`, as Standard Webhooks advises. Of the event's own data only ids, instants, numbers
 * and codes are passed on: an event should hold no more, and here it cannot.
 */
export function webhookPayload(event: WebhookEvent): string {
  const data = {
    eventId: event.id,
    subjectId: event.subjectId,
    position: event.position,
    ticketId: event.ticketId,
    ticketNumber: event.ticketNumber,
    actorId: event.actorId,
    details: Object.fromEntries(Object.entries(event.data).filter(([name, value]) => isHarmless(name, value))),
  };
  const body = (words: Readonly<Record<string, string>> | null) =>
    JSON.stringify({
      type: event.kind,
      timestamp: event.at.toISOString(),
      data: words === null ? data : { ...data, words },
    });
  const whole = body(event.words === null ? null : shortened(event.words));
  // A dozen long reasons at once: better without words than not at all.
  return Buffer.byteLength(whole) > bodyLimitBytes ? body(null) : whole;
}

function isHarmless(name: string, value: unknown): boolean {
  if (value === null || typeof value === "number" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.length <= 100 && value.every((one) => isHarmless(name, one));
  return typeof value === "string" && (idOrInstant.test(value) || (codes.has(name) && code.test(value)));
}

function shortened(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const cut = (text: string) => {
    const letters = [...text.slice(0, wordsLimit * 2)];
    return letters.length > wordsLimit || text.length > wordsLimit * 2
      ? `${letters.slice(0, wordsLimit).join("")}…`
      : text;
  };
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, cut(text)]));
}
