import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { expect, test } from "vitest";
import { qrPng, qrSvg } from "./qr-image.ts";

const words = "https://desk.example/?unit=kZ0_x-Y1kZ0_x-Y1kZ0_x-Y1kZ0_x-Y1kZ0_x-Y1abc";

const read = async (image: Buffer) => {
  const { data, info } = await sharp(image)
    .resize(600, 600, { kernel: "nearest" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
};

test("both pictures are read back as the text", async () => {
  expect(await read(qrPng(words))).toBe(words);
  expect(
    await read(
      await sharp(Buffer.from(qrSvg(words)), { density: 400 })
        .flatten({ background: "#fff" })
        .png()
        .toBuffer(),
    ),
  ).toBe(words);
});
