import fc from "fast-check";
import { expect, test } from "vitest";
import { allDeskActions, allTicketActions } from "../../core/domain/permissions.ts";
import { isProblem, Problem } from "../../core/domain/problem.ts";
import { roles } from "../../core/domain/roles.ts";
import { argumentsOf, commandTable, isForRole, nameOf, usageOf, verbOf } from "./command-table.ts";
import { editDistance, nearestWord } from "./nearest-word.ts";
import { parseCommand, readTicketNumber } from "./parse-command.ts";
import { addressedWords, plainCommand } from "./recognise-command.ts";

function read(words: string) {
  const { row, number, given } = parseCommand(words);
  return [nameOf(row), number, given];
}

function problemOf(words: string): Problem {
  try {
    parseCommand(words);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`"${words}" was understood`);
}

test("words become a command, its ticket and its arguments", () => {
  const understood: readonly (readonly [string, string, number | null, Record<string, string>])[] = [
    ["ticket start 1042", "ticket start", 1042, {}],
    ["ticket start #1042", "ticket start", 1042, {}],
    ["start １０４２", "ticket start", 1042, {}],
    ["START ＃１０４２", "ticket start", 1042, {}],
    ["ticket start", "ticket start", null, {}],
    ["  ticket \t start\n1042  ", "ticket start", 1042, {}],
    ["ticket hold parts", "ticket hold", null, { reason: "parts" }],
    [
      "hold 1042 Parts the gasket\nis on its way",
      "ticket hold",
      1042,
      { reason: "parts", words: "the gasket\nis on its way" },
    ],
    ["hold waiting for a crane", "ticket hold", null, { reason: "other", words: "waiting for a crane" }],
    ["ticket decline 1042 no access", "ticket decline", 1042, { reason: "no access" }],
    ["ticket cancel 1042 fixed itself", "ticket cancel", 1042, { reason: "fixed itself" }],
    ["ticket cancel 2 of them work again", "ticket cancel", null, { reason: "2 of them work again" }],
    ["ticket rate 5 thanks", "ticket rate", null, { stars: "5", comment: "thanks" }],
    ["ticket rate 1042 ５", "ticket rate", 1042, { stars: "5" }],
    ["ticket reply 1042 We are on the way", "ticket reply", 1042, { text: "We are on the way" }],
    ["desk assign 1042 Jo Silva", "desk assign", 1042, { person: "Jo Silva" }],
    ["desk priority 1042 p1", "desk priority", 1042, { priority: "p1" }],
    ["desk priority P1", "desk priority", null, { priority: "p1" }],
    ["desk merge 1042 #1043", "desk merge", 1042, { target: "#1043" }],
    ["desk settings reopenwindowdays 21", "desk settings", null, { name: "reopenWindowDays", value: "21" }],
    ["new the oven trips the breaker", "ticket new", null, { text: "the oven trips the breaker" }],
    ["mine", "ticket list", null, {}],
    ["ticket mine", "ticket list", null, {}],
    ["presence busy", "presence busy", null, {}],
    ["busy", "presence busy", null, {}],
    ["language es", "language", null, { language: "es" }],
    ["help", "help", null, {}],
    ["ticket", "help", null, { command: "ticket" }],
  ];
  for (const [words, name, number, given] of understood) expect(read(words), words).toEqual([name, number, given]);
});

test("what is not understood is answered with the nearest command or with what is expected", () => {
  const nearest: readonly (readonly [string, string | null])[] = [
    ["ticket strat 1042", "ticket start"],
    ["tiket start 1042", "ticket start"],
    ["ticket assign 1042", "desk assign"],
    ["acept", "ticket accept"],
    ["ticket xylophone", null],
    ["xylophone", null],
    ["", null],
  ];
  for (const [words, command] of nearest) {
    const problem = problemOf(words);
    expect(problem.code, words).toBe("command.unknown");
    expect(problem.data, words).toMatchObject({ nearest: command });
  }
  expect(problemOf("ticket start 1042 now").data).toEqual({ command: "ticket start", argument: "now", expected: "" });
  expect(problemOf("desk priority 1042 soon")).toMatchObject({
    code: "command.bad_argument",
    data: { argument: "soon", expected: "p1, p2, p3, p4, auto" },
  });
});

test("whatever is typed, reading it gives a command or a Problem", () => {
  const verbs = commandTable.flatMap((row) => [nameOf(row), verbOf(row)]);
  const typed = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.tuple(fc.constantFrom(...verbs), fc.string()).map(([verb, rest]) => `${verb} ${rest}`),
  );
  fc.assert(
    fc.property(typed, (words) => {
      try {
        const { row, number, given } = parseCommand(words);
        expect(number === null || Number.isSafeInteger(number)).toBe(true);
        const names = [...argumentsOf(row).map((field) => field.name), "command"];
        for (const name of Object.keys(given)) expect(names).toContain(name);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
      addressedWords(words);
      for (const role of roles) plainCommand(words, role);
    }),
  );
});

