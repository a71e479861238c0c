import { type Urgency, urgencies } from "../../../core/domain/priority.ts";
import {
  type ArticleOffer,
  type Choice,
  type IntakeState,
  type Question,
  questions,
  type Said,
  saysSomething,
} from "./intake-state.ts";
import { type Meaning, matchChoice, namesInFull, rankChoices } from "./match-choice.ts";

/** A unit that the sender's own organisation owns. */
export type KnownEquipment = Meaning & { readonly serialNumber: string | null; readonly siteId: string | null };

/** What the desk knows for this person, with the words of their language where free text is matched against them. */
export type IntakeWorld = {
  readonly equipment: readonly KnownEquipment[];
  readonly sites: readonly Meaning[];
  readonly urgencies: readonly Meaning[];
  /** Ways to say "something else" and "I do not know". */
  readonly others: readonly Meaning[];
  readonly burstSeconds: number;
  /** ISO 8601 UTC. */
  readonly now: string;
};

/** What the person did. */
export type IntakeAnswer =
  | { readonly kind: "said"; readonly said: Said; readonly chatter: boolean }
  | { readonly kind: "corrected"; readonly message: string; readonly text: Said["text"]; readonly plain: string }
  | { readonly kind: "withdrawn"; readonly message: string }
  | { readonly kind: "scanned"; readonly equipment: Choice | null; readonly model: string }
  | { readonly kind: "picked"; readonly at: number }
  | { readonly kind: "other" }
  | { readonly kind: "change"; readonly question: Question }
  | { readonly kind: "not-category" }
  | { readonly kind: "articles"; readonly found: readonly ArticleOffer[] }
  | { readonly kind: "none-helped" }
  | { readonly kind: "mine" };

/** So soon after a card a message is the rest of what was being typed, not an answer to the card: it takes longer to read it. */
const typedBlindSeconds = 20;

/** Buttons of one question: more would not be read. */
export const mostChoices = 8;

const isQuestion = (step: IntakeState["step"]): step is Question => questions.some((question) => question === step);

/**
 * The state after what the person did. `turn` grows exactly when there is a new card to show: a message of a burst is added in
 * silence. Total: what does not fit the step changes nothing that was said.
 */
export function nextIntake(state: IntakeState, answer: IntakeAnswer, world: IntakeWorld): IntakeState {
  switch (answer.kind) {
    case "said":
      return hear(state, answer.said, answer.chatter, world);
    case "corrected":
      return replaceSaid(state, answer.message, world, (said) => ({ ...said, text: answer.text, plain: answer.plain }));
    case "withdrawn":
      return replaceSaid(state, answer.message, world, () => null);
    case "scanned": {
      const known = answer.equipment;
      const equipment = known === null ? state.equipment : ({ kind: "known", ...known } as const);
      return goOn({ ...state, equipment, scanned: known === null ? answer.model : null, remark: null }, world);
    }
    case "picked": {
      const choice = state.offered[answer.at];
      return choice === undefined || !isQuestion(state.step) ? state : settle(state, state.step, choice, world);
    }
    case "other":
      return isQuestion(state.step) ? settle(state, state.step, null, world) : state;
    case "change":
      return state.step === "staff" || state.step === "what"
        ? state
        : ask({ ...state, remark: null }, answer.question, world);
    case "not-category": {
      const { guess } = state;
      return state.step !== "summary" || guess === undefined || guess.category === null
        ? state
        : turn({ ...state, remark: null, guess: { ...guess, category: null, refused: guess.category } }, world);
    }
    case "articles":
      return state.articles !== null ? state : goOn({ ...state, articles: answer.found.slice(0, 3) }, world);
    case "none-helped":
      return state.step === "articles" && state.articles !== null
        ? turn({ ...state, step: "summary", remark: null }, world)
        : state;
    case "mine":
      return state.step === "staff" ? goOn({ ...state, step: "what" }, world) : state;
  }
}

const turn = (state: IntakeState, world: IntakeWorld): IntakeState => ({
  ...state,
  turn: state.turn + 1,
  shownAt: world.now,
});

/** A message: the answer to the open question where it means exactly one of the choices, else more of the description. */
function hear(state: IntakeState, said: Said, chatter: boolean, world: IntakeWorld): IntakeState {
  if (state.said.some((known) => known.message === said.message)) return state;
  const last = state.said.at(-1);
  const meant =
    isQuestion(state.step) && said.fileIds.length === 0 ? meaningOf(state, state.step, said.plain, world) : null;
  if (meant !== null && isQuestion(state.step)) {
    return settle({ ...state, said: [...state.said, { ...said, answers: true }] }, state.step, meant.choice, world);
  }
  const heard = { ...state, said: [...state.said, { ...said, answers: chatter }] };
  if (state.step === "what" || state.turn === 0) return goOn({ ...heard, remark: null }, world);
  // "Thanks" while a question is open, and the rest of a burst: kept, with nothing to show for it.
  const secondsFrom = (earlier: string | undefined) =>
    earlier === undefined ? Number.POSITIVE_INFINITY : (Date.parse(said.at) - Date.parse(earlier)) / 1000;
  const burst =
    secondsFrom(last?.at) <= world.burstSeconds && secondsFrom(state.shownAt ?? undefined) <= typedBlindSeconds;
  if (chatter || burst) return heard;
  return turn({ ...heard, remark: isQuestion(state.step) ? "not-a-choice" : "added" }, world);
}

