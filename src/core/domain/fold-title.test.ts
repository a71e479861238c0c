import { expect, test } from "vitest";
import { foldTitle } from "./fold-title.ts";

test("titles that mean the same fold to the same text", () => {
  expect(foldTitle("Replaced  the Inlet-Valve!")).toBe("replaced the inlet valve");
  expect(foldTitle("Substituição da válvula")).toBe("substituicao da valvula");
  expect(foldTitle("Ａdjust　belt №2")).toBe("adjust belt no2");
  expect(foldTitle("更换阀门")).toBe("更换阀门");
  expect(foldTitle("—!?")).toBe("");
});
