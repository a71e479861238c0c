import { createRequire } from "node:module";
import path from "node:path";
import type { Words } from "../copy/words.ts";
import type { ReportDocument } from "../domain/report-document.ts";

/** A4 with 56 points (20 mm) on each side. */
const margin = 56;
const textWidth = 595.28 - 2 * margin;
const photoWidth = (textWidth - 24) / 3;
const photoHeight = 150;

const load = createRequire(import.meta.url);
/** DejaVu Sans has the letters of Latin, Greek and Cyrillic languages; it is embedded, so that every reader shows the same. */
const fonts = path.join(path.dirname(load.resolve("dejavu-fonts-ttf/package.json")), "ttf");

type Page = PDFKit.PDFDocument;

/**
 * The report as a PDF. The same report, words and pictures give the same bytes: the only time in it is that of the report.
 * `pictures` are JPEGs of its photos, in order. Times are in the zone of the site.
 */
export async function drawReport(
  report: ReportDocument,
  words: Words,
  pictures: readonly Uint8Array[],
  fallbackZone: string,
): Promise<Buffer> {
  const Pdf = load("pdfkit") as typeof import("pdfkit");
  const title = words.say("document-title", { number: report.number, version: report.version });
  const page = new Pdf({
    size: "A4",
    margin,
    bufferPages: true,
    lang: words.language,
    font: path.join(fonts, "DejaVuSans.ttf"),
    info: { Title: title, Author: report.authorName, CreationDate: report.submittedAt, ModDate: report.submittedAt },
  });
  page.registerFont("plain", path.join(fonts, "DejaVuSans.ttf"));
  page.registerFont("bold", path.join(fonts, "DejaVuSans-Bold.ttf"));
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on("data", (part: Buffer) => parts.push(part));
    page.on("end", () => resolve(Buffer.concat(parts)));
    page.on("error", reject);
  });
  const zone = report.site?.timeZone ?? fallbackZone;
  page.font("bold").fontSize(16).text(title).moveDown(0.5);
  drawAbout(page, report, words, zone);
  drawFindings(page, report, words);
  drawSignature(page, report, words, zone);
  drawPictures(page, words, pictures);
  numberPages(page, words);
  page.end();
  return done;
}

function line(page: Page, label: string, value: string): void {
  page
    .font("bold")
    .fontSize(9)
    .text(`${label}: `, { continued: true })
    .font("plain")
    .text(value === "" ? "–" : value);
}

function heading(page: Page, text: string): void {
  page.moveDown(0.8).font("bold").fontSize(11).text(text).moveDown(0.2);
}

function drawAbout(page: Page, report: ReportDocument, words: Words, zone: string): void {
  const { site, equipment } = report;
  line(page, words.say("document-problem"), report.title);
  line(page, words.say("label-customer"), report.customer);
  if (site !== null)
    line(page, words.say("label-site"), site.address === "" ? site.name : words.say("card-site", site));
  if (equipment !== null) {
    const { label: name, manufacturer, model, serialNumber: serial } = equipment;
    const shown =
      serial === null
        ? words.say("card-equipment", { name, manufacturer, model })
        : words.say("card-serial", { name, manufacturer, model, serial });
    line(page, words.say("label-equipment"), shown);
  }
  const by = words.say("card-by-at", { name: report.authorName, at: words.when(report.submittedAt, zone) });
  line(page, words.say("label-author"), by);
  line(page, words.say("label-status"), words.say(`report-state-${report.state}`));
}

function drawFindings(page: Page, report: ReportDocument, words: Words): void {
  for (const name of ["malfunction", "cause", "solution"] as const) {
    heading(page, words.say(`field-${name}`));
    page.font("plain").fontSize(10).text(report[name]);
  }
  heading(page, words.say("field-fix"));
  page.font("plain").fontSize(10).text(report.fix);
  if (report.parts.length > 0) {
    heading(page, words.say("field-parts"));
    for (const { name, number: part, quantity } of report.parts) {
      const shown =
        part === null
          ? words.say("card-part", { quantity, name })
          : words.say("card-part-number", { quantity, name, part });
      page.font("plain").fontSize(10).text(shown);
    }
  }
  page.moveDown(0.8);
  const minutes = (given: number, computed: number | null) =>
    computed === null || computed === given
      ? words.minutes(given)
      : `${words.minutes(given)} (${words.say("document-labour", { minutes: words.minutes(computed) })})`;
  line(page, words.say("field-labourMinutes"), minutes(report.labourMinutes, report.labourMinutesComputed));
  line(page, words.say("field-travelMinutes"), words.minutes(report.travelMinutes));
  if (report.distanceMetres !== null) {
    const km = (report.distanceMetres / 1000).toFixed(1);
    line(page, words.say("document-distance"), words.say("document-km", { km }));
  }
}

function drawSignature(page: Page, report: ReportDocument, words: Words, zone: string): void {
  const { signature, waiver } = report;
  heading(page, words.say("document-signature"));
  page.font("plain").fontSize(10);
  if (signature !== null) {
    const at = words.when(signature.at, zone);
    page.text(words.say("document-signed", { name: signature.name, at, platform: signature.platform ?? "–" }));
    if (signature.pinSetAfterSubmission) page.text(words.say("document-pinafter"));
    const y = page.y + 22;
    page
      .moveTo(margin, y)
      .lineTo(margin + 220, y)
      .lineWidth(0.7)
      .stroke();
    page
      .font("bold")
      .fontSize(12)
      .text(signature.name, margin, y - 16, { lineBreak: false });
    page.y = y + 6;
    page.x = margin;
  } else if (waiver !== null) {
    const by = words.say("card-by-at", { name: waiver.name, at: words.when(waiver.at, zone) });
    line(page, words.say("label-waived-by"), by);
    line(page, words.say("label-reason"), waiver.reason);
  } else {
    page.text(words.say("document-unsigned", { state: words.say(`report-state-${report.state}`) }));
  }
  page.moveDown(0.6);
  line(page, words.say("document-hash"), report.sha256);
  page.font("plain").fontSize(7.5).fillColor("#555").text(words.say("document-note")).fillColor("black");
}

function drawPictures(page: Page, words: Words, pictures: readonly Uint8Array[]): void {
  if (pictures.length === 0) return;
  if (page.y + photoHeight + 60 > page.page.height - margin) page.addPage();
  heading(page, words.say("document-photos"));
  let top = page.y;
  for (const [n, picture] of pictures.entries()) {
    const column = n % 3;
    if (n > 0 && column === 0) top += photoHeight + 12;
    if (top + photoHeight > page.page.height - margin) {
      page.addPage();
      top = page.y;
    }
    page.image(Buffer.from(picture), margin + column * (photoWidth + 12), top, { fit: [photoWidth, photoHeight] });
  }
}

/** "Page 1 of 2" below each page, once it is known how many there are. */
function numberPages(page: Page, words: Words): void {
  const { count } = page.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    page.switchToPage(n);
    // Below the margin a line would begin another page.
    page.page.margins.bottom = 0;
    page
      .font("plain")
      .fontSize(8)
      .text(words.say("document-page", { page: n + 1, pages: count }), margin, page.page.height - 36, {
        width: textWidth,
        align: "right",
        lineBreak: false,
      });
  }
}
