import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { insertSignature, setReportState } from "../store/reports.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { checkPin, type PinProblem } from "./check-pin.ts";
import { lockTicketFor, moveTicket } from "./move-ticket.ts";
import { waitingReport } from "./waiting-report.ts";

/** Signed, or the PIN's refusal as a value: the transaction has to commit either way, see `checkPin`. */
export type SignOutcome = { readonly kind: "signed" } | { readonly kind: "refused"; readonly problem: PinProblem };

/**
 * The customer signs the report that waits, by PIN. The signature keeps account, login, time, the report's hash and the message it was
 * pressed on, and whether the PIN was chosen only after the report was submitted. `reportSha256`, where given, is the hash that the
 * signer was shown: another report waiting by now is refused as stale. Rights and state are judged before the PIN, so that nobody
 * spends tries, or learns of a PIN, on a ticket that is not theirs.
 */
export async function signReport(
  work: Work,
  actor: Actor,
  input: {
    readonly ticketId: string;
    readonly pin: string;
    readonly pressedOn: string | null;
    readonly reportSha256?: string | null;
    readonly drawnAt?: number | null;
  },
): Promise<SignOutcome> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (actor.kind !== "person" || !mayOnTicket(partiesOfActor(actor, ticket.facts), "sign")) {
    throw new Problem("move.forbidden", { move: "sign", needs: partiesFor("sign") });
  }
  const report = await waitingReport(work, ticket);
  const shown = input.reportSha256 ?? null;
  if (shown !== null && shown !== report.sha256.toString("hex")) {
    throw new Problem("move.stale", { number: ticket.number, status: ticket.status });
  }
  const verdict = await checkPin(work, actor, input.pin);
  if (verdict.kind === "refused") return verdict;
  const moved = await moveTicket(work, actor, { ...input, move: "sign" }, async () => {
    await insertSignature(work, {
      reportId: report.id,
      accountId: actor.accountId,
      identityId: actor.identityId,
      signerName: actor.name,
      signedAt: work.now,
      sha256: report.sha256,
      pressedOn: input.pressedOn,
      pinSetAfterSubmission: verdict.setAt > report.submittedAt,
    });
    await setReportState(work, report.id, "signed");
    return { given: { credentials: true }, data: { reportId: report.id, sha256: report.sha256.toString("hex") } };
  });
  await announce(work, moved.after, { code: "report.signed", data: { ticketId: input.ticketId, byName: actor.name } });
  return { kind: "signed" };
}
