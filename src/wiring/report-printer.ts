import { wordsFor } from "../core/copy/words.ts";
import { drawReport } from "../core/documents/draw-report.ts";
import type { Language } from "../core/domain/languages.ts";
import type { ReportDocument } from "../core/domain/report-document.ts";
import { documentPicture } from "../core/photos/document-picture.ts";
import type { FileVault } from "../core/store/file-vault.ts";

/** More pictures than this make a document that nobody can send. */
const mostPictures = 12;

/** Prints reports with the photos that are still kept. */
export function reportPrinter(vault: Pick<FileVault, "read">) {
  return async (report: ReportDocument, language: Language, timeZone: string): Promise<Buffer> => {
    const pictures: Buffer[] = [];
    for (const { sha256, isKept } of report.photos.slice(0, mostPictures)) {
      const bytes = isKept ? await vault.read(sha256) : null;
      const picture = bytes === null ? null : await documentPicture(bytes);
      if (picture !== null) pictures.push(picture);
    }
    return drawReport(report, wordsFor(language), pictures, timeZone);
  };
}
