import { createReadStream } from "node:fs";
import type { TextEncoding } from "./inspect-file.ts";

/** A line longer than this is no line of a table: it is given cut, and the rest of it is left out. Characters. */
export const longestLine = 8_000_000;

/** Lines of a file in order, some thousand at once; `bytes` counts how much of the file has been read. */
export async function* readLines(
  file: string,
  encoding: TextEncoding,
  progress: { bytes: number },
): AsyncGenerator<readonly string[]> {
  // The decoder takes the mark at the beginning away.
  const decoder = new TextDecoder(encoding);
  let rest = "";
  let separator: "\n" | "\r" | null = null;
  let skipping = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 19 })) {
    const bytes = chunk as Buffer;
    progress.bytes += bytes.length;
    let text = rest + decoder.decode(bytes, { stream: true });
    // Old Macintosh files end their lines with a lone carriage return.
    if (separator === null && /[\r\n]/.test(text)) separator = text.includes("\n") ? "\n" : "\r";
    if (skipping) {
      const end = text.indexOf(separator ?? "\n");
      if (end < 0) continue;
      text = text.slice(end + 1);
      skipping = false;
    }
    const lines = text.split(separator ?? "\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) {
      lines.push(rest.slice(0, longestLine + 1));
      rest = "";
      skipping = true;
    }
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== "" && !skipping) yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