test("talk stays talk", () => {
  for (const talk of [
    "start button broken",
    "start 1042 please",
    "please start",
    "hold on, I am coming",
    "cancel 1042 fixed itself",
    "close the valve",
    "new oven",
    "5",
    "thanks",
    "start\n1042",
    "the rate is 5",
  ]) {
    for (const role of roles) expect(plainCommand(talk, role), talk).toBeNull();
    expect(addressedWords(talk), talk).toBeNull();
  }
  for (const talk of [
    "/etc/passwd is gone",
    "/ 24 V",
    "@fixline the oven is cold",
    "mail me@fixline start",
    "1/2 start",
    "/xylophone",
  ]) {
    expect(addressedWords(talk), talk).toBeNull();
  }
  // Nobody but an admin closes: from a customer it is a word.
  expect(plainCommand("close 1042", "customer")).toBeNull();
  expect(plainCommand("close 1042", "admin")?.number).toBe(1042);
});

test("a message that does not begin with a slash, a mention or a verb is never taken for a command", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...commandTable), (text, row) => {
      const talk = `hm ${verbOf(row)} ${text}`;
      expect(addressedWords(talk)).toBeNull();
      expect(plainCommand(talk, "admin")).toBeNull();
    }),
  );
});

test("commands are recognised where they are spoken to the bot, and alone in a private chat", () => {
  expect(addressedWords("/ticket start 1042")).toBe("ticket start 1042");
  expect(addressedWords("/start@fixline_bot 1042")).toBe("start 1042");
  expect(addressedWords("@fixline start 1042")).toBe("start 1042");
  expect(addressedWords("@Fixline, reply 1042 We are\non the way")).toBe("reply 1042 We are\non the way");
  expect(addressedWords("/tiket start 1042")).toBe("tiket start 1042");
  expect(plainCommand("Start 1042", "technician")).toMatchObject({ number: 1042 });
  expect(plainCommand("hold parts", "technician")).toMatchObject({ given: { reason: "parts" } });
  expect(plainCommand("rate 5", "customer")).toMatchObject({ given: { stars: "5" } });
  expect(plainCommand("list", "customer")).not.toBeNull();
});

test("the table is sound: names once, at most 25 verbs a command, every action in the permission table", () => {
  const names = commandTable.map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  const lone = commandTable.flatMap((row) => [verbOf(row), ...row.aliases]);
  expect(new Set(lone).size).toBe(lone.length);
  for (const row of commandTable) {
    expect(commandTable.filter(({ command }) => command === row.command).length).toBeLessThanOrEqual(25);
    expect([...allDeskActions, ...allTicketActions]).toContain(row.may.action);
    expect(argumentsOf(row).map((field) => field.name)).toEqual(row.takes);
  }
  expect(usageOf(parseCommand("hold").row)).toBe("[#number] <parts|customer|access|other> [words]");
});

test("each role is offered its own commands", () => {
  const offered = (role: (typeof roles)[number]) => commandTable.filter((row) => isForRole(row, role)).map(nameOf);
  expect(offered("customer")).toEqual([
    "ticket new",
    "ticket list",
    "ticket show",
    "ticket edit",
    "ticket sign",
    "ticket dispute",
    "ticket cancel",
    "ticket reopen",
    "ticket rate",
    "article list",
    "article show",
    "help",
    "language",
    "link",
    "privacy",
  ]);
  expect(offered("technician")).toContain("ticket hold");
  expect(offered("technician")).not.toContain("desk assign");
  expect(offered("admin")).toEqual(commandTable.map(nameOf));
  expect(offered("manufacturer")).toEqual(["help", "language", "link", "privacy"]);
});

test("distance counts slips, swaps of neighbours as one", () => {
  expect(editDistance("start", "start")).toBe(0);
  expect(editDistance("strat", "start")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(nearestWord("x", ["y"])).toBeNull();
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => editDistance(a, b) === editDistance(b, a)));
});

test("ticket numbers in the ways people write them", () => {
  expect(readTicketNumber("#1042")).toEqual({ number: 1042, marked: true });
  expect(readTicketNumber("１０４２")).toEqual({ number: 1042, marked: false });
  for (const wrong of ["", "#", "10-42", "1042a", "9".repeat(16), "-1", "1e3"])
    expect(readTicketNumber(wrong), wrong).toBeNull();
});
