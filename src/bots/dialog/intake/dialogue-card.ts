import type { Words } from "../../../core/copy/words.ts";
import { readDialogue } from "../../../core/store/dialogues.ts";
import type { Work } from "../../../core/store/work.ts";
import { personOfAccount } from "../../../core/usecases/person-of-account.ts";
import type { Card } from "../../card.ts";
import { intakeCard } from "./intake-card.ts";
import { intakeKind, intakeStateOf, offersOf, readIntakeWorld } from "./read-intake.ts";

/** The card of a dialogue's step; null where the dialogue is over or has gone on: a later notice shows where it stands. */
export async function dialogueCard(
  work: Work,
  words: Words,
  data: Readonly<Record<string, unknown>>,
): Promise<Card | null> {
  const { dialogueId, step } = data;
  const dialogue = typeof dialogueId === "string" ? await readDialogue(work, dialogueId) : null;
  if (dialogue === null || dialogue.kind !== intakeKind) return null;
  const state = intakeStateOf(dialogue);
  if (String(state.turn) !== step) return null;
  const person = await personOfAccount(work, dialogue.accountId);
  return intakeCard(words, dialogue.id, state, offersOf(await readIntakeWorld(work, person, words)));
}
