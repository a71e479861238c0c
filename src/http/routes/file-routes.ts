import { Type } from "typebox";
import { verifyFileLink } from "../../core/domain/file-link.ts";
import { Problem } from "../../core/domain/problem.ts";
import { servedFile } from "../../core/domain/served-file.ts";
import { readFile } from "../../core/usecases/read-file.ts";
import { receiveFile } from "../../core/usecases/receive-file.ts";
import { storeFile } from "../../core/usecases/store-file.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentFile } from "../present/present-files.ts";
import { filePolicy } from "../security-headers.ts";

/** Uploads, and the signed links under which files are read. */
export function fileRoutes(app: App, parts: HttpParts): void {
  app.post(
    "/files",
    {
      config: {
        tags: ["files"],
        summary: "Upload one file (multipart/form-data, part `file`)",
        takes: "multipart/form-data",
        answers: { 201: Type.Object({}, { additionalProperties: true }) },
      },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "write");
      if (!request.isMultipart()) throw new Problem("request.invalid", { detail: "multipart/form-data expected" });
      const limitBytes = await parts.desk.read(async (work) => work.settings.fileLimitBytes);
      // The whole request is a little longer than its file; a claim far above it is refused before a byte is read.
      const claimed = Number(request.headers["content-length"] ?? 0);
      if (claimed > limitBytes + 64 * 1024) {
        reply.header("connection", "close");
        throw new Problem("file.too_large", { name: "", bytes: claimed, limitBytes });
      }
      const part = await request.file({ limits: { files: 1, fields: 10, fileSize: limitBytes + 1 } });
      if (part === undefined) throw new Problem("field.missing", { field: "file" });
      await using received = await receiveFile(parts.vault, {
        source: part.file,
        name: part.filename ?? "",
        claimedType: part.mimetype ?? null,
        claimedKind: null,
        limitBytes,
      });
      const { organisationId } = person;
      const stored = await parts.desk.transact((work) =>
        storeFile(work, parts.vault, { file: received, ownerId: person.accountId, organisationId }),
      );
      const file = { ...stored, fileId: stored.id };
      return reply.code(201).send(presentFile(await parts.fileLinks(), file));
    },
  );

  app.get(
    "/files/:token/thumbnail",
    {
      config: { tags: ["files"], summary: "A small picture of a photo (WebP) by its signed link" },
      schema: { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) },
    },
    async (request, reply) => {
      const fileId = verifyFileLink(parts.secret, request.params.token, parts.desk.clock());
      const stored = fileId === null ? null : await parts.desk.read((work) => readFile(work, parts.vault, fileId));
      if (stored === null || stored.file.kind !== "photo") throw new Problem("file.unknown", {});
      const small = await parts.thumbnail?.(stored.file.sha256, stored.bytes);
      if (small === null || small === undefined) throw new Problem("file.unknown", {});
      return reply
        .header("content-type", "image/webp")
        .header("content-security-policy", filePolicy)
        .header("cache-control", "private, max-age=300, immutable")
        .send(small);
    },
  );

  app.get(
    "/files/:token",
    {
      config: { tags: ["files"], summary: "Read a file by its signed link" },
      schema: { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) },
    },
    async (request, reply) => {
      const fileId = verifyFileLink(parts.secret, request.params.token, parts.desk.clock());
      if (fileId === null) throw new Problem("file.unknown", {});
      const { file, stream } = await parts.desk.read((work) => readFile(work, parts.vault, fileId));
      const { contentType, contentDisposition } = servedFile(file);
      const range = rangeOf(request.headers.range, file.sizeBytes);
      reply
        .header("content-type", contentType)
        .header("content-disposition", contentDisposition)
        .header("content-security-policy", filePolicy)
        .header("cache-control", "private, max-age=300, immutable")
        .header("accept-ranges", "bytes");
      if (range === null) return reply.header("content-length", file.sizeBytes).send(await stream());
      return reply
        .code(206)
        .header("content-range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`)
        .header("content-length", range.end - range.start + 1)
        .send(await stream(range));
    },
  );
}

/** The one range that a player asks for; null for anything else, which gets the whole file. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header ?? "") ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  const end = to === undefined || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
}
