import type { IncomingMessage } from "node:http";

/** A call as it came: parameters by name (JSON decoded), uploaded files by their part's name. */
export type SimCall = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>;
};

/** More in one request is refused with 413. https://core.telegram.org/bots/api#sending-files */
const maxBytes = 52 * 1024 * 1024;

/** Reads the body as JSON, form or multipart, as the Bot API does. Null where it is too large. */
export async function readCall(request: IncomingMessage, method: string): Promise<SimCall | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size <= maxBytes) pieces.push(piece);
  }
  if (size > maxBytes) return null;
  const body = Buffer.concat(pieces);
  const type = request.headers["content-type"] ?? "";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined) return { method, ...readMultipart(body, boundary) };
  if (type.startsWith("application/json")) {
    const params = body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as Record<string, unknown>);
    return { method, params, files: new Map() };
  }
  const params = Object.fromEntries(
    [...new URLSearchParams(body.toString("utf8"))].map(([key, value]) => [key, lax(value)]),
  );
  return { method, params, files: new Map() };
}

function readMultipart(body: Buffer, boundary: string): Pick<SimCall, "params" | "files"> {
  const params: Record<string, unknown> = {};
  const files = new Map<string, { name: string; bytes: Uint8Array }>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at !== -1; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next === -1) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, split).toString("utf8");
    const content = part.subarray(split + 4);
    const name = /name="?([^";\r\n]+)"?/.exec(head)?.[1] ?? "";
    const file = /filename="?([^"\r\n;]*)"?/.exec(head)?.[1];
    if (file !== undefined) files.set(name, { name: file, bytes: new Uint8Array(content) });
    else params[name] = lax(content.toString("utf8"));
    at = next;
  }
  return { params, files };
}

/** Values of forms are texts; lists, objects, numbers and truths are written as JSON. */
function lax(value: string): unknown {
  if (!/^(?:[[{]|-?\d{1,16}$|true$|false$)/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
