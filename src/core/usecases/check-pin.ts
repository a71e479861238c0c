import type { Person } from "../domain/actor.ts";
import { readPin } from "../domain/pin-rules.ts";
import { isProblem, Problem } from "../domain/problem.ts";
import { type Account, lockAccount, updateAccount } from "../store/accounts.ts";
import { matchesCredential } from "../store/credential-hash.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** A PIN's refusal, given back and not thrown: see `checkPin`. */
export type PinProblem =
  | Problem<"pin.not_six_digits">
  | Problem<"pin.unset">
  | Problem<"pin.wrong">
  | Problem<"pin.locked">;

export type PinVerdict =
  /** `setAt` is when this PIN was chosen: a signature says whether that was after its report. */
  { readonly kind: "right"; readonly setAt: Date } | { readonly kind: "refused"; readonly problem: PinProblem };

/**
 * Judges a PIN. A wrong try is counted in the caller's transaction, so that transaction HAS TO COMMIT: the refusal is a value, which
 * the caller hands on as its own answer, having written nothing else. A Problem thrown here would undo the count with the rest, and a
 * PIN of six digits can be guessed by whoever is never counted. Whoever turns the refusal into an exception does so after the commit.
 *
 * Tries at one account are judged one after the other (the row is locked), so many at once gain nothing. After
 * `settings.pinTries` wrong ones the PIN is locked for `settings.pinLockMinutes`, right or wrong.
 */
export async function checkPin(work: Work, person: Person, typed: string): Promise<PinVerdict> {
  let pin: string;
  try {
    pin = readPin(typed);
  } catch (error) {
    if (isProblem(error, "pin.not_six_digits")) return { kind: "refused", problem: error };
    throw error;
  }
  const account = await lockAccount(work, person.accountId);
  if (account === null || account.pinHash === null || account.pinSetAt === null) {
    return { kind: "refused", problem: new Problem("pin.unset", {}) };
  }
  if (account.pinLockedUntil !== null && account.pinLockedUntil > work.now) {
    return { kind: "refused", problem: lockedUntil(account.pinLockedUntil, work.now) };
  }
  if (await matchesCredential(account.pinHash, pin)) {
    if (account.pinWrongTries > 0 || account.pinLockedUntil !== null) {
      await updateAccount(work, account.id, { pinWrongTries: 0, pinLockedUntil: null });
    }
    return { kind: "right", setAt: account.pinSetAt };
  }
  return { kind: "refused", problem: await countWrongTry(work, person, account) };
}

async function countWrongTry(work: Work, person: Person, account: Account): Promise<PinProblem> {
  // A lock that is over begins the count anew.
  const wrongTries = (account.pinLockedUntil === null ? account.pinWrongTries : 0) + 1;
  const triesLeft = work.settings.pinTries - wrongTries;
  if (triesLeft > 0) {
    await updateAccount(work, account.id, { pinWrongTries: wrongTries, pinLockedUntil: null });
    return new Problem("pin.wrong", { triesLeft });
  }
  const until = new Date(work.now.getTime() + work.settings.pinLockMinutes * 60_000);
  await updateAccount(work, account.id, { pinWrongTries: 0, pinLockedUntil: until });
  await emit(work, { kind: "account.pin_locked", subjectId: account.id, actor: person });
  return lockedUntil(until, work.now);
}

function lockedUntil(until: Date, now: Date): Problem<"pin.locked"> {
  return new Problem("pin.locked", { minutes: Math.ceil((until.getTime() - now.getTime()) / 60_000) });
}
