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

/** Another server, which acts on a ticket that a live transfer of its own names: whoever makes one has looked. */
export type ServerActor = { readonly kind: "server"; readonly serverId: string; readonly name: string };

/** Who acts: a person, the desk's own clock, or a paired server. */
export type Actor = Person | ServerActor | { readonly kind: "clock" };

/** What the actor is to the ticket. */
export function partiesOfActor(actor: Actor, ticket: TicketFacts): ReadonlySet<Party> {
  if (actor.kind === "clock") return new Set<Party>(["clock"]);
  return actor.kind === "server" ? new Set<Party>(["other_server"]) : partiesTo(actor, ticket);
}

/** The account to record as the one who acted; null for the clock and for other servers. */
export function accountOf(actor: Actor): string | null {
  return actor.kind === "person" ? actor.accountId : null;
}
