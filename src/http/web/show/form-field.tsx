import { useId } from "preact/hooks";
import type { Field } from "../../../bots/form.ts";
import type { Uploads } from "../talk/uploads.ts";
import { say } from "../words/say.ts";
import type { FieldFault } from "./check-fields.ts";
import { FilesField } from "./files-field.tsx";
import { Icon } from "./icon.tsx";
import { type Choice, SearchPicker } from "./search-picker.tsx";

const fewChoices = 6;

/** A question of a form that the page itself asks: as the desk's, and a line may have the browser's own input for what it takes. */
export type WebField = Field & {
  readonly input?: "date" | "time" | "datetime-local" | "email" | "url" | "current-password" | "new-password";
  /** The answer is one of many that are found by their words; its value is what `search` gives, not what is typed. */
  readonly search?: (words: string) => Promise<readonly Choice[]>;
  readonly chosen?: Choice | null;
};

/** One question with its hint and what is wrong with the answer, tied together for screen readers. */
export function FormField({
  field,
  value,
  fault,
  uploads,
  fileLimitBytes,
  onChange,
}: {
  readonly field: WebField;
  readonly value: string;
  readonly fault: FieldFault | null;
  /** The form's files: for its question for them. */
  readonly uploads: Uploads;
  readonly fileLimitBytes: number;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  const wrongId = `${id}-wrong`;
  const described = [field.hint === null ? null : hintId, fault === null ? null : wrongId].filter(Boolean).join(" ");
  const common = {
    id,
    name: field.name,
    value,
    class: "input",
    required: field.required,
    "aria-invalid": fault !== null,
    ...(described === "" ? {} : { "aria-describedby": described }),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  const around = (
    <>
      {field.hint !== null && (
        <p class="hint" id={hintId}>
          {field.hint}
        </p>
      )}
      {fault !== null && (
        <p class="wrong" id={wrongId}>
          <Icon name="alert" />
          {say(fault.id, { ...fault.args })}
        </p>
      )}
    </>
  );
  const optional = !field.required && <span class="quiet small"> {say("optional")}</span>;

  if (field.kind === "files")
    return (
      <div class="field">
        <label for={id}>
          {field.label}
          {optional}
        </label>
        <FilesField field={field} id={id} describedBy={described} uploads={uploads} fileLimitBytes={fileLimitBytes}>
          {around}
        </FilesField>
      </div>
    );

  if (field.kind === "choice" && field.choices.length <= fewChoices)
    return (
      <fieldset class="choices" aria-describedby={described === "" ? undefined : described}>
        <legend>
          {field.label}
          {optional}
        </legend>
        {field.choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={field.name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
        <div class="field">{around}</div>
      </fieldset>
    );

  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {optional}
      </label>
      {field.kind === "paragraph" && <textarea {...common} rows={3} dir="auto" />}
      {field.search !== undefined && (
        <SearchPicker
          id={id}
          name={field.name}
          chosen={field.chosen ?? null}
          required={field.required}
          describedBy={described === "" ? undefined : described}
          search={field.search}
          onChange={onChange}
        />
      )}
      {field.kind === "line" && field.search === undefined && <input {...common} {...typeOf(field)} dir="auto" />}
      {field.kind === "number" && <input {...common} type="text" inputMode="numeric" pattern="[0-9]*" />}
      {field.kind === "secret" && (
        <input
          {...common}
          class="input pin"
          type="password"
          inputMode="numeric"
          maxLength={field.digits}
          autocomplete="off"
          data-1p-ignore
          data-lpignore="true"
        />
      )}
      {field.kind === "choice" && (
        <select {...common}>
          <option value="" />
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {around}
    </div>
  );
}

/** The attribute as one that may be any of them: the element's own types tell them apart by more than we know here. */
function typeOf(field: WebField): Readonly<Record<string, string>> {
  if (field.input === "current-password" || field.input === "new-password")
    return { type: "password", autocomplete: field.input };
  return { type: field.input ?? "text" };
}
