import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "./file-name.ts";
import { servedFile } from "./served-file.ts";

test("a name never leads anywhere", () => {
  expect(fileName("../../etc/passwd")).toBe("passwd");
  expect(fileName("..\\..\\windows\\system32\\x.dll")).toBe("x.dll");
  expect(fileName("photo\u0000.jpg")).toBe("photo.jpg");
  expect(fileName("..")).toBe("file");
  expect(fileName("/")).toBe("file");
  expect(fileName("gpj.\u202Eexe.evil")).toBe("gpj.exe.evil");
  expect(fileName('a<b>:"c|?*.txt')).toBe("a_b___c___.txt");
  expect(fileName(`${"ü".repeat(500)}.jpeg`)).toBe(`${"ü".repeat(115)}.jpeg`);
});

test("whatever the name, the header is one line of ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (raw) => {
      const { contentDisposition } = servedFile({ mediaType: "image/png", name: fileName(raw) });
      expect(contentDisposition).toMatch(/^inline; filename="[^"\\]*"; filename\*=UTF-8''[\w.~!$&+`^|#%-]+$/);
    }),
  );
});

test("only what cannot carry script is shown in our pages", () => {
  const serve = (mediaType: string) => servedFile({ mediaType, name: "x" });
  expect(serve("image/jpeg")).toMatchObject({
    contentType: "image/jpeg",
    contentDisposition: expect.stringMatching(/^inline/),
  });
  expect(serve("application/pdf")).toMatchObject({
    contentType: "application/pdf",
    contentDisposition: expect.stringMatching(/^attachment/),
  });
  for (const mediaType of [
    "image/svg+xml",
    "text/html",
    "application/xml",
    "application/xhtml+xml",
    "text/javascript",
  ]) {
    expect(serve(mediaType)).toMatchObject({
      contentType: "application/octet-stream",
      contentDisposition: expect.stringMatching(/^attachment/),
    });
  }
});
