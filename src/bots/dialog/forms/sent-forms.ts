import { ensureDialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import type { Ctx } from "../dialog-context.ts";

const sentKind = "sent-forms";
/** Drafts remembered a person: more than anybody has open at once. */
const remembered = 50;

/**
 * Marks a draft as sent; false where it was sent before. The row's lock makes two submissions at once wait for each other, and the
 * mark goes with the effects: what is undone was not sent.
 */
export async function markSent(ctx: Ctx, draftId: string): Promise<boolean> {
  // One row a person: a form may be sent from another surface than it was opened on.
  const key = { accountId: ctx.person.accountId, surface: "", kind: sentKind };
  const row = await ensureDialogue(ctx.work, key, { sent: [] });
  const { sent = [] } = row.state as { readonly sent?: readonly string[] };
  if (sent.includes(draftId)) return false;
  await saveDialogue(ctx.work, { ...key, ticketId: null, state: { sent: [...sent, draftId].slice(-remembered) } });
  return true;
}
