import { expect, test } from "vitest";
import { isProblem } from "./problem.ts";
import { readSetting, settingsFrom } from "./setting-rules.ts";
import { settingDefaults } from "./settings.ts";

function problemOf(name: string, given: unknown) {
  try {
    return readSetting(name, given);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { code: error.code, data: error.data };
  }
}

test("every default fits its own rule, as a value and as typed text", () => {
  for (const [name, value] of Object.entries(settingDefaults)) {
    expect(readSetting(name, value)).toEqual({ name, value });
    expect(readSetting(name, ` ${value} `)).toEqual({ name, value });
  }
});

test("what does not fit is refused with what is expected", () => {
  expect(problemOf("reopenWindowDays", "soon")).toEqual({
    code: "setting.invalid",
    data: { name: "reopenWindowDays", value: "soon", expected: "a whole number of days from 0 to 365" },
  });
  for (const bad of [-1, 1.5, 366, null, true, [3], {}, undefined, Number.NaN, "1e2", "0x10"]) {
    expect(problemOf("reopenWindowDays", bad), String(bad)).toMatchObject({ code: "setting.invalid" });
  }
  expect(problemOf("timeZone", "Mars/Olympus")).toMatchObject({ code: "setting.invalid" });
  expect(problemOf("timeZone", "+02:00")).toMatchObject({ code: "setting.invalid" });
  expect(problemOf("language", "de")).toMatchObject({ data: { expected: "en, es, pt" } });
  expect(problemOf("deskName", "\u200B")).toMatchObject({ code: "setting.invalid" });
  expect(problemOf("__proto__", "1")).toMatchObject({ code: "setting.unknown" });
  expect(readSetting("timeZone", "America/Sao_Paulo").value).toBe("America/Sao_Paulo");
});

test("stored values that no longer fit leave the default", () => {
  const settings = settingsFrom([
    { name: "autoCloseDays", value: 3 },
    { name: "pinTries", value: "many" },
    { name: "retired", value: 1 },
  ]);
  expect(settings).toEqual({ ...settingDefaults, autoCloseDays: 3 });
});
