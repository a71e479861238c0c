import { Problem } from "../domain/problem.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";

/**
 * Stores a record that has a name. Throws Problem `record.name_taken` where another has the name, `record.unknown` where it names
 * something that is not there.
 */
export async function storeRecord<T>(work: Work, name: string, store: (inner: Work) => Promise<T>): Promise<T> {
  try {
    return await work.savepoint(store);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("record.name_taken", { name });
    if (isForeignKeyViolation(error)) throw new Problem("record.unknown", {});
    throw error;
  }
}

/** Removes a record. Throws Problem `record.in_use` while anything names it. */
export async function removeRecord<T>(work: Work, name: string, remove: (inner: Work) => Promise<T>): Promise<T> {
  try {
    return await work.savepoint(remove);
  } catch (error) {
    if (isForeignKeyViolation(error)) throw new Problem("record.in_use", { name });
    throw error;
  }
}
