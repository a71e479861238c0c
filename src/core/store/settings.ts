import { settingsFrom } from "../domain/setting-rules.ts";
import type { SettingName, Settings } from "../domain/settings.ts";
import type { Database } from "./connect.ts";
import { eq } from "./orm.ts";
import { settings } from "./schema/delivery.ts";
import type { Work } from "./work.ts";

/** Sets a setting, or takes it back to its default (`null`). */
export async function storeSetting(
  work: Work,
  name: SettingName,
  value: string | number | null,
  changedBy: string | null,
): Promise<void> {
  if (value === null) {
    await work.tx.delete(settings).where(eq(settings.name, name));
    return;
  }
  const row = { value, changedBy, changedAt: work.now };
  await work.tx
    .insert(settings)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: settings.name, set: row });
}

/** All settings as the database has them now. */
export async function readSettings(orm: Database["orm"] | Work["tx"]): Promise<Settings> {
  return settingsFrom(await orm.select({ name: settings.name, value: settings.value }).from(settings));
}

/** The settings, remembered between units of work. */
export type SettingsCache = {
  read(): Promise<Settings>;
  /** Forgets what is remembered: to be called after a change, and when another process says that it made one. */
  invalidate(): void;
};

/** Remembers the settings for `maxAgeMs`, so that a change elsewhere that nobody told us of is seen soon all the same. */
export function makeSettingsCache(database: Database, now: () => number = Date.now, maxAgeMs = 5_000): SettingsCache {
  let held: { readonly settings: Promise<Settings>; readonly at: number } | null = null;
  return {
    read() {
      if (held !== null && now() - held.at < maxAgeMs) return held.settings;
      const asked = { settings: readSettings(database.orm), at: now() };
      held = asked;
      asked.settings.catch(() => {
        if (held === asked) held = null;
      });
      return asked.settings;
    },
    invalidate() {
      held = null;
    },
  };
}
