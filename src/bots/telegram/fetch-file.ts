import { type FileRef, PlatformFault } from "../platform.ts";
import type { BotApi } from "./bot-api.ts";

/**
 * The bytes of a file that somebody sent, at most `limitBytes`. Telegram gives bots files up to 20 MB
 * (https://core.telegram.org/bots/api#getfile). Rejects with a PlatformFault: `refused` for one that is larger, `gone` for an unknown one.
 */
export async function fetchFile(api: BotApi, ref: FileRef, limitBytes: number, seconds: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new PlatformFault("refused", `the file is larger than ${limitBytes} bytes`, {
      hint: "Telegram gives bots files up to 20 MB",
    });
  if ((ref.sizeBytes ?? 0) > limitBytes) throw tooLarge();
  const file = await api.ask((raw) => raw.getFile({ file_id: ref.ref }));
  if ((file.file_size ?? 0) > limitBytes) throw tooLarge();
  if (file.file_path === undefined) throw new PlatformFault("gone", "Telegram has no such file any more");
  const answer = await request(api.fileUrl(file.file_path), seconds);
  if (answer.status === 404) throw new PlatformFault("gone", "Telegram has no such file any more");
  if (!answer.ok || answer.body === null) {
    throw new PlatformFault("unreachable", `Telegram answered ${answer.status} for a file`);
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of answer.body) {
      size += piece.byteLength;
      if (size > limitBytes) throw tooLarge();
      pieces.push(piece);
    }
  } catch (thrown) {
    if (thrown instanceof PlatformFault) throw thrown;
    throw new PlatformFault("unreachable", "a file broke off");
  }
  return Buffer.concat(pieces);
}

/** The address holds the token: an error of the request is told without it. */
async function request(url: string, seconds: number): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(seconds * 1000), redirect: "error" });
  } catch {
    throw new PlatformFault("unreachable", "Telegram did not give a file");
  }
}
