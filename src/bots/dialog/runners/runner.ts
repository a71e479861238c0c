import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Reply } from "../../platform.ts";
import type { Ctx } from "../dialog-context.ts";

/** What somebody asked for, with all that it needs: the same whether it was typed, pressed or sent as a form. */
export type Asked = {
  readonly verb: string;
  /** Answers by field name, checked against the verb's form. */
  readonly given: Readonly<Record<string, string>>;
  /** The ticket's version that the button or form was drawn at; null for words. */
  readonly drawnAt: number | null;
  /** What else a button or form carried: an account's short id, stars. */
  readonly arg: string | null;
};
/** What was asked for, however it was said. Plain JSON: a pick-list keeps it until the ticket is picked. */
export type Request = Asked & {
  /** The ticket's number; null where it was left out. */
  readonly number: number | null;
  /** The draft that was sent, for a form; null for words and buttons. */
  readonly draftId: string | null;
};
export type AskedOfTicket = Asked & { readonly ticket: TicketView };

/** Does what was asked and says what the person is answered. Throws Problems. */
export type Runner = (ctx: Ctx, asked: Asked) => Promise<Reply>;
export type TicketRunner = (ctx: Ctx, asked: AskedOfTicket) => Promise<Reply>;
