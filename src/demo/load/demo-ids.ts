import type { NewId } from "../../core/domain/clock.ts";

/** Database ids for the catalogue's keys: the same key of one kind always gives the same id within one load. */
export type DemoIds = (kind: string, key: string) => string;

/** Ids made on first use. */
export function demoIds(newId: NewId): DemoIds {
  const known = new Map<string, string>();
  return (kind, key) => {
    const name = `${kind}:${key}`;
    const id = known.get(name) ?? newId();
    known.set(name, id);
    return id;
  };
}
