import type { Urgency } from "../../../core/domain/priority.ts";
import type { RichText } from "../../../core/domain/rich-text.ts";

/** What the bot may ask before a ticket is opened, in this order, each at most once. */
export const questions = ["equipment", "urgency", "site"] as const;
export type Question = (typeof questions)[number];

/** Something to choose, as its button reads. */
export type Choice = { readonly id: string; readonly label: string };

/** Something that was said. `answers` is true where the message did no more than answer a question: it is no part of the description. */
export type Said = {
  /** The platform's id of the message. */
  readonly message: string;
  readonly text: RichText;
  readonly plain: string;
  readonly fileIds: readonly string[];
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly answers: boolean;
};

/** An answer: something known, or that it is none of what the desk knows. */
export type Answer<Id extends string = string> =
  | { readonly kind: "known"; readonly id: Id; readonly label: string }
  | { readonly kind: "other" };

/** An article that may help before somebody comes. */
export type ArticleOffer = { readonly id: string; readonly title: string; readonly body: RichText };

/** A live ticket about the same unit, which may be about the same problem. */
export type SameTicket = { readonly ticketId: string; readonly number: number; readonly title: string };

/** What the words suggest, until somebody says otherwise. `refused` is a category that the person has said no to. */
export type IntakeGuess = {
  readonly urgency: Urgency | null;
  readonly category: string | null;
  readonly refused: string | null;
};

/** Where the dialogue stands: `staff` asks somebody who works here whether they mean it. */
export const steps = ["staff", "what", ...questions, "articles", "summary"] as const;
export type Step = (typeof steps)[number];

/** What there is to tell about the message before: it was added to the description, and was it meant as an answer. */
export type Remark = "added" | "not-a-choice" | null;

/** The opening of a ticket as it is stored between messages. Plain JSON. */
export type IntakeState = {
  readonly step: Step;
  /** Which card is the latest: buttons carry it, and older ones are stale. */
  readonly turn: number;
  /** When the latest card was drawn, ISO 8601 UTC; null before the first. */
  readonly shownAt: string | null;
  readonly said: readonly Said[];
  /** Questions that the bot has put by itself: never one twice. */
  readonly asked: readonly Question[];
  readonly equipment: Answer | null;
  readonly urgency: Answer<Urgency> | null;
  readonly site: Answer | null;
  /** What the open question offers, in the order of its buttons. */
  readonly offered: readonly Choice[];
  /** Null until they were looked for. */
  readonly articles: readonly ArticleOffer[] | null;
  readonly remark: Remark;
  /** A ticket that may be about the same: the summary asks before a second one is opened. Null where there is none. */
  readonly same: SameTicket | null;
  /** The model on a label that was scanned but is not registered for this person; an unknown label is "". */
  readonly scanned: string | null;
  /** Shown as guesses, and taken where nobody corrects them. A dialogue of an older version has none. */
  readonly guess?: IntakeGuess;
};

/** How it begins: with nothing said. Somebody who works here is first asked whether they want a ticket of their own. */
export function emptyIntake(isStaff: boolean): IntakeState {
  return {
    step: isStaff ? "staff" : "what",
    turn: 0,
    shownAt: null,
    said: [],
    asked: [],
    equipment: null,
    urgency: null,
    site: null,
    offered: [],
    articles: null,
    remark: null,
    same: null,
    scanned: null,
  };
}

/** What is wrong, in the person's own words: all that was said save mere answers, and the label that was scanned. Empty for photos alone. */
export function describe(state: IntakeState): string {
  const told = state.said.filter((said) => !said.answers && said.plain !== "").map((said) => said.plain);
  return [...told, ...(state.scanned ? [state.scanned] : [])].join("\n");
}

/** Whether there is anything that a ticket could be about. */
export function saysSomething(state: IntakeState): boolean {
  return state.said.some((said) => !said.answers && (said.plain !== "" || said.fileIds.length > 0));
}
