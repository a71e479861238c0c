/**
 * Everything a button or a form of the dialog can ask for. Moves of a ticket carry their own verb; `intake-…` drives the opening
 * of a ticket, `form-…` a form that is asked step by step, `pick-…` a list to choose from.
 */
export const actionVerbs = [
  "assign",
  "assign",
  "assign-approve",
  "assign-choose",
  "assign-to",
  "assign-reason",
  "reject",
  "reply",
  "note",
  "close",
  "accept",
  "decline",
  "start",
  "hold",
  "hold-for",
  "resume",
  "report",
  "complete",
  "sign",
  "pin-set",
  "dispute",
  "waive",
  "reopen",
  "new-ticket",
  "cancel",
  "edit",
  "rate",
  "rate-comment",
  "merge",
  "handover",
  "handover-send",
  "handover-notes",
  "recall",
  "delete",
  "priority",
  "tag",
  "search",
  "show",
  "list",
  "queue",
  "help",
  "search",
  "link",
  "fixes",
  "route",
  "why",
  "language",
  "switch",
  "intake-pick",
  "intake-skip",
  "intake-change",
  "intake-open",
  "intake-cancel",
  "intake-solved",
  "intake-none",
  "intake-same",
  "form-back",
  "form-skip",
  "form-cancel",
  "form-continue",
  "form-choose",
  "form-send",
  "pick-ticket",
  "pick-person",
  "pick-more",
  "pick-cancel",
  "role-approve",
  "role-deny",
  "role-set",
  "reset-code",
  "privacy",
  "delivery-retry",
  "delivery-skip",
  "ack",
  "shift-start",
  "shift-end",
  "shift-break",
  "shift-back",
  "fix-worked",
  "fix-failed",
  "guess-category",
  "guess-urgency",
  "fix-list",
  "fix-show",
  "fix-merge",
  "fix-split",
  "fix-rename",
  "fix-restore",
  "fix-approve",
  "fix-decline",
  "gather-approve",
  "gather-decline",
  "fix-article",
  "article-list",
  "article-show",
  "article-write",
  "article-publish",
  "article-retire",
  "article-from",
  "route-approve",
  "route-decline",
  "plan",
  "plan-end",
  "shift-plan",
  "shift-day",
] as const;
export type ActionVerb = (typeof actionVerbs)[number];

/** What a press means. `version` is that of the ticket (or dialogue) when the button was drawn. */
export type Action = {
  readonly verb: ActionVerb;
  /** The ticket it is about; null for what is about no ticket. */
  readonly number: number | null;
  readonly version: number;
  /** Whatever else the verb needs: letters, digits and `_:~.-` alone. Ids of rows go in as `shortId`. */
  readonly arg: string | null;
};

/** Telegram's limit for what a button carries; the other platforms allow more. */
export const maxActionBytes = 64;

const verbs: ReadonlySet<string> = new Set(actionVerbs);
const base36 = /^(0|[1-9a-z][0-9a-z]{0,10})$/;
const argument = /^[A-Za-z0-9_:~.-]+$/;

function number36(text: string): number | null {
  if (!base36.test(text)) return null;
  const value = Number.parseInt(text, 36);
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * The opaque text that a button or form carries: `<verb>.<number in base 36, or ->.<version in base 36>[.<arg>]`.
 * Throws RangeError for what would not come back the same, or not fit into 64 bytes: that is a defect of the caller.
 */
export function actionId(verb: ActionVerb, number: number | null, version: number, arg: string | null = null): string {
  const countable = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!countable(version) || (number !== null && !countable(number)))
    throw new RangeError("an action needs whole numbers");
  if (arg !== null && !argument.test(arg)) throw new RangeError("an action's argument is letters, digits and _:~.-");
  const parts = [
    verb,
    number === null ? "-" : number.toString(36),
    version.toString(36),
    ...(arg === null ? [] : [arg]),
  ];
  const id = parts.join(".");
  if (id.length > maxActionBytes) throw new RangeError(`an action has at most ${maxActionBytes} bytes`);
  return id;
}

/** What an action id means; null for anything that `actionId` did not write. */
export function parseActionId(id: string): Action | null {
  if (id.length > maxActionBytes) return null;
  const [verb, numberText, versionText, ...rest] = id.split(".");
  if (verb === undefined || numberText === undefined || versionText === undefined || !verbs.has(verb)) return null;
  const number = numberText === "-" ? null : number36(numberText);
  const version = number36(versionText);
  const arg = rest.length === 0 ? null : rest.join(".");
  if (version === null || (number === null && numberText !== "-") || (arg !== null && !argument.test(arg))) return null;
  return { verb: verb as ActionVerb, number, version, arg };
}

/** A UUID in 22 characters that an action's argument may hold. */
export function shortId(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
}

/** The UUID that `shortId` made short; null for anything else. */
export function longId(short: string): string | null {
  if (!/^[A-Za-z0-9_-]{22}$/.test(short)) return null;
  const hex = Buffer.from(short, "base64url").toString("hex");
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return shortId(uuid) === short ? uuid : null;
}
