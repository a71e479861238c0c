import { wordsFor } from "../core/copy/words.ts";
import type { Language } from "../core/domain/languages.ts";
import type { HttpParts } from "./http-parts.ts";
import { defectJson, problemJson, problemOf } from "./problems.ts";
import type { ProblemJson } from "./web/protocol.ts";

/** Whatever was thrown as a document for the one who asked. A defect is logged under `reference` and says nothing else. */
export function problemFrom(
  parts: Pick<HttpParts, "log" | "limits">,
  error: unknown,
  language: Language,
  reference: string,
  about?: { readonly number: number },
): ProblemJson {
  const problem = problemOf(error, parts.limits.bodyBytes);
  if (problem !== null) return problemJson(problem, wordsFor(language), reference, about);
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  parts.log.error({ err: error, reference }, "a request failed by a defect");
  return defectJson(typeof status === "number" && status >= 500 ? status : 500, reference);
}
