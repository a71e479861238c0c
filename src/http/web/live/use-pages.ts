import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { get, type Query, withQuery } from "./api.ts";
import { faultWords } from "./attempt.ts";

export type PageJson<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** A list of the server, page by page. */
export type Pages<T> = {
  readonly items: ReadonlySignal<readonly T[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly fault: ReadonlySignal<string>;
  readonly hasMore: ReadonlySignal<boolean>;
  more(): Promise<void>;
  reload(): Promise<void>;
};

const pageSize = 50;

/** Reads the list at `path` under `query`, anew whenever either changes; an answer to an older question is dropped. */
export function usePages<T>(path: string, query: Query = {}): Pages<T> {
  const items = useSignal<readonly T[]>([]);
  const state = useSignal<"loading" | "ready" | "failed">("loading");
  const fault = useSignal("");
  const cursor = useSignal<string | null>(null);
  const hasMore = useSignal(false);
  const turn = useRef(0);
  const asked = withQuery(path, { ...query, limit: pageSize });

  const read = async (from: string | null): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const page = await get<PageJson<T>>(from === null ? asked : `${asked}&cursor=${encodeURIComponent(from)}`);
      if (mine !== turn.current) return;
      items.value = from === null ? page.items : [...items.value, ...page.items];
      cursor.value = page.nextCursor;
      hasMore.value = page.nextCursor !== null;
      state.value = "ready";
    } catch (error) {
      if (mine !== turn.current) return;
      fault.value = faultWords(error);
      state.value = "failed";
    }
  };
  useEffect(() => {
    read(null);
    return () => {
      turn.current += 1;
    };
  }, [asked]);
  return {
    items,
    state,
    fault,
    hasMore,
    more: () => read(cursor.value),
    reload: () => read(null),
  };
}
