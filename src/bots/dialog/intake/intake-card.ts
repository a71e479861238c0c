import type { Words } from "../../../core/copy/words.ts";
import { fromPlain, type RichText, toPlain } from "../../../core/domain/rich-text.ts";
import type { Button, Card } from "../../card.ts";
import { type ActionVerb, actionId, shortId } from "../action-id.ts";
import { rowsOf } from "../reply.ts";
import { type Answer, describe, type IntakeState, type Question } from "./intake-state.ts";

/** What the person's organisation has, so that only what can be changed is offered for change. */
export type IntakeOffers = Readonly<Record<Question, boolean>>;

/** Longest description on a card: the ticket holds all of it. */
const shownDescription = 600;

/** The card of a step. `dialogueId` and the state's turn go into each button, so that older cards are known as stale. */
export function intakeCard(words: Words, dialogueId: string, state: IntakeState, offers: IntakeOffers): Card {
  const button = (
    verb: ActionVerb,
    label: string,
    arg: string | null = null,
    style: Button["style"] = "plain",
  ): Button => ({
    action: actionId(verb, null, state.turn, arg === null ? shortId(dialogueId) : `${shortId(dialogueId)}.${arg}`),
    label,
    style,
  });
  const cancel = button("intake-cancel", words.say("button-cancel"));
  const remark =
    state.remark === null ? [] : [words.say(state.remark === "added" ? "intake-added" : "intake-not-a-choice")];
  switch (state.step) {
    case "staff":
      return card(words.say("intake-staff"), {
        buttons: [[button("intake-pick", words.say("intake-staff-open"), "mine"), helpButton(words), cancel]],
      });
    case "what":
      return card(words.say("intake-ask-what"), { body: lines(scannedLines(words, state)), buttons: [[cancel]] });
    case "articles": {
      const offered = state.articles ?? [];
      const body: RichText = offered.flatMap(
        (article): RichText => [{ kind: "paragraph", runs: [{ text: article.title, bold: true }] }, ...article.body],
      );
      return card(words.say("intake-articles"), {
        body,
        buttons: [
          [
            button("intake-solved", words.say("button-solved"), null, "primary"),
            button("intake-none", words.say("intake-articles-none")),
          ],
          [cancel],
        ],
      });
    }
    case "summary":
      return summaryCard(words, state, offers, button, cancel);
    default: {
      const other = words.say(
        state.step === "urgency"
          ? "intake-skip"
          : state.step === "site"
            ? "intake-somewhere-else"
            : "intake-something-else",
      );
      const choices = state.offered.map((choice, at) => button("intake-pick", choice.label, String(at)));
      return card(words.say(`intake-which-${state.step}`), {
        body: lines([...remark, ...scannedLines(words, state), ...urgencyLines(words, state)]),
        buttons: [...rowsOf(choices, state.step === "urgency" ? 2 : 1), [button("intake-skip", other), cancel]],
        footer: words.say("intake-answer-hint"),
      });
    }
  }
}

type MakeButton = (verb: ActionVerb, label: string, arg?: string | null, style?: Button["style"]) => Button;

function summaryCard(words: Words, state: IntakeState, offers: IntakeOffers, button: MakeButton, cancel: Button): Card {
  const description = describe(state);
  const files = state.said.reduce((count, said) => count + said.fileIds.length, 0);
  const remark = state.remark === "added" ? [words.say("intake-added")] : [];
  const site = answerShown(words, state.site);
  // A dialogue that was begun before there was such a question has no answer to it.
  const same = state.same ?? null;
  // Where a unit stands follows from the unit: another place would be another unit.
  const fixedSite = state.equipment?.kind === "known" && state.site?.kind === "known";
  const category = state.guess?.category ?? null;
  const changes = (["equipment", "urgency", "site"] as const)
    .filter((question) => offers[question] && !(question === "site" && fixedSite))
    .map((question) => button("intake-change", words.say(`intake-change-${question}`), question));
  return card(words.say("intake-summary-title"), {
    body: lines([
      ...remark,
      ...(same === null ? [] : [words.say("intake-same", { number: same.number, title: same.title })]),
      words.say("intake-summary"),
    ]),
    fields: [
      {
        label: words.say("label-description"),
        value: shortened(description === "" ? words.say("intake-no-words") : description),
      },
      { label: words.say("label-equipment"), value: answerShown(words, state.equipment) },
      {
        label: words.say("label-urgency"),
        value: urgencyShown(words, state),
      },
      ...(category === null
        ? []
        : [{ label: words.say("label-category"), value: words.say("intake-guess", { value: category }) }]),
      { label: words.say("label-site"), value: site },
      ...(files === 0
        ? []
        : [{ label: words.say("intake-label-files"), value: words.say("intake-files", { count: files }) }]),
    ],
    buttons: [
      [button("intake-open", words.say("button-open-ticket"), null, "primary"), cancel],
      ...(same === null ? [] : [[button("intake-same", words.say("intake-same-yes", { number: same.number }))]]),
      ...rowsOf(changes, 3),
      ...(category === null
        ? []
        : [[button("intake-change", words.say("intake-not-category", { value: category }), "category")]]),
    ],
    footer: words.say("intake-add-hint"),
  });
}

function urgencyShown(words: Words, { urgency, guess }: IntakeState): string {
  if (urgency?.kind === "known") return urgency.label;
  const guessed = guess?.urgency ?? null;
  return guessed === null ? words.urgency("normal") : words.say("intake-guess", { value: words.urgency(guessed) });
}

/** What the question of urgency says beforehand: how urgent the words sound. */
function urgencyLines(words: Words, { step, guess }: IntakeState): readonly string[] {
  const guessed = step === "urgency" ? (guess?.urgency ?? null) : null;
  return guessed === null ? [] : [words.say("intake-sounds", { value: words.urgency(guessed) })];
}

function answerShown(words: Words, answer: Answer | null): string {
  return answer?.kind === "known" ? answer.label : words.say("unknown");
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= shownDescription ? text : `${letters.slice(0, shownDescription).join("")}…`;
}

function scannedLines(words: Words, state: IntakeState): readonly string[] {
  if (state.scanned === "") return [words.say("intake-arrived-unknown")];
  if (state.scanned !== null) return [words.say("intake-arrived-other", { model: state.scanned })];
  return state.step === "what" && state.equipment?.kind === "known"
    ? [words.say("intake-arrived", { equipment: state.equipment.label })]
    : [];
}

function helpButton(words: Words): Button {
  return { action: actionId("help", null, 0), label: words.say("button-help"), style: "plain" };
}

const lines = (texts: readonly string[]): RichText => fromPlain(texts.join("\n\n"));

function card(title: string, more: Pick<Card, "buttons"> & Partial<Pick<Card, "body" | "fields" | "footer">>): Card {
  const { body = [], fields = [], footer = null, buttons } = more;
  const told = [title, toPlain(body), ...fields.map(({ label, value }) => `${label}: ${value}`)].filter(
    (line) => line !== "",
  );
  return {
    tone: "plain",
    title,
    body,
    fields,
    files: [],
    buttons,
    footer,
    fallback: told.join("\n").replace(/\s*\n\s*/g, " · "),
  };
}
