// Keeps the last stories somebody read, for when the line is gone. `PAPER`, the limits, stands before it (worker.py);
// the words stand in the page for a broken line. Network first, always: a copy is shown when there is no answer, and
// says so.
const { page, stories, days, wait, bytes, zone, clock, shell } = PAPER;
const KEPT = "salinan";
const INDEX = "/luring/daftar";
const STORY = /^\/berita\/\d{4}\/\d\d\/[^/]+\/$/;
const LISTED = /^\/((berita|wilayah|rubrik|topik|penulis|tokoh|kutipan|janji|koreksi)\/(?!.*(feed\/|\.\w+)$).*)?$/;
const PART = /^\/(static\/css|media\/images)\//;

addEventListener("install", (event) => event.waitUntil(prepare()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || !request.url.startsWith(origin + "/")) return;
  if (request.mode === "navigate") {
    if (STORY.test(path)) event.respondWith(story(event, path));
    else if (LISTED.test(path)) event.respondWith(ask(request).catch(offline));
  }
  // Files are named by their content.
  else if (PART.test(path)) event.respondWith(caches.match(path).then((part) => part ?? fetch(request)));
});

async function prepare() {
  const cache = await caches.open(shell);
  const answer = await ask(page);
  await cache.put(page, answer.clone());
  await hold(cache, stylesheet(await answer.text()));
  await skipWaiting();
}

async function begin() {
  for (const name of await caches.keys()) if (name !== shell && name !== KEPT) await caches.delete(name);
  await clients.claim();
  // The story that is open was loaded before anybody could keep it.
  for (const { url } of await clients.matchAll()) {
    if (STORY.test(pathOf(url))) await remember(pathOf(url), await fetch(url));
  }
}

async function story(event, path) {
  const answer = ask(event.request);
  // Asked for before the answer goes to the page: what was read cannot be copied any more.
  const copied = answer.then((found) => found.clone());
  event.waitUntil(copied.then((found) => remember(path, found)).catch(() => {}));
  const kept = (await list()).find((one) => one.path === path);
  if (!kept) return answer.catch(offline);
  const late = new Promise((resolve) => setTimeout(resolve, wait));
  const found = await Promise.race([answer.catch(() => {}), late]);
  return found?.status < 500 ? found : shown(kept);
}

// What the network says of a story: kept, or, where readers no longer get it, forgotten.
async function remember(path, answer) {
  if (answer.status >= 500) return;
  const cache = await caches.open(KEPT);
  const html = answer.ok && !answer.redirected ? await answer.clone().text() : "";
  const others = (await list()).filter((one) => one.path !== path);
  if (html.includes(" data-keep>")) {
    const photo = html.match(/<img [^>]*?src="(\/media\/[^"]+)"/);
    const parts = [stylesheet(html), photo?.[1]].filter(Boolean);
    for (const part of parts) await hold(cache, part);
    await cache.put(path, answer);
    const at = Date.now();
    const when = new Date(at).toLocaleString("id", { dateStyle: "long", timeStyle: "short", timeZone: zone }) + clock;
    others.unshift({ path, parts, at, when, title: html.match(/<h1[^>]*>([^]*?)<\/h1>/)[1] });
  }
  const left = others.slice(0, stories);
  await cache.put(INDEX, new Response(JSON.stringify(left)));
  const wanted = left.flatMap((one) => [one.path, ...one.parts]).concat(INDEX);
  for (const { url } of await cache.keys()) if (!wanted.includes(pathOf(url))) await cache.delete(url);
}

async function hold(cache, address) {
  const part = (await cache.match(address)) ?? (await fetch(address).catch(() => {}));
  if (part?.ok && part.headers.get("Content-Length") <= bytes) await cache.put(address, part);
}

async function list() {
  const found = await (await caches.match(INDEX))?.json();
  return (found ?? []).filter((one) => one.at > Date.now() - days * 864e5);
}

async function shown(kept) {
  const copy = await caches.match(kept.path);
  const note = filled(await words(), "catatan", kept);
  const html = (await copy.text()).replace(/ srcset="[^"]*"/g, "").replace('<main id="isi">', (main) => main + note);
  return new Response(html, copy);
}

async function offline() {
  const html = await words();
  const rows = (await list()).map((one) => filled(html, "baris", one)).join("");
  const { headers } = await caches.match(page);
  return new Response(html.replace("<!--salinan-->", () => rows), { status: 503, headers });
}

const words = async () => (await caches.match(page)).text();
const filled = (html, name, one) =>
  html.match(`<template id="${name}">([^]*?)</template>`)[1].replace(/{(\w+)}/g, (_all, key) => one[key]);
const ask = (request) => fetch(request, { cache: "no-cache" });
const pathOf = (url) => new URL(url).pathname;
const stylesheet = (html) => html.match(/<link rel="stylesheet" href="([^"]+)"/)[1];
