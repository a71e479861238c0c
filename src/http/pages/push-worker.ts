/**
 * What the browser runs for notices while our pages are closed (https://www.w3.org/TR/push-api/#the-push-event): it shows one, and leads to
 * its ticket when it is pressed. Nothing is kept and no request is looked at. Staff find the ticket in the console; who is sent on to
 * the chat from there finds it in their list.
 */
export const pushWorker = `"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* a notice that says nothing is better than none */ }
  const number = Number.isSafeInteger(told.number) ? told.number : null;
  event.waitUntil(self.registration.showNotification(String(told.title || "Fixline"), {
    body: String(told.body || ""),
    tag: number === null ? String(told.id || "") : "ticket-" + number,
    data: { number },
  }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { number } = event.notification.data || {};
  const at = number ? "/console#/ticket/" + number : "/console#/notifications";
  event.waitUntil((async () => {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const shown = open.find((page) => new URL(page.url).pathname === "/console");
    if (shown) { await shown.navigate(at); await shown.focus(); }
    else await self.clients.openWindow(at);
  })());
});
`;
