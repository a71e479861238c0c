import type { SimComponent, SimEmbed } from "./sim-state.ts";

/** Rules for what a bot sends. Each gives what is broken, in words; empty where all is well. Lengths as the documentation names them. */

export const lengthOf = (text: unknown): number => (typeof text === "string" ? text.length : 0);

/** A text of a length outside its bounds. */
export function range(what: string, text: unknown, least: number, most: number): readonly string[] {
  const length = lengthOf(text);
  return length < least || length > most ? [`${what} of ${length} characters, ${least} to ${most} are allowed`] : [];
}

export type SentMessage = {
  readonly content?: string;
  readonly embeds?: readonly SimEmbed[];
  readonly components?: readonly SimComponent[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly replied_user?: boolean };
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly attachments?: readonly { readonly id: string | number }[];
  readonly flags?: number;
};

/** https://discord.com/developers/docs/resources/message#create-message */
export function messageFaults(message: SentMessage, files: number): readonly string[] {
  const { content = "", embeds = [], components = [] } = message;
  return [
    ...range("a content", content, 0, 2000),
    ...(embeds.length > 10 ? [`${embeds.length} embeds, at most 10`] : []),
    ...embeds.flatMap(embedFaults),
    ...totalFaults(embeds),
    ...componentFaults(components),
    ...(files > 10 ? [`${files} files, at most 10`] : []),
    ...(typeof content === "string" && content.includes("\u0000") ? ["a content with NUL"] : []),
  ];
}

/** Nothing that we send may call anybody: https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export function mentionFaults({ allowed_mentions }: SentMessage): readonly string[] {
  if (allowed_mentions === undefined) return ["sent without allowed_mentions: everything in it could call people"];
  const calls = (allowed_mentions.parse ?? ["all"]).length > 0 || allowed_mentions.replied_user === true;
  return calls ? ["sent with mentions that call people"] : [];
}

/** A nonce has at most 25 characters, and only an enforced one stops a second message. */
export function nonceFaults({ nonce, enforce_nonce }: SentMessage): readonly string[] {
  if (nonce === undefined) return ["sent without a nonce"];
  return [
    ...range("a nonce", String(nonce), 1, 25),
    ...(enforce_nonce === true ? [] : ["a nonce that is not enforced"]),
  ];
}

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
function embedFaults({ title, description, fields = [], footer }: SimEmbed): readonly string[] {
  return [
    ...range("an embed title", title, 0, 256),
    ...range("an embed description", description, 0, 4096),
    ...(fields.length > 25 ? [`${fields.length} embed fields, at most 25`] : []),
    ...fields.flatMap(({ name, value }) => [
      ...range("an embed field name", name, 1, 256),
      ...range("an embed field value", value, 1, 1024),
    ]),
    ...range("an embed footer", footer?.text ?? "x", 1, 2048),
  ];
}

function totalFaults(embeds: readonly SimEmbed[]): readonly string[] {
  const total = embeds.reduce(
    (sum, { title, description, fields = [], footer }) =>
      sum +
      lengthOf(title) +
      lengthOf(description) +
      lengthOf(footer?.text) +
      fields.reduce((all, { name, value }) => all + name.length + value.length, 0),
    0,
  );
  return total > 6000 ? [`${total} characters in embeds, at most 6000`] : [];
}

/** Whether there is anything to see: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json 50006 */
export function isEmpty({ content = "", embeds = [], attachments = [] }: SentMessage, files: number): boolean {
  const shown = embeds.some(
    ({ title, description, fields = [], footer }) => title || description || fields.length > 0 || footer,
  );
  return content.trim() === "" && !shown && files === 0 && attachments.length === 0;
}

/** https://discord.com/developers/docs/components/reference#action-row, #button, #anatomy-of-a-component */
export function componentFaults(rows: readonly SimComponent[]): readonly string[] {
  const buttons = rows.flatMap(({ components = [] }) => components);
  const ids = buttons.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  return [
    ...(rows.length > 5 ? [`${rows.length} rows, at most 5`] : []),
    ...rows.flatMap(({ type, components = [] }) => [
      ...(type === 1 ? [] : [`a component of type ${type} outside a row`]),
      ...(components.length < 1 || components.length > 5
        ? [`a row of ${components.length} buttons, 1 to 5 are allowed`]
        : []),
    ]),
    ...buttons.flatMap((button) => [
      ...(button.type === 2 ? [] : [`a component of type ${button.type} in a row`]),
      ...range("a button label", button.label, 1, 80),
      ...range("a custom_id", button.custom_id, 1, 100),
      ...([1, 2, 3, 4].includes(button.style ?? 0) ? [] : [`a button of style ${button.style}`]),
    ]),
    ...(new Set(ids).size < ids.length ? ["two components with one custom_id"] : []),
  ];
}

