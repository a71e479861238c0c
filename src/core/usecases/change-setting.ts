import { type Actor, accountOf } from "../domain/actor.ts";
import { deskSubjectId } from "../domain/desk-subject.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { readSetting } from "../domain/setting-rules.ts";
import { settingDefaults } from "../domain/settings.ts";
import { emit } from "../store/events.ts";
import { storeSetting } from "../store/settings.ts";
import type { Work } from "../store/work.ts";

/**
 * Changes a setting; `value` null takes it back to its default. Returns what holds now. The caller tells the settings' cache after the
 * commit. Admins only. Throws Problem `setting.unknown`, `setting.invalid` (with what is expected), `action.forbidden`.
 */
export async function changeSetting(
  work: Work,
  actor: Actor,
  input: { readonly name: string; readonly value: unknown },
): Promise<{ readonly name: string; readonly value: string | number }> {
  requireDeskAction(actor, "desk.settings");
  const known = input.value === null ? settingDefaults : null;
  const { name, value } = readSetting(input.name, known === null ? input.value : defaultOf(input.name));
  await storeSetting(work, name, known === null ? value : null, accountOf(actor));
  await emit(work, {
    kind: "settings.changed",
    subjectId: deskSubjectId,
    actor,
    data: { name, from: work.settings[name], to: value },
  });
  return { name, value };
}

function defaultOf(name: string): unknown {
  return Object.hasOwn(settingDefaults, name) ? settingDefaults[name as keyof typeof settingDefaults] : undefined;
}
