import type { CopyFamily } from "../../../core/copy/copy-id.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import type { Visibility } from "../../../core/domain/visibility.ts";
import { postMessage } from "../../../core/usecases/post-message.ts";
import { ownFilesIn } from "../forms/form-files.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { TicketRunner } from "./runner.ts";

/** Says the text in the ticket, with the files that were chosen: it is shown in every place that may show it, the one it was typed in too. */
function say(visibility: Visibility, copy: CopyFamily): TicketRunner {
  return async (ctx, { ticket, given }) => {
    await postMessage(ctx.work, ctx.person, {
      ticketId: ticket.id,
      visibility,
      body: fromPlain(given.text ?? ""),
      fileIds: await ownFilesIn(ctx, given.files),
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    });
    return ticketDone(ctx, ticket.id, copy, { number: ticket.number, name: ticket.opener.name });
  };
}

/** The two explicit ways to say something: to the customer, and to the staff alone. */
export const talkRunners: Readonly<Record<string, TicketRunner>> = {
  reply: say("customer", "done-reply"),
  note: say("staff", "done-note"),
};