function meaningsFor(question: Question, world: IntakeWorld): readonly Meaning[] {
  return question === "equipment" ? world.equipment : question === "site" ? world.sites : world.urgencies;
}

/** What a free text means as an answer; `choice` null for "something else". Null where it means nothing for certain. */
function meaningOf(
  state: IntakeState,
  question: Question,
  text: string,
  world: IntakeWorld,
): { readonly choice: Choice | null } | null {
  const all = meaningsFor(question, world);
  const offered = all.filter((meaning) => state.offered.some((choice) => choice.id === meaning.id));
  if (world.others.some((other) => matchChoice(text, [other]) !== null)) return { choice: null };
  const id = matchChoice(text, all) ?? matchChoice(text, offered);
  const found = all.find((meaning) => meaning.id === id);
  return found === undefined ? null : { choice: { id: found.id, label: found.label } };
}

/** Takes an answer to a question and goes on. */
function settle(state: IntakeState, question: Question, choice: Choice | null, world: IntakeWorld): IntakeState {
  const answer =
    choice === null ? ({ kind: "other" } as const) : ({ kind: "known", id: choice.id, label: choice.label } as const);
  const next = { ...state, remark: null, offered: [] };
  if (question === "urgency") {
    const urgency = urgencies.find((one) => one === choice?.id);
    const known: IntakeState["urgency"] =
      urgency === undefined ? { kind: "other" } : { kind: "known", id: urgency, label: choice?.label ?? "" };
    return goOn({ ...next, urgency: known }, world);
  }
  // Another unit stands elsewhere: where it is follows from it, or is asked if it was not before.
  if (question === "equipment")
    return goOn({ ...next, equipment: answer, site: siteOf(answer, state.site, world) }, world);
  return goOn({ ...next, site: answer }, world);
}

function siteOf(
  equipment: NonNullable<IntakeState["equipment"]>,
  before: IntakeState["site"],
  world: IntakeWorld,
): IntakeState["site"] {
  if (equipment.kind === "other") return before;
  const siteId = world.equipment.find((one) => one.id === equipment.id)?.siteId;
  const site = world.sites.find((one) => one.id === siteId);
  return site === undefined ? before : { kind: "known", id: site.id, label: site.label };
}

/** The next thing to show: what is wrong, an open question, the articles, the summary. */
function goOn(state: IntakeState, world: IntakeWorld): IntakeState {
  if (state.step === "staff") return turn(state, world);
  if (!saysSomething(state)) return turn({ ...state, step: "what" }, world);
  const known = deduce(state, world);
  const open = questions.find((question) => known[question] === null && !known.asked.includes(question));
  if (open !== undefined && meaningsFor(open, world).length > 0) return ask(known, open, world);
  if (open !== undefined) return goOn({ ...known, [open]: { kind: "other" } }, world);
  if (known.articles === null) return { ...known, step: "articles", offered: [] };
  const offers = known.articles.length > 0 && state.step === "articles";
  return turn({ ...known, step: offers ? "articles" : "summary", offered: [] }, world);
}

/** What need not be asked: a unit named in full, the site it stands on, the only site there is. */
function deduce(state: IntakeState, world: IntakeWorld): IntakeState {
  const text = state.said.map((said) => said.plain).join("\n");
  const named = world.equipment.filter(
    (one) => namesInFull(text, one.label) || (one.serialNumber !== null && namesInFull(text, one.serialNumber)),
  );
  const [only, ...more] = named;
  const equipment =
    state.equipment ??
    (only !== undefined && more.length === 0 ? ({ kind: "known", id: only.id, label: only.label } as const) : null);
  const [site, ...others] = world.sites;
  const onlySite =
    site !== undefined && others.length === 0 ? ({ kind: "known", id: site.id, label: site.label } as const) : null;
  if (equipment === null || state.site !== null) return { ...state, equipment };
  return { ...state, equipment, site: siteOf(equipment, null, world) ?? onlySite };
}

function ask(state: IntakeState, question: Question, world: IntakeWorld): IntakeState {
  const all = meaningsFor(question, world);
  const text = state.said.map((said) => said.plain).join("\n");
  const offered = (question === "urgency" ? all : rankChoices(text, all))
    .slice(0, mostChoices)
    .map(({ id, label }) => ({ id, label }));
  const asked = state.asked.includes(question) ? state.asked : [...state.asked, question];
  return turn({ ...state, step: question, asked, offered }, world);
}

/** Follows an edit or a withdrawal of something said; a new card where one was shown already. */
function replaceSaid(
  state: IntakeState,
  message: string,
  world: IntakeWorld,
  change: (said: Said) => Said | null,
): IntakeState {
  if (!state.said.some((said) => said.message === message)) return state;
  const said = state.said.flatMap((one) => {
    const kept = one.message === message ? change(one) : one;
    return kept === null ? [] : [kept];
  });
  const next = { ...state, said };
  if (!saysSomething(next) && state.step !== "staff") return turn({ ...next, step: "what" }, world);
  return state.step === "summary" ? turn({ ...next, remark: null }, world) : next;
}

/** The urgency to open with: what the person chose, else what the words suggest; null where neither says. */
export function urgencyOf(state: IntakeState): Urgency | null {
  return state.urgency?.kind === "known" ? state.urgency.id : (state.guess?.urgency ?? null);
}
