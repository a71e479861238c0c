import type { Card } from "../card.ts";
import type { Field, Form } from "../form.ts";
import type { FileRef, PlaceRef, SurfaceKind } from "../platform.ts";
import { type Json, objectIn, parseJson, textIn } from "./json.ts";
import { clip } from "./mrkdwn-text.ts";
import { readFiles } from "./read-message.ts";
import { cardBlocks } from "./render-card.ts";
import { plainText, type SlackBlock } from "./slack-block.ts";
import { slackLimits } from "./slack-limits.ts";
import { cutAt } from "./split-rich-text.ts";

/** A modal or a home tab as it is sent: https://docs.slack.dev/reference/views */
export type SlackView = { readonly type: "modal" | "home"; readonly blocks: readonly SlackBlock[] } & Readonly<
  Record<string, unknown>
>;

/** Where the person was when the modal opened: its submission carries no place of its own. */
export type ViewSpot = { readonly place: PlaceRef; readonly surface: SurfaceKind };

/** Marks our modals; which form it is stands in the private metadata. */
const callbackId = "fixline";
const inputAction = "value";
const surfaces = ["private", "thread", "channel", "desk"] as const;

function metadata({ place, surface }: ViewSpot, form: string | null): string {
  return JSON.stringify({ channel: place.channel, thread: place.thread, surface, form });
}

function modal(spot: ViewSpot, form: string | null, title: string, blocks: readonly SlackBlock[]): SlackView {
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: metadata(spot, form),
    title: plainText(clip(title, slackLimits.viewTitle)),
    blocks,
  };
}

/** What the modal's metadata says; null where the modal is none of ours. */
export function readViewSpot(view: Json, workspace: string): (ViewSpot & { readonly form: string | null }) | null {
  const kept = parseJson(textIn(view, "private_metadata") ?? "");
  const channel = textIn(kept, "channel");
  const surface = surfaces.find((kind) => kind === kept.surface);
  if (channel === null || surface === undefined) return null;
  const place = { platform: "slack", workspace, channel, thread: textIn(kept, "thread") };
  return { place, surface, form: textIn(kept, "form") };
}

/** Stands until the answer is there: a trigger lives 3 s and works once, so it is spent before anything is read. */
export function loadingView(spot: ViewSpot, title: string, words: string): SlackView {
  return modal(spot, null, title, [{ type: "section", text: plainText(words) }]);
}

/** An answer where a form was expected: the card, with its buttons. */
export function cardView(spot: ViewSpot, title: string, card: Card): SlackView {
  return modal(spot, null, title, cardBlocks(card));
}

/** The home tab: a person's own page. https://docs.slack.dev/reference/methods/views.publish */
export function homeView(card: Card): SlackView {
  return { type: "home", blocks: cardBlocks(card) };
}

function sections(text: string): readonly SlackBlock[] {
  const pieces: SlackBlock[] = [];
  for (let rest = text.trim(); rest !== ""; ) {
    const at = cutAt(rest, slackLimits.section);
    pieces.push({ type: "section", text: plainText(rest.slice(0, at)) });
    rest = rest.slice(at);
  }
  return pieces;
}

/** A text input; what was filled in before is shown unless it would not fit, which Slack refuses altogether. */
function textInput(value: string, maxLength: number, multiline: boolean): Json {
  const max = Math.min(Math.max(1, maxLength), slackLimits.plainTextInput);
  const filled = value === "" ? {} : { initial_value: clip(value, max) };
  return { type: "plain_text_input", action_id: inputAction, multiline, max_length: max, ...filled };
}

function elementOf(field: Field): Json {
  switch (field.kind) {
    case "line":
    case "paragraph":
      return textInput(field.value, field.maxLength, field.kind === "paragraph");
    case "number":
      return {
        type: "number_input",
        action_id: inputAction,
        is_decimal_allowed: false,
        min_value: String(field.min),
        max_value: String(field.max),
        ...(/^-?\d+$/.test(field.value) ? { initial_value: field.value } : {}),
      };
    case "choice":
      return choiceInput(field);
    case "secret":
      // Slack has no input that hides what is typed: the modal is for the person's eyes alone.
      return { ...textInput("", field.digits, false), min_length: field.digits };
    case "files":
      return filesInput(field);
  }
}

/** What Slack lets people choose where photos are asked for; what they are is looked at when they are here. */
const photoTypes = ["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "bmp", "tiff"];

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element: needs the scope `files:read`. */
function filesInput(field: Extract<Field, { kind: "files" }>): Json {
  return {
    type: "file_input",
    action_id: inputAction,
    ...(field.accepts === "photos" ? { filetypes: photoTypes } : {}),
    max_files: Math.min(Math.max(1, field.most), slackLimits.filesInInput),
  };
}

function choiceInput(field: Extract<Field, { kind: "choice" }>): Json {
  const all = field.choices
    .filter(({ value }) => value !== "" && value.length <= slackLimits.optionValue)
    .map(({ value, label }) => ({ text: plainText(clip(label, slackLimits.optionText)), value }));
  // A menu needs something to choose from.
  if (all.length === 0) return textInput(field.value, slackLimits.optionValue, false);
  const chosen = all.find(({ value }) => value === field.value);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  const select = { type: "static_select", action_id: inputAction, ...initial };
  if (all.length <= slackLimits.options) return { ...select, options: all };
  const groups = Array.from({ length: Math.ceil(all.length / slackLimits.options) }, (_, at) => ({
    label: plainText(`${at * slackLimits.options + 1}–${Math.min(all.length, (at + 1) * slackLimits.options)}`),
    options: all.slice(at * slackLimits.options, (at + 1) * slackLimits.options),
  }));
  return { ...select, option_groups: groups.slice(0, slackLimits.options) };
}

function inputOf(field: Field): SlackBlock {
  return {
    type: "input",
    block_id: field.name,
    optional: !field.required,
    label: plainText(clip(field.label, slackLimits.inputLabel)),
    ...(field.hint === null || field.hint === "" ? {} : { hint: plainText(clip(field.hint, slackLimits.inputLabel)) }),
    element: elementOf(field),
  };
}

/** A form as a modal. What its title cannot hold stands above the questions. */
export function formView(spot: ViewSpot, form: Form): SlackView {
  const long = form.title.length > slackLimits.viewTitle ? sections(form.title) : [];
  const view = modal(spot, form.form, form.title, [
    ...long,
    ...(form.intro === null ? [] : sections(form.intro)),
    ...form.fields.map(inputOf),
  ]);
  return {
    ...view,
    submit: plainText(clip(form.submitLabel, slackLimits.viewTitle)),
    close: plainText(clip(form.cancelLabel, slackLimits.viewTitle)),
  };
}

/** The files that were chosen in the form, in order. */
export function readChosenFiles(view: Json): readonly FileRef[] {
  const values = objectIn(objectIn(view, "state"), "values");
  return Object.keys(values).flatMap((name) => readFiles(objectIn(objectIn(values, name), inputAction)));
}

/** What was filled in, by field; an answer left open is "". https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function readFields(view: Json): Readonly<Record<string, string>> {
  const values = objectIn(objectIn(view, "state"), "values");
  return Object.fromEntries(
    Object.keys(values).flatMap((name) => {
      const input = objectIn(objectIn(values, name), inputAction);
      if (input.type === "file_input" || Array.isArray(input.files)) return [];
      return [[name, textIn(input, "value") ?? textIn(objectIn(input, "selected_option"), "value") ?? ""]];
    }),
  );
}
