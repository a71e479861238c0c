import { Problem } from "../domain/problem.ts";
import type { Work } from "./work.ts";

const known = new WeakMap<object, Map<number, string>>();
const knownAtMost = 50_000;

/**
 * The id of the ticket of this number. A number never changes hands, so what was found once is remembered per database. Says nothing of
 * whether the ticket is deleted or who may know of it: the use case that is given the id judges that. Throws Problem `ticket.unknown`.
 */
export async function ticketIdOf(work: Work, owner: object, number: number): Promise<string> {
  const remembered = known.get(owner) ?? new Map<number, string>();
  known.set(owner, remembered);
  const already = remembered.get(number);
  if (already !== undefined) return already;
  const [row] = Number.isSafeInteger(number)
    ? await work.sql<{ id: string }[]>`select id from tickets where number = ${number}`
    : [];
  if (row === undefined) throw new Problem("ticket.unknown", { number: String(number) });
  remembered.set(number, row.id);
  if (remembered.size > knownAtMost) remembered.delete(remembered.keys().next().value ?? number);
  return row.id;
}
