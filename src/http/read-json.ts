import { Problem } from "../core/domain/problem.ts";

const deepest = 32;

/**
 * A JSON body as data. Refuses what is nested deeper than 32 (Problem `request.invalid`) before it is parsed, drops NUL from every
 * string (no column can hold it) and every `__proto__` key (it would not be data any more).
 */
export function readJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  if (depthOf(text) > deepest) throw new Problem("request.invalid", { detail: `JSON nested deeper than ${deepest}` });
  try {
    const hostile = text.includes("\\u0000") || text.includes("__proto__") || text.includes("\\u005f");
    return hostile ? JSON.parse(text, withoutTraps) : JSON.parse(text);
  } catch (error) {
    throw new Problem("request.invalid", {
      detail: `no JSON: ${error instanceof Error ? error.message : ""}`.slice(0, 200),
    });
  }
}

function withoutTraps(key: string, value: unknown): unknown {
  if (key === "__proto__") return undefined;
  return typeof value === "string" ? value.replaceAll("\u0000", "") : value;
}

/** How deep brackets nest outside of strings. Reads no further than the first depth that is too much. */
function depthOf(text: string): number {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      if (++depth > deepest) return depth;
    } else if (code === 93 || code === 125) depth--;
  }
  return 0;
}
