// Makes the site work without a network (service-worker.js), and says when a new version is there.
//
// A page and all that it loads are of one version. So the first visit, which began without the worker, is handed over
// to it only if both are of the same version, and a page whose worker is replaced by another version is loaded again.

import { OFFLINE_WORDS } from "../../generated/languages.mjs";

const HOUR_MS = 3_600_000;

/** What a page says to a worker. @typedef {{ type: "claim", version: string } | { type: "replace" | "version" }} Message */
/** @typedef {keyof (typeof OFFLINE_WORDS)["en"]} OfflineWord */

/** @param {ServiceWorker} worker @param {Message} message @returns {Promise<any>} its answer */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

/** @param {OfflineWord} key */
function words(key) {
  const tag = /** @type {keyof typeof OFFLINE_WORDS} */ (document.documentElement.lang);
  return (OFFLINE_WORDS[tag] ?? OFFLINE_WORDS.en)[key];
}

/** @param {HTMLElement} place  where the notice appears */
export async function keepOffline(place) {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker?.register("service-worker.js").catch(() => null);
  if (!registration) return; // not over HTTPS, forbidden by the browser, or not on this server

  const version = document.querySelector("meta[name=version]")?.getAttribute("content") ?? "";
  const hasSameVersion = async (/** @type {ServiceWorker} */ worker) => (await ask(worker, { type: "version" })) === version;
  serviceWorker.addEventListener("controllerchange", async () => {
    const { controller } = serviceWorker;
    if (controller && !(await hasSameVersion(controller))) location.reload();
  });
  void serviceWorker.ready.then(({ active }) => active?.postMessage({ type: "claim", version }));

  /** @param {ServiceWorker | null} next */
  const announce = async (next) => {
    if (next?.state !== "installed" || !registration.active) return;
    if (await hasSameVersion(next)) void ask(next, { type: "replace" }); // this page did not come from the cache
    else offer(place, next);
  };
  void announce(registration.waiting);
  const watch = () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => announce(installing));
  };
  watch(); // it may have begun before we listen
  registration.addEventListener("updatefound", watch);

  let lookedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - lookedAt < HOUR_MS) return;
    lookedAt = Date.now();
    registration.update().catch(() => {}); // there may be no network
  });
}

/** @param {HTMLElement} place @param {ServiceWorker} next */
function offer(place, next) {
  const sentence = document.createElement("span");
  sentence.textContent = words("ready");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words("reload");
  button.addEventListener("click", async () => {
    if (!(await ask(next, { type: "replace" }))) sentence.textContent = words("others");
  });
  place.replaceChildren(sentence, " ", button);
}
