import { wordsFor } from "../../core/copy/words.ts";
import type { AdminRef } from "../../core/domain/admin-ref.ts";
import { languageFrom } from "../../core/domain/languages.ts";
import { Problem } from "../../core/domain/problem.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { liveStatuses } from "../../core/domain/statuses.ts";
import type { Work } from "../../core/store/work.ts";
import { ensurePerson } from "../../core/usecases/ensure-person.ts";
import type { Button, Card } from "../card.ts";
import type { UserRef } from "../platform.ts";
import { actionId } from "./action-id.ts";
import { sentenceCard } from "./reply.ts";
import { ticketListCard } from "./ticket-list-card.ts";

/**
 * A person's own page: staff see what is theirs to do, customers their tickets; each ticket is a button. Needs a transaction: looking at
 * it may be a first contact. Those whom the desk does not serve are told why.
 */
export async function homeCard(work: Work, from: UserRef, admins: readonly AdminRef[]): Promise<Card> {
  try {
    const person = await ensurePerson(work, from, admins);
    const words = wordsFor(person.language);
    const staff = isStaff(person.role);
    const mine = await ticketListCard(
      { work, person, words },
      staff ? { scope: "mine", statuses: liveStatuses } : { scope: "own" },
      staff ? "mine" : "own",
    );
    const button = (verb: "queue" | "new-ticket" | "help", label: string): Button => ({
      action: actionId(verb, null, 0),
      label,
      style: verb === "new-ticket" ? "primary" : "plain",
    });
    const help = button("help", words.say("help-title"));
    const more = staff
      ? [button("queue", words.say("command-ticket-queue")), help]
      : [button("new-ticket", words.say("button-new-ticket")), help];
    return { ...mine, buttons: [...mine.buttons, more] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return sentenceCard(wordsFor(languageFrom(from.language)).problem(error), { tone: "warn" });
  }
}
