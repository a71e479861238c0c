import { type Dialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import { enqueueNotice } from "../../../core/store/notices.ts";
import type { Ctx } from "../dialog-context.ts";
import { askingPlace } from "./asking-place.ts";
import { withGuess } from "./guess-intake.ts";
import type { IntakeState } from "./intake-state.ts";
import { type IntakeAnswer, type IntakeWorld, nextIntake } from "./next-intake.ts";
import { intakeKind, intakeStateOf, readIntakeWorld } from "./read-intake.ts";
import { findSame } from "./same-problem.ts";
import { suggestFor } from "./suggest-articles.ts";

/** Takes an answer, stores the new state, and shows its card where there is a new one. */
export async function advance(ctx: Ctx, dialogue: Dialogue, answer: IntakeAnswer): Promise<void> {
  const { work, person, words } = ctx;
  const before = intakeStateOf(dialogue);
  const world = await readIntakeWorld(work, person, words);
  const next = await withArticles(ctx, nextIntake(before, answer, world), world);
  const isSummary = next.step === "summary" && next.turn !== before.turn;
  const guessed = next.turn === before.turn ? next : await withGuess(ctx, next);
  const state = isSummary ? { ...guessed, same: await findSame(ctx, guessed) } : guessed;
  await saveDialogue(work, {
    accountId: dialogue.accountId,
    surface: dialogue.surface,
    kind: intakeKind,
    ticketId: null,
    state,
  });
  if (state.turn === before.turn) return;
  const place = await askingPlace(ctx);
  await enqueueNotice(work, place.id, {
    code: "dialogue.step",
    data: { dialogueId: dialogue.id, step: String(state.turn) },
  });
}

/** Looks for articles once all is known, and goes on: to them, or past them. */
async function withArticles(ctx: Ctx, state: IntakeState, world: IntakeWorld): Promise<IntakeState> {
  if (state.step !== "articles" || state.articles !== null) return state;
  return nextIntake(state, { kind: "articles", found: await suggestFor(ctx, state) }, world);
}
