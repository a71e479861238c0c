import type { FastifyRequest } from "fastify";
import { wordsFor } from "../core/copy/words.ts";
import type { Problem } from "../core/domain/problem.ts";
import type { WriteAnswer } from "./answer-write.ts";
import { problemJson, problemStatus, retryAfterSeconds } from "./problems.ts";
import { languageOf } from "./request-language.ts";

/** A refusal as the answer of a write that commits: what it counted, such as a wrong PIN, stays counted. */
export function refusal(request: FastifyRequest, problem: Problem): WriteAnswer {
  const wait = retryAfterSeconds(problem);
  return {
    status: problemStatus[problem.code],
    body: problemJson(problem, wordsFor(languageOf(request)), request.id),
    headers: wait === null ? {} : { "retry-after": String(wait) },
  };
}
