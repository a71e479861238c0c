import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("one key runs one at a time and in order, also after a failure; another key does not wait", async () => {
  const turn = inTurn();
  const seen: string[] = [];
  const gates = new Map<string, () => void>();
  const gated = (name: string) => () =>
    new Promise<string>((resolve) => {
      seen.push(name);
      gates.set(name, () => resolve(name));
    });
  const first = turn("a", gated("a1"));
  const failed = turn("a", async () => {
    seen.push("a2");
    throw new Error("no");
  });
  const third = turn("a", gated("a3"));
  const other = turn("b", gated("b1"));
  expect(seen).toEqual(["a1", "b1"]);
  gates.get("b1")?.();
  expect(await other).toBe("b1");
  expect(seen).toEqual(["a1", "b1"]);
  gates.get("a1")?.();
  expect(await first).toBe("a1");
  await expect(failed).rejects.toThrow("no");
  await Promise.resolve();
  gates.get("a3")?.();
  expect(await third).toBe("a3");
  expect(seen).toEqual(["a1", "b1", "a2", "a3"]);
});
