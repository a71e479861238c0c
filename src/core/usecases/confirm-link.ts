import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff, type Role } from "../domain/roles.ts";
import { readCode } from "../domain/secret-token.ts";
import { type Account, findAccount, lockAccounts, personOf, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { identitiesOf } from "../store/identities.ts";
import { moveBelongings, moveSessions } from "../store/join-accounts.ts";
import { revokeKeysOf } from "../store/keys.ts";
import { consumeLink, peekLink } from "../store/links.ts";
import { revokeSessionsOf } from "../store/sessions.ts";
import { endFamiliesOf } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";
import { startLink } from "./start-link.ts";

/** One side of a join, as both are shown before anything happens. */
export type LinkSide = { readonly name: string; readonly role: Role; readonly platforms: readonly string[] };

/** What a code would do: `mine` is the account that types it, `theirs` the one that made it. */
export type LinkPreview = { readonly mine: LinkSide; readonly theirs: LinkSide };

export type LinkOutcome =
  | { readonly kind: "joined"; readonly person: Person; readonly absorbedId: string }
  /** The code was made by staff: their side has to say yes. Nothing was joined; `code` is to be typed there. */
  | {
      readonly kind: "staff_must_confirm";
      readonly code: string;
      readonly minutes: number;
      readonly staffName: string;
    };

/** Shows both names before the question "join them?", without using the code up. Throws Problem `link.invalid`. */
export async function previewLink(work: Work, person: Person, input: { readonly code: string }): Promise<LinkPreview> {
  const link = await peekLink(work, ["link_identity"], readCode(input.code));
  const theirs = link?.accountId == null ? null : await findAccount(work, link.accountId);
  const mine = await findAccount(work, person.accountId);
  if (theirs === null || mine === null || theirs.id === mine.id) throw new Problem("link.invalid", {});
  return { mine: await sideOf(work, mine), theirs: await sideOf(work, theirs) };
}

/**
 * Joins the account that made the code with the one that confirms it. Only a customer's account is ever absorbed, so no staff role moves:
 * where one side is staff it survives, and that side has to be the one that confirms; of two customers the one with a sign-up, else the
 * older, survives. Needs a transaction.
 * Throws Problem `link.invalid` (over, used, unknown, one's own), `action.forbidden` for two staff accounts or a manufacturer's.
 */
export async function confirmLink(work: Work, person: Person, input: { readonly code: string }): Promise<LinkOutcome> {
  const link = await consumeLink(work, ["link_identity"], readCode(input.code));
  const makerId = link?.accountId ?? null;
  if (makerId === null || makerId === person.accountId) throw new Problem("link.invalid", {});
  const locked = await lockAccounts(work, [makerId, person.accountId]);
  const maker = locked.get(makerId);
  const confirmer = locked.get(person.accountId);
  if (maker === undefined || confirmer === undefined || !maker.active || !confirmer.active) {
    throw new Problem("link.invalid", {});
  }
  if (maker.role !== "customer" && confirmer.role !== "customer") throw new Problem("action.forbidden", forbidden);
  if (maker.role === "manufacturer" || confirmer.role === "manufacturer") {
    throw new Problem("action.forbidden", forbidden);
  }
  if (isStaff(maker.role)) {
    return { kind: "staff_must_confirm", staffName: maker.name, ...(await startLink(work, person)) };
  }
  const [survivor, absorbed] = isStaff(confirmer.role) ? [confirmer, maker] : older(maker, confirmer);
  await join(work, person, survivor, absorbed);
  const identityId = person.identityId;
  return { kind: "joined", person: personOf(work, survivor, identityId), absorbedId: absorbed.id };
}

const forbidden = { action: "account.link", needs: ["customer"] } as const;

/** Which of two customers' accounts survives, and which does not. */
function older(a: Account, b: Account): readonly [Account, Account] {
  const aFirst = a.guest === b.guest ? a.createdAt.getTime() <= b.createdAt.getTime() : b.guest;
  return aFirst ? [a, b] : [b, a];
}

async function join(work: Work, person: Person, survivor: Account, absorbed: Account): Promise<void> {
  await moveBelongings(work, absorbed.id, survivor.id);
  // A browser that was signed in as a customer must not wake up as staff.
  if (survivor.role === absorbed.role) await moveSessions(work, absorbed.id, survivor.id);
  else await revokeSessionsOf(work, absorbed.id);
  await revokeKeysOf(work, absorbed.id);
  await endFamiliesOf(work, absorbed.id, "account");
  const { email, passwordHash } = absorbed;
  await updateAccount(work, absorbed.id, {
    active: false,
    email: null,
    passwordHash: null,
    pinHash: null,
    pinSetAt: null,
  });
  if (survivor.email === null && email !== null) await updateAccount(work, survivor.id, { email, passwordHash });
  await emit(work, { kind: "account.joined", subjectId: survivor.id, actor: person, data: { absorbed: absorbed.id } });
  await emit(work, { kind: "account.absorbed", subjectId: absorbed.id, actor: person, data: { into: survivor.id } });
}

async function sideOf(work: Work, account: Account): Promise<LinkSide> {
  const logins = await identitiesOf(work, account.id);
  return { name: account.name, role: account.role, platforms: [...new Set(logins.map((login) => login.platform))] };
}
