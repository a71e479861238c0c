import type { Actor } from "../domain/actor.ts";
import { cleanText } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff } from "../domain/roles.ts";
import { readAccount } from "../store/account-facts.ts";
import { wishTravel } from "../store/ticket-travel.ts";
import { findVehicle } from "../store/vehicles.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";
import { bookJob } from "./book-job.ts";
import { closeLineOf } from "./close-line.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";

/**
 * Gives the ticket to a technician, engineer or admin, with a vehicle if one is wanted, and books both. When it changes hands a reason
 * is asked, the former assignee is told and their line ends. Throws Problem `assignment.not_staff`, `assignment.same`,
 * `assignment.unavailable`, `vehicle.unavailable` beside what `moveTicket` throws.
 */
export async function assignTicket(
  work: Work,
  actor: Actor,
  input: {
    readonly ticketId: string;
    readonly assigneeId: string;
    readonly vehicleId: string | null;
    readonly reason: string | null;
    readonly drawnAt?: number | null;
  },
): Promise<{ readonly assigneeName: string }> {
  const assignee = await readAccount(work, input.assigneeId);
  const moved = await moveTicket(work, actor, { ...input, move: "assign" }, async (ticket) => {
    if (assignee === null || !isStaff(assignee.role))
      throw new Problem("assignment.not_staff", { name: assignee?.name ?? "" });
    if (!assignee.active) throw new Problem("assignment.unavailable", { name: assignee.name });
    if (ticket.assigneeId === assignee.id)
      throw new Problem("assignment.same", { number: ticket.number, name: assignee.name });
    const vehicle = input.vehicleId === null ? null : await findVehicle(work, input.vehicleId);
    if (input.vehicleId !== null && vehicle?.isReady !== true)
      throw new Problem("vehicle.unavailable", { name: vehicle?.name ?? "" });
    const handsChange = ticket.assigneeId !== null;
    const reason = handsChange ? requiredWords("reason", input.reason ?? "") : cleanText(input.reason ?? "");
    return {
      given: { assignee: true, reason_if_hands_change: !handsChange || reason !== "" },
      change: { assigneeId: assignee.id, vehicleId: input.vehicleId, acceptedAt: null, holdReason: null },
      data: { assigneeId: assignee.id, vehicleId: input.vehicleId, formerId: ticket.assigneeId },
      ...(reason === "" ? {} : { words: { reason } }),
    };
  });
  const name = assignee?.name ?? "";
  const { ticketId, vehicleId } = input;
  await bookJob(work, { ticketId, technicianId: input.assigneeId, vehicleId });
  await wishTravel(work, ticketId);
  const former = moved.before.assigneeId;
  if (former !== null) {
    const reason = cleanText(input.reason ?? "");
    await tell(work, former, {
      code: "assignment.withdrawn",
      data: { ticketId: input.ticketId, toName: name, reason },
    });
    await closeLineOf(work, input.ticketId, former);
  }
  await tell(work, input.assigneeId, { code: "assignment.offered", data: { ticketId: input.ticketId } });
  return { assigneeName: name };
}
