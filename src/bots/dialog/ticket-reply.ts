import type { CopyFamily, CopyId } from "../../core/copy/copy-id.ts";
import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";

/** What the one who did it is told: a sentence. Cards and notices tell everybody else, and show what comes next. */
export async function ticketDone(
  ctx: Ctx,
  _ticketId: string | null,
  copy: CopyId | CopyFamily,
  args: Readonly<Record<string, string | number>>,
): Promise<Reply> {
  return sentence(ctx.words.say(copy, args), { tone: "good" });
}
