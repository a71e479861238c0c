import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { faultWords } from "./attempt.ts";

/** Something of the server that a page shows. What was read stays in sight while it is read once more. */
export type Resource<T> = {
  readonly value: ReadonlySignal<T | null>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  /** Why it failed. */
  readonly fault: ReadonlySignal<string>;
  reload(): Promise<void>;
};

/** Reads with `read` when the component appears and whenever one of `about` changes. A slower answer about something else is dropped. */
export function useResource<T>(read: () => Promise<T>, about: readonly unknown[]): Resource<T> {
  const value = useSignal<T | null>(null);
  const state = useSignal<"loading" | "ready" | "failed">("loading");
  const fault = useSignal("");
  const turn = useRef(0);
  const latest = useRef(read);
  latest.current = read;
  const reload = async (): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const found = await latest.current();
      if (mine !== turn.current) return;
      value.value = found;
      state.value = "ready";
    } catch (error) {
      if (mine !== turn.current) return;
      fault.value = faultWords(error);
      state.value = "failed";
    }
  };
  useEffect(() => {
    state.value = value.value === null ? "loading" : state.value;
    reload();
    return () => {
      turn.current += 1;
    };
  }, about);
  return { value, state, fault, reload };
}
