import { lengthOf, range } from "./sim-rules.ts";

type Command = {
  readonly name?: string;
  readonly type?: number;
  readonly description?: string;
  readonly options?: readonly Command[];
  readonly choices?: readonly { readonly name: string; readonly value: unknown }[];
  readonly autocomplete?: boolean;
  readonly required?: boolean;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
};

const locales = new Set(["es-ES", "es-419", "pt-BR", "en-US", "en-GB"]);

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export function commandFaults(commands: readonly Command[]): readonly string[] {
  const slash = commands.filter(({ type = 1 }) => type === 1);
  const inMessages = commands.filter(({ type }) => type === 3);
  const names = commands.map(({ name, type = 1 }) => `${type} ${name}`);
  return [
    ...(slash.length > 100 ? [`${slash.length} slash commands, at most 100`] : []),
    ...(inMessages.length > 15 ? [`${inMessages.length} message commands, at most 15`] : []),
    ...(new Set(names).size < names.length ? ["two commands with one name"] : []),
    ...slash.flatMap((command) => [
      ...namedFaults(command),
      ...optionFaults(command.options ?? []),
      ...sizeFaults(command),
    ]),
    ...inMessages.flatMap(({ name, description, options }) => [
      ...range("a message command's name", name, 1, 32),
      ...(description ? ["a message command with a description"] : []),
      ...(options ? ["a message command with options"] : []),
    ]),
  ];
}

function namedFaults({ name = "", description, description_localizations }: Command): readonly string[] {
  const told = Object.entries(description_localizations ?? {});
  return [
    ...(/^[-_\p{L}\p{N}]{1,32}$/u.test(name) && name === name.toLowerCase()
      ? []
      : [`a command or option named "${name}"`]),
    ...range(`the description of ${name}`, description, 1, 100),
    ...told.flatMap(([locale, text]) => [
      ...(locales.has(locale) ? [] : [`a locale ${locale}`]),
      ...range(`the description of ${name} in ${locale}`, text, 1, 100),
    ]),
  ];
}

function optionFaults(options: readonly Command[]): readonly string[] {
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex(({ type, required }) => (type ?? 0) > 2 && required !== true);
  const required = options.findLastIndex((option) => option.required === true);
  return [
    ...(options.length > 25 ? [`${options.length} options or subcommands, at most 25`] : []),
    ...(new Set(names).size < names.length ? ["two options with one name"] : []),
    ...(firstOptional >= 0 && required > firstOptional ? ["a required option behind an optional one"] : []),
    ...options.flatMap((option) => [
      ...namedFaults(option),
      ...optionFaults(option.options ?? []),
      ...((option.choices ?? []).length > 25 ? [`${option.choices?.length} choices, at most 25`] : []),
      ...(option.choices ?? []).flatMap(({ name, value }) => [
        ...range("a choice", name, 1, 100),
        ...range("a choice's value", String(value), 1, 100),
      ]),
      ...(option.autocomplete === true && option.choices !== undefined ? ["choices beside autocompletion"] : []),
    ]),
  ];
}

/** Names, descriptions and values, the longest translation of each: at most 8000 a command. */
function sizeFaults(command: Command): readonly string[] {
  const longest = (text: string | undefined, told: Readonly<Record<string, string>> | null | undefined) =>
    Math.max(lengthOf(text), ...Object.values(told ?? {}).map(lengthOf));
  const sizeOf = (one: Command): number =>
    longest(one.name, one.name_localizations) +
    longest(one.description, one.description_localizations) +
    (one.choices ?? []).reduce((sum, { name, value }) => sum + name.length + lengthOf(value), 0) +
    (one.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0);
  const size = sizeOf(command);
  return size > 8000 ? [`/${command.name} of ${size} characters, at most 8000`] : [];
}
