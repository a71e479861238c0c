import { type Json, objectIn, objectsIn, textIn } from "../../../src/bots/slack/json.ts";

/** What Slack's own clients make of what is typed: mentions are elements of their own. */
export function typed(text: string): readonly Json[] {
  return text.split(/(<@[A-Z0-9]+>)/).flatMap((part): readonly Json[] => {
    const mention = /^<@([A-Z0-9]+)>$/.exec(part)?.[1];
    if (mention !== undefined) return [{ type: "user", user_id: mention }];
    return part === "" ? [] : [{ type: "text", text: part }];
  });
}

/** What a person's answer makes of one block of a modal; null for a block that asks nothing. Throws where an answer is lacking. */
export function filled(
  block: Json,
  answers: Readonly<Record<string, string>>,
  files: Readonly<Record<string, readonly Json[]>> = {},
): readonly [string, Json] | null {
  const label = textIn(objectIn(block, "label"), "text") ?? "";
  const id = textIn(block, "block_id") ?? "";
  const element = objectIn(block, "element");
  const action = textIn(element, "action_id") ?? "";
  if (block.type !== "input") return null;
  if (element.type === "file_input") {
    const chosen = files[label] ?? files[id] ?? [];
    const types = Array.isArray(element.filetypes) ? element.filetypes.map(String) : null;
    const refused = chosen.find((file) => types !== null && !types.includes(textIn(file, "filetype") ?? ""));
    if (refused !== undefined) throw new Error(`the client refuses ${textIn(refused, "name")}`);
    if (chosen.length > Number(element.max_files ?? 10)) throw new Error(`the client refuses ${chosen.length} files`);
    if (chosen.length === 0 && block.optional !== true) throw new Error(`"${label}" must be filled in`);
    return [id, { [action]: { type: "file_input", files: chosen } }];
  }
  const options = [
    ...objectsIn(element, "options"),
    ...objectsIn(element, "option_groups").flatMap((group) => objectsIn(group, "options")),
  ];
  const initial = textIn(element, "initial_value") ?? textIn(objectIn(element, "initial_option"), "value");
  const given = answers[label] ?? answers[id] ?? initial;
  if (given === null && block.optional !== true) throw new Error(`"${label}" must be filled in`);
  if (element.type === "static_select") {
    const chosen =
      options.find((option) => option.value === given || textIn(objectIn(option, "text"), "text") === given) ?? null;
    return [id, { [action]: { type: "static_select", selected_option: chosen } }];
  }
  return [id, { [action]: { type: String(element.type), value: given } }];
}
