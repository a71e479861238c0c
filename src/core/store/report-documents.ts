import type { ReportDocument } from "../domain/report-document.ts";
import type { ReportState, UsedPart } from "../domain/ticket-view.ts";
import type { Work } from "./work.ts";

/** One version of a ticket's report, as a line of its history. */
export type ReportVersion = {
  readonly version: number;
  readonly state: ReportState;
  readonly authorName: string;
  readonly submittedAt: Date;
  readonly sha256: string;
};

/** Every version of a ticket's report, the newest first. */
export async function listReportVersions(work: Work, ticketId: string): Promise<readonly ReportVersion[]> {
  return work.sql<ReportVersion[]>`
    select r.version, r.state, a.name as "authorName", r.submitted_at as "submittedAt", encode(r.sha256, 'hex') as sha256
    from reports r join accounts a on a.id = r.author_id where r.ticket_id = ${ticketId}::uuid order by r.version desc`;
}

type Row = Omit<ReportDocument, "parts" | "photos" | "signature" | "waiver"> & {
  readonly parts: readonly UsedPart[];
  readonly signer: string | null;
  readonly signed_at: Date | null;
  readonly signed_by: string | null;
  readonly pin_after: boolean | null;
  readonly waived_by: string | null;
  readonly waived_for: string | null;
  readonly waived_at: Date | null;
  readonly photos: readonly { readonly fileId: string; readonly sha256: string; readonly isKept: boolean }[];
};

/** A version of a ticket's report as it is printed, the newest where `version` is null; null where there is none. */
export async function readReportDocument(
  work: Work,
  ticketId: string,
  version: number | null,
): Promise<ReportDocument | null> {
  const [row] = await work.sql<Row[]>`
    select t.number::int as number, r.version, r.state, t.title, o.name as customer,
      case when s.id is not null then jsonb_build_object('name', s.name, 'address', s.address, 'timeZone', s.time_zone) end as site,
      case when e.id is not null then jsonb_build_object('label', e.label, 'manufacturer', f.name, 'model', m.name,
        'serialNumber', e.serial_number) end as equipment,
      a.name as "authorName", r.submitted_at as "submittedAt", r.malfunction, r.cause, r.solution, r.fix_words as fix, r.parts,
      r.labour_minutes as "labourMinutes", r.labour_minutes_computed as "labourMinutesComputed", r.travel_minutes as "travelMinutes",
      r.travel_minutes_computed as "travelMinutesComputed", r.distance_metres as "distanceMetres", encode(r.sha256, 'hex') as sha256,
      g.signer_name as signer, g.signed_at, (select platform from identities where id = g.identity_id) as signed_by,
      g.pin_set_after_submission as pin_after, w.name as waived_by, b.reason as waived_for, b.at as waived_at,
      coalesce((select jsonb_agg(jsonb_build_object('fileId', p.id, 'sha256', encode(p.sha256, 'hex'), 'isKept', p.state = 'stored')
        order by rf.position) from report_files rf join files p on p.id = rf.file_id where rf.report_id = r.id), '[]') as photos
    from reports r join tickets t on t.id = r.ticket_id join organisations o on o.id = t.organisation_id join accounts a on a.id = r.author_id
    left join sites s on s.id = t.site_id left join equipment e on e.id = t.equipment_id left join models m on m.id = e.model_id
    left join manufacturers f on f.id = m.manufacturer_id left join signatures g on g.report_id = r.id
    left join objections b on b.report_id = r.id and b.kind = 'waiver' left join accounts w on w.id = b.account_id
    where r.ticket_id = ${ticketId}::uuid and (${version}::int is null or r.version = ${version}::int)
    order by r.version desc limit 1`;
  if (row === undefined) return null;
  const { signer, signed_at, signed_by, pin_after, waived_by, waived_for, waived_at, photos, ...rest } = row;
  return {
    ...rest,
    signature:
      signer === null || signed_at === null
        ? null
        : { name: signer, at: signed_at, platform: signed_by, pinSetAfterSubmission: pin_after === true },
    waiver:
      waived_by === null || waived_at === null ? null : { name: waived_by, reason: waived_for ?? "", at: waived_at },
    photos: photos.map((photo) => ({ ...photo, sha256: Buffer.from(photo.sha256, "hex") })),
  };
}
