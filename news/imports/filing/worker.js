// Opens the page of a report without a line: the copy of its last visit, with the files it is made of. Whatever else
// the newsroom has is none of its business, and every answer comes from the network where there is one.
const PAGE = "/admin/lapor/";
const KEPT = "lapor";

addEventListener("install", (event) => event.waitUntil(renew().then(skipWaiting, skipWaiting)));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin: host, pathname } = new URL(request.url);
  if (request.method !== "GET" || host !== origin) return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(event));
  // Files are named by their content.
  else if (pathname.startsWith("/static/")) {
    event.respondWith(caches.match(pathname).then((file) => file ?? fetch(request)));
  }
});

async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected && !new URL(event.request.url).search) event.waitUntil(renew(answer.clone()));
    return answer;
  } catch (error) {
    return (await caches.match(PAGE)) ?? Promise.reject(error);
  }
}

async function renew(answer) {
  const found = answer ?? (await fetch(PAGE, { cache: "no-cache", redirect: "manual" }));
  if (!found.ok) return;
  const cache = await caches.open(KEPT);
  const wanted = new Set([PAGE]);
  await hold(cache, await found.clone().text(), PAGE, wanted);
  await cache.put(PAGE, found);
  for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
}

// A text's files, and theirs: stylesheets name fonts, modules each other.
async function hold(cache, text, base, wanted) {
  const names = text.matchAll(/(?:href|src)="([^"]+)"|(?:from|import)\s*"([^"]+)"|url\("?([^")]+)"?\)/g);
  for (const [, ...name] of names) {
    const { origin: host, pathname } = new URL(name.find(Boolean), origin + base);
    if (host !== origin || !pathname.startsWith("/static/") || wanted.has(pathname)) continue;
    wanted.add(pathname);
    let file = await cache.match(pathname);
    if (!file) {
      file = await fetch(pathname).catch(() => {});
      if (!file?.ok) continue;
      await cache.put(pathname, file.clone());
    }
    if (/\.(css|js)$/.test(pathname)) await hold(cache, await file.text(), pathname, wanted);
  }
}
