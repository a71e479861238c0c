import fc from "fast-check";
import { expect, test } from "vitest";
import { actionId, actionVerbs, longId, maxActionBytes, parseActionId, shortId } from "./action-id.ts";

const anAction = fc.record({
  verb: fc.constantFrom(...actionVerbs),
  number: fc.option(fc.integer({ min: 0, max: 2 ** 40 })),
  version: fc.integer({ min: 0, max: 2 ** 31 }),
  arg: fc.option(fc.stringMatching(/^[A-Za-z0-9_:~.-]{1,22}$/)),
});

test("what is written comes back the same, within the smallest limit of a platform", () => {
  fc.assert(
    fc.property(anAction, ({ verb, number, version, arg }) => {
      const id = actionId(verb, number, version, arg);
      expect(Buffer.byteLength(id)).toBeLessThanOrEqual(maxActionBytes);
      expect(parseActionId(id)).toEqual({ verb, number, version, arg });
    }),
  );
});

test("anything else is null, and whatever parses is written the same again", () => {
  for (const wrong of [
    "",
    "start",
    "start.tz",
    "start.tz.",
    "Start.tz.1",
    "start.TZ.1",
    "start.0tz.1",
    "start.tz.1.",
    "start.tz.1.a b",
    "nap.tz.1",
    "start.tz.1.é",
    "start.zzzzzzzzzzzz.1",
    `start.tz.1.${"a".repeat(64)}`,
  ]) {
    expect(parseActionId(wrong), wrong).toBeNull();
  }
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.stringMatching(/^(start|rate|pick-ticket)\.[0-9a-z-]{1,4}\.[0-9a-z]{1,4}(\.[ -~]{0,9})?$/),
      ),
      (text) => {
        const action = parseActionId(text);
        if (action !== null) expect(actionId(action.verb, action.number, action.version, action.arg)).toBe(text);
      },
    ),
  );
});

test("a defect of the caller is told at once", () => {
  expect(() => actionId("start", 1042, -1)).toThrow(RangeError);
  expect(() => actionId("start", 1.5, 1)).toThrow(RangeError);
  expect(() => actionId("start", 1042, 1, "")).toThrow(RangeError);
  expect(() => actionId("start", 1042, 1, "a b")).toThrow(RangeError);
  expect(() => actionId("start", 1042, 1, "a".repeat(60))).toThrow(RangeError);
});

test("ids of rows are shortened and come back", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(longId(shortId(uuid))).toBe(uuid);
    }),
  );
  expect(longId("short")).toBeNull();
  expect(longId(`${"_".repeat(21)}_`)).toBeNull();
});
