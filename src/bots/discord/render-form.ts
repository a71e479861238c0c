import {
  type APIFileUploadComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Field, Form } from "../form.ts";
import { escapeText } from "./escape-text.ts";
import { cutTo, limits } from "./limits.ts";

/**
 * A form as a modal: a label with a text input, a select or a file upload for each field
 * (https://discord.com/developers/docs/components/reference#label), the introduction above as text. A modal has at most five parts, so
 * with five fields the introduction has no room: `introOutside` says whether it must be shown elsewhere.
 */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const intro =
    form.intro === null || introOutside(form)
      ? []
      : [{ type: ComponentType.TextDisplay as const, content: escapeText(cutTo(form.intro, 2000), true, "anywhere") }];
  return {
    custom_id: form.form,
    title: cutTo(form.title, limits.modalTitle),
    components: [...intro, ...form.fields.slice(0, limits.modalComponents).map(renderField)],
  };
}

/** Whether the introduction finds no room in the modal. */
export function introOutside(form: Form): boolean {
  return form.intro !== null && form.fields.length >= limits.modalComponents;
}

function renderField(field: Field): APILabelComponent {
  const isCut = field.label.length > limits.labelText;
  const description = [...(isCut ? [field.label] : []), ...(field.hint === null ? [] : [field.hint])].join(" · ");
  return {
    type: ComponentType.Label,
    label: cutTo(field.label, limits.labelText),
    ...(description === "" ? {} : { description: cutTo(description, limits.labelDescription) }),
    component: inputOf(field),
  };
}

function inputOf(field: Field): APITextInputComponent | APIStringSelectComponent | APIFileUploadComponent {
  switch (field.kind) {
    case "choice":
      return field.choices.length <= limits.selectOptions && field.choices.length > 0
        ? selectOf(field)
        : textInput(field, { value: labelOf(field, field.value), max_length: limits.textInput });
    case "line":
      return textInput(field, { value: field.value, max_length: field.maxLength });
    case "paragraph":
      return textInput(field, { value: field.value, max_length: field.maxLength, style: TextInputStyle.Paragraph });
    case "number":
      return textInput(field, { value: field.value, max_length: 20, placeholder: `${field.min} – ${field.max}` });
    case "secret":
      // Never filled in: what was typed is known to nobody.
      return textInput(field, { value: "", min_length: field.digits, max_length: field.digits });
    case "files":
      return filesInput(field);
  }
}

function textInput(
  field: Field,
  more: { value: string; max_length: number; min_length?: number; placeholder?: string; style?: TextInputStyle },
): APITextInputComponent {
  const max = Math.min(Math.max(1, more.max_length), limits.textInput);
  const { value, ...rest } = more;
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: TextInputStyle.Short,
    ...rest,
    max_length: max,
    required: field.required,
    ...(value === "" ? {} : { value: value.slice(0, max) }),
  };
}

/**
 * https://discord.com/developers/docs/components/reference#file-upload: 0 to 10 files. Their kind is looked at when they are here: a
 * client's own filter would keep pictures out that phones name otherwise.
 */
function filesInput(field: Extract<Field, { kind: "files" }>): APIFileUploadComponent {
  return {
    type: ComponentType.FileUpload,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: Math.min(Math.max(1, field.most), limits.filesPerUpload),
  };
}

type Choice = Extract<Field, { kind: "choice" }>;

function selectOf(field: Choice): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: field.required,
    // Not to be 0 where an answer is required, so it is named only where none is.
    ...(field.required ? {} : { min_values: 0 }),
    max_values: 1,
    options: field.choices.map(({ value, label }) => ({
      label: cutTo(label.trim() === "" ? value : label, limits.selectLabel),
      value: cutTo(value, limits.selectLabel),
      ...(value === field.value ? { default: true } : {}),
    })),
  };
}

function labelOf(field: Choice, value: string): string {
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}

/** What a choice that had to be typed means: its value, where its value or label was typed. */
export function typedChoice(field: Choice, typed: string): string {
  const same = (one: string) => one.trim().toLowerCase() === typed.trim().toLowerCase();
  return field.choices.find(({ value, label }) => same(value) || same(label))?.value ?? typed;
}
