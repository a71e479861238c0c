import type { Case } from "../../src/analytics/case.ts";
import { seeded } from "../../src/analytics/suggest/seeded.ts";

const syllables =
  "ba be bo ca ce co da de do fa fi fo ga ge go ha he ho ka ke ko la le lo ma me mo na ne no pa pe po ra re ro sa se so ta te to va ve vo".split(
    " ",
  );
const words = 30_000;
const fixes = 400;
const models = 2_000;

/** Made-up repairs, the same for the same seed: words as uneven as people's (Zipf), half of them about the fix. */
export function* makeInterventions(count: number, seed = 7): Generator<Case> {
  const random = seeded(seed);
  const zipf = (size: number): number => Math.floor(size ** random()) - 1;
  for (let at = 0; at < count; at += 1) {
    const fix = zipf(fixes);
    const model = zipf(models);
    const length = 5 + Math.floor(random() * 9);
    const text = Array.from({ length }, () => wordAt(random() < 0.5 ? (fix * 37 + zipf(60)) % words : zipf(words)));
    yield {
      id: `${seed.toString(16).padStart(8, "0")}-0000-7000-8000-${at.toString(16).padStart(12, "0")}`,
      at: new Date(1_500_000_000_000 + at * 200_000).toISOString(),
      problem: text.join(" "),
      solution: "",
      fixId: `fix-${fix}`,
      fixLabel: `${wordAt(fix % 17)} ${wordAt(100 + fix)}`,
      equipment: {
        unit: `unit-${model}-${Math.floor(random() * 40)}`,
        model: `model-${model}`,
        family: `family-${model % 300}`,
        manufacturer: `maker-${model % 60}`,
        category: `category-${model % 12}`,
      },
      outcome: random() < 0.08 ? "returned" : "held",
      daysToReturn: null,
      said: null,
      isRepair: true,
      minutes: 15 + Math.floor(random() * 180),
      parts: random() < 0.6 ? [`part ${fix}-${Math.floor(random() * 4)}`] : [],
    };
  }
}

function wordAt(number: number): string {
  let rest = number + 50;
  let word = "";
  while (rest > 0) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}
