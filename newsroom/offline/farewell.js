// Instead of the worker where OFFLINE_COPIES is off: whoever still has one loses it, and every copy, at the next visit.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (/^(luring-|salinan$)/.test(name)) await caches.delete(name);
  await registration.unregister();
}
