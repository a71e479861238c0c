import { readFileSync, writeFileSync } from "node:fs";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, expect, test } from "vitest";
import { allDeskActions, type DeskAction, mayAtDesk } from "../../../src/core/domain/permissions.ts";
import type { Role } from "../../../src/core/domain/roles.ts";
import { type KnownThings, makeKnownThings } from "./known-things.ts";
import { requestOf } from "./request-of.ts";
import { plainOf } from "./schema-values.ts";
import { type Walker, walkers, walkWorld } from "./walk-world.ts";

/**
 * Every operation, asked by everybody, for things of one organisation. What each may is in operations.txt, which a person has read:
 * "yes" (it is done, or refused for another reason than who asks), "no" (403), "hidden" (404), "sign in" (401).
 * After a change of routes: `UPDATE_OPERATIONS=1 vitest run test/http/walk/permissions.test.ts`, and read the difference.
 */
const file = new URL("operations.txt", import.meta.url);
let things: KnownThings | null = null;
const world = await walkWorld(async (server) => {
  things = await makeKnownThings(server);
});
afterAll(() => world[Symbol.asyncDispose]());

const verdictOf = (answer: LightMyRequestResponse): string => {
  if (answer.statusCode === 401) return "sign-in";
  if (answer.statusCode === 403) return "no";
  if (answer.statusCode === 404) return "hidden";
  return "yes";
};

const operations = Object.entries(world.document.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  // Signing in has no roles, and the live feed judges each event: both have tests of their own.
  .filter(({ path }) => path.startsWith("/api/") && !/\/auth\/|\/live$/.test(path));
const verdicts = new Map<string, Readonly<Record<Walker, string>>>();
const misread: string[] = [];
for (const { path, method, operation } of operations) {
  const known = things as unknown as KnownThings;
  const request = requestOf(method, path, operation, known, (schema, name) => plainOf(schema, known.hints, name));
  const found: Record<string, string> = {};
  for (const walker of walkers) {
    const cookie = world.cookies[walker];
    const headers = { "x-fixline": "1", ...(cookie === null ? {} : { cookie }) };
    const answer = await world.app.inject({ ...request, headers });
    const broken = answer.statusCode >= 500 && answer.statusCode !== 501 && answer.statusCode !== 503;
    if (broken || answer.statusCode === 400) misread.push(`${method} ${request.url} by ${walker}: ${answer.body}`);
    found[walker] = verdictOf(answer);
  }
  verdicts.set(`${method.toUpperCase()} ${path}`, found as Record<Walker, string>);
}

test("every operation was understood, so that what is compared is rights", () => {
  expect(misread).toEqual([]);
});

test("who may do what over the API is what a person has read and checked in", () => {
  const lines = operations.map(({ path, method, operation }) => {
    const name = `${method.toUpperCase()} ${path}`;
    const row = verdicts.get(name);
    const cells = walkers.map((walker) => `${walker}:${row?.[walker]}`.padEnd(walker.length + 9));
    return `${name.padEnd(66)} ${(operation["x-permission"] ?? "-").padEnd(18)} ${cells.join("")}`.trimEnd();
  });
  const text = `${lines.join("\n")}\n`;
  if (process.env.UPDATE_OPERATIONS === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
});

test("the permission table decides: whoever it does not name is refused, and nobody else for the want of a right", () => {
  const roleOf: Readonly<Record<Exclude<Walker, "nobody">, Role>> = {
    customer: "customer",
    stranger: "customer",
    technician: "technician",
    engineer: "engineer",
    admin: "admin",
    manufacturer: "manufacturer",
  };
  const wrong: string[] = [];
  for (const { path, method, operation } of operations) {
    const may = operation["x-permission"];
    if (may === undefined || !(allDeskActions as readonly string[]).includes(may)) continue;
    const name = `${method.toUpperCase()} ${path}`;
    for (const [walker, role] of Object.entries(roleOf) as [Exclude<Walker, "nobody">, Role][]) {
      const verdict = verdicts.get(name)?.[walker];
      const allowed = mayAtDesk(role, may as DeskAction);
      if (!allowed && verdict !== "no" && verdict !== "hidden")
        wrong.push(`${name}: ${walker} got ${verdict}, but the table says no (${may})`);
      if (allowed && verdict === "no" && may !== "account.own")
        wrong.push(`${name}: ${walker} was refused, but the table says yes (${may})`);
    }
  }
  expect(wrong).toEqual([]);
});

test("nobody gets in unsigned", () => {
  const open = [...verdicts].filter(([, row]) => row.nobody !== "sign-in").map(([name]) => name);
  expect(open).toEqual([]);
});

test("to somebody of another organisation what belongs to this one does not exist", () => {
  const seen = [...verdicts].filter(
    ([name, row]) => /\{(number|id)\}/.test(name) && row.stranger === "yes" && row.customer === "yes",
  );
  // The catalogue and the articles are everybody's.
  const shared = /^\w+ \/api\/v1\/(manufacturers|models|articles|push|notifications|role-requests)\//;
  expect(seen.map(([name]) => name).filter((name) => !shared.test(name))).toEqual([]);
});
