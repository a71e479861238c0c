import type { Inline } from "../../../core/domain/rich-text.ts";
import { isStaff } from "../../../core/domain/roles.ts";
import { liveStatuses } from "../../../core/domain/statuses.ts";
import type { TicketFilter } from "../../../core/store/ticket-lists.ts";
import { findPeople } from "../../../core/usecases/find-people.ts";
import type { Reply } from "../../platform.ts";
import type { Ctx } from "../dialog-context.ts";
import { answer, sentence } from "../reply.ts";
import { ticketListCard } from "../ticket-list-card.ts";
import type { Runner } from "./runner.ts";
import { searchRunner } from "./search-runner.ts";

const peopleLength = 20;

async function ticketList(
  ctx: Ctx,
  filter: Omit<TicketFilter, "limit">,
  about: "own" | "mine" | "queue",
): Promise<Reply> {
  return answer(await ticketListCard(ctx, filter, about));
}

/** Lists: tickets of one's own, the queue, a search, people. */
export const listRunners: Readonly<Record<string, Runner>> = {
  list: (ctx) => {
    const scope = isStaff(ctx.person.role) ? "mine" : "own";
    return ticketList(ctx, { scope }, scope);
  },
  queue: (ctx) => ticketList(ctx, { scope: "queue", statuses: liveStatuses }, "queue"),
  search: searchRunner,
  people: async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const found = await findPeople(work, person, { text: given.text ?? "", limit: peopleLength });
    if (found.length === 0) return sentence(words.say("people-empty"));
    const items = found.map((one): readonly Inline[] => {
      const rest = isStaff(one.role) ? words.say(`presence-${one.presence}`) : (one.organisation ?? "");
      return [
        { text: one.name, bold: true },
        { text: ` · ${words.say(`role-${one.role}`)}${rest === "" ? "" : ` · ${rest}`}` },
      ];
    });
    return sentence(words.say("people-title"), { body: [{ kind: "list", ordered: false, items }] });
  },
};
