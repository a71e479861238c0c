import { mayAtDesk } from "../../../core/domain/permissions.ts";
import { Problem } from "../../../core/domain/problem.ts";
import type { Inline } from "../../../core/domain/rich-text.ts";
import { isStaff, type Role } from "../../../core/domain/roles.ts";
import { liveStatuses } from "../../../core/domain/statuses.ts";
import { readAccount } from "../../../core/store/account-facts.ts";
import type { TicketFilter } from "../../../core/store/ticket-lists.ts";
import { findPeople } from "../../../core/usecases/find-people.ts";
import { setRole } from "../../../core/usecases/set-role.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { actionId, longId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { answer, type More, sentence } from "../reply.ts";
import { ticketListCard } from "../ticket-list-card.ts";
import type { Runner } from "./runner.ts";
import { searchRunner } from "./search-runner.ts";

const peopleLength = 20;

/** Roles that an admin gives in chat; a manufacturer's account needs its manufacturer, which the console asks for. */
const rolesInChat: readonly Role[] = ["customer", "technician", "engineer", "admin"];

async function ticketList(
  ctx: Ctx,
  filter: Omit<TicketFilter, "limit">,
  about: "own" | "mine" | "queue",
): Promise<Reply> {
  return answer(await ticketListCard(ctx, filter, about));
}

/** What an admin can make of somebody who was asked for by name. */
function rolesFor(
  { words, person }: Ctx,
  one: { readonly accountId: string; readonly name: string; readonly role: Role },
): More {
  // Nobody takes their own rights away by a slip.
  if (!mayAtDesk(person.role, "desk.people") || one.accountId === person.accountId) return {};
  const buttons = rolesInChat
    .filter((role) => role !== one.role)
    .map(
      (role): Button => ({
        action: actionId("role-set", null, 0, `${shortId(one.accountId)}:${role}`),
        label: words.say(`role-${role}`),
        style: "plain",
      }),
    );
  return { buttons: [buttons], footer: words.say("people-role-ask", { name: one.name }) };
}

const hintFor = ({ words, person }: Ctx): More =>
  mayAtDesk(person.role, "desk.people") ? { footer: words.say("people-role-hint") } : {};

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
    const [one, ...others] = found;
    const more = one !== undefined && others.length === 0 ? rolesFor(ctx, one) : hintFor(ctx);
    return sentence(words.say("people-title"), { body: [{ kind: "list", ordered: false, items }], ...more });
  },
  "role-set": async ({ words, work, person }, { arg }) => {
    const [id = "", wanted = ""] = (arg ?? "").split(":");
    const role = rolesInChat.find((each) => each === wanted);
    const accountId = longId(id);
    if (role === undefined || accountId === null) throw new Problem("dialogue.gone", {});
    await setRole(work, person, { accountId, role });
    const { name } = (await readAccount(work, accountId)) ?? { name: "" };
    return sentence(words.say("done-role-granted", { name, role: words.role(role) }), { tone: "good" });
  },
};
