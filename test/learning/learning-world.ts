import type { LikelyFix, LikelyFixes } from "../../src/core/domain/likely-fixes.ts";
import { ensureFix } from "../../src/core/store/fixes.ts";
import { storeSuggestions } from "../../src/core/usecases/store-suggestions.ts";
import type { TestDesk } from "../harness/desk.ts";

/** A likely fix as a ranker would give it; its fix is made where there is none. */
export async function likely(t: TestDesk, label: string, more: Partial<LikelyFix> = {}): Promise<LikelyFix> {
  const fix = await t.desk.transact((work) => ensureFix(work, label));
  return {
    fixId: fix.id,
    label,
    probability: 0.7,
    seen: { of: 9, times: 7, level: "family" },
    medianMinutes: 45,
    parts: ["Door seal 4711"],
    returned: 0,
    medianDaysToReturn: null,
    nearest: [],
    ...more,
  };
}

/** An answer with these fixes; none is an abstention. */
export function answerOf(fixes: readonly LikelyFix[]): LikelyFixes {
  return { fixes, abstained: fixes.length === 0 ? "thin_evidence" : null };
}

/** Stores an answer to the newest question about a ticket. */
export async function suggestNow(t: TestDesk, ticketId: string, fixes: readonly LikelyFix[]): Promise<void> {
  const [row] = await t.db.sql<{ asked: number }[]>`select asked from ticket_suggestions where ticket_id = ${ticketId}`;
  await t.desk.transact((work) =>
    storeSuggestions(work, { ticketId, asked: row?.asked ?? 0, fixes: answerOf(fixes), guesses: null }),
  );
}
