import type { CopyFamily } from "../../core/copy/copy-id.ts";
import { wordsFor } from "../../core/copy/words.ts";
import type { Menu, MenuArgument, MenuCommand, MenuLanguage, MenuShortcut, MenuVerb } from "../menu.ts";
import { argumentsOf, type CommandRow, commandNames, commandTable, isForRole } from "./command-table.ts";
import { describeCommand } from "./describe-command.ts";
import type { FieldRow } from "./forms/form-table.ts";

type Audience = MenuVerb["audience"];
type Told = Readonly<Record<MenuLanguage, string>>;

/** Arguments that a platform can complete, by the name of the field they fill. */
const completed: Readonly<Record<string, MenuArgument["kind"]>> = {
  person: "person",
  target: "ticket",
  fix: "fix",
  into: "fix",
};

/** Arguments whose name says too little behind one verb: described apart. */
const describedAs: Readonly<Record<string, CopyFamily>> = {
  "hold reason": "argument-hold",
  "search text": "argument-search",
  "people text": "argument-people",
};

/** Commands of one word for platforms without options (`/new`), with the words they stand for. */
const shortcuts = [
  { name: "new", words: "ticket new" },
  { name: "mine", words: "ticket list" },
  { name: "queue", words: "ticket queue" },
  { name: "help", words: "help" },
] as const;

/**
 * The commands as a platform registers them, from the table, in every language. No argument is required: what is missing is asked for
 * by the verb's form, or is plain from where it was said.
 */
export function menuOf(): Menu {
  return {
    commands: commandNames.map(
      (name): MenuCommand => ({
        name,
        description: inEach((language) => wordsFor(language).say(`command-${name}`)),
        verbs: commandTable.filter((row) => row.command === name).map(verbEntry),
      }),
    ),
    shortcuts: shortcuts.map(
      ({ name, words }): MenuShortcut => ({
        name,
        words,
        description: inEach((language) => wordsFor(language).say(`shortcut-${name}`)),
        audience: audienceOf(rowOfWords(words)),
      }),
    ),
  };
}

function inEach(say: (language: MenuLanguage) => string): Told {
  return { en: say("en"), es: say("es"), pt: say("pt") };
}

function verbEntry(row: CommandRow): MenuVerb {
  const ticket = row.may.about === "ticket" ? [ticketArgument()] : [];
  return {
    verb: row.verb,
    description: inEach((language) => describeCommand(wordsFor(language), row)),
    audience: audienceOf(row),
    arguments: [...ticket, ...argumentsOf(row).map((field) => argumentEntry(row, field))],
  };
}

function ticketArgument(): MenuArgument {
  const description = inEach((language) => wordsFor(language).say("argument-ticket"));
  return { name: "ticket", description, required: false, kind: "ticket", choices: [] };
}

function argumentEntry(row: CommandRow, field: FieldRow): MenuArgument {
  const copy = describedAs[`${row.verb} ${field.name}`] ?? (`argument-${field.name}` as const);
  const kind = completed[field.name] ?? (field.kind === "choice" || field.kind === "number" ? field.kind : "text");
  return {
    name: field.name,
    description: inEach((language) => wordsFor(language).say(copy)),
    required: false,
    kind,
    choices: field.kind === "choice" ? field.choices : [],
  };
}

function audienceOf(row: CommandRow): Audience {
  if (isForRole(row, "customer")) return "everyone";
  return isForRole(row, "technician") || isForRole(row, "engineer") ? "staff" : "admin";
}

function rowOfWords(words: string): CommandRow {
  const [command, verb = null] = words.split(" ");
  const row = commandTable.find((one) => one.command === command && one.verb === verb);
  if (row === undefined) throw new Error(`no command "${words}"`);
  return row;
}
