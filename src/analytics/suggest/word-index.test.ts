import { expect, test } from "vitest";
import { seeded } from "./seeded.ts";
import { makeWordIndex } from "./word-index.ts";

/** BM25 as its definition says, over all texts. */
function bruteForce(texts: readonly (readonly string[])[], query: readonly string[], most: number) {
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const casesOf = new Map([...new Set(query)].map((word) => [word, texts.filter((one) => one.includes(word)).length]));
  return texts
    .map((text, at) => {
      let score = 0;
      for (const word of new Set(query)) {
        const times = text.filter((one) => one === word).length;
        const cases = casesOf.get(word) ?? 0;
        if (times > 0) {
          score +=
            (Math.log(1 + (texts.length - cases + 0.5) / (cases + 0.5)) * times * 2.2) /
            (times + 1.2 * (0.25 + (0.75 * text.length) / mean));
        }
      }
      return { at, score };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || other.at - one.at)
    .slice(0, most);
}

const random = seeded(3);
const word = (): string => `w${Math.floor(200 ** random())}`;
const texts = Array.from({ length: 5_000 }, () => Array.from({ length: 3 + Math.floor(random() * 9) }, word));

test.each(["loading", "settled", "settled half way"])("finds what BM25 says: %s", (when) => {
  const index = makeWordIndex();
  for (const [at, text] of texts.entries()) {
    index.add(text);
    if (when === "settled half way" && at === 2_500) index.settle();
  }
  if (when === "settled") index.settle();
  for (const query of [["w3", "w40"], ["w150"], ["w7", "w7", "w0", "w90"]]) {
    const found = index.search(query, 20);
    const expected = bruteForce(texts, query, 20);
    expect(found.map(({ score }) => score.toFixed(3))).toEqual(expected.map(({ score }) => score.toFixed(3)));
  }
});

test("a case counts from the next search on, and a search leaves nothing behind", () => {
  const index = makeWordIndex();
  expect(index.search(["pump"], 5)).toEqual([]);
  index.settle();
  index.add(["pump", "leak"]);
  expect(index.search(["pump"], 5).map(({ at }) => at)).toEqual([0]);
  expect(index.search(["pump"], 5)).toEqual(index.search(["pump"], 5));
  expect(index.search(["fan"], 5)).toEqual([]);
  expect(index.search([], 5)).toEqual([]);
});

test("of equals the newer comes first", () => {
  const index = makeWordIndex();
  for (let at = 0; at < 3; at += 1) index.add(["pump"]);
  expect(index.search(["pump"], 2).map(({ at }) => at)).toEqual([2, 1]);
});
