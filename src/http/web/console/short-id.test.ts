import { expect, test } from "vitest";
import { longId, shortId } from "../../../bots/dialog/action-id.ts";
import { shortIdOf } from "./short-id.ts";

test("ids are shortened as the server shortens them", () => {
  for (const uuid of [
    "01890000-0000-7000-8000-000000000001",
    "ffffffff-ffff-7fff-bfff-ffffffffffff",
    "00000000-0000-0000-0000-000000000000",
    "0189fbef-fefb-7ffe-9ffb-efbefbfffefa",
  ]) {
    expect(shortIdOf(uuid)).toBe(shortId(uuid));
    expect(longId(shortIdOf(uuid))).toBe(uuid);
  }
});
