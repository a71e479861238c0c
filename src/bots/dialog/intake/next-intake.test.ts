import fc from "fast-check";
import { expect, test } from "vitest";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import { describe, emptyIntake, type IntakeState, questions, type Said } from "./intake-state.ts";
import { type IntakeAnswer, type IntakeWorld, nextIntake, urgencyOf } from "./next-intake.ts";

const start = Date.parse("2026-03-02T09:00:00Z");

const world: IntakeWorld = {
  equipment: [
    { id: "e1", label: "Compressor hall", words: "Aerovolt C30 compressor", serialNumber: "AV-77", siteId: "s2" },
    { id: "e2", label: "Oven line 1", words: "Hornova X200 oven", serialNumber: null, siteId: "s1" },
    { id: "e3", label: "Oven line 2", words: "Hornova X200 oven", serialNumber: "HX-204711", siteId: "s1" },
    { id: "e4", label: "Van", words: "vehicle", serialNumber: null, siteId: null },
  ],
  sites: [
    { id: "s1", label: "Bakery", words: "1 Main street" },
    { id: "s2", label: "Warehouse", words: "2 Dock road" },
  ],
  urgencies: [
    { id: "low", label: "It can wait", words: "low, not urgent, no hurry" },
    { id: "normal", label: "Normal", words: "medium, usual" },
    { id: "high", label: "Work is held up", words: "urgent, high" },
    { id: "critical", label: "Danger or full stop", words: "emergency" },
  ],
  others: [{ id: "other", label: "Something else", words: "don t know, no idea" }],
  burstSeconds: 90,
  now: new Date(start).toISOString(),
};
const bare: IntakeWorld = { ...world, equipment: [], sites: [] };

let count = 0;
function saying(text: string, more: { seconds?: number; files?: number; chatter?: boolean } = {}): IntakeAnswer {
  count += 1;
  const at = new Date(start + (more.seconds ?? 0) * 1000).toISOString();
  const fileIds = Array.from({ length: more.files ?? 0 }, (_, file) => `f${file}`);
  const said: Said = { message: `m${count}`, text: fromPlain(text), plain: text, fileIds, at, answers: false };
  return { kind: "said", said, chatter: more.chatter ?? false };
}

const play = (
  answers: readonly IntakeAnswer[],
  of: IntakeWorld = world,
  state: IntakeState = emptyIntake(false),
): IntakeState =>
  answers.reduce((before, answer) => {
    const after = nextIntake(before, answer, of);
    return after.step === "articles" && after.articles === null
      ? nextIntake(after, { kind: "articles", found: [] }, of)
      : after;
  }, state);

const pick = (at: number): IntakeAnswer => ({ kind: "picked", at });

test("a fault in words: equipment by best fit, urgency, and the site that follows from the unit", () => {
  let state = play([saying("the oven in line 2 trips the breaker when it heats", { files: 1 })]);
  expect(state.step).toBe("equipment");
  expect(state.offered[0]?.id).toBe("e3");
  state = play([pick(0)], world, state);
  expect(state).toMatchObject({ step: "urgency", site: { kind: "known", id: "s1" } });
  state = play([pick(2)], world, state);
  expect(state).toMatchObject({ step: "summary", asked: ["equipment", "urgency"], urgency: { id: "high" } });
  expect(urgencyOf(state)).toBe("high");
  expect(describe(state)).toBe("the oven in line 2 trips the breaker when it heats");
});

test("what is named in full is not asked: a label or a serial number", () => {
  expect(play([saying("Oven line 2 is dead")])).toMatchObject({ step: "urgency", equipment: { id: "e3" } });
  expect(play([saying("hx-204711 shows E4")])).toMatchObject({ step: "urgency", equipment: { id: "e3" } });
  expect(play([saying("Oven line 1 or Oven line 2, both dead")])).toMatchObject({ step: "equipment", equipment: null });
});

test("something else asks where it is, and nothing is asked where nothing is known", () => {
  expect(play([saying("the door is stuck"), { kind: "other" }, pick(1)])).toMatchObject({ step: "site" });
  expect(play([saying("the door is stuck")], bare)).toMatchObject({ step: "urgency" });
  const oneSite = { ...bare, sites: world.sites.slice(0, 1) };
  expect(play([saying("the door is stuck"), pick(1)], oneSite)).toMatchObject({ step: "summary", site: { id: "s1" } });
});

test("an answer in words is taken where it means one choice, with a slip too", () => {
  const asked = play([saying("it makes a noise")]);
  expect(play([saying("the compresor", { seconds: 5 })], world, asked)).toMatchObject({ equipment: { id: "e1" } });
  expect(play([saying("oven", { seconds: 60 })], world, asked)).toMatchObject({
    step: "equipment",
    remark: "not-a-choice",
  });
  expect(play([saying("I don't know", { seconds: 60 })], world, asked)).toMatchObject({
    step: "urgency",
    equipment: { kind: "other" },
  });
  const urgent = play([saying("it makes a noise"), { kind: "other" }]);
  expect(play([saying("urgent!")], world, urgent)).toMatchObject({ urgency: { id: "high" } });
  expect(play([saying("not urgent")], world, urgent)).toMatchObject({ urgency: { id: "low" } });
});

test("an answer is kept as said but is no part of the description; what is no answer is", () => {
  const state = play([
    saying("it makes a noise"),
    saying("compressor", { seconds: 40 }),
    saying("it is also hot and it smells", { seconds: 80 }),
  ]);
  expect(state.said).toHaveLength(3);
  expect(describe(state)).toBe("it makes a noise\nit is also hot and it smells");
});

