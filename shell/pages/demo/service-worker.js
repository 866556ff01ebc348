// Keeps the demo's site in the browser, so that it works without a network. Its build is shell/tools/offline.mjs.
//
// One cache holds one version of the site. It is filled while the worker installs, and every file must have the hash
// that the build wrote down: while a server is being updated, or when it changes files, nothing is installed. A worker
// answers from its own version only; the next one waits until no page of this one is left, or until the person
// reloads the only one.
//
// Without a list of files, as in `./dev serve --source`, the worker removes what an earlier one has kept, and itself.

const worker = /** @type {any} */ (self); // TypeScript's library for pages has no ServiceWorkerGlobalScope

/** Hashes by path in the site. @type {Record<string, string>} */
const FILES = worker.SITE?.files ?? {};
/** @type {string} */
const VERSION = worker.SITE?.version ?? "";

/** @type {string} */
const scope = worker.registration.scope;
const cachePrefix = `poolbill ${scope} `; // an origin may have the site at several paths
const cacheName = cachePrefix + VERSION;
const HASH = "x-poolbill-hash";

/** Pages that this worker does not answer. @type {Set<string>} */
const released = new Set();

/** Many servers redirect from index.html to its folder, and a redirected answer cannot be a page. @param {string} file */
const addressOf = (file) => new URL(file === "index.html" ? "" : file, scope).href;

/** @param {Request} request */
function fileOf({ method, url }) {
  const path = url.startsWith(scope) ? url.slice(scope.length).replace(/[?#].*/s, "") || "index.html" : "";
  return method === "GET" && Object.hasOwn(FILES, path) ? path : null;
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** From the network, if it is of this version. @param {string} file */
async function fetched(file) {
  const response = await fetch(addressOf(file), { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await hashOf(bytes)) !== FILES[file]) throw new Error(`${file} is not of version ${VERSION}`);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return new Response(bytes, { headers: { "content-type": type, [HASH]: FILES[file] } });
}

async function siteCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
}

/** From another version in which it is the same. @param {string} file */
async function known(file) {
  for (const name of await siteCaches()) {
    const response = await caches.match(addressOf(file), { cacheName: name });
    if (response?.headers.get(HASH) === FILES[file]) return response;
  }
  return undefined;
}

async function install() {
  if (!VERSION) return worker.skipWaiting();
  const files = Object.keys(FILES);
  const responses = await Promise.all(files.map(async (file) => (await known(file)) ?? fetched(file)));
  const cache = await caches.open(cacheName);
  await Promise.all(files.map((file, index) => cache.put(addressOf(file), responses[index])));
}

async function activate() {
  for (const name of await siteCaches()) if (name !== cacheName) await caches.delete(name);
  if (!VERSION) await worker.registration.unregister();
}

/** @param {any} event  a FetchEvent @param {string} file */
async function answer(event, file) {
  const kept = await caches.match(addressOf(file), { cacheName });
  if (kept) return kept;
  // The cache was removed. A page that is open gets what belongs to its version or nothing. The next page comes from the
  // network, whatever version that has, and the cache is filled again, by this worker or by its successor.
  if (event.request.mode !== "navigate") return fetched(file);
  released.add(event.resultingClientId);
  event.waitUntil(install().catch(() => worker.registration.update()));
  return fetch(event.request);
}

/** @returns {Promise<boolean>} whether this worker, which waits, replaces the active one: only if one page at most is open */
async function replace() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter((/** @type {{ url: string }} */ { url }) => url.startsWith(scope)).length > 1) return false;
  await worker.skipWaiting();
  return true;
}

/** @param {import("./offline.mjs").Message} message */
async function reply(message) {
  if (message.type === "replace") return replace();
  if (message.type === "claim" && message.version === VERSION) await worker.clients.claim();
  return VERSION;
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const file = fileOf(event.request);
  const isReleased = event.request.mode !== "navigate" && released.has(event.clientId);
  if (file && !isReleased) event.respondWith(answer(event, file));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  event.waitUntil(reply(event.data).then((result) => event.ports[0]?.postMessage(result)));
});
