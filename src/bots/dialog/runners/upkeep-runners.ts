import type { Inline } from "../../../core/domain/rich-text.ts";
import { roles } from "../../../core/domain/roles.ts";
import { decideRole } from "../../../core/usecases/decide-role.ts";
import { listDeliveries } from "../../../core/usecases/list-deliveries.ts";
import { retryDelivery } from "../../../core/usecases/retry-delivery.ts";
import { skipDelivery } from "../../../core/usecases/skip-delivery.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { actionId, longId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** Dead letters on one card, each with its two buttons. */
const shownDeliveries = 8;

const idFrom = (arg: string | null): string => (arg === null ? "" : (longId(arg) ?? ""));

/** What an admin does about deliveries that did not arrive. */
export const deliveryRunners: Readonly<Record<string, Runner>> = {
  delivery: async (ctx) => {
    const { words, work, person } = ctx;
    const { items, counts } = await listDeliveries(work, person, { limit: shownDeliveries });
    if (items.length === 0) return sentence(words.say("delivery-empty"), { tone: "good" });
    const lines = items.map((item, at): readonly Inline[] => {
      const where = [item.ticketNumber === null ? "" : `#${item.ticketNumber}`, item.platform, item.placeKind];
      const told = { where: where.join(" ").trim(), state: item.state, why: item.error ?? "-" };
      return [{ text: `${at + 1}`, bold: true }, { text: ` ${words.say("delivery-line", told)}` }];
    });
    const buttons = items.map(({ id }, at): readonly Button[] => [
      {
        action: actionId("delivery-retry", null, 0, shortId(id)),
        label: `${at + 1} ${words.say("button-retry")}`,
        style: "plain",
      },
      {
        action: actionId("delivery-skip", null, 0, shortId(id)),
        label: `${at + 1} ${words.say("button-skip")}`,
        style: "plain",
      },
    ]);
    const more = counts.failed + counts.uncertain + counts.blocked > items.length;
    return sentence(words.say("delivery-title"), {
      tone: "warn",
      body: [{ kind: "list", ordered: false, items: lines }],
      buttons,
      footer: more ? words.say("list-more") : null,
    });
  },
  "delivery-retry": async (ctx, { arg }) => {
    await retryDelivery(ctx.work, ctx.person, { deliveryId: idFrom(arg) });
    return sentence(ctx.words.say("done-delivery-retry"), { tone: "good" });
  },
  "delivery-skip": async (ctx, { arg }) => {
    await skipDelivery(ctx.work, ctx.person, { deliveryId: idFrom(arg) });
    return sentence(ctx.words.say("done-delivery-skip"), { tone: "good" });
  },
};

/** Approve or Deny on the card that asks for a role. The use case judges the right, and the first decision holds. */
export async function decideRoleOf(ctx: Ctx, arg: string | null, granted: boolean): Promise<Reply> {
  const { words, work, person } = ctx;
  const decided = await work.savepoint((inner) => decideRole(inner, person, { requestId: idFrom(arg), granted }));
  const known = roles.find((one) => one === decided.role);
  const role = known === undefined ? decided.role : words.role(known);
  const told = words.say(decided.granted ? "done-role-granted" : "done-role-denied", { name: decided.name, role });
  return sentence(told, decided.byOther ? { footer: words.say("role-by-other") } : { tone: "good" });
}
