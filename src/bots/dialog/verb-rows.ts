import { type CommandRow, commandTable, verbOf } from "./command-table.ts";

/** Verbs of buttons and forms that are a part of a command: they need what it needs. */
const partOf: Readonly<Record<string, string>> = {
  "assign-approve": "assign",
  "assign-choose": "assign",
  "assign-to": "assign",
  "assign-reason": "assign",
  "rate-comment": "rate",
  "handover-send": "handover",
  "handover-notes": "handover",
  "pin-set": "sign",
  "reset-code": "link",
  "role-set": "people",
  "delivery-retry": "delivery",
  "delivery-skip": "delivery",
  "fix-worked": "fixes",
  "fix-failed": "fixes",
  "guess-category": "edit",
  "guess-urgency": "edit",
  "fix-restore": "fix-merge",
  "fix-approve": "fix-merge",
  "fix-decline": "fix-merge",
  "gather-approve": "fix-merge",
  "gather-decline": "fix-merge",
  "fix-article": "article-write",
  "article-from": "fixes",
  "plan-end": "plan",
  "route-approve": "settings",
  "route-decline": "settings",
};

/** The command that a verb is, or belongs to; null for a verb of no command. */
export function rowOfVerb(verb: string): CommandRow | null {
  const owner = partOf[verb] ?? verb;
  return commandTable.find((row) => verbOf(row) === owner) ?? null;
}
