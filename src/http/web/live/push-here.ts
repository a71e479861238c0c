import { get, post, remove } from "./api.ts";

/** Where this browser remembers which of the account's subscriptions is its own. */
const ownKey = "fixline-push";

/** Whether this browser can show notices with the page closed at all. */
export function canPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** The id of this browser's subscription; null where it has none. */
export function pushIdHere(): string | null {
  return localStorage.getItem(ownKey);
}

/** What came of asking: the person may say no to the browser, and the desk may have no key to push with. */
export type PushAnswer = "on" | "denied" | "none";

/**
 * Has this browser show notices with the page closed: asks the person, subscribes at the browser's maker, tells the desk. Rejects as `post`
 * does, and where the browser's maker is out of reach.
 */
export async function startPushHere(): Promise<PushAnswer> {
  const { publicKey } = await get<{ readonly publicKey: string | null }>("/api/v1/push/key");
  if (publicKey === null || !canPush()) return "none";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const registration = await navigator.serviceWorker.register("/push-worker.js");
  await navigator.serviceWorker.ready;
  const taken = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = taken.toJSON();
  const { id } = await post<{ readonly id: string }>("/api/v1/push/subscriptions", {
    endpoint,
    keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" },
  });
  localStorage.setItem(ownKey, id);
  return "on";
}

/** Ends the notices of this browser: whoever sits here next must not get them. Never rejects: signing out goes on. */
export async function stopPushHere(): Promise<void> {
  const id = pushIdHere();
  if (id === null) return;
  localStorage.removeItem(ownKey);
  const registration = await navigator.serviceWorker?.getRegistration("/").catch(() => undefined);
  const taken = await registration?.pushManager.getSubscription().catch(() => null);
  await Promise.allSettled([taken?.unsubscribe(), remove(`/api/v1/push/subscriptions/${id}`)]);
}
