import type { APIMessage } from "discord.js";
import { PlatformFault } from "../platform.ts";
import { faultOf } from "./fault-of.ts";
import { expiryOf, readFileRef } from "./file-ref.ts";
import type { Rest } from "./rest.ts";

const cdnHosts = ["cdn.discordapp.com", "media.discordapp.net", "cdn.discord.com"];

/**
 * Gets files from Discord's CDN. Their links expire, and a message that is read again has fresh ones
 * (https://discord.com/developers/docs/reference#signed-attachment-cdn-urls).
 */
export function fileFetcher(parts: {
  readonly rest: Rest;
  readonly apiUrl: string | null;
  readonly timeoutMs: number;
  readonly now: () => Date;
}): (ref: string, limitBytes: number) => Promise<Uint8Array> {
  // A self-hosted API has its files beside it.
  const ownHost = parts.apiUrl === null ? null : new URL(parts.apiUrl).hostname;
  const mayFetch = (url: string) => {
    if (!URL.canParse(url)) return false;
    const { hostname, protocol } = new URL(url);
    return hostname === ownHost || (protocol === "https:" && cdnHosts.includes(hostname));
  };

  async function get(url: string, limitBytes: number): Promise<Uint8Array | null> {
    if (!mayFetch(url)) throw new PlatformFault("refused", "a file that is not on Discord's servers");
    let answer: Response;
    try {
      answer = await fetch(url, { signal: AbortSignal.timeout(parts.timeoutMs), redirect: "error" });
    } catch (thrown) {
      throw faultOf(thrown, "getting a file");
    }
    if (answer.status === 403 || answer.status === 404 || answer.status === 410) {
      await answer.body?.cancel();
      return null;
    }
    if (!answer.ok) throw new PlatformFault("unreachable", `getting a file: Discord answered ${answer.status}`);
    return readAll(answer, limitBytes);
  }

  return async (ref, limitBytes) => {
    const place = readFileRef(ref);
    if (place === null) throw new PlatformFault("gone", "no such file");
    const expiry = expiryOf(place.url);
    const isFresh = expiry === null || expiry.getTime() > parts.now().getTime() + 1000;
    const known = isFresh ? await get(place.url, limitBytes) : null;
    if (known !== null) return known;
    if (place.on === null) throw new PlatformFault("gone", "the file of a form is not kept any more");
    const message = await parts.rest.call<APIMessage>({
      method: "GET",
      path: `/channels/${place.on.channel}/messages/${place.on.message}`,
      doing: "looking a file up",
    });
    const attachment = message.attachments.find(({ id }) => id === place.attachment);
    const bytes = attachment === undefined ? null : await get(attachment.url, limitBytes);
    if (bytes === null) throw new PlatformFault("gone", "the file was removed");
    return bytes;
  };
}

/** What is longer than the limit is refused before it is all here. */
async function readAll(answer: Response, limitBytes: number): Promise<Uint8Array> {
  const tooLong = () => new PlatformFault("refused", `the file is larger than ${limitBytes} bytes`);
  if (Number(answer.headers.get("content-length") ?? 0) > limitBytes) {
    await answer.body?.cancel();
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > limitBytes) throw tooLong();
      chunks.push(chunk);
    }
  } catch (thrown) {
    throw faultOf(thrown, "getting a file");
  }
  return Buffer.concat(chunks);
}
