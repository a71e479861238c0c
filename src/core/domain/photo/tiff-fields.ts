/** The structure that Exif data is in: TIFF 6.0, with the position in an IFD of its own (Exif 2.32, tag 0x8825). */
const orientationTag = 0x0112;
const gpsTag = 0x8825;
/** Bytes of one value by type. */
const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const mostEntries = 4_000;

type Tiff = { readonly view: DataView; readonly start: number; readonly little: boolean };

/** The TIFF structure at `start`; null where there is none. */
function tiffAt(bytes: Uint8Array, start: number): Tiff | null {
  if (start + 8 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(start);
  const little = order === 0x4949;
  if (!little && order !== 0x4d4d) return null;
  return view.getUint16(start + 2, little) === 42 ? { view, start, little } : null;
}

/** Calls back with each entry of the directory at `offset`: its tag and where it lies. */
function eachEntry({ view, start, little }: Tiff, offset: number, call: (tag: number, at: number) => void): void {
  const at = start + offset;
  if (offset < 8 || at + 2 > view.byteLength) return;
  const count = Math.min(view.getUint16(at, little), mostEntries);
  for (let n = 0; n < count && at + 2 + (n + 1) * 12 <= view.byteLength; n++) {
    const entry = at + 2 + n * 12;
    call(view.getUint16(entry, little), entry);
  }
}

/** How the picture is to be turned, 1 to 8, as Exif says; 1 (not at all) where it says nothing. */
export function orientationOf(bytes: Uint8Array, start: number): number {
  const tiff = tiffAt(bytes, start);
  if (tiff === null) return 1;
  let orientation = 1;
  eachEntry(tiff, tiff.view.getUint32(start + 4, tiff.little), (tag, at) => {
    if (tag === orientationTag) orientation = tiff.view.getUint16(at + 8, tiff.little);
  });
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/** Overwrites the position with zeros, in place: names, values and what they point to. True where there was one. */
export function blankPosition(bytes: Uint8Array, start: number): boolean {
  const tiff = tiffAt(bytes, start);
  if (tiff === null) return false;
  const { view, little } = tiff;
  const directories: number[] = [];
  eachEntry(tiff, view.getUint32(start + 4, little), (tag, at) => {
    if (tag === gpsTag) directories.push(view.getUint32(at + 8, little));
  });
  for (const offset of directories) {
    eachEntry(tiff, offset, (_tag, at) => {
      const length = (sizes[view.getUint16(at + 2, little)] ?? 1) * view.getUint32(at + 4, little);
      if (length > 4) {
        const from = start + view.getUint32(at + 8, little);
        bytes.fill(0, Math.min(from, bytes.length), Math.min(from + length, bytes.length));
      }
      bytes.fill(0, at, at + 12);
    });
  }
  return directories.length > 0;
}

/** An Exif block (behind its marker) that says nothing but how the picture is to be turned. */
export function exifOf(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);
}
