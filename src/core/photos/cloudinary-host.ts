import { createRequire } from "node:module";
import type { UploadApiOptions } from "cloudinary";
import { type PhotoHost, PhotoHostFault } from "./photo-host.ts";

/** A link to a picture lives so long: the server follows it itself at once. */
const linkSeconds = 300;
const mostBytes = 30 * 1024 * 1024;

type Answer = { readonly public_id?: string; readonly bytes?: number; readonly result?: string };

/**
 * Cloudinary by its SDK. Pictures are of delivery type `authenticated`: neither they nor what is made of them can be had without a
 * signature (https://cloudinary.com/documentation/control_access_to_media#authenticated). The SDK reads `upload_prefix` from
 * CLOUDINARY_URL while it loads and at no other time, so the address is put there before it is loaded, once for the process.
 */
export function cloudinaryHost(url: string, { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {}): PhotoHost {
  process.env.CLOUDINARY_URL = url;
  const { v2: cloudinary } = createRequire(import.meta.url)("cloudinary") as typeof import("cloudinary");

  return {
    upload: ({ bytes, folder, name }) =>
      new Promise((resolve, reject) => {
        const stream = cloudinary.uploader.upload_stream(
          {
            type: "authenticated",
            resource_type: "image",
            folder,
            public_id: name,
            // The name is the hash of the bytes: what is there already is the same.
            overwrite: true,
            timeout: timeoutMs,
            disable_promises: true,
          } as UploadApiOptions,
          (error, stored) => {
            const answer = stored as Answer | undefined;
            if (error !== undefined || typeof answer?.public_id !== "string") reject(faultOf(error));
            else if (answer.bytes !== undefined && answer.bytes !== bytes.byteLength)
              reject(new PhotoHostFault("what was stored is of another size"));
            else resolve(answer.public_id);
          },
        );
        stream.on("error", (error: unknown) => reject(faultOf(error)));
        stream.end(bytes);
      }),

    fetch: (publicId) =>
      got(
        cloudinary.utils.private_download_url(publicId, "", {
          type: "authenticated",
          resource_type: "image",
          expires_at: Math.floor(Date.now() / 1000) + linkSeconds,
        }),
        timeoutMs,
      ),

    thumbnail: (publicId, pixels) =>
      got(
        cloudinary.url(publicId, {
          type: "authenticated",
          sign_url: true,
          secure: true,
          format: "webp",
          transformation: [{ width: pixels, height: pixels, crop: "limit", quality: "auto" }],
        }),
        timeoutMs,
      ),

    async remove(publicId) {
      try {
        const options = { type: "authenticated", resource_type: "image", invalidate: true, timeout: timeoutMs };
        const { result } = (await cloudinary.uploader.destroy(publicId, options)) as Answer;
        if (result !== "ok" && result !== "not found") throw new PhotoHostFault("a picture was not removed");
      } catch (error) {
        throw error instanceof PhotoHostFault ? error : faultOf(error);
      }
    },
  };
}

async function got(address: string, timeoutMs: number): Promise<Buffer | null> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    // The address holds a signature: it is in no message.
    throw new PhotoHostFault("the photo host cannot be reached");
  }
  if (response.status === 404) return null;
  if (!response.ok || Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    await response.body?.cancel();
    throw new PhotoHostFault(`the photo host answered ${response.status}`);
  }
  return Buffer.from(await response.arrayBuffer());
}

/** What went wrong, by its number alone: messages of the host repeat what it was sent, the signature among it. */
function faultOf(error: unknown): PhotoHostFault {
  const { http_code: code } = (error ?? {}) as { readonly http_code?: number };
  if (code === 401 || code === 403) return new PhotoHostFault("the photo host refuses the key: see CLOUDINARY_URL");
  if (code === 420 || code === 429) return new PhotoHostFault("the photo host's limit is reached");
  return new PhotoHostFault(
    code === undefined ? "the photo host cannot be reached" : `the photo host answered ${code}`,
  );
}
