import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Form } from "../../../bots/form.ts";
import { RefusedError } from "../live/api.ts";
import { say } from "../words/say.ts";
import { Dialog } from "./dialog.tsx";
import { FormDialog } from "./form-dialog.tsx";
import type { WebField } from "./form-field.tsx";

type Asked = { readonly form: Form; readonly submit: (fields: Readonly<Record<string, string>>) => Promise<void> };
type Confirming = {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly answer: (yes: boolean) => void;
};

const asked = signal<Asked | null>(null);
const confirming = signal<Confirming | null>(null);

/**
 * Opens a form over the page. `submit` rejects with RefusedError to keep it open with the reason above the fields. `form.form` names
 * the draft that is kept if it is closed.
 */
export function ask(
  form: {
    readonly form: string;
    readonly title: string;
    readonly intro?: string;
    readonly fields: readonly WebField[];
    readonly submitLabel: string;
  },
  submit: Asked["submit"],
): void {
  asked.value = { form: { intro: null, ...form, cancelLabel: say("cancel") }, submit };
}

/** Asks before something that cannot be undone, or that other people notice. Resolves with whether it is wanted. */
export function confirmed(question: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
}): Promise<boolean> {
  return new Promise((resolve) => {
    confirming.value = {
      ...question,
      answer(yes) {
        confirming.value = null;
        resolve(yes);
      },
    };
  });
}

/** Where asked forms and questions appear; once a page. */
export function AskPlace() {
  const form = asked.value;
  const question = confirming.value;
  // Where the place itself goes with its page, what was asked there goes too.
  useEffect(
    () => () => {
      asked.value = null;
      confirming.value?.answer(false);
    },
    [],
  );
  return (
    <>
      {form !== null && (
        <FormDialog
          key={form.form.form}
          form={form.form}
          onClose={() => {
            if (asked.value === form) asked.value = null;
          }}
          submit={async (fields) => {
            try {
              await form.submit(fields);
              return null;
            } catch (error) {
              if (error instanceof RefusedError) return error.problem;
              throw error;
            }
          }}
        />
      )}
      {question !== null && (
        <Dialog title={question.title} onClose={() => question.answer(false)}>
          <div class="body">
            <p dir="auto">{question.text}</p>
          </div>
          <footer>
            <button type="button" class="button" onClick={() => question.answer(false)}>
              {say("cancel")}
            </button>
            <button type="button" class="button danger" onClick={() => question.answer(true)}>
              {question.label}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
