import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { reportStates } from "../../core/domain/ticket-view.ts";
import { showReportDocument, showReports } from "../../core/usecases/show-reports.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, oneOf } from "../schemas.ts";
import { filePolicy } from "../security-headers.ts";

const tags = ["reports"];
const params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const version = Type.Integer({ minimum: 1, maximum: 100_000 });

/** The reports of a ticket: every version, and each as a document. */
export function reportRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/tickets/:number/reports",
    {
      config: {
        may: "report.read",
        tags,
        summary: "Every version of the ticket's report, the newest first",
        answers: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                version: Type.Integer(),
                state: oneOf(reportStates),
                authorName: Type.String(),
                submittedAt: instant,
                sha256: Type.String({ description: "Over the frozen report, hexadecimal" }),
                url: Type.String(),
              }),
            ),
          }),
        },
      },
      schema: { params },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { number } = request.params;
      const reports = await desk.read((work) => showReports(work, person, number));
      return {
        items: reports.map((report) => ({
          ...report,
          submittedAt: report.submittedAt.toISOString(),
          url: `/api/v1/tickets/${number}/report.pdf?version=${report.version}`,
        })),
      };
    },
  );

  app.get(
    "/api/v1/tickets/:number/report.pdf",
    {
      config: {
        may: "report.read",
        tags,
        summary: "A version of the ticket's report as a PDF, the newest without `version`",
        gives: "application/pdf",
      },
      schema: { params, querystring: Type.Object({ version: Type.Optional(version) }, closed) },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "read");
      if (parts.printReport === undefined) throw new Problem("not_available", { what: "report.pdf" });
      const { number } = request.params;
      const { report, timeZone } = await desk.read(async (work) => ({
        report: await showReportDocument(work, person, { number, version: request.query.version ?? null }),
        timeZone: person.timeZone ?? work.settings.timeZone,
      }));
      const pdf = await parts.printReport(report, person.language, timeZone);
      return reply
        .header("content-type", "application/pdf")
        .header("content-disposition", `inline; filename="report-${number}-v${report.version}.pdf"`)
        .header("content-security-policy", filePolicy)
        .header("cache-control", "private, no-cache")
        .send(pdf);
    },
  );
}
