/** Media types that a browser may show in our own pages. Nothing that can carry script is among them: no SVG, HTML, XML, PDF. */
const shownInline: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/gif",
  "image/webp",
  "image/avif",
  "audio/mpeg",
  "audio/ogg",
  "audio/opus",
  "audio/mp4",
  "audio/x-m4a",
  "audio/wav",
  "audio/webm",
  "video/mp4",
  "video/webm",
  "video/quicktime",
]);

/** Types that are named as they are when downloaded; all others go out as plain bytes. */
const namedAsIs =
  /^(image\/(?!svg)|audio\/|video\/|text\/(plain|csv)$|application\/(pdf|zip|json|vnd\.openxmlformats|vnd\.oasis))/;

/**
 * The headers under which a stored file leaves us. They go with `X-Content-Type-Options: nosniff` and a sandboxing CSP; a file that
 * is a picture and a page at once (a polyglot) is then only ever the picture.
 */
export function servedFile(file: { readonly mediaType: string; readonly name: string }): {
  readonly contentType: string;
  readonly contentDisposition: string;
} {
  const inline = shownInline.has(file.mediaType);
  const known = inline || namedAsIs.test(file.mediaType);
  const contentType = known ? file.mediaType : "application/octet-stream";
  const ascii = file.name.replace(/[^\x20-\x7E]/g, "_").replace(/["\\%]/g, "_");
  const exact = encodeURIComponent(file.name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return {
    contentType:
      contentType === "text/plain" || contentType === "text/csv" ? `${contentType}; charset=utf-8` : contentType,
    contentDisposition: `${inline ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${exact}`,
  };
}
