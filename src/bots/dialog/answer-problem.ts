import { wordsFor } from "../../core/copy/words.ts";
import { languageFrom } from "../../core/domain/languages.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { Interaction, Reply } from "../platform.ts";
import { sentence } from "./reply.ts";

/** A refusal in one sentence, in the language that the person's platform names. For those whom the desk does not know. */
export function answerProblem(problem: Problem, interaction: Interaction): Reply {
  return sentence(wordsFor(languageFrom(interaction.from.language)).problem(problem), { tone: "warn" });
}
