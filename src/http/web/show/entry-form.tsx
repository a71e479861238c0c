import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { faultWords } from "../live/attempt.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";

/**
 * A form that stands in the page itself: sends once at a time, and says above its fields why it was refused. `missing` is true while
 * something that is needed is empty. The first empty field has the focus when it appears.
 */
export function EntryForm({
  label,
  missing,
  send,
  children,
}: {
  /** What its button says. */
  readonly label: string;
  readonly missing: boolean;
  readonly send: () => Promise<void>;
  readonly children: ComponentChildren;
}) {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll("input") ?? [])];
    (fields.find(({ value }) => value === "") ?? fields[0])?.focus();
  }, []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    fault.value = missing ? say("wrong-required") : null;
    if (missing) return;
    busy.value = true;
    try {
      await send();
    } catch (error) {
      fault.value = faultWords(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {fault.value !== null && (
        <div class="banner danger" role="alert">
          <Icon name="alert" />
          <span>{fault.value}</span>
        </div>
      )}
      {children}
      <button type="submit" class="button primary wide" aria-busy={busy.value}>
        {busy.value && <span class="spinner" aria-hidden="true" />}
        {label}
      </button>
    </form>
  );
}
