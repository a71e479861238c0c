import { expect, test } from "vitest";
import type { CommandJson } from "../protocol.ts";
import { commandIn, complete } from "./complete.ts";
import { isCommand } from "./is-command.ts";

const commands: readonly CommandJson[] = [
  "ticket start",
  "ticket hold",
  "ticket show",
  "desk search",
  "desk assign",
  "help",
].map((words) => ({ words, usage: "", says: "" }));
const found = (typed: string) => complete(typed, commands).map(({ words }) => words);

test("a slash alone offers what there is", () => {
  expect(found("/")).toHaveLength(commands.length);
});

test.each([
  ["/ticket st", ["ticket start"]],
  ["/st", ["ticket start"]],
  ["/ti s", ["ticket start", "ticket show"]],
  ["/TICKET HO", ["ticket hold"]],
  ["/assign", ["desk assign"]],
  ["/help", ["help"]],
  ["/zzz", []],
  ["st", []],
  ["/ticket\nstart", []],
])("%s finds %s", (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test("arguments end the offers and name the command", () => {
  expect(found("/ticket hold parts")).toEqual([]);
  expect(commandIn("/ticket hold parts", commands)?.words).toBe("ticket hold");
  expect(commandIn("/ticket hold", commands)).toBeNull();
});

test("a path or a comment is talk", () => {
  expect(["/ticket start 1042", "/help"].map(isCommand)).toEqual([true, true]);
  expect(["/usr/bin is full", "// note", "/", "1/2 done"].map(isCommand)).toEqual([false, false, false, false]);
});