test("a burst is one description, shown once", () => {
  const state = play([
    saying("hello"),
    saying("the oven", { seconds: 3 }),
    saying("makes a noise since monday", { seconds: 9 }),
  ]);
  expect(state.turn).toBe(1);
  expect(describe(state)).toBe("hello\nthe oven\nmakes a noise since monday");
});

test("photos alone are enough; a label comes before words", () => {
  expect(play([saying("", { files: 2 })])).toMatchObject({ step: "equipment" });
  const scanned: IntakeAnswer = {
    kind: "scanned",
    equipment: { id: "e1", label: "Compressor hall" },
    model: "Aerovolt C30",
  };
  expect(play([scanned])).toMatchObject({ step: "what", equipment: { id: "e1" } });
  expect(play([scanned, saying("leaks oil")])).toMatchObject({ step: "urgency", site: { id: "s2" } });
  const strange: IntakeAnswer = { kind: "scanned", equipment: null, model: "Hornova X300" };
  expect(describe(play([strange, saying("leaks")]))).toBe("leaks\nHornova X300");
});

test("articles are shown once, before the summary", () => {
  const asked = play([saying("leaks"), pick(0), pick(0)]);
  expect(asked.step).toBe("summary");
  const before = nextIntake(nextIntake(emptyIntake(false), saying("leaks"), bare), pick(0), bare);
  expect(before).toMatchObject({ step: "articles", articles: null });
  const offered = nextIntake(before, { kind: "articles", found: [{ id: "a1", title: "Leaks", body: [] }] }, bare);
  expect(offered).toMatchObject({ step: "articles", turn: before.turn + 1 });
  const done = nextIntake(offered, { kind: "none-helped" }, bare);
  expect(done.step).toBe("summary");
  expect(play([{ kind: "change", question: "urgency" }, pick(3)], bare, done)).toMatchObject({
    step: "summary",
    urgency: { id: "critical" },
  });
});

test("every answer of the summary can be changed; a corrected or withdrawn message is followed", () => {
  const state = play([saying("leaks"), pick(0), pick(0)]);
  const changed = play([{ kind: "change", question: "equipment" }, pick(1)], world, state);
  expect(changed).toMatchObject({ step: "summary", asked: ["equipment", "urgency"] });
  const first = state.said[0]?.message ?? "";
  expect(
    describe(play([{ kind: "corrected", message: first, text: fromPlain("drips"), plain: "drips" }], world, state)),
  ).toBe("drips");
  expect(play([{ kind: "withdrawn", message: first }], world, state)).toMatchObject({ step: "what", said: [] });
});

test("who works here is asked whether they mean it", () => {
  const staff = play([saying("my own oven is dead")], bare, emptyIntake(true));
  expect(staff).toMatchObject({ step: "staff", turn: 1 });
  expect(play([{ kind: "mine" }], bare, staff)).toMatchObject({ step: "urgency" });
});

const anAnswer: fc.Arbitrary<IntakeAnswer> = fc.oneof(
  fc
    .record({
      text: fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("oven", "compressor", "urgent", "Bakery", "I don't know", "Oven line 2", "🔥"),
      ),
      seconds: fc.integer({ min: 0, max: 900 }),
      files: fc.integer({ min: 0, max: 2 }),
      chatter: fc.boolean(),
    })
    .map(({ text, ...more }) => saying(text, more)),
  fc.integer({ min: -1, max: 9 }).map(pick),
  fc.constantFrom<IntakeAnswer>({ kind: "other" }, { kind: "none-helped" }, { kind: "mine" }),
  fc.constantFrom(...questions).map((question): IntakeAnswer => ({ kind: "change", question })),
  fc.constantFrom<IntakeAnswer>(
    { kind: "scanned", equipment: null, model: "Hornova X300" },
    { kind: "scanned", equipment: { id: "e4", label: "Van" }, model: "Van" },
  ),
  fc.constant<IntakeAnswer>({ kind: "articles", found: [{ id: "a", title: "t", body: [] }] }),
);

test("whatever is answered: at most three questions, nothing said is lost, and it always comes to an end", () => {
  fc.assert(
    fc.property(
      fc.array(anAnswer, { maxLength: 25 }),
      fc.boolean(),
      fc.constantFrom(world, bare),
      (answers, staff, of) => {
        const state = play(answers, of, emptyIntake(staff));
        expect(state.asked.length).toBeLessThanOrEqual(3);
        expect(new Set(state.asked).size).toBe(state.asked.length);
        const said = answers.flatMap((answer) => (answer.kind === "said" ? [answer.said] : []));
        expect(state.said.map((one) => one.message)).toEqual(said.map((one) => one.message));
        for (const one of state.said) if (!one.answers) expect(describe(state)).toContain(one.plain);
        // From anywhere: say what is wrong, then leave every question open.
        const end = play(
          [
            { kind: "mine" },
            saying("it leaks"),
            ...Array.from({ length: 4 }, (): IntakeAnswer => ({ kind: "other" })),
            { kind: "none-helped" },
          ],
          of,
          state,
        );
        expect(end.step).toBe("summary");
      },
    ),
  );
});

test("the turn grows exactly when there is something new to show", () => {
  fc.assert(
    fc.property(fc.array(anAnswer, { maxLength: 15 }), (answers) => {
      let state = emptyIntake(false);
      for (const answer of answers) {
        const after = play([answer], world, state);
        const shown = ({ step, offered, articles, remark, equipment, urgency, site }: IntakeState) =>
          JSON.stringify({ step, offered, articles, remark, equipment, urgency, site });
        if (shown(after) !== shown(state)) expect(after.turn).toBeGreaterThan(state.turn);
        expect(after.turn).toBeLessThanOrEqual(state.turn + 1);
        state = after;
      }
    }),
  );
});
