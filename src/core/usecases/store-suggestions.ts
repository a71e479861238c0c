import {
  evidenceLevels,
  type IntakeGuesses,
  type LikelyFix,
  type LikelyFixes,
  shownFixes,
} from "../domain/likely-fixes.ts";
import { isUuid } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { redrawNotices, refreshStaffCards } from "../store/notices.ts";
import { keepAnswer } from "../store/ticket-suggestions.ts";
import { readStatus } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { proposeAssignment } from "./propose-assignment.ts";

/** The answer to one question about a ticket. `asked` is the question's number, as it was taken. */
export type Suggestions = {
  readonly ticketId: string;
  readonly asked: number;
  readonly fixes: LikelyFixes;
  readonly guesses: IntakeGuesses | null;
};

const labelLimit = 200;
const partsLimit = 10;
const nearestLimit = 5;

/**
 * Keeps what will likely fix a ticket and completes the cards that staff see of it. An answer to an older question, or about a ticket
 * that has ended, is dropped; the same answer again draws nothing anew. Returns whether it was kept.
 */
export async function storeSuggestions(work: Work, suggestions: Suggestions): Promise<boolean> {
  const fixes = sound(suggestions.fixes);
  const { kept, changed } = await keepAnswer(work, { ...suggestions, fixes });
  if (!changed) return kept;
  const { ticketId } = suggestions;
  // Who carries the parts of the likely fix counts, while nobody has been chosen.
  const takesParts = (fixes.fixes[0]?.parts.length ?? 0) > 0;
  if (takesParts && (await readStatus(work, ticketId)) === "new") await proposeAssignment(work, ticketId);
  // At once: the connection takes them one after the other, without a round trip between.
  await Promise.all([
    emit(work, {
      kind: "ticket.suggested",
      subjectId: ticketId,
      ticketId,
      actor: { kind: "clock" },
      data: { fixIds: fixes.fixes.map(({ fixId }) => fixId), abstained: fixes.abstained },
    }),
    refreshStaffCards(work, ticketId),
    redrawNotices(work, ticketId, ["assignment.offered"]),
  ]);
  return kept;
}

/** Only what can be shown and counted: known fixes, numbers that are numbers, texts of bounded length. */
function sound({ fixes, abstained }: LikelyFixes): LikelyFixes {
  const usable = fixes.filter(isSound).slice(0, shownFixes.full);
  if (usable.length > 0) return { fixes: usable.map(trimmed), abstained: null };
  return { fixes: [], abstained: abstained ?? "thin_evidence" };
}

function isSound({ fixId, label, probability, seen }: LikelyFix): boolean {
  const counted = Number.isInteger(seen.of) && Number.isInteger(seen.times) && seen.times >= 0 && seen.of >= seen.times;
  return (
    isUuid(fixId) &&
    label !== "" &&
    probability >= 0 &&
    probability <= 1 &&
    counted &&
    evidenceLevels.includes(seen.level)
  );
}

function trimmed(fix: LikelyFix): LikelyFix {
  return {
    ...fix,
    label: fix.label.slice(0, labelLimit).toWellFormed(),
    parts: fix.parts.slice(0, partsLimit).map((part) => part.slice(0, labelLimit).toWellFormed()),
    nearest: fix.nearest.filter(isUuid).slice(0, nearestLimit),
  };
}
