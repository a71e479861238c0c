import type { CopyId } from "../../../core/copy/copy-id.ts";
import { fromPlain, type RichText } from "../../../core/domain/rich-text.ts";
import type { ReportState, ReportView, TicketView, UsedPart } from "../../../core/domain/ticket-view.ts";
import type { Card, Tone } from "../../card.ts";
import { ticketButtons } from "./ticket-buttons.ts";
import { staffNamed, type Viewer } from "./viewer.ts";

/** Characters of the hash that people compare by eye: enough that no two reports share them by chance. */
const fingerprintLength = 16;

const tones: Readonly<Record<ReportState, Tone>> = {
  submitted: "warn",
  signed: "good",
  disputed: "danger",
  waived: "plain",
  superseded: "plain",
};

/** The short form of a report's hash, as cards and the signing form show it. */
export function fingerprint(sha256: string): string {
  return sha256.slice(0, fingerprintLength);
}

/** The report as it was frozen, in full, with Sign and Dispute for who may. `lead` is said above it. */
export function reportCard(ticket: TicketView, report: ReportView, viewer: Viewer, lead: string | null): Card {
  const { words } = viewer;
  const title = words.say("card-report-title", { number: ticket.number, version: report.version });
  const isNewest = ticket.report?.id === report.id;
  return {
    tone: tones[report.state],
    title,
    body: [...(lead === null ? [] : fromPlain(lead)), ...reportBody(report, viewer)],
    fields: [
      { label: words.say("label-status"), value: words.say(`report-state-${report.state}`) },
      ...reportFields(report, viewer),
    ],
    files: [],
    buttons: isNewest
      ? ticketButtons(ticket, viewer, (verb) => verb === "sign" || verb === "dispute" || verb === "waive")
      : [],
    footer: report.signature?.pinSetAfterSubmission === true ? words.say("card-pin-after") : null,
    fallback: lead === null ? title : `${title}. ${lead}`,
  };
}

/** What was found, why, and what was done, each under its heading. */
export function reportBody(report: ReportView, { words }: Viewer): RichText {
  return (["malfunction", "cause", "solution"] as const).flatMap(
    (name): RichText => [
      { kind: "paragraph", runs: [{ text: words.say(`field-${name}`), bold: true }] },
      ...fromPlain(report[name]),
    ],
  );
}

/** The rest of the report line by line: fix, parts, minutes, who wrote it, and how it was answered. */
export function reportFields(report: ReportView, viewer: Viewer): Card["fields"] {
  const { words } = viewer;
  const { signature, objection } = report;
  const parts = report.parts.map((used) => partShown(used, viewer));
  const line = (label: CopyId, value: string | null) => (value === null ? [] : [{ label: words.say(label), value }]);
  const objector = () => {
    if (objection === null) return [];
    const waived = objection.kind === "waiver";
    const name = waived ? staffNamed(viewer, objection.name) : objection.name;
    return [
      ...line(waived ? "label-waived-by" : "label-disputed-by", byAt(viewer, name, objection.at)),
      ...line("label-reason", objection.reason),
    ];
  };
  return [
    ...line("field-fix", report.fix),
    ...line("field-parts", parts.length === 0 ? null : parts.join("\n")),
    ...line("field-labourMinutes", words.minutes(report.labourMinutes)),
    ...line("field-travelMinutes", words.minutes(report.travelMinutes)),
    ...line("label-author", byAt(viewer, staffNamed(viewer, report.author.name), report.submittedAt)),
    ...line("label-signed-by", signature === null ? null : byAt(viewer, signature.name, signature.at)),
    ...objector(),
    ...line("label-fingerprint", fingerprint(report.sha256)),
  ];
}

function byAt({ words, timeZone }: Pick<Viewer, "words" | "timeZone">, name: string, at: Date): string {
  return words.say("card-by-at", { name, at: words.when(at, timeZone) });
}

function partShown({ name, number: part, quantity }: UsedPart, { words }: Viewer): string {
  return part === null
    ? words.say("card-part", { quantity, name })
    : words.say("card-part-number", { quantity, name, part });
}
