/**
 * What an endpoint may be told beside ids, numbers and codes: nothing; what the customer may read of their own ticket (title, the talk
 * with the customer); or also what is said among the staff (notes, reasons).
 */
export const webhookScopes = ["ids", "customer_words", "all_words"] as const;
export type WebhookScope = (typeof webhookScopes)[number];

/** Why an endpoint is switched off: somebody did it, it answered 410, it failed for a day, or its owner may not have one any more. */
export const disabledReasons = ["admin", "gone", "failing", "owner"] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** `*`, a family (`ticket.*`) or one kind of event (`ticket.created`), as a pattern for schemas. */
export const eventFilterPattern = "^(\\*|[a-z][a-z_]{0,39}\\.(\\*|[a-z][a-z_]{0,39}))$";
