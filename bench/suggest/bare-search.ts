/** The least that finds texts by BM25: postings in typed arrays, every posting of every word read, no equipment, no fixes. */
export function makeBareSearch() {
  const numbers = new Map<string, number>();
  let words = new Int32Array(1 << 20);
  let filled = 0;
  const starts: number[] = [];
  let start = new Int32Array(0);
  let docs = new Int32Array(0);
  let scores = new Float32Array(0);
  return {
    add(text: string): void {
      starts.push(filled);
      for (const word of text.split(" ")) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(word, number);
        }
        if (filled === words.length) {
          const next = new Int32Array(filled * 2);
          next.set(words);
          words = next;
        }
        words[filled] = number;
        filled += 1;
      }
    },
    pack(): void {
      start = new Int32Array(numbers.size + 1);
      for (let at = 0; at < filled; at += 1)
        start[(words[at] as number) + 1] = (start[(words[at] as number) + 1] as number) + 1;
      for (let word = 0; word < numbers.size; word += 1)
        start[word + 1] = (start[word + 1] as number) + (start[word] as number);
      const fill = start.slice();
      docs = new Int32Array(filled);
      for (let doc = 0; doc < starts.length; doc += 1) {
        for (let at = starts[doc] as number; at < (starts[doc + 1] ?? filled); at += 1) {
          const word = words[at] as number;
          docs[fill[word] as number] = doc;
          fill[word] = (fill[word] as number) + 1;
        }
      }
      scores = new Float32Array(starts.length);
    },
    search(text: string, most: number): readonly number[] {
      scores.fill(0);
      for (const word of new Set(text.split(" "))) {
        const number = numbers.get(word);
        if (number === undefined) continue;
        const [from, to] = [start[number] as number, start[number + 1] as number];
        const weight = Math.log(1 + starts.length / (to - from));
        for (let at = from; at < to; at += 1)
          scores[docs[at] as number] = (scores[docs[at] as number] as number) + weight;
      }
      const best: number[] = [];
      let least = 0;
      for (let doc = 0; doc < scores.length; doc += 1) {
        if ((scores[doc] as number) <= least) continue;
        best.push(doc);
        if (best.length < most * 4) continue;
        best.sort((one, other) => (scores[other] as number) - (scores[one] as number));
        best.length = most;
        least = scores[best[most - 1] as number] as number;
      }
      return best.sort((one, other) => (scores[other] as number) - (scores[one] as number)).slice(0, most);
    },
  };
}
