import type { Person } from "../domain/actor.ts";
import { chooseNewPin } from "../domain/pin-rules.ts";
import { Problem } from "../domain/problem.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { hashCredential } from "../store/credential-hash.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";
import { checkPin, type PinProblem } from "./check-pin.ts";

/**
 * A person's own choice of PIN, typed twice. Changing one asks for the `current` one first, since a session left open must not be
 * enough to sign; after an admin's reset there is none to ask for. As with `checkPin`, a refused current PIN is given back and the
 * transaction has to commit. Throws Problem `pin.not_six_digits`, `pin.mismatch`, `pin.too_simple`, `field.missing` (no current PIN).
 */
export async function setPin(
  work: Work,
  person: Person,
  input: { readonly pin: string; readonly again: string; readonly current: string | null },
): Promise<{ readonly kind: "set" } | { readonly kind: "refused"; readonly problem: PinProblem }> {
  const pin = chooseNewPin(input.pin, input.again);
  const account = await lockAccount(work, person.accountId);
  if (account === null) throw new Problem("account.unknown", { name: person.name });
  const changing = account.pinHash !== null;
  if (changing) {
    if (input.current === null) throw new Problem("field.missing", { field: "current PIN" });
    const verdict = await checkPin(work, person, input.current);
    if (verdict.kind === "refused") return verdict;
  }
  const pinHash = await hashCredential(pin);
  await updateAccount(work, account.id, { pinHash, pinSetAt: work.now, pinWrongTries: 0, pinLockedUntil: null });
  await emit(work, {
    kind: changing ? "account.pin_changed" : "account.pin_set",
    subjectId: account.id,
    actor: person,
  });
  return { kind: "set" };
}
