import { crc32, deflateSync } from "node:zlib";

/** A small PNG that any browser draws: a warm colour that darkens downwards, `side` pixels square. */
export function photo(side = 48): Buffer {
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([230 - 3 * y, 120 - y, 40]))]),
  );
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat([be32(side), be32(side), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([be32(data.length), body, be32(crc32(body))]);
}

function be32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
