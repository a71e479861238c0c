import { createHash } from "node:crypto";
import type { Actor } from "../domain/actor.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import { parseParts } from "../domain/parse-parts.ts";
import { Problem } from "../domain/problem.ts";
import { workedMinutes } from "../domain/worked-minutes.ts";
import { insertReport, latestReport, photosOfTicket, setReportState } from "../store/reports.ts";
import { setTimer } from "../store/ticket-timers.ts";
import { readTravel } from "../store/ticket-travel.ts";
import { readMoves } from "../store/timeline.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { takeUsedParts } from "./move-stock.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { resolveFix } from "./resolve-fix.ts";

/** Longest of a report's texts, characters. */
const textLimit = 4_000;
const titleLimit = 200;
/** A report covers one intervention: a week of minutes is more than any has. */
const minutesLimit = 7 * 24 * 60;

export type ReportInput = {
  readonly ticketId: string;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  /** One a line or separated by commas, "2 x door seal 4711". */
  readonly parts: string;
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly drawnAt?: number | null;
};

/**
 * Freezes a report of the work: stored as canonical JSON with its SHA-256, photos by their hashes. One that still waits for a signature
 * is superseded. Throws Problem `field.*` for what is missing or out of range, and what `moveTicket` throws.
 */
export async function submitReport(
  work: Work,
  actor: Actor,
  input: ReportInput,
): Promise<{ readonly reportId: string; readonly version: number }> {
  const reportId = work.newId();
  let version = 1;
  const moved = await moveTicket(work, actor, { ...input, move: "report" }, async (ticket) => {
    if (actor.kind !== "person") throw new Problem("move.forbidden", { move: "report", needs: ["assignee"] });
    const text = {
      malfunction: requiredWords("malfunction", input.malfunction, textLimit),
      cause: requiredWords("cause", input.cause, textLimit),
      solution: requiredWords("solution", input.solution, textLimit),
      fix: requiredWords("fix", input.fix, titleLimit),
    };
    const minutes = {
      labourMinutes: wholeMinutes("labour_minutes", input.labourMinutes),
      travelMinutes: wholeMinutes("travel_minutes", input.travelMinutes),
    };
    const parts = parseParts(input.parts);
    const former = await latestReport(work, ticket.id);
    if (former?.state === "signed" || former?.state === "waived") {
      throw new Problem("report.not_waiting", { number: ticket.number, state: former.state });
    }
    if (former?.state === "submitted") await setReportState(work, former.id, "superseded");
    version = (former?.version ?? 0) + 1;
    const travel = await readTravel(work, ticket.id);
    const photos = await photosOfTicket(work, ticket.id);
    const frozen = canonicalJson({
      ...text,
      ...minutes,
      parts: parts.map((part) => ({ ...part })),
      ticket: ticket.number,
      version,
      author: actor.accountId,
      submittedAt: work.now.toISOString(),
      photos: photos.map((photo) => photo.sha256),
      ...(travel === null ? {} : { distanceMetres: travel.metres }),
    });
    const sha256 = createHash("sha256").update(frozen).digest();
    const fixId = await resolveFix(work, text.fix);
    const { fix, ...words } = text;
    await insertReport(work, {
      id: reportId,
      ticketId: ticket.id,
      version,
      authorId: actor.accountId,
      ...words,
      fixId,
      fixWords: fix,
      parts,
      ...minutes,
      labourMinutesComputed: workedMinutes(await readMoves(work, ticket.id), work.now),
      travelMinutesComputed: travel?.minutes ?? null,
      distanceMetres: travel?.metres ?? null,
      frozen,
      sha256,
      submittedAt: work.now,
      fileIds: photos.map((photo) => photo.id),
    });
    await takeUsedParts(work, actor, { ticketId: ticket.id, reportId, vehicleId: ticket.vehicleId, parts });
    return { given: { report: true }, data: { reportId, version, sha256: sha256.toString("hex") } };
  });
  const remindAt = new Date(work.now.getTime() + work.settings.unsignedReportReminderHours * 3_600_000);
  await setTimer(work, { kind: "unsigned_report", subjectId: input.ticketId, dueAt: remindAt });
  await announce(work, moved.after, { code: "report.submitted", data: { ticketId: input.ticketId, reportId } });
  return { reportId, version };
}

function wholeMinutes(field: string, minutes: number): number {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > minutesLimit) {
    throw new Problem("field.not_a_number", { field, value: String(minutes), min: 0, max: minutesLimit });
  }
  return minutes;
}
