import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
} from "discord.js";
import type { Menu, MenuArgument } from "../menu.ts";

type Options = APIChatInputApplicationCommandInteraction["data"]["options"];
type Autocompleted = APIApplicationCommandAutocompleteInteraction["data"];

/** A slash command as the words that a person would type: options in the menu's order, whatever order Discord gives them in. */
export function wordsOf(menu: Menu, name: string, options: Options): string {
  const { verb, values } = takenApart(options);
  const known = argumentsOf(menu, name, verb);
  const given = new Map(values.map((option) => [option.name, "value" in option ? String(option.value) : ""]));
  const ordered = [
    ...known.flatMap((argument) => given.get(argument.name) ?? []),
    ...[...given].flatMap(([key, value]) => (known.some((argument) => argument.name === key) ? [] : [value])),
  ];
  return [name, ...(verb === null ? [] : [verb]), ...ordered.map((value) => value.trim())]
    .filter((word) => word !== "")
    .join(" ");
}

/** What is being typed, and the argument that it is for; null where the menu has no such argument. */
export function focusedOn(menu: Menu, data: Autocompleted): { argument: MenuArgument; typed: string } | null {
  const { verb, values } = takenApart(data.options);
  const focused = values.find((option) => "focused" in option && option.focused === true);
  const argument = argumentsOf(menu, data.name, verb).find(({ name }) => name === focused?.name);
  if (focused === undefined || argument === undefined || !("value" in focused)) return null;
  return { argument, typed: String(focused.value) };
}

function takenApart(options: Options | Autocompleted["options"]) {
  const [first] = options ?? [];
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    return { verb: first.name, values: first.options ?? [] };
  }
  return { verb: null, values: options ?? [] };
}

function argumentsOf(menu: Menu, name: string, verb: string | null): readonly MenuArgument[] {
  const command = menu.commands.find((one) => one.name === name);
  return command?.verbs.find((one) => one.verb === verb)?.arguments ?? [];
}
