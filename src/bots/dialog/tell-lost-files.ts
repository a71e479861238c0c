import { fromPlain } from "../../core/domain/rich-text.ts";
import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";

/** The answer, with a sentence for every file of the event that could not be had: words are taken without it, never silently. */
export async function tellLostFiles(ctx: Ctx, reply: Reply): Promise<Reply> {
  const { deps, work, words, interaction } = ctx;
  const { did } = interaction;
  if ((did.kind !== "say" && did.kind !== "raise") || did.files.length === 0 || reply.kind === "form") return reply;
  const told = (await deps.lostFiles(work, interaction)).map((problem) => words.problem(problem));
  const [first, ...rest] = told;
  if (first === undefined) return reply;
  if (reply.kind === "nothing") return sentence(first, { tone: "warn", body: fromPlain(rest.join("\n")) });
  const { card } = reply;
  return { ...reply, card: { ...card, body: [...card.body, ...fromPlain(told.join("\n"))] } };
}
