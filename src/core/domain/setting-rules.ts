import { type TSchema, Type } from "typebox";
import { Check } from "typebox/value";
import { cleanLine } from "./clean-text.ts";
import { languages } from "./languages.ts";
import { Problem } from "./problem.ts";
import { type SettingName, type Settings, settingDefaults } from "./settings.ts";
import { isTimeZone } from "./time-zone.ts";

/** What a setting may be: the schema its value must fit, and the same in words that a person can act on. */
type SettingRule = { readonly schema: TSchema; readonly expected: string };

function whole(minimum: number, maximum: number, unit: string): SettingRule {
  return {
    schema: Type.Integer({ minimum, maximum }),
    expected: `a whole number of ${unit} from ${minimum} to ${maximum}`,
  };
}

function oneOf(choices: readonly string[]): SettingRule {
  return { schema: Type.Union(choices.map((choice) => Type.Literal(choice))), expected: choices.join(", ") };
}

/** Every setting's rule. A new setting does not compile without one. */
const settingRules: Readonly<Record<SettingName, SettingRule>> = {
  deskName: { schema: Type.String({ minLength: 1, maxLength: 80 }), expected: "a name of 1 to 80 characters" },
  timeZone: {
    schema: Type.Refine(Type.String({ minLength: 1, maxLength: 64 }), isTimeZone),
    expected: "a time zone such as Europe/Lisbon",
  },
  language: oneOf(languages),
  reopenWindowDays: whole(0, 365, "days"),
  autoCloseDays: whole(1, 365, "days"),
  unsignedReportReminderHours: whole(1, 720, "hours"),
  silentTicketReminderHours: whole(1, 720, "hours"),
  ratingReminderHours: whole(1, 720, "hours"),
  longestShiftHours: whole(1, 24, "hours"),
  shiftEndGraceMinutes: whole(1, 720, "minutes"),
  burstSeconds: whole(1, 600, "seconds"),
  repeatFaultDays: whole(1, 365, "days"),
  defaultBookingMinutes: whole(5, 1_440, "minutes"),
  openTicketsPerPerson: whole(1, 1_000, "tickets"),
  fileLimitBytes: whole(1_024, 1_073_741_824, "bytes"),
  messageLimitCharacters: whole(100, 100_000, "characters"),
  signInLinkMinutes: whole(1, 60, "minutes"),
  fileLinkMinutes: whole(1, 1_440, "minutes"),
  pinTries: whole(1, 10, "tries"),
  pinLockMinutes: whole(1, 1_440, "minutes"),
  showStaffNames: oneOf(["full", "first", "none"]),
  suppressBelowOrganisations: whole(2, 50, "organisations"),
  dashboardLinkDays: whole(1, 365, "days"),
  webhookAddresses: oneOf(["public", "any"]),
};

/** Whether there is a setting of this name. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingDefaults, name);
}

/**
 * The value of a setting as stored, from what somebody gave (a JSON value, or text as typed in a chat).
 * Throws Problem `setting.unknown`, or `setting.invalid` with what is expected.
 */
export function readSetting(
  name: string,
  given: unknown,
): { readonly name: SettingName; readonly value: string | number } {
  if (!isSettingName(name)) throw new Problem("setting.unknown", { name: cleanLine(name.slice(0, 80)) });
  const value = typeof given === "string" ? readTyped(given, typeof settingDefaults[name] === "number") : given;
  if (!fits(name, value)) {
    throw new Problem("setting.invalid", {
      name,
      value: cleanLine((typeof given === "string" ? given : (JSON.stringify(given) ?? "")).slice(0, 80)),
      expected: settingRules[name].expected,
    });
  }
  return { name, value };
}

/** What a setting may be, in words that a person can act on. */
export function expectedOf(name: SettingName): string {
  return settingRules[name].expected;
}

/** All settings: the defaults, replaced by those stored values that (still) fit their rule. */
export function settingsFrom(stored: readonly { readonly name: string; readonly value: unknown }[]): Settings {
  const fitting = stored.filter(({ name, value }) => isSettingName(name) && fits(name, value));
  return { ...settingDefaults, ...Object.fromEntries(fitting.map(({ name, value }) => [name, value])) };
}

function fits(name: SettingName, value: unknown): value is string | number {
  return Check(settingRules[name].schema, value);
}

function readTyped(text: string, asNumber: boolean): string | number {
  const line = cleanLine(text);
  return asNumber && /^\d{1,12}$/.test(line) ? Number(line) : line;
}
