import type { EncryptPush } from "../core/delivery/send-pushes.ts";
import type { VapidKeys } from "./vapid-keys.ts";

/** Seconds that a push service keeps a notice for a browser that is off. */
const keptSeconds = 86_400;

/** Encrypts for browsers by `web-push`, which is loaded when the first notice is pushed. The sending is ours: see `makePostWebhook`. */
export function makeEncryptPush(keys: () => Promise<VapidKeys>, publicUrl: string | null): EncryptPush {
  return async ({ endpoint, p256dh, auth }, payload) => {
    const { default: webPush } = await import("web-push");
    const subject = publicUrl?.startsWith("https:") ? publicUrl : "mailto:fixline@localhost.invalid";
    const made = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, ...(await keys()) },
      TTL: keptSeconds,
      contentEncoding: "aes128gcm",
    });
    const headers = Object.fromEntries(Object.entries(made.headers).map(([name, value]) => [name, String(value)]));
    delete headers["Content-Length"];
    return { url: made.endpoint, headers, body: made.body ?? Buffer.alloc(0) };
  };
}
