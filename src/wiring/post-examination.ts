import { doctorCard } from "../bots/dialog/doctor-card.ts";
import type { Interaction, Reply } from "../bots/platform.ts";
import { wordsFor } from "../core/copy/words.ts";
import { postLateAnswer } from "../core/delivery/post-late-answer.ts";
import type { Language } from "../core/domain/languages.ts";
import type { Desk } from "../core/store/work.ts";
import type { Chat } from "./open-chat.ts";

/** Looks at the desk, and posts what was found to whoever asked for it: where they had asked, or in their own place. */
export async function postExamination(deps: {
  readonly desk: Pick<Desk, "transact">;
  readonly chat: Pick<Chat, "examine">;
  readonly interaction: Interaction;
  readonly language: Language;
}): Promise<void> {
  const { desk, chat, interaction, language } = deps;
  const card = doctorCard(wordsFor(language), await chat.examine({ running: true }));
  const reply: Reply = { kind: "card", card, seenBy: "sender" };
  await desk.transact((work) => postLateAnswer(work, interaction, reply));
}
