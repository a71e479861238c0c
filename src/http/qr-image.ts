import { crc32, deflateSync } from "node:zlib";
import encodeQR from "qr";

/** Quiet modules around a code (ISO/IEC 18004 asks for four). */
const border = 4;

/** A QR code of the text as SVG, to be printed at any size. */
export function qrSvg(text: string): string {
  return encodeQR(text, "svg", { ecc: "medium", border });
}

/** A QR code of the text as PNG, black on white, `scale` dots a module. */
export function qrPng(text: string, scale = 8): Buffer {
  const modules = encodeQR(text, "raw", { ecc: "medium", border });
  const size = modules.length * scale;
  const rowBytes = Math.ceil(size / 8);
  const rows = modules.flatMap((line) => {
    // One bit a dot; 1 is white. Each row begins with its filter, none.
    const row = Buffer.alloc(1 + rowBytes);
    for (let dot = 0; dot < size; dot++) {
      if (line[Math.floor(dot / scale)] !== true)
        row[1 + (dot >> 3)] = (row[1 + (dot >> 3)] ?? 0) | (0x80 >> (dot & 7));
    }
    return Array.from({ length: scale }, () => row);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
