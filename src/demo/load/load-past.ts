import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/domain/canonical-json.ts";
import { foldTitle } from "../../core/domain/fold-title.ts";
import { priorityOf } from "../../core/domain/priority.ts";
import { bulkInsert } from "../../core/store/bulk-insert.ts";
import type { Work } from "../../core/store/work.ts";
import { titleFrom } from "../../core/usecases/ticket-title.ts";
import type { DemoHistory, DemoIntervention } from "../history-types.ts";
import { indexByKey } from "../index-by-key.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

const closesAfterMs = 2 * 86_400_000;

/** What a past job needs of the people in it. */
type Cast = { readonly teamOf: ReadonlyMap<string, string>; readonly nameOf: (key: string) => string };

/** Stores two years of finished jobs as closed tickets with their signed reports, events and ratings. */
export async function loadPast(
  work: Work,
  catalogue: DemoCatalogue,
  history: DemoHistory,
  ids: DemoIds,
): Promise<void> {
  const contacts = indexByKey(catalogue.organisations.flatMap((organisation) => organisation.contacts));
  const technicians = indexByKey(catalogue.technicians);
  const cast: Cast = {
    teamOf: new Map(
      catalogue.teams.flatMap((team) => team.categories.map((category) => [category, team.key] as const)),
    ),
    nameOf: (key) => contacts(key).name,
  };
  const titles = [
    ...new Set([
      ...history.interventions.map(({ fixTitle }) => fixTitle),
      ...catalogue.models.flatMap((model) =>
        model.components.flatMap(({ repairs }) => repairs.map(({ title }) => title)),
      ),
    ]),
  ];
  const firstDay = history.interventions[0]?.reportedAt ?? history.now;
  await bulkInsert(
    work,
    "fixes",
    titles.map((title) => ({
      id: ids("fix", foldTitle(title)),
      title,
      folded: foldTitle(title),
      created_at: firstDay,
    })),
  );
  const past = history.interventions.map((job) =>
    pastJob(job, cast, ids, {
      technicianName: technicians(job.technicianKey).name,
      now: work.now,
    }),
  );
  await bulkInsert(
    work,
    "tickets",
    past.map(({ ticket }) => ticket),
  );
  await bulkInsert(
    work,
    "conversations",
    past.map(({ ticket }) => ({ id: ticket.id, next_seq: 1 })),
  );
  await bulkInsert(
    work,
    "reports",
    past.map(({ report }) => report),
  );
  await bulkInsert(
    work,
    "signatures",
    past.map(({ signature }) => signature),
  );
  await bulkInsert(
    work,
    "events",
    past.flatMap(({ events }) => events),
  );
  await bulkInsert(
    work,
    "ratings",
    past.flatMap(({ rating }) => rating),
  );
}

function pastJob(
  job: DemoIntervention,
  cast: Cast,
  ids: DemoIds,
  { technicianName, now }: { readonly technicianName: string; readonly now: Date },
) {
  const id = ids("past", job.key);
  const reportId = ids("report", job.key);
  const customer = ids("account", job.contactKey);
  const technician = ids("account", job.technicianKey);
  // Nothing has happened yet that is still to come.
  const closedAt = new Date(Math.min(Date.parse(job.finishedAt) + closesAfterMs, now.getTime())).toISOString();
  const parts = job.parts.map(({ name, number, count }) => ({ name, number, quantity: count }));
  const words = { malfunction: job.malfunction, cause: job.cause, solution: job.solution };
  const minutes = { labourMinutes: job.labourMinutes, travelMinutes: job.travelMinutes };
  const frozen = canonicalJson({
    ...words,
    ...minutes,
    fix: job.fixTitle,
    parts,
    ticket: job.key,
    version: 1,
    author: technicianName,
    submittedAt: job.finishedAt,
    photos: [],
  });
  const sha256 = `\\x${createHash("sha256").update(frozen).digest("hex")}`;
  const teamKey = cast.teamOf.get(job.category);
  const event = (kind: string, at: string, actorId: string | null, data: Record<string, unknown> = {}) => ({
    id: ids(`event-${kind}`, job.key),
    subject_id: id,
    ticket_id: id,
    kind,
    actor_id: actorId,
    data,
    at,
  });
  return {
    ticket: {
      id,
      version: 8,
      moved_version: 8,
      status: "closed",
      title: titleFrom(job.problem, job.fixTitle),
      description: job.problem,
      category: job.category,
      urgency: job.urgency,
      priority: priorityOf(job.urgency, "unit"),
      priority_by_hand: false,
      tags: [],
      opener_id: customer,
      organisation_id: ids("organisation", job.organisationKey),
      site_id: ids("site", job.siteKey),
      equipment_id: ids("equipment", job.equipmentKey),
      team_id: teamKey === undefined ? null : ids("team", teamKey),
      assignee_id: technician,
      vehicle_id: ids("vehicle", job.vehicleKey),
      accepted_at: job.startedAt,
      started_at: job.startedAt,
      resolved_at: job.finishedAt,
      closed_at: closedAt,
      demo: true,
      created_at: job.reportedAt,
      updated_at: closedAt,
    },
    report: {
      id: reportId,
      ticket_id: id,
      version: 1,
      author_id: technician,
      ...words,
      fix_id: ids("fix", foldTitle(job.fixTitle)),
      fix_words: job.fixTitle,
      parts,
      labour_minutes: job.labourMinutes,
      labour_minutes_computed: job.labourMinutes,
      travel_minutes: job.travelMinutes,
      distance_metres: Math.round(job.distanceKm * 1000),
      frozen,
      sha256,
      state: "signed",
      submitted_at: job.finishedAt,
    },
    signature: {
      report_id: reportId,
      account_id: customer,
      signer_name: cast.nameOf(job.contactKey),
      signed_at: job.finishedAt,
      sha256,
      pin_set_after_submission: false,
    },
    events: [
      event("ticket.created", job.reportedAt, customer),
      event("ticket.assigned", job.reportedAt, null, { assigneeId: technician }),
      event("ticket.started", job.startedAt, technician),
      event("report.submitted", job.finishedAt, technician, { reportId, version: 1 }),
      event("report.signed", job.finishedAt, customer, { reportId }),
      event("ticket.resolved", job.finishedAt, technician),
      event("ticket.closed", closedAt, null),
    ],
    rating:
      job.rating === undefined
        ? []
        : [{ ticket_id: id, account_id: customer, stars: job.rating, comment: "", created_at: closedAt }],
  };
}
