import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Menu, MenuArgument, MenuCommand, MenuLanguage, MenuVerb } from "../menu.ts";
import { cutTo, limits } from "./limits.ts";

type Option = NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody["options"]>[number];
type Told = Readonly<Record<MenuLanguage, string>>;

/** Where a command can be used: in the server, or in the direct talk with the bot, where a server's commands do not reach. */
export type CommandReach = "server" | "direct";

/** Discord's locales of our languages: https://discord.com/developers/docs/reference#locales. */
const locales = { es: ["es-ES", "es-419"], pt: ["pt-BR"] } as const;

const completed: ReadonlySet<MenuArgument["kind"]> = new Set(["ticket", "person", "vehicle", "fix"]);

/**
 * The menu as Discord registers it: a command with subcommands and typed options, in three languages, and the command in a message's own
 * menu that raises a ticket. Throws RangeError where a command breaks Discord's limits however little is said about it.
 */
export function renderCommands(
  menu: Menu,
  reach: CommandReach,
  raise: Told,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const contexts = reach === "server" ? [InteractionContextType.Guild] : [InteractionContextType.BotDM];
  const slash = menu.commands.map((command) => ({ ...fitted(command), contexts }));
  if (reach === "direct") return slash;
  const { es, pt } = raise;
  const names = localised((language) => cutTo({ es, pt }[language], 32));
  const message = {
    type: ApplicationCommandType.Message as const,
    name: cutTo(raise.en, 32),
    name_localizations: names,
    contexts,
  };
  return [...slash, message] as const;
}

/** As much as fits: first the translations of arguments go, then what is said about them. */
function fitted(command: MenuCommand): RESTPostAPIChatInputApplicationCommandsJSONBody {
  if (command.verbs.length > limits.subcommands) throw new RangeError(`/${command.name} has more than 25 subcommands`);
  for (const detail of ["all", "english", "least"] as const) {
    const drawn = draw(command, detail);
    if (commandSize(drawn) <= limits.commandTotal) return drawn;
  }
  throw new RangeError(`/${command.name} is longer than ${limits.commandTotal} characters`);
}

type Detail = "all" | "english" | "least";

function draw(command: MenuCommand, detail: Detail): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const alone = command.verbs.find(({ verb }) => verb === null);
  const options =
    alone === undefined ? command.verbs.map((verb) => subcommand(verb, detail)) : optionsOf(alone, detail);
  const onlyAdmins = command.verbs.every(({ audience }) => audience === "admin");
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...described(command.description, "all"),
    options,
    // A default that the server's owner can change; the desk checks rights itself.
    default_member_permissions: onlyAdmins ? String(PermissionFlagsBits.ManageGuild) : null,
  };
}

function subcommand(verb: MenuVerb, detail: Detail): Option & { type: ApplicationCommandOptionType.Subcommand } {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: verb.verb ?? "",
    ...described(verb.description, detail === "least" ? "english" : "all"),
    options: optionsOf(verb, detail),
  };
}

/** Options that must be given come first, as Discord demands. */
function optionsOf(verb: MenuVerb, detail: Detail) {
  const ordered = [...verb.arguments.filter((one) => one.required), ...verb.arguments.filter((one) => !one.required)];
  return ordered.map((argument) => option(argument, detail));
}

function option(argument: MenuArgument, detail: Detail) {
  const { name, required, kind, choices } = argument;
  const told = detail === "least" ? { description: name } : described(argument.description, detail);
  const base = { name, required, ...told };
  if (kind === "number") return { ...base, type: ApplicationCommandOptionType.Integer as const };
  const text = { ...base, type: ApplicationCommandOptionType.String as const };
  if (completed.has(kind)) return { ...text, autocomplete: true };
  const offered = kind === "choice" && choices.length > 0 && choices.length <= 25;
  // More choices than Discord can list are completed from what is typed.
  if (kind === "choice" && choices.length > 25) return { ...text, autocomplete: true };
  return offered ? { ...text, choices: choices.map((choice) => ({ name: choice, value: choice })) } : text;
}

function described(told: Told, detail: "all" | "english") {
  const description = cutTo(told.en, limits.commandDescription);
  if (detail === "english") return { description };
  return { description, description_localizations: localised((to) => cutTo(told[to], limits.commandDescription)) };
}

function localised(say: (language: "es" | "pt") => string): Record<string, string> {
  return Object.fromEntries(
    (["es", "pt"] as const).flatMap((language) => locales[language].map((locale) => [locale, say(language)])),
  );
}

/** Names, descriptions and values, each in its longest translation. */
export function commandSize(command: object): number {
  let size = 0;
  const longest = (text: unknown, translations: unknown) => {
    const all = [text, ...(isRecord(translations) ? Object.values(translations) : [])];
    return Math.max(0, ...all.map((one) => (typeof one === "string" ? one.length : 0)));
  };
  const visit = (node: unknown) => {
    if (!isRecord(node)) return;
    size += longest(node.name, node.name_localizations) + longest(node.description, node.description_localizations);
    size += typeof node.value === "string" ? node.value.length : 0;
    for (const children of [node.options, node.choices]) if (Array.isArray(children)) children.forEach(visit);
  };
  visit(command);
  return size;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
