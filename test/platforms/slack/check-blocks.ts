import { asJson, type Json, objectIn, objectsIn, textIn } from "../../../src/bots/slack/json.ts";

/** Where blocks are shown: what may stand there differs. https://docs.slack.dev/reference/block-kit/blocks */
export type BlockHome = "message" | "modal" | "home";

const blocksMost: Readonly<Record<BlockHome, number>> = { message: 50, modal: 100, home: 100 };
const knownFields: Readonly<Record<string, readonly string[]>> = {
  header: ["text"],
  section: ["text", "fields", "accessory", "expand"],
  context: ["elements"],
  actions: ["elements"],
  divider: [],
  image: ["image_url", "slack_file", "alt_text", "title"],
  rich_text: ["elements"],
  input: ["label", "element", "dispatch_action", "hint", "optional"],
};

/** Every rule of Block Kit that these blocks break, in words. */
export function brokenBlockRules(blocks: unknown, home: BlockHome): readonly string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, words: string): void => void (holds || broken.push(words));
  if (!Array.isArray(blocks)) return ["blocks are a list"];
  rule(blocks.length <= blocksMost[home], `${blocks.length} blocks, at most ${blocksMost[home]}`);
  const ids = blocks.map((block) => textIn(asJson(block), "block_id")).filter((id) => id !== null);
  rule(new Set(ids).size === ids.length, "two blocks with one block_id");
  for (const given of blocks) {
    const block = asJson(given);
    const type = String(block.type);
    const fields = knownFields[type];
    if (fields === undefined) {
      broken.push(`unknown block ${type}`);
      continue;
    }
    for (const key of Object.keys(block))
      rule(["type", "block_id", ...fields].includes(key), `unknown field ${key} of ${type}`);
    rule((textIn(block, "block_id") ?? "").length <= 255, "a block_id above 255");
    rule(type !== "input" || home === "modal", `input in a ${home}`);
    broken.push(...brokenIn(type, block));
  }
  return broken;
}

