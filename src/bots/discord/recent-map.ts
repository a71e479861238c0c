/** The newest entries, by key; older ones are forgotten. */
export type RecentMap<T> = { get(key: string): T | null; set(key: string, value: T): void };

export function recentMap<T>(most: number): RecentMap<T> {
  const entries = new Map<string, T>();
  return {
    get: (key) => entries.get(key) ?? null,
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
  };
}
