import type { Actor } from "../domain/actor.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { expectedOf } from "../domain/setting-rules.ts";
import { type SettingName, settingDefaults } from "../domain/settings.ts";
import { readSettings } from "../store/settings.ts";
import type { Work } from "../store/work.ts";

/** A setting as admins see it: what holds, what would without them, and what it may be, in words. */
export type SettingShown = {
  readonly name: string;
  readonly value: string | number;
  readonly default: string | number;
  readonly expected: string;
};

/** Every setting as it is stored now, in the order of the table. Admins. Throws Problem `action.forbidden`. */
export async function showSettings(work: Work, actor: Actor): Promise<readonly SettingShown[]> {
  requireDeskAction(actor, "desk.settings");
  const settings = await readSettings(work.tx);
  return (Object.keys(settingDefaults) as SettingName[]).map((name) => ({
    name,
    value: settings[name],
    default: settingDefaults[name],
    expected: expectedOf(name),
  }));
}
