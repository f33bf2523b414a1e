// Instead of the worker where OFFLINE_COPIES is off: whoever still has one loses it, and its copy, at the next visit.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(caches.delete("lapor").then(() => registration.unregister())));
