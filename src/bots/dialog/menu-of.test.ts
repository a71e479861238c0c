import { expect, test } from "vitest";
import { languages } from "../../core/domain/languages.ts";
import type { MenuCommand } from "../menu.ts";
import { menuOf } from "./menu-of.ts";
import { parseCommand } from "./parse-command.ts";

const menu = menuOf();
const everyArgument = menu.commands.flatMap(({ verbs }) => verbs.flatMap((verb) => verb.arguments));
const longest = (told: Readonly<Record<string, string>>): number =>
  Math.max(...Object.values(told).map((text) => [...text].length));

/**
 * What Discord counts for one command: names, descriptions and values of the command, its options and choices, of each localised text the
 * longest (https://discord.com/developers/docs/interactions/application-commands#slash-commands).
 */
function sizeOf({ name, description, verbs }: MenuCommand): number {
  const options = verbs.flatMap((verb) => [
    (verb.verb ?? "").length + longest(verb.description),
    ...verb.arguments.flatMap((argument) => [
      argument.name.length + longest(argument.description),
      ...argument.choices.map((choice) => choice.length * 2),
    ]),
  ]);
  return options.reduce((sum, size) => sum + size, name.length + longest(description));
}

test("every command fits what Discord registers", () => {
  // Narrower than Discord's own rule, which knows other scripts too.
  const name = /^[-_a-z0-9]{1,32}$/;
  for (const command of menu.commands) {
    expect(command.name).toMatch(name);
    expect(command.verbs.length, command.name).toBeLessThanOrEqual(25);
    expect(sizeOf(command), command.name).toBeLessThanOrEqual(8000);
    // With verbs, each is a subcommand; a command without has one nameless row alone.
    const nameless = command.verbs.filter(({ verb }) => verb === null);
    expect(nameless.length === 0 || command.verbs.length === 1, command.name).toBe(true);
    for (const verb of command.verbs) {
      if (verb.verb !== null) expect(verb.verb).toMatch(name);
      expect(verb.arguments.length).toBeLessThanOrEqual(25);
      const names = verb.arguments.map((argument) => argument.name);
      expect(new Set(names).size, `${command.name} ${verb.verb}`).toBe(names.length);
    }
    const verbs = command.verbs.map(({ verb }) => verb);
    expect(new Set(verbs).size).toBe(verbs.length);
  }
  for (const argument of everyArgument) {
    expect(argument.name).toMatch(name);
    expect(argument.choices.length).toBeLessThanOrEqual(25);
    expect(argument.kind === "choice", argument.name).toBe(argument.choices.length > 0);
  }
});

test("every description is there in every language, at most 100 characters, and is a sentence of its own", () => {
  const told = [
    ...menu.commands.flatMap((command) => [command.description, ...command.verbs.map((verb) => verb.description)]),
    ...everyArgument.map((argument) => argument.description),
    ...menu.shortcuts.map((shortcut) => shortcut.description),
  ];
  for (const language of languages) {
    for (const description of told) {
      const text = description[language];
      expect([...text].length).toBeGreaterThan(0);
      expect([...text].length, text).toBeLessThanOrEqual(100);
      // A copy that is missing shows its row's name.
      expect(text, JSON.stringify(description)).toMatch(/^["1-9A-ZÀ-Ý]/u);
    }
  }
});

test("no command has a name that Slack keeps for itself", () => {
  // https://slack.com/help/articles/201259356-Slash-commands-in-Slack
  const kept =
    "active apps archive away call collapse dnd dm expand feed huddle invite join keys leave me msg mute open part prefs remind remove rename search shortcuts shrug star status topic who".split(
      " ",
    );
  expect(menu.commands.map(({ name }) => name).filter((name) => kept.includes(name))).toEqual([]);
});

test("every command and shortcut is one that Telegram takes", () => {
  // https://core.telegram.org/bots/api#botcommand: 1-32 lower-case letters, digits, underscores; description 1-256.
  for (const { name, description } of [...menu.commands, ...menu.shortcuts]) {
    expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
    expect(longest(description)).toBeLessThanOrEqual(256);
  }
  expect(menu.shortcuts.map(({ name }) => name)).toEqual(["new", "mine", "queue", "help"]);
});

test("what a shortcut stands for is a command, and so is every verb of the menu", () => {
  const words = [
    ...menu.shortcuts.map((shortcut) => shortcut.words),
    ...menu.commands.flatMap(({ name, verbs }) => verbs.map(({ verb }) => (verb === null ? name : `${name} ${verb}`))),
  ];
  for (const one of words) expect(() => parseCommand(one), one).not.toThrow();
});

test("who is offered what", () => {
  const of = (audience: string) =>
    menu.commands.flatMap(({ name, verbs }) =>
      verbs.filter((verb) => verb.audience === audience).map(({ verb }) => (verb === null ? name : `${name} ${verb}`)),
    );
  expect(of("everyone")).toEqual(
    expect.arrayContaining(["ticket new", "ticket list", "ticket show", "ticket sign", "ticket rate", "help", "link"]),
  );
  expect(of("staff")).toEqual(
    expect.arrayContaining(["ticket accept", "ticket queue", "desk search", "presence busy"]),
  );
  expect(of("admin")).toEqual(expect.arrayContaining(["desk assign", "desk settings", "desk delivery"]));
  expect(of("everyone").filter((words) => words.startsWith("desk"))).toEqual([]);
  expect(menu.shortcuts.map(({ audience }) => audience)).toEqual(["everyone", "everyone", "staff", "everyone"]);
});

test("arguments say what they are, so that a platform can complete them", () => {
  const kinds = (words: string) => {
    const [command, verb] = words.split(" ");
    const entry = menu.commands.find(({ name }) => name === command)?.verbs.find((one) => one.verb === verb);
    return entry?.arguments.map(({ name, kind }) => `${name}:${kind}`);
  };
  expect(kinds("desk assign")).toEqual(["ticket:ticket", "person:person"]);
  expect(kinds("desk merge")).toEqual(["ticket:ticket", "target:ticket"]);
  expect(kinds("ticket hold")).toEqual(["ticket:ticket", "reason:choice", "words:text"]);
  expect(kinds("ticket new")).toEqual(["text:text"]);
});
