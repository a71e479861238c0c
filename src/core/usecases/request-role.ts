import type { Person } from "../domain/actor.ts";
import type { Notice } from "../domain/notices.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff, type Role, staffRoles } from "../domain/roles.ts";
import { emit } from "../store/events.ts";
import { adminAccountIds } from "../store/notices.ts";
import { findWaitingRequest, insertRequest } from "../store/role-requests.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";

/**
 * Asks the admins for a staff role; they are told once, however often it is asked. Throws Problem `field.not_a_choice` for a role
 * that cannot be asked for.
 */
export async function requestRole(
  work: Work,
  person: Person,
  input: { readonly role: string },
): Promise<{ readonly requestId: string }> {
  const role = staffRoles.find((one) => one === input.role.slice(0, 80).trim().toLowerCase());
  if (role === undefined || !isStaff(role)) {
    throw new Problem("field.not_a_choice", { field: "role", value: input.role.slice(0, 80), choices: staffRoles });
  }
  const requestId = await ask(work, { accountId: person.accountId, name: person.name, role });
  if (requestId.fresh) {
    await emit(work, { kind: "account.role_requested", subjectId: person.accountId, actor: person, data: { role } });
  }
  return { requestId: requestId.id };
}

/** Asks the admins to let in somebody who signed up: a request for the role of a customer. */
export async function askForApproval(
  work: Work,
  who: { readonly accountId: string; readonly name: string },
): Promise<void> {
  await ask(work, { ...who, role: "customer" });
}

async function ask(
  work: Work,
  request: { readonly accountId: string; readonly name: string; readonly role: Role },
): Promise<{ readonly id: string; readonly fresh: boolean }> {
  const waiting = await findWaitingRequest(work, request.accountId, request.role);
  if (waiting !== null) return { id: waiting.id, fresh: false };
  const id = await insertRequest(work, request.accountId, request.role);
  const notice: Notice = { code: "role.requested", data: { requestId: id, name: request.name, role: request.role } };
  for (const adminId of await adminAccountIds(work)) await tell(work, adminId, notice);
  return { id, fresh: true };
}
