import { type Json, objectIn, objectsIn, textIn } from "../../../src/bots/slack/json.ts";

const inlineWords = (element: Json): string =>
  objectsIn(element, "elements")
    .map(
      (inline) =>
        textIn(inline, "text") ??
        textIn(inline, "url") ??
        (inline.type === "emoji" ? `:${textIn(inline, "name")}:` : ""),
    )
    .join("");

/** What a person reads of a block. */
export function blockWords(block: Json): string {
  switch (block.type) {
    case "header":
    case "section":
      return textIn(objectIn(block, "text"), "text") ?? "";
    case "context":
      return objectsIn(block, "elements")
        .map((element) => textIn(element, "text") ?? "")
        .join("\n");
    case "rich_text":
      return objectsIn(block, "elements")
        .map((element) =>
          element.type === "rich_text_list"
            ? objectsIn(element, "elements").map(inlineWords).join("\n")
            : inlineWords(element),
        )
        .join("\n");
    case "input":
      return textIn(objectIn(block, "label"), "text") ?? "";
    default:
      return "";
  }
}

/** A button as a person sees it, with what a press carries. */
export type SeenButton = { readonly label: string; readonly element: Json; readonly block: Json };

export function buttonsIn(blocks: readonly Json[]): readonly SeenButton[] {
  return blocks
    .filter((block) => block.type === "actions")
    .flatMap((block) =>
      objectsIn(block, "elements").map((element) => ({
        label: textIn(objectIn(element, "text"), "text") ?? "",
        element,
        block,
      })),
    );
}

/** All words of blocks, a block a line. */
export function blocksWords(blocks: readonly Json[]): string {
  return blocks
    .map(blockWords)
    .filter((words) => words !== "")
    .join("\n");
}
