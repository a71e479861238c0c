import type { SharedMessage } from "../../store/handover-contents.ts";
import type { CallOutcome, CallServer, CallTarget } from "./call-server.ts";
import type { ComposedItem } from "./compose-item.ts";
import { codeOf } from "./judge-call.ts";

export const itemsPath = "/federation/v1/items";
export const filePath = (key: string) => `/federation/v1/files/${key}`;

/** How a file's name and kind cross: a header can hold ASCII alone. */
export const encodeName = (name: string) => encodeURIComponent(name.toWellFormed().slice(0, 200));

export type SendParts = {
  readonly call: CallServer;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  /** The bytes of a stored file; null where they are gone. */
  readonly readFile: (sha256: Buffer) => Promise<Buffer | null>;
};

/**
 * Tells a server one item. Where it has not got the files that the item names it says so: they are sent, and the item once more. A file
 * that it will never take (too large there, or of a kind that it refuses), or that is gone here, is left out.
 */
export async function sendItem(parts: SendParts, target: CallTarget, composed: ComposedItem): Promise<CallOutcome> {
  const { files } = composed;
  let { item } = composed;
  const tell = () =>
    parts.call(
      target,
      { method: "POST", path: itemsPath, contentType: "application/json", body: JSON.stringify(item) },
      parts.clock(),
      parts.signal,
    );
  const first = await tell();
  if (!wantsFiles(first) || item.kind !== "say") return first;
  const refused = new Set<string>();
  for (const key of missingKeys(first)) {
    const file = files.find(({ id }) => id === key);
    const sent = file === undefined ? "refused" : await sendFile(parts, target, file);
    if (sent === "refused") refused.add(key);
    else if (sent !== "sent") return sent;
  }
  if (refused.size > 0) item = { ...item, files: item.files.filter(({ key }) => !refused.has(key)) };
  return tell();
}

function wantsFiles(outcome: CallOutcome): boolean {
  return outcome.kind === "answered" && outcome.status === 424 && codeOf(outcome.answer) === "federation.files_missing";
}

function missingKeys(outcome: CallOutcome): readonly string[] {
  if (outcome.kind !== "answered") return [];
  const { data } = JSON.parse(outcome.answer) as { readonly data?: { readonly keys?: unknown } };
  const keys: unknown = data?.keys;
  return Array.isArray(keys) ? keys.filter((key) => typeof key === "string").slice(0, 50) : [];
}

async function sendFile(
  parts: SendParts,
  target: CallTarget,
  file: SharedMessage["files"][number],
): Promise<"sent" | "refused" | CallOutcome> {
  const body = await parts.readFile(Buffer.from(file.sha256, "hex"));
  if (body === null) return "refused";
  const request = {
    method: "PUT" as const,
    path: filePath(file.id),
    contentType: "application/octet-stream",
    body,
    headers: {
      "fixline-file-name": encodeName(file.name),
      "fixline-file-type": file.mediaType,
      "fixline-file-kind": file.kind,
    },
  };
  const outcome = await parts.call(target, request, parts.clock(), parts.signal);
  if (outcome.kind !== "answered") return outcome;
  if (outcome.status >= 200 && outcome.status < 300) return "sent";
  const isFinal = [400, 409, 413, 415, 422].includes(outcome.status);
  return isFinal ? "refused" : outcome;
}