function brokenIn(type: string, block: Json): readonly string[] {
  switch (type) {
    case "header":
      // https://docs.slack.dev/reference/block-kit/blocks/header-block
      return [
        ...text(block.text, 150, "header", ["plain_text"]),
        ...(String(objectIn(block, "text").text).includes("\n") ? ["a header of two lines"] : []),
      ];
    case "section":
      // https://docs.slack.dev/reference/block-kit/blocks/section-block
      return [
        ...(block.text === undefined && block.fields === undefined ? ["a section of nothing"] : []),
        ...(block.text === undefined ? [] : text(block.text, 3000, "section")),
        ...(objectsIn(block, "fields").length > 10 ? ["more than 10 fields"] : []),
        ...objectsIn(block, "fields").flatMap((field) => text(field, 2000, "field")),
      ];
    case "context":
      return [
        ...(objectsIn(block, "elements").length > 10 || objectsIn(block, "elements").length === 0
          ? ["context of 1 to 10 elements"]
          : []),
        ...objectsIn(block, "elements").flatMap((element) => text(element, 2000, "context")),
      ];
    case "actions":
      return actions(objectsIn(block, "elements"));
    case "rich_text":
      return richText(block);
    case "input":
      return input(block);
    default:
      return [];
  }
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
function text(
  given: unknown,
  most: number,
  what: string,
  kinds: readonly string[] = ["plain_text", "mrkdwn"],
): readonly string[] {
  const object = asJson(given);
  const words = typeof object.text === "string" ? object.text : "";
  return [
    ...(kinds.includes(String(object.type)) ? [] : [`${what} text of type ${String(object.type)}`]),
    ...(words.length === 0 ? [`an empty ${what} text`] : []),
    ...(words.length > most ? [`a ${what} text of ${words.length}, at most ${most}`] : []),
    ...(object.type === "mrkdwn" && /<!(channel|here|everyone)/.test(words) ? [`${what} calls everybody`] : []),
  ];
}

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block and button-element */
function actions(elements: readonly Json[]): readonly string[] {
  const ids = elements.map((element) => textIn(element, "action_id") ?? "");
  return [
    ...(elements.length < 1 || elements.length > 25 ? [`${elements.length} elements in actions`] : []),
    ...(new Set(ids).size < ids.length ? ["two elements with one action_id"] : []),
    ...elements.flatMap((element) => [
      ...(element.type === "button" ? [] : [`unknown element ${String(element.type)}`]),
      ...text(element.text, 75, "button", ["plain_text"]),
      ...((textIn(element, "action_id") ?? "").length > 255 ? ["an action_id above 255"] : []),
      ...((textIn(element, "value") ?? "").length > 2000 ? ["a value above 2000"] : []),
      ...(element.style === undefined || element.style === "primary" || element.style === "danger"
        ? []
        : [`style ${String(element.style)}`]),
    ]),
  ];
}

const richElements = new Set(["rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"]);
const richInlines = new Set(["text", "link", "emoji"]);

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. People and channels are never called by the bot: mentions are refused. */
function richText(block: Json): readonly string[] {
  const elements = objectsIn(block, "elements");
  return [
    ...(elements.length === 0 ? ["rich text of nothing"] : []),
    ...elements.flatMap((element) => [
      ...(richElements.has(String(element.type)) ? [] : [`unknown rich text element ${String(element.type)}`]),
      ...(element.type === "rich_text_list"
        ? objectsIn(element, "elements").flatMap((item) => [
            ...(item.type === "rich_text_section" ? [] : ["a list item that is no section"]),
            ...inlines(item),
          ])
        : inlines(element)),
    ]),
  ];
}

function inlines(element: Json): readonly string[] {
  const found = objectsIn(element, "elements");
  return [
    ...(found.length === 0 ? ["a rich text element of nothing"] : []),
    ...found.flatMap((inline) => [
      ...(richInlines.has(String(inline.type)) ? [] : [`rich text of type ${String(inline.type)}`]),
      ...(inline.type === "text" && textIn(inline, "text") === null ? ["an empty rich text"] : []),
      ...(inline.type === "link" && !/^(https?|mailto|tel):/i.test(textIn(inline, "url") ?? "")
        ? ["a link to somewhere odd"]
        : []),
    ]),
  ];
}

/** https://docs.slack.dev/reference/block-kit/blocks/input-block and its elements */
function input(block: Json): readonly string[] {
  const element = objectIn(block, "element");
  const common = [
    ...text(block.label, 2000, "label", ["plain_text"]),
    ...(block.hint === undefined ? [] : text(block.hint, 2000, "hint", ["plain_text"])),
  ];
  switch (element.type) {
    case "plain_text_input": {
      const most = Number(element.max_length ?? 3000);
      return [
        ...common,
        ...(most >= 1 && most <= 3000 ? [] : [`max_length ${most}`]),
        ...((textIn(element, "initial_value") ?? "").length > most ? ["an initial value above max_length"] : []),
      ];
    }
    case "number_input":
      return [
        ...common,
        ...(typeof element.is_decimal_allowed === "boolean" ? [] : ["number_input without is_decimal_allowed"]),
        ...(element.initial_value !== undefined && Number.isNaN(Number(element.initial_value))
          ? ["a number that is none"]
          : []),
      ];
    case "static_select": {
      const groups = objectsIn(element, "option_groups");
      const options =
        groups.length > 0 ? groups.flatMap((group) => objectsIn(group, "options")) : objectsIn(element, "options");
      const lists = groups.length > 0 ? groups.map((group) => objectsIn(group, "options")) : [options];
      return [
        ...common,
        ...(groups.length > 100 || lists.some((list) => list.length < 1 || list.length > 100)
          ? ["options: 1 to 100"]
          : []),
        ...options.flatMap((option) => [
          ...text(option.text, 75, "option", ["plain_text"]),
          ...((textIn(option, "value") ?? "").length > 150 || textIn(option, "value") === null
            ? ["an option's value"]
            : []),
        ]),
      ];
    }
    case "file_input": {
      // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element: 1 to 10 files, extensions without a dot.
      const most = Number(element.max_files ?? 10);
      const types = element.filetypes ?? ["any"];
      const known = ["type", "action_id", "filetypes", "max_files"];
      return [
        ...common,
        ...Object.keys(element).flatMap((key) => (known.includes(key) ? [] : [`unknown field ${key} of file_input`])),
        ...(Number.isInteger(most) && most >= 1 && most <= 10 ? [] : [`max_files ${most}`]),
        ...(Array.isArray(types) && types.length > 0 && types.every((one) => /^[a-z0-9]+$/.test(String(one)))
          ? []
          : ["filetypes that are no extensions"]),
        ...(block.dispatch_action === true ? ["a file_input that dispatches"] : []),
      ];
    }
    default:
      return [...common, `unknown input ${String(element.type)}`];
  }
}

/** https://docs.slack.dev/reference/views/modal-views and home-tab-views */
export function brokenViewRules(view: Json): readonly string[] {
  const home = view.type === "home" ? "home" : "modal";
  const title = (key: string): readonly string[] =>
    view[key] === undefined ? [] : text(view[key], 24, key, ["plain_text"]);
  const hasInput = objectsIn(view, "blocks").some((block) => block.type === "input");
  return [
    ...(view.type === "home" || view.type === "modal" ? [] : [`a view of type ${String(view.type)}`]),
    ...brokenBlockRules(view.blocks, home),
    ...(home === "modal" ? text(view.title, 24, "title", ["plain_text"]) : []),
    ...title("submit"),
    ...title("close"),
    ...(hasInput && view.submit === undefined ? ["inputs without submit"] : []),
    ...((textIn(view, "private_metadata") ?? "").length > 3000 ? ["private_metadata above 3000"] : []),
    ...((textIn(view, "callback_id") ?? "").length > 255 ? ["callback_id above 255"] : []),
  ];
}
