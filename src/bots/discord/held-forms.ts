import type { Form } from "../form.ts";

/** Forms that wait to be opened or sent, by person and id: for the life of the process, the newest thousand. */
export type HeldForms = {
  hold(user: string, form: Form): void;
  get(user: string, form: string): Form | null;
};

const most = 1000;

export function heldForms(): HeldForms {
  const forms = new Map<string, Form>();
  const keyOf = (user: string, form: string) => `${user} ${form}`;
  return {
    hold(user, form) {
      const key = keyOf(user, form.form);
      forms.delete(key);
      forms.set(key, form);
      const [oldest] = forms.keys();
      if (forms.size > most && oldest !== undefined) forms.delete(oldest);
    },
    get: (user, form) => forms.get(keyOf(user, form)) ?? null,
  };
}
