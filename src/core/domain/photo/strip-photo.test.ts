import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { mayHoldPosition, stripPhoto } from "./strip-photo.ts";
import { exifOf, orientationOf } from "./tiff-fields.ts";

const position = {
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 9/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "8/1 36/1 0/1" },
};
const about = { IFD0: { Make: "SecretCam", ImageDescription: "at home" }, ...position };
const picture = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: "#c33" } }).composite([
    { input: { create: { width: 10, height: 10, channels: 3, background: "#33c" } }, left: 0, top: 0 },
  ]);
const pixels = async (bytes: Uint8Array) => (await sharp(bytes).autoOrient().raw().toBuffer()).toString("base64");
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(Buffer.from(words, "latin1"));

test.each([1, 3, 6, 8])(
  "a JPEG turned %i loses where it was taken, and nothing of how it looks",
  async (orientation) => {
    const taken = await picture().withExif(about).withMetadata({ orientation }).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).orientation ?? 1).toBe(orientation);
    expect(holds(taken, "SecretCam")).toBe(true);
    const stripped = stripPhoto(taken);
    expect(holds(stripped, "SecretCam") || holds(stripped, "at home")).toBe(false);
    const { orientation: kept, exif } = await sharp(stripped).metadata();
    expect(kept ?? 1).toBe(orientation);
    expect(exif?.includes(Buffer.from([0x88, 0x25])) ?? false).toBe(false);
    expect(await pixels(stripped)).toBe(await pixels(taken));
    expect(stripPhoto(stripped)).toEqual(stripped);
  },
);

test("a progressive JPEG keeps all its scans; what hangs on its end goes", async () => {
  const taken = await picture().withExif(about).jpeg({ progressive: true }).toBuffer();
  const stripped = stripPhoto(Buffer.concat([taken, Buffer.from("a film with the position exif:GPSLatitude='41'")]));
  expect(holds(stripped, "film")).toBe(false);
  expect(await pixels(stripped)).toBe(await pixels(taken));
});

test.each(["png", "webp"] as const)("%s loses it too, and looks the same", async (format) => {
  const taken = await picture()
    .withExif(about)
    .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'><r exif:GPSLatitude='41,9N'/></x:xmpmeta>")
    [format]()
    .toBuffer();
  expect(holds(taken, "SecretCam")).toBe(true);
  const stripped = stripPhoto(taken);
  expect([holds(stripped, "SecretCam"), holds(stripped, "GPSLatitude")]).toEqual([false, false]);
  expect(await pixels(stripped)).toBe(await pixels(taken));
});

test("in AVIF the position is overwritten where it stands", async () => {
  const taken = await picture().withExif(about).avif().toBuffer();
  const before = Buffer.from(taken);
  const stripped = stripPhoto(taken);
  expect(taken.equals(before)).toBe(true);
  expect(stripped.length).toBe(taken.length);
  expect(Buffer.from(stripped).equals(taken)).toBe(false);
  expect(await pixels(stripped)).toBe(await pixels(taken));
  expect(stripPhoto(stripped)).toEqual(stripped);
});

test("in TIFF the position is overwritten where it stands, names, values and what they point to", () => {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  // One directory with a width and the way to another, which has a latitude of three fractions.
  const taken = Buffer.concat([
    Buffer.from("II*\0\x08\0\0\0\x02\0", "latin1"),
    entry(0x100, 3, 1, 640),
    entry(0x8825, 4, 1, 38),
    Buffer.from([0, 0, 0, 0, 1, 0]),
    entry(2, 5, 3, 56),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from([41, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0]),
  ]);
  const stripped = Buffer.from(stripPhoto(taken));
  expect(stripped.subarray(0, 40).equals(taken.subarray(0, 40))).toBe(true);
  expect(stripped.subarray(40).every((byte) => byte === 0)).toBe(true);
});

test("words about the position in a format of parts that point at each other become spaces", () => {
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic"),
    Buffer.from(
      ' <rdf exif:GPSLatitude="41,9.0N" exif:GPSLongitude="8,36.0W"><exif:GPSAltitude>120</exif:GPSAltitude> name="kept"',
    ),
  ]);
  expect(mayHoldPosition(heic)).toBe(true);
  const stripped = Buffer.from(stripPhoto(heic)).toString("latin1");
  expect([stripped.includes("41,9"), stripped.includes("8,36"), stripped.includes("120")]).toEqual([
    false,
    false,
    false,
  ]);
  expect(stripped).toContain('name="kept"');
});

test("whatever bytes come, none is read beyond, and what is no picture stays as it is", () => {
  const heads = [
    [0xff, 0xd8, 0xff, 0xe1],
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [...Buffer.from("RIFF____WEBP")],
    [...Buffer.from("II*\0")],
    [...Buffer.from("____ftypheicExif\0\0MM\0*")],
    [],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, rest) => {
      const bytes = Uint8Array.from([...head, ...rest]);
      const stripped = stripPhoto(bytes);
      expect(stripped.length).toBeLessThanOrEqual(bytes.length + 40);
      if (!mayHoldPosition(bytes) && !Buffer.from(bytes).includes("GPS") && !Buffer.from(bytes).includes("Exif"))
        expect(stripped).toBe(bytes);
    }),
  );
});

test("the block that says how a picture is to be turned says just that", () => {
  expect([1, 6, 8].map((orientation) => orientationOf(exifOf(orientation), 6))).toEqual([1, 6, 8]);
});
