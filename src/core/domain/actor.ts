import type { Language } from "./languages.ts";
import { type AccountFacts, type Party, partiesTo, type TicketFacts } from "./parties.ts";

/** A person who does something, by one of their logins. */
export type Person = AccountFacts & {
  readonly kind: "person";
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string | null;
  /** The login they act by; null where a key or the command line acts for them. */
  readonly identityId: string | null;
};

/** Who acts: a person, or the desk's own clock. */
export type Actor = Person | { readonly kind: "clock" };

/** What the actor is to the ticket. */
export function partiesOfActor(actor: Actor, ticket: TicketFacts): ReadonlySet<Party> {
  return actor.kind === "clock" ? new Set<Party>(["clock"]) : partiesTo(actor, ticket);
}

/** The account to record as the one who acted; null for the clock. */
export function accountOf(actor: Actor): string | null {
  return actor.kind === "clock" ? null : actor.accountId;
}
