/** One question of a form. `name` is the key of the answer, `label` what people read. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly required: boolean;
} & (
  | { readonly kind: "line"; readonly value: string; readonly maxLength: number }
  | { readonly kind: "paragraph"; readonly value: string; readonly maxLength: number }
  | { readonly kind: "number"; readonly value: string; readonly min: number; readonly max: number }
  | {
      readonly kind: "choice";
      readonly value: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  /** A PIN or another secret: never echoed, never logged, deleted where it was typed. */
  | { readonly kind: "secret"; readonly digits: number }
  /**
   * Files, chosen in the form or sent as messages while it is asked. They come with the submission as its `files`, never among its
   * answers, so a form has at most one such question. `kept` came with an earlier part or try of this form and need not come again.
   */
  | { readonly kind: "files"; readonly most: number; readonly accepts: FilesAccepted; readonly kept: number }
);

/** Which files a question takes: pictures alone, or documents, recordings and videos too. */
export type FilesAccepted = "photos" | "any";

/** Opaque like an action id: which form, about what, drawn at which version. At most 64 bytes. */
export type FormId = string;

/** A form as data: a modal, a step-by-step dialogue or an HTML form, as the platform can. */
export type Form = {
  readonly form: FormId;
  readonly title: string;
  readonly intro: string | null;
  readonly fields: readonly Field[];
  readonly submitLabel: string;
  readonly cancelLabel: string;
};
