import type { ActionVerb } from "../../../bots/dialog/action-id.ts";
import { actionId } from "../../../bots/dialog/action-id.ts";
import type { WebAct } from "../../../bots/web/wire.ts";
import type { Priority } from "../../../core/domain/priority.ts";
import { toPlain } from "../../../core/domain/rich-text.ts";
import type { AnswerJson, TicketJson } from "../protocol.ts";
import { shortIdOf } from "./short-id.ts";

/** What is done to every ticket that was picked. */
export type BulkDeed =
  /** `reason` is given where a ticket changes hands. */
  | { readonly kind: "assign"; readonly accountId: string; readonly reason: string }
  | { readonly kind: "priority"; readonly priority: Priority | "auto" }
  /** Tags that are put beside those a ticket has. */
  | { readonly kind: "tag"; readonly tags: readonly string[] }
  | { readonly kind: "close" };

/** How it went with one ticket. `says` is empty for a plain success. */
export type BulkResult = { readonly ticket: TicketJson; readonly isDone: boolean; readonly says: string };

/** Sentences for what is no answer of the desk. */
export type BulkWords = {
  /** The desk asks for something more: its form's title. */
  readonly asksMore: (form: string) => string;
  readonly fault: (error: unknown) => string;
};

type Doing = { readonly kind: "command"; readonly words: string } | { readonly kind: "press"; readonly action: string };

/**
 * Does one thing to many tickets, one after the other, each by the same act as a single one: so each is judged by itself, and a button
 * that was drawn before somebody else changed the ticket is refused. `told` hears of every result; `isStopped` is asked before each.
 */
export async function runBulk(options: {
  readonly tickets: readonly TicketJson[];
  readonly deed: BulkDeed;
  readonly perform: (act: WebAct) => Promise<AnswerJson>;
  readonly newId: () => string;
  readonly words: BulkWords;
  readonly told: (result: BulkResult) => void;
  readonly isStopped: () => boolean;
}): Promise<void> {
  for (const ticket of options.tickets) {
    if (options.isStopped()) return;
    options.told({ ticket, ...(await doOne(options, ticket)) });
  }
}

async function doOne(
  { deed, perform, newId, words }: Pick<Parameters<typeof runBulk>[0], "deed" | "perform" | "newId" | "words">,
  ticket: TicketJson,
): Promise<Omit<BulkResult, "ticket">> {
  const spot = { on: "desk", ticketId: ticket.id } as const;
  const doing = doingOf(deed, ticket);
  const act: WebAct = {
    clientId: newId(),
    spot,
    ...(doing.kind === "press" ? { ...doing, message: null } : doing),
  };
  try {
    const answer = await perform(act);
    if (answer.kind !== "form" || deed.kind !== "assign" || deed.reason === "") return resultOf(answer, words);
    const { form } = answer.form;
    const fields = { reason: deed.reason };
    return resultOf(await perform({ kind: "submit", clientId: newId(), spot, form, fields }), words);
  } catch (error) {
    return { isDone: false, says: words.fault(error) };
  }
}

function doingOf(deed: BulkDeed, ticket: TicketJson): Doing {
  const press = (verb: ActionVerb, arg: string | null = null): Doing => ({
    kind: "press",
    action: actionId(verb, ticket.number, ticket.version, arg),
  });
  switch (deed.kind) {
    case "assign":
      return press("assign-to", shortIdOf(deed.accountId));
    case "close":
      return press("close");
    case "priority":
      return { kind: "command", words: `desk priority #${ticket.number} ${deed.priority}` };
    case "tag":
      return {
        kind: "command",
        words: `desk tag #${ticket.number} ${[...new Set([...ticket.tags, ...deed.tags])].join(", ")}`,
      };
  }
}

function resultOf(answer: AnswerJson, words: BulkWords): Omit<BulkResult, "ticket"> {
  switch (answer.kind) {
    case "nothing":
      return { isDone: true, says: "" };
    case "problem":
      return { isDone: false, says: answer.problem.detail || answer.problem.title };
    case "form":
      return { isDone: false, says: words.asksMore(answer.form.title) };
    case "card": {
      const { tone, title, body } = answer.card;
      const isDone = tone === "good" || tone === "plain";
      return { isDone, says: isDone ? "" : [title, toPlain(body)].filter((part) => part !== "").join(" ") };
    }
  }
}
