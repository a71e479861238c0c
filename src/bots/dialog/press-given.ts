import { type Action, type ActionVerb, longId } from "./action-id.ts";

/** The field that a button's id answers: which fix, which article. */
const namedByPress: { readonly [Verb in ActionVerb]?: string } = {
  "fix-show": "fix",
  "article-show": "article",
  "article-publish": "article",
  "article-retire": "article",
};

/** What a button answers by itself of its verb's form: the stars of a rating, the reason of a hold. */
export function givenByPress(action: Action): Readonly<Record<string, string>> {
  if (action.arg === null) return {};
  if (action.verb === "rate" && /^[1-5]$/.test(action.arg)) return { stars: action.arg };
  if (action.verb === "hold-for") return { reason: action.arg };
  const named = namedByPress[action.verb];
  const id = named === undefined ? null : longId(action.arg);
  if (named !== undefined && id !== null) return { [named]: id };
  if (action.verb === "priority") return { priority: action.arg };
  return {};
}
