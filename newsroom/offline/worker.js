// Keeps the last stories somebody read, for when the line is gone. `PAPER`, the limits, stands before it (worker.py);
// the words stand in the page for a broken line. Network first, always: a copy is shown when there is no answer, and
// says so.
const { page, stories, days, wait, bytes, zone, clock, shell } = PAPER;
const KEPT = "salinan";
const INDEX = "/luring/daftar";
const STORY = /^\/berita\/\d{4}\/\d\d\/[^/]+\/$/;
const LISTED = /^\/((berita|wilayah|rubrik|topik|serial|penulis|tokoh|kutipan|janji|koreksi)\/(?!.*(feed\/|\.\w+)$).*)?$/;
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
  for (const name of await caches.keys()) if (/^luring-/.test(name) && name !== shell) await caches.delete(name);
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
  // Held from here on: it may be forgotten while the network is asked.
  const copy = kept && (await caches.match(path));
  if (!copy) return answer.catch(offline);
  const late = new Promise((resolve) => setTimeout(resolve, wait));
  const found = await Promise.race([answer.catch(() => {}), late]);
  return found?.status < 500 ? found : shown(kept, copy);
}

// One answer after the other: two open pages would write over each other's list.
let last = Promise.resolve();
function remember(path, answer) {
  last = last.catch(() => {}).then(() => note(path, answer));
  return last;
}

// What the network says of a story: kept, or, where readers no longer get it, forgotten. An answer that says nothing of
// the story (an error, a refusal, too many requests) leaves the copy. A navigation's redirect has the status 0.
async function note(path, answer) {
  if (!answer.ok && ![0, 404, 410, 451].includes(answer.status)) return;
  const cache = await caches.open(KEPT);
  const isForAll = answer.ok && !answer.redirected && !/no-store|private/.test(answer.headers.get("Cache-Control"));
  const html = isForAll ? await answer.clone().text() : "";
  const others = (await list()).filter((one) => one.path !== path);
  if (html.includes(" data-keep>")) {
    const photo = html.match(/<figure [^>]*data-lead>[^]*?<img [^>]*?src="(\/media\/[^"]+)"/);
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
  if (await cache.match(address)) return;
  const part = await fetch(address).catch(() => {});
  // Weighed, not only asked: an answer may not tell its length.
  const isLight = part?.ok && part.headers.get("Content-Length") <= bytes && (await part.clone().blob()).size <= bytes;
  if (isLight) await cache.put(address, part);
}

async function list() {
  const found = await (await caches.match(INDEX))?.json();
  return (found ?? []).filter((one) => one.at > Date.now() - days * 864e5);
}

async function shown(kept, copy) {
  const told = filled(await words(), "catatan", kept);
  const html = (await copy.text()).replace(/ srcset="[^"]*"/g, "").replace('<main id="isi">', (main) => main + told);
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
