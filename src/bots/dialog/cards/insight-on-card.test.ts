import { expect, test } from "vitest";
import { wordsFor } from "../../../core/copy/words.ts";
import { toPlain } from "../../../core/domain/rich-text.ts";
import { noInsight, type TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { sampleViewer } from "./gallery.ts";
import { explanation } from "./likely-fixes-shown.ts";
import { sampleInsight, sampleJob, sampleTicket } from "./sample-ticket.ts";
import { ticketCard } from "./ticket-card.ts";

const bare: TicketView = { ...sampleTicket, category: null };
const draw = (side: "customer" | "worker" | "desk", insight: TicketInsight | null, ticket = bare) =>
  ticketCard(ticket, sampleViewer(side), false, insight);
const labels = (card: ReturnType<typeof draw>) => card.buttons.flat().map(({ label }) => label);

test("staff see the likely fixes with probability, counts, minutes and parts; customers nothing of it", () => {
  for (const side of ["desk", "worker"] as const) {
    const text = toPlain(draw(side, sampleInsight).body);
    expect(text).toContain(
      "1. Replace heating element · 72 % · 7 of 9 on this family · 1 h 35 min · Heating element 3 kW, Ceramic terminal",
    );
    expect(text).toContain("2. Dry out the insulation · 11 % · 1 of 9 on this family");
  }
  expect(draw("customer", sampleInsight)).toEqual(draw("customer", null));
});

test("three fixes at most on a card, and a button for the rest", () => {
  const [first] = sampleInsight.fixes?.fixes ?? [];
  if (first === undefined) throw new Error("the sample has fixes");
  const many = { ...sampleInsight, fixes: { fixes: Array.from({ length: 5 }, () => first), abstained: null } };
  const card = draw("worker", many, { ...sampleJob, category: null });
  expect(toPlain(card.body).match(/Replace heating element/g)).toHaveLength(3);
  expect(labels(card)).toContain("All about the fixes");
});

test("an abstention is said plainly, in three languages, with no button to more", () => {
  const abstained = { ...noInsight, fixes: { fixes: [], abstained: "thin_evidence" as const } };
  expect(toPlain(draw("desk", abstained).body)).toContain("No suggestion: too few similar repairs are on record.");
  expect(labels(draw("desk", abstained))).not.toContain("All about the fixes");
  expect(toPlain(ticketCard(bare, sampleViewer("desk", "pt"), false, abstained).body)).toContain("Sem sugestão");
  // Before the first answer nothing is said at all: the card is completed when there is something.
  expect(draw("desk", noInsight)).toEqual(draw("desk", null));
});

test("guesses are called guesses, and only what the ticket lacks is guessed", () => {
  const card = draw("desk", sampleInsight);
  expect(card.fields).toContainEqual({ label: "Category (a guess)", value: "oven, 90 %" });
  expect(labels(card)).toEqual(
    expect.arrayContaining(["Category: oven", "Urgency: Danger or full stop", "Merge into #1040"]),
  );
  const known = draw("desk", sampleInsight, { ...sampleTicket, urgency: "critical" });
  expect(labels(known).filter((label) => /^(Category|Urgency):/.test(label))).toEqual([]);
  const unsure = { ...sampleInsight, guesses: { category: { value: "oven", probability: 0.4 }, urgency: null } };
  expect(draw("desk", unsure).fields.map(({ label }) => label)).not.toContain("Category (a guess)");
});

test("nothing is suggested for what is over", () => {
  expect(draw("desk", sampleInsight, { ...bare, status: "closed" })).toEqual(
    draw("desk", null, { ...bare, status: "closed" }),
  );
});

test("a fix is explained by what it closed and what came back", () => {
  const [first, second] = sampleInsight.fixes?.fixes ?? [];
  if (first === undefined || second === undefined) throw new Error("the sample has two fixes");
  const en = wordsFor("en");
  expect(explanation(en, first)).toBe(
    "7 of 9 similar faults on this family were closed by this; none came back within 30 days.",
  );
  expect(explanation(en, second)).toBe(
    "1 of 9 similar faults on this family were closed by this; one came back within 30 days. Where it came back, it took 12 days at the middle.",
  );
  expect(explanation(wordsFor("es"), first)).toContain("7 de 9 averías parecidas de esta familia");
  expect(explanation(en, { ...first, seen: { of: 9, times: 0, level: "any" } })).toContain("no similar fault");
});
