import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Form } from "../../../bots/form.ts";
import type { ProblemJson } from "../protocol.ts";
import { createUploads } from "../talk/uploads.ts";
import { say } from "../words/say.ts";
import { checkFields, type FieldFault } from "./check-fields.ts";
import { Dialog } from "./dialog.tsx";
import { dropFormDraft, keepFormDraft, startValues } from "./form-draft.ts";
import { FormField } from "./form-field.tsx";
import { Icon } from "./icon.tsx";
import { isSecret } from "./is-secret.ts";

/**
 * A form of the desk as a dialog. `submit` resolves with the problem that refused it, or null when it was taken; a refused form
 * stays open with all that was typed. Closing it keeps the draft in this tab.
 */
export function FormDialog({
  form,
  submit,
  onClose,
  fileLimitBytes = Number.POSITIVE_INFINITY,
}: {
  readonly form: Form;
  /** `files` are the uploads of the form's question for files. */
  readonly submit: (fields: Readonly<Record<string, string>>, files: readonly string[]) => Promise<ProblemJson | null>;
  readonly onClose: () => void;
  readonly fileLimitBytes?: number;
}) {
  const values = useSignal(startValues(form, sessionStorage));
  const faults = useSignal<Readonly<Record<string, FieldFault>>>({});
  const refused = useSignal<string | null>(null);
  const busy = useSignal(false);
  const uploads = useRef(createUploads()).current;
  const body = useRef<HTMLFormElement>(null);
  const formId = useId();

  // Before the next key: what is typed at once belongs into the first field.
  useLayoutEffect(() => {
    const field = body.current?.querySelector<HTMLElement>("input:not([type=radio]), textarea, input:checked, input");
    field?.focus();
  }, []);

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const files = uploads.ready().map(({ fileId }) => fileId);
    const filled = form.fields.flatMap(({ kind, name }) => (kind === "files" ? [[name, files.join(" ")]] : []));
    faults.value = checkFields(form, { ...values.value, ...Object.fromEntries(filled) });
    refused.value = uploads.busy() ? say("files-on-their-way") : null;
    if (refused.value !== null) return;
    const first = form.fields.find((field) => faults.value[field.name] !== undefined);
    if (first !== undefined) {
      body.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first.name)}"]`)?.focus();
      return;
    }
    busy.value = true;
    try {
      const problem = await submit(values.value, files);
      if (problem === null) {
        uploads.clear();
        dropFormDraft(form, sessionStorage);
        onClose();
        return;
      }
      refused.value = problem.detail || problem.title;
      // A secret is typed anew each time, so that a wrong one is not sent twice.
      const open = Object.fromEntries(
        form.fields.map((field) => [field.name, isSecret(field) ? "" : (values.value[field.name] ?? "")]),
      );
      values.value = open;
    } catch {
      refused.value = say("unreachable");
    } finally {
      busy.value = false;
    }
  };

  return (
    <Dialog title={form.title} onClose={onClose} guarded>
      <form id={formId} class="body" ref={body} onSubmit={send} noValidate autocomplete="off">
        {form.intro !== null && <p dir="auto">{form.intro}</p>}
        {refused.value !== null && (
          <div class="banner danger" role="alert">
            <Icon name="alert" />
            <span>{refused.value}</span>
          </div>
        )}
        {form.fields.map((field) => (
          <FormField
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ""}
            fault={faults.value[field.name] ?? null}
            uploads={uploads}
            fileLimitBytes={fileLimitBytes}
            onChange={(value) => {
              values.value = { ...values.value, [field.name]: value };
              keepFormDraft(form, values.value, sessionStorage);
              if (faults.value[field.name] !== undefined) faults.value = checkFields(form, values.value);
            }}
          />
        ))}
      </form>
      <footer>
        <button type="button" class="button" onClick={onClose}>
          {form.cancelLabel}
        </button>
        <button type="submit" form={formId} class="button primary" aria-disabled={busy.value} aria-busy={busy.value}>
          {busy.value && <span class="spinner" aria-hidden="true" />}
          {form.submitLabel}
        </button>
      </footer>
    </Dialog>
  );
}
