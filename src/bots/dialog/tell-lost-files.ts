import type { Words } from "../../core/copy/words.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";

/** The answer, with a sentence for every file that is not taken: below a card's words, above a form's questions. */
export function withProblems(words: Words, reply: Reply, problems: readonly Problem[]): Reply {
  const [first, ...rest] = problems.map((problem) => words.problem(problem));
  if (first === undefined) return reply;
  const told = [first, ...rest].join("\n");
  switch (reply.kind) {
    case "nothing":
      return sentence(first, { tone: "warn", body: fromPlain(rest.join("\n")) });
    case "card":
      return { ...reply, card: { ...reply.card, body: [...reply.card.body, ...fromPlain(told)] } };
    case "form": {
      const { form } = reply;
      return { ...reply, form: { ...form, intro: form.intro === null ? told : `${told}\n${form.intro}` } };
    }
  }
}

/** The answer, with a sentence for every file of the event that could not be had: words are taken without it, never silently. */
export async function tellLostFiles(ctx: Ctx, reply: Reply): Promise<Reply> {
  const { deps, work, words, interaction } = ctx;
  const { did } = interaction;
  const files = did.kind === "say" || did.kind === "raise" || did.kind === "submit" ? (did.files ?? []) : [];
  if (files.length === 0) return reply;
  return withProblems(words, reply, await deps.lostFiles(work, interaction));
}
