import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The key pair by which push services know this desk (VAPID, RFC 8292), in base64url. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/**
 * The keys of this data folder, made at first use. They have to stay: browsers subscribe to the public one, and after a change each would
 * have to subscribe anew.
 */
export async function vapidKeys(home: string): Promise<VapidKeys> {
  const file = path.join(home, "push-keys.json");
  if (!existsSync(file)) {
    const { default: webPush } = await import("web-push");
    mkdirSync(home, { recursive: true });
    // "wx": of several processes that start at once, one makes them.
    try {
      writeFileSync(file, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  const keys = JSON.parse(readFileSync(file, "utf8")) as Partial<VapidKeys>;
  if (typeof keys.publicKey !== "string" || typeof keys.privateKey !== "string") {
    throw new Error(`${file} holds no keys: delete it, and browsers that take notices subscribe anew.`);
  }
  return { publicKey: keys.publicKey, privateKey: keys.privateKey };
}
