import { expect, test } from "vitest";
import { PlatformFault } from "../../bots/platform.ts";
import { readFault } from "./fault.ts";

test("a platform's refusal is read as it is, with its hint", () => {
  const fault = readFault(new PlatformFault("refused", "not_in_channel", { hint: "invite the bot" }));
  expect(fault).toEqual({
    kind: "refused",
    inDoubt: false,
    retryAfterMs: null,
    detail: "not_in_channel (invite the bot)",
  });
});

test("only what may have arrived is in doubt", () => {
  expect(readFault(new PlatformFault("unreachable", "reset", { inDoubt: true })).inDoubt).toBe(true);
  expect(readFault(new PlatformFault("limited", "slow", { inDoubt: true, retryAfterMs: 5 })).inDoubt).toBe(false);
});

test("anything else is unreachable and in doubt", () => {
  expect(readFault(new TypeError("boom"))).toMatchObject({ kind: "unreachable", inDoubt: true });
  expect(readFault("boom")).toMatchObject({ kind: "unreachable", inDoubt: true, detail: "boom" });
  expect(readFault(Object.assign(new Error("x"), { name: "PlatformFault", kind: "odd" }))).toMatchObject({
    kind: "unreachable",
    inDoubt: true,
  });
});
