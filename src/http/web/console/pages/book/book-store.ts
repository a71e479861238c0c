import { type ReadonlySignal, signal } from "@preact/signals";
import { get, withQuery } from "../../../live/api.ts";

/** What the API says of fixes and articles, as far as the page shows it. */
export type FixRow = { readonly id: string; readonly title: string; readonly used: number; readonly merged: number };
export type FixEntryJson = FixRow & {
  readonly wordings: readonly { readonly words: string; readonly times: number; readonly own: boolean }[];
  readonly mergedFrom: readonly { readonly id: string; readonly title: string }[];
};
export type ProposalRow = {
  readonly id: string;
  readonly title: string;
  readonly intoTitle: string;
  readonly likeness: number;
};
export type ArticleRow = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly state: "draft" | "published" | "retired";
};

export type BookStore = {
  readonly state: ReadonlySignal<"loading" | "ready" | "unreachable">;
  readonly fixes: ReadonlySignal<readonly FixRow[]>;
  readonly proposals: ReadonlySignal<readonly ProposalRow[]>;
  readonly articles: ReadonlySignal<readonly ArticleRow[]>;
  /** The fix or article that is looked at. */
  readonly fix: ReadonlySignal<FixEntryJson | null>;
  readonly article: ReadonlySignal<ArticleRow | null>;
  search(text: string): void;
  choose(of: "fix" | "article", id: string): void;
  /** Reads all that is shown once more: somebody changed it. */
  reload(): Promise<void>;
};

const pageSize = 100;

/** Fixes and articles as they are on the server, by the words that are searched for. `writes` is whether proposals may be read. */
export function createBookStore(writes: boolean): BookStore {
  const state = signal<"loading" | "ready" | "unreachable">("loading");
  const fixes = signal<readonly FixRow[]>([]);
  const proposals = signal<readonly ProposalRow[]>([]);
  const articles = signal<readonly ArticleRow[]>([]);
  const fix = signal<FixEntryJson | null>(null);
  const article = signal<ArticleRow | null>(null);
  let text = "";
  let reading = 0;

  async function reload(): Promise<void> {
    reading += 1;
    const mine = reading;
    const page = { q: text, limit: pageSize };
    try {
      const [found, waiting, written, shown] = await Promise.all([
        get<{ items: readonly FixRow[] }>(withQuery("/api/v1/fixes", page)),
        writes ? get<{ items: readonly ProposalRow[] }>("/api/v1/fixes/proposals") : { items: [] },
        get<{ items: readonly ArticleRow[] }>(withQuery("/api/v1/articles", page)),
        fix.value === null ? null : get<FixEntryJson>(`/api/v1/fixes/${fix.value.id}`).catch(() => null),
      ]);
      // A slower answer to older words must not replace a newer one.
      if (mine !== reading) return;
      fixes.value = found.items;
      proposals.value = text === "" ? waiting.items : [];
      articles.value = written.items;
      fix.value = shown;
      article.value = written.items.find(({ id }) => id === article.value?.id) ?? null;
      state.value = "ready";
    } catch {
      if (mine === reading) state.value = "unreachable";
    }
  }

  return {
    state,
    fixes,
    proposals,
    articles,
    fix,
    article,
    search(words) {
      text = words;
      reload().catch(() => undefined);
    },
    choose(of, id) {
      if (of === "article") {
        article.value = articles.value.find((one) => one.id === id) ?? null;
        return;
      }
      get<FixEntryJson>(`/api/v1/fixes/${id}`)
        .then((found) => {
          fix.value = found;
        })
        .catch(() => {
          state.value = "unreachable";
        });
    },
    reload,
  };
}