type Modal = { readonly custom_id?: string; readonly title?: string; readonly components?: readonly SimComponent[] };

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export function modalFaults({ custom_id, title, components = [] }: Modal): readonly string[] {
  const inputs = components.flatMap(({ component }) => (component === undefined ? [] : [component]));
  const ids = inputs.map((input) => input.custom_id);
  return [
    ...range("a modal custom_id", custom_id, 1, 100),
    ...range("a modal title", title, 1, 45),
    ...(components.length < 1 || components.length > 5
      ? [`a modal of ${components.length} components, 1 to 5 are allowed`]
      : []),
    ...components.flatMap(partFaults),
    ...(new Set(ids).size < ids.length ? ["two inputs with one custom_id"] : []),
  ];
}

/** https://discord.com/developers/docs/components/reference#label; text inputs in rows are deprecated. */
function partFaults(part: SimComponent): readonly string[] {
  if (part.type === 10) return range("a modal's text", part.content, 1, 4000);
  if (part.type !== 18) return [`a component of type ${part.type} in a modal`];
  return [
    ...range("a label", part.label, 1, 45),
    ...range("a label's description", part.description, 0, 100),
    ...(part.component === undefined ? ["a label around nothing"] : inputFaults(part.component)),
  ];
}

function inputFaults(input: SimComponent): readonly string[] {
  const id = range("an input's custom_id", input.custom_id, 1, 100);
  if (input.type === 4) {
    const { min_length: least = 0, max_length: most = 4000 } = input as { min_length?: number; max_length?: number };
    const numbers = least < 0 || least > 4000 || most < 1 || most > 4000 || least > most;
    return [
      ...id,
      ...(input.style === 1 || input.style === 2 ? [] : [`a text input of style ${input.style}`]),
      ...(numbers ? [`a text input of ${least} to ${most} characters`] : []),
      ...range("a text input's value", input.value, 0, most),
      ...range("a placeholder", input.placeholder, 0, 100),
      ...(input.label === undefined ? [] : ["a label on an input inside a label"]),
    ];
  }
  if (input.type === 3) return [...id, ...selectFaults(input)];
  if (input.type === 19) return [...id, ...uploadFaults(input)];
  return [`an input of type ${input.type}`];
}

/** https://discord.com/developers/docs/components/reference#file-upload: 0 to 10 files must be, 1 to 10 can be chosen; one unless said. */
function uploadFaults(upload: SimComponent): readonly string[] {
  const {
    min_values: least = 1,
    max_values: most = 1,
    required = true,
  } = upload as { min_values?: number; max_values?: number; required?: boolean };
  const known = ["type", "id", "custom_id", "min_values", "max_values", "required", "file_types"];
  return [
    ...Object.keys(upload).flatMap((key) => (known.includes(key) ? [] : [`an unknown field ${key} of a file upload`])),
    ...(least < 0 || least > 10 || most < 1 || most > 10 || least > most
      ? [`a file upload of ${least} to ${most} files, 0 to 10 are allowed`]
      : []),
    ...(required && least === 0 ? ["a required file upload of which none need be chosen"] : []),
  ];
}

/** https://discord.com/developers/docs/components/reference#string-select */
function selectFaults(select: SimComponent): readonly string[] {
  const options = (select.options ?? []) as readonly { label: string; value: string; default?: boolean }[];
  const { min_values: least, required = true } = select as { min_values?: number; required?: boolean };
  const values = options.map(({ value }) => value);
  return [
    ...(options.length < 1 || options.length > 25
      ? [`a select of ${options.length} options, 1 to 25 are allowed`]
      : []),
    ...options.flatMap(({ label, value }) => [
      ...range("an option label", label, 1, 100),
      ...range("an option value", value, 1, 100),
    ]),
    ...(new Set(values).size < values.length ? ["two options with one value"] : []),
    ...(options.filter((one) => one.default).length > 1 ? ["two options chosen where one can be"] : []),
    ...(required && least === 0 ? ["a required select of which none need be chosen"] : []),
  ];
}
