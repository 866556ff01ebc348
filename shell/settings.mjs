// What a page can set, and what follows from it and from the place of the widget in the page.

/**
 * @typedef {"auto" | "light" | "dark"} ThemeName
 *
 * @typedef {object} Options
 * @property {string} [locale]  "en", "zh-CN"; by default the language of the page around the widget
 * @property {ThemeName} [theme]
 * @property {string} [site]  "intl", "eu" or "cn": billing rules in place of the scenario's own
 * @property {string} [src]  address of a scenario, or a link that holds one ("#pb1.…")
 * @property {string} [samples]  address of a list of scenarios to begin with (samples.mjs)
 * @property {object | string} [scenario]  a scenario; takes precedence over src and saved data
 * @property {string} [storageKey]  the name to save under; without it nothing is saved
 * @property {import("./storage/choose.mjs").Where} [storage]  where to save; by default where it works best
 * @property {import("./host/provider.mjs").Provider | null} [provider]  host mode: the console's own data (docs/HOST-MODE.md); nothing is saved then
 * @property {boolean} [readOnly]  shows, changes nothing
 * @property {string} [baseUrl]  the folder with poolbill.wasm and the other files of the engine, if they are not beside the script
 *
 * @typedef {{ theme: ThemeName, locale: string, readOnly: boolean }} Settings
 */

/** The widget's host and, when it is in a shadow tree, the host of that tree, and so on. @param {Element} host */
function* hostsAround(host) {
  yield host;
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) yield root.host;
}

/** @param {Element} host */
function languageAround(host) {
  for (const place of hostsAround(host)) {
    const found = place.closest("[lang]");
    if (found) return found.getAttribute("lang");
  }
  return null;
}

/**
 * Options whose addresses do not change with the page's own, as `history.pushState` changes it.
 * @param {Node} host @param {Options} options @returns {Options}
 */
export function withAddresses(host, options) {
  const fixed = { ...options };
  for (const name of /** @type {const} */ (["src", "samples", "baseUrl"])) {
    try {
      if (fixed[name]) fixed[name] = new URL(fixed[name], host.baseURI).href;
    } catch {
      // It is no address, which is said when it is fetched.
    }
  }
  return fixed;
}

/** @param {Element} host @param {Options} options @returns {Settings} */
export function settingsOf(host, { theme, locale, readOnly = false }) {
  return { theme: theme || "auto", locale: locale || languageAround(host) || "en", readOnly };
}

/**
 * @param {Element} host
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {() => void} changed  called when an element around the widget has got another language, or the widget is in another one
 */
export function watchLanguage(host, listeners, changed) {
  let language = languageAround(host);
  const look = () => {
    const before = language;
    language = languageAround(host);
    if (language !== before) changed();
  };
  const observer = new MutationObserver(look);
  const observe = () => {
    observer.disconnect();
    for (const place of hostsAround(host)) observer.observe(place.getRootNode(), { subtree: true, attributeFilter: ["lang"] });
    look();
  };
  observe();
  if (host.shadowRoot) listeners.on(host.shadowRoot, "animationstart", observe); // it may have been moved (theme.mjs)
  listeners.defer(() => observer.disconnect());
}
