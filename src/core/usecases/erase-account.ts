import { type Actor, accountOf } from "../domain/actor.ts";
import { type ErasureSummary, erasedName, signedReportYears } from "../domain/erasure.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, lockAdmins, updateAccount } from "../store/accounts.ts";
import {
  blankMessages,
  blankOwnOrganisation,
  blankTickets,
  countCopies,
  countKeptReports,
  eraseEventWords,
  eraseFiles,
  eraseTraces,
  messagesToErase,
  removeLogins,
  storeErasure,
} from "../store/erase-account.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { lockMessage, storeDeletion } from "../store/talk.ts";
import type { Work } from "../store/work.ts";

/**
 * Takes an account away for good: no login leads to it, it is in no list and cannot be let in again. With `words: "keep"` its name and
 * what it said stay (an admin clears up); with `"erase"` those go too: talk with all its versions, copies on the platforms as far as they
 * are ours, files, the words of its tickets, the words behind events, and soon the warehouse. Reports stay as they were frozen,
 * with the signer's name for their years. The summary says what could not be taken away.
 *
 * People do it to themselves, admins to anybody. Erasing what was merely deleted before works. Needs a transaction.
 * Throws Problem `account.unknown`, `account.last_admin`, `action.forbidden`.
 */
export async function eraseAccount(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string; readonly words: "keep" | "erase" },
): Promise<ErasureSummary> {
  const { accountId } = input;
  if (accountOf(actor) !== accountId) requireDeskAction(actor, "desk.people");
  const admins = await lockAdmins(work);
  const account = await lockAccount(work, accountId);
  if (account === null || (account.erasedAt !== null && input.words === "keep")) {
    throw new Problem("account.unknown", { name: "" });
  }
  if (account.active && account.role === "admin" && admins.every((id) => id === accountId)) {
    throw new Problem("account.last_admin", {});
  }
  await emit(work, {
    kind: input.words === "erase" ? "account.erased" : "account.deleted",
    subjectId: accountId,
    actor,
  });
  const summary = input.words === "erase" ? await eraseWords(work, accountId) : await keptAll(work, accountId);
  await removeLogins(work, accountId);
  await updateAccount(work, accountId, {
    ...(input.words === "erase" ? { name: erasedName, timeZone: null, skills: [] } : {}),
    email: null,
    passwordHash: null,
    pinHash: null,
    pinSetAt: null,
    presence: "offline",
    active: false,
    erasedAt: account.erasedAt ?? work.now,
  });
  return summary;
}

async function eraseWords(work: Work, accountId: string): Promise<ErasureSummary> {
  const copies = await countCopies(work, accountId);
  const said = await messagesToErase(work, accountId);
  // One by one: each takes its turn in every place that shows it.
  for (const { id } of said) {
    const message = await lockMessage(work, id);
    await storeDeletion(work, message);
    const { conversationId: ticketId, visibility } = message;
    await emit(work, {
      kind: "message.deleted",
      subjectId: ticketId,
      ticketId,
      actor: { kind: "clock" },
      data: { messageId: id, visibility },
    });
  }
  await blankMessages(work, accountId);
  const filesErased = await eraseFiles(work, accountId);
  await blankOwnOrganisation(work, accountId);
  await eraseEventWords(work, accountId);
  const tickets = await blankTickets(work, accountId);
  for (const ticketId of tickets) await refreshCards(work, ticketId);
  await eraseTraces(work, accountId);
  const summary: ErasureSummary = {
    ...(await keptAll(work, accountId)),
    messagesErased: said.length,
    filesErased,
    ticketsBlanked: tickets.length,
    copiesAskedBack: copies.ours,
    originalsOnPlatforms: copies.theirs,
    originalsOn: copies.platforms,
  };
  await storeErasure(work, accountId, summary);
  return summary;
}

async function keptAll(work: Work, accountId: string): Promise<ErasureSummary> {
  const { signatures, reports, newest } = await countKeptReports(work, accountId);
  const until = newest === null ? null : new Date(newest);
  until?.setUTCFullYear(until.getUTCFullYear() + signedReportYears);
  return {
    messagesErased: 0,
    filesErased: 0,
    ticketsBlanked: 0,
    copiesAskedBack: 0,
    originalsOnPlatforms: 0,
    originalsOn: [],
    signaturesKept: signatures,
    reportsKept: reports,
    keptUntil: until?.toISOString() ?? null,
  };
}
