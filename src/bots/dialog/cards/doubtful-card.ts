import type { NoticeData } from "../../../core/domain/notices.ts";
import type { Button, Card } from "../../card.ts";
import { actionId, shortId } from "../action-id.ts";
import { sentenceCard } from "../reply.ts";
import type { About } from "./news-card.ts";
import { ticketButtons } from "./ticket-buttons.ts";

/** A job that has not begun and whose assignee is gone or late: who could go instead, to be approved with one press. */
export function doubtfulCard({ because, startsAt }: NoticeData["assignment.doubtful"], facts: About): Card {
  const { words, ticket, viewer, number } = facts;
  const name = ticket.assignee?.name ?? "";
  const when = startsAt === "" ? "" : words.when(new Date(startsAt), viewer.timeZone);
  const said =
    because === "late" && when !== ""
      ? words.say("notice-assignment-late", { number, name, when })
      : words.say("notice-assignment-gone", { number, name });
  const choose = ticketButtons(ticket, viewer, (verb) => verb === "assign-choose").flat();
  const isOpen = ticket.status === "opened" && choose.length > 0;
  const [best] = isOpen
    ? (ticket.proposal?.candidates ?? []).filter((one) => one.accountId !== ticket.assignee?.id)
    : [];
  const approve: readonly Button[] =
    best === undefined
      ? []
      : [
          {
            action: actionId("assign-approve", number, ticket.version, `${shortId(best.accountId)}:${because}`),
            label: words.say("button-approve"),
            style: "primary",
          },
        ];
  const vehicle = best?.vehicle?.name ?? null;
  const shown =
    best === undefined
      ? words.say("card-proposal-nobody")
      : vehicle === null
        ? best.name
        : words.say("card-proposal", { technician: best.name, vehicle });
  return sentenceCard(said, {
    tone: "warn",
    fields: isOpen ? [{ label: words.say("label-proposal"), value: shown }] : [],
    buttons: isOpen ? [[...approve, ...choose]] : [],
  });
}
