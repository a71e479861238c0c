import type { Actor } from "../domain/actor.ts";
import { accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { findAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { lockRequest, storeDecision } from "../store/role-requests.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";
import { approveAccount } from "./approve-account.ts";
import { setRole } from "./set-role.ts";

/** What was decided about a request; `byOther` when another admin was first, and this press changed nothing. */
export type RoleDecision = {
  readonly name: string;
  readonly role: string;
  readonly granted: boolean;
  readonly byOther: boolean;
};

/** Grants or denies a request for a role, once. Admins only. Throws Problem `dialogue.gone` where there is no such request. */
export async function decideRole(
  work: Work,
  actor: Actor,
  input: { readonly requestId: string; readonly granted: boolean },
): Promise<RoleDecision> {
  requireDeskAction(actor, "desk.people");
  const request = await lockRequest(work, input.requestId);
  const account = request === null ? null : await findAccount(work, request.accountId);
  if (request === null || account === null) throw new Problem("dialogue.gone", {});
  const about = { name: account.name, role: request.role };
  if (request.granted !== null) return { ...about, granted: request.granted, byOther: true };
  await storeDecision(work, request.id, { decidedBy: accountOf(actor), granted: input.granted });
  if (!input.granted) {
    // Somebody who was not let in must not keep the address from whose it is.
    if (request.role === "customer") await updateAccount(work, account.id, { email: null, passwordHash: null });
    await emit(work, { kind: "account.role_denied", subjectId: account.id, actor, data: { role: request.role } });
    await tell(work, account.id, { code: "role.decided", data: { role: request.role, granted: false } });
  } else if (request.role === "customer") {
    await approveAccount(work, actor, { accountId: account.id });
    await tell(work, account.id, { code: "role.decided", data: { role: request.role, granted: true } });
  } else {
    await setRole(work, actor, { accountId: account.id, role: request.role });
  }
  return { ...about, granted: input.granted, byOther: false };
}
