// <pool-bill>: attributes and properties around a Widget. Importing this file registers nothing (define.mjs does)
// and is harmless where there is no DOM.

import { whenNear } from "./near.mjs";
import { withAddresses } from "./settings.mjs";
import { Widget } from "./widget.mjs";

/** @typedef {import("./settings.mjs").Options} Options */
/** @typedef {import("./settings.mjs").ThemeName} ThemeName */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Option by attribute; the property has the option's name. */
const ATTRIBUTES = /** @type {const} */ ({
  src: "src",
  samples: "samples",
  "storage-key": "storageKey",
  storage: "storage",
  theme: "theme",
  locale: "locale",
  site: "site",
  readonly: "readOnly",
  "base-url": "baseUrl",
  loading: "loading",
});

/** @typedef {keyof typeof ATTRIBUTES} AttributeName */

/**
 * A billing widget: what changing a resource pool to yearly/monthly costs, drawn before it is paid.
 *
 * @tag pool-bill
 * @tagname pool-bill
 *
 * @attr {string} src - Address of a scenario, or a link that holds one.
 * @attr {string} samples - Address of a list of scenarios to begin with.
 * @attr {string} storage-key - The name under which the state is kept; without it nothing is stored.
 * @attr {"auto" | "indexeddb" | "local" | "memory"} storage - Where the state is kept; `auto` takes what works best.
 * @attr {"auto" | "light" | "dark"} theme - The look; `auto` follows the page's `color-scheme`, or else the system.
 * @attr {string} locale - `en`, `zh-CN`; without it the nearest `lang` around the tag decides.
 * @attr {string} site - The billing site the page stands for: `intl`, `eu`, `cn`.
 * @attr {boolean} readonly - Shows, changes nothing.
 * @attr {string} base-url - The folder with `poolbill.wasm` and the other files of the engine, if they are not beside the script. It is read once.
 * @attr {"eager" | "lazy"} loading - `lazy` starts the widget when it is near what is seen of the page.
 *
 * @fires {CustomEvent<import("./events.mjs").ReadyDetail>} pool-bill-ready - The widget can be used.
 * @fires {CustomEvent<import("./events.mjs").ChangeDetail>} pool-bill-change - Something was done or undone.
 * @fires {CustomEvent<import("./events.mjs").OrderDetail>} pool-bill-order-created - An order was made; `preventDefault()` takes it back.
 * @fires {CustomEvent<import("./events.mjs").OrderDetail>} pool-bill-order-paid - An order was paid.
 * @fires {CustomEvent<import("./events.mjs").ConflictDetail>} pool-bill-conflict - Another tab or widget has saved under the same key.
 * @fires {CustomEvent<import("./events.mjs").SaveStateDetail>} pool-bill-save-state - Whether everything is saved.
 * @fires {CustomEvent<import("./events.mjs").LinkDetail>} pool-bill-link - The scenario of a link is shown, was kept, or was closed.
 * @fires {CustomEvent<import("./events.mjs").ErrorDetail>} pool-bill-error - Something did not work.
 *
 * @cssprop --pool-bill-font - The font, in place of the page's.
 */
export class PoolBillElement extends Base {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** @type {Widget | null} */
  #widget = null;
  /** Until the widget is started by loading="lazy". @type {{ ready: Promise<void>, stop: () => void } | null} */
  #waiting = null;
  /** @type {object | string | undefined} */
  #scenario;
  /** @type {import("./host/provider.mjs").Provider | null} */
  #provider = null;
  /** What was there when the widget was removed. @type {import("./scenario_source.mjs").Resume | undefined} */
  #resume;
  /** The same without branches. @type {any} */
  #last = null;
  /** The attributes; addresses as they were meant when they were set. @type {Options} */
  #set = {};

  connectedCallback() {
    this.#takeEarlyProperties();
    if (this.loading === "lazy" && !this.#widget) this.#wait();
    else this.#start();
  }

  #start() {
    this.#waiting?.stop();
    this.#waiting = null;
    this.#widget ??= new Widget(this, { ...this.#options(), resume: this.#resume });
    this.#resume = undefined;
    return this.#widget.ready;
  }

  #wait() {
    if (this.#waiting) return;
    const { near, stop } = whenNear(this);
    // Whoever waits for `ready` goes on also when the waiting was ended in another way.
    /** @type {{ ready: Promise<void>, stop: () => void }} */
    const waiting = { ready: near.then(() => (this.#widget || this.#waiting === waiting ? this.#start() : undefined)), stop };
    this.#waiting = waiting;
  }

  /** In another document the widget is made again, with that document's style, and goes on. */
  adoptedCallback() {
    this.dispose();
  }

  disconnectedCallback() {
    // Moving the element disconnects and connects it within one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.dispose();
    });
  }

  /** @param {AttributeName} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    const option = ATTRIBUTES[name];
    const value = name === "readonly" ? now !== null : (now ?? undefined);
    Object.assign(this.#set, withAddresses(this, { [option]: value }));
    if (name === "loading") return void (this.#waiting && now !== "lazy" && this.#start());
    if (name === "src" || name === "storage-key") this.#resume = undefined;
    this.#widget?.update({ [option]: /** @type {any} */ (this.#set)[option] });
  }

  /** Address of a scenario. @returns {string} */
  get src() {
    return this.#text("src");
  }

  /** @param {string | null | undefined} address */
  set src(address) {
    this.#reflect("src", address);
  }

  /** Address of a list of scenarios to begin with. @returns {string} */
  get samples() {
    return this.#text("samples");
  }

  /** @param {string | null | undefined} address */
  set samples(address) {
    this.#reflect("samples", address);
  }

  /** Where to save: "auto", "indexeddb", "local", "memory". @returns {string} */
  get storage() {
    return this.#text("storage");
  }

  /** @param {string | null | undefined} name */
  set storage(name) {
    this.#reflect("storage", name);
  }

  /** The name under which the state is kept; without it nothing is stored. @returns {string} */
  get storageKey() {
    return this.#text("storage-key");
  }

  /** @param {string | null | undefined} key */
  set storageKey(key) {
    this.#reflect("storage-key", key);
  }

  /** The look: "auto", "light", "dark". @returns {ThemeName | ""} */
  get theme() {
    return /** @type {ThemeName | ""} */ (this.#text("theme"));
  }

  /** @param {ThemeName | "" | null | undefined} theme */
  set theme(theme) {
    this.#reflect("theme", theme);
  }

  /** "en", "zh-CN"; without it the nearest `lang` around the element decides. @returns {string} */
  get locale() {
    return this.#text("locale");
  }

  /** @param {string | null | undefined} locale */
  set locale(locale) {
    this.#reflect("locale", locale);
  }

  /** The billing site the page stands for: "intl", "eu", "cn". @returns {string} */
  get site() {
    return this.#text("site");
  }

  /** @param {string | null | undefined} site */
  set site(site) {
    this.#reflect("site", site);
  }

  /** Shows, changes nothing. @returns {boolean} */
  get readOnly() {
    return this.hasAttribute("readonly");
  }

  /** @param {boolean | null | undefined} isReadOnly */
  set readOnly(isReadOnly) {
    this.toggleAttribute("readonly", Boolean(isReadOnly));
  }

  /** The folder with `poolbill.wasm` and the other files of the engine, if they are not beside the script. @returns {string} */
  get baseUrl() {
    return this.#text("base-url");
  }

  /** @param {string | null | undefined} address */
  set baseUrl(address) {
    this.#reflect("base-url", address);
  }

  /** When to start: "eager" or "lazy", which is when it is near what is seen of the page. @returns {string} */
  get loading() {
    return this.#text("loading");
  }

  /** @param {string | null | undefined} when */
  set loading(when) {
    this.#reflect("loading", when);
  }

  /** The current scenario; assigning loads one, assigning null or undefined changes nothing. @returns {any} */
  get scenario() {
    return this.#widget?.scenario ?? this.#last ?? this.#scenario ?? null;
  }

  /** @param {object | string | null | undefined} scenario */
  set scenario(scenario) {
    this.#scenario = scenario ?? undefined;
    if (this.#scenario === undefined) return;
    this.#resume = this.#last = undefined;
    this.#widget?.update({ scenario: this.#scenario });
  }

  /** Host mode: the console's own data and orders (docs/HOST-MODE.md); null leaves it. @returns {import("./host/provider.mjs").Provider | null} */
  get provider() {
    return this.#provider;
  }

  /** @param {import("./host/provider.mjs").Provider | null | undefined} provider */
  set provider(provider) {
    this.#provider = provider ?? null;
    this.#resume = this.#last = undefined;
    this.#widget?.update({ provider: this.#provider });
  }

  /** Resolves when the widget can be used, or has shown why it cannot. @returns {Promise<void>} */
  get ready() {
    return this.#widget?.ready ?? this.#waiting?.ready ?? Promise.resolve();
  }

  /** Frames drawn so far; a widget at rest draws none. @returns {number} */
  get frameCount() {
    return this.#widget?.frameCount ?? 0;
  }

  /** @returns {boolean} whether there was something to undo */
  undo() {
    return this.#widget?.undo() ?? false;
  }

  /** @returns {boolean} whether there was something to do again */
  redo() {
    return this.#widget?.redo() ?? false;
  }

  /**
   * Runs a named command; an unknown one throws a RangeError that lists them.
   * @param {string} name
   * @param {string} [argument]
   * @returns {boolean} whether it could be done
   */
  command(name, argument) {
    return this.#widget?.command(name, argument) ?? false;
  }

  /**
   * The bills up to the scenario's clock, what follows from them, or the scenario.
   * @param {string} format  a word from the table of formats in docs/EXPORTS.md; an unknown one is a RangeError that lists them
   * @param {import("./exporting.mjs").ExportFilter} [filter]  what of it, and how it is written
   * @param {AbortSignal} [signal]  ends it
   * @returns {Promise<string>}
   */
  async exportBills(format, filter, signal) {
    return this.#started().exportBills(format, filter, signal);
  }

  /**
   * A link to this page that holds the scenario. A page opens it by handing `location.hash` to `src`.
   * @returns {Promise<string>} rejects with a RangeError when the link would have more than 2,000 characters
   */
  async shareLink() {
    return this.#started().shareLink();
  }

  /** Moves keyboard focus to the first control; before `ready` there is none. @param {FocusOptions} [options] @returns {void} */
  focus(options) {
    this.#widget?.focus(options);
  }

  /** Forgets what is saved and starts again from `src`. @returns {Promise<void>} */
  async reset() {
    await this.#widget?.reset();
  }

  /** Resolves when nothing is being loaded or drawn. @returns {Promise<void>} */
  async whenIdle() {
    await this.#widget?.whenIdle();
  }

  /** Frees everything. Adding the element to a document again creates a new widget, which goes on where this one stopped. */
  dispose() {
    this.#waiting?.stop();
    this.#waiting = null;
    if (!this.#widget) return;
    this.#resume = this.#widget.resume();
    this.#last = this.provider ? null : (this.#widget.scenario ?? this.#last);
    this.#widget.dispose();
    this.#widget = null;
  }

  #started() {
    if (!this.#widget) throw new Error("The widget is not in a document, or has not started yet.");
    return this.#widget;
  }

  /** Properties that were set before the tag was defined would hide the accessors. */
  #takeEarlyProperties() {
    const self = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this));
    for (const property of ["scenario", "provider", ...Object.values(ATTRIBUTES)]) {
      if (!Object.hasOwn(this, property)) continue;
      const value = self[property];
      delete self[property];
      self[property] = value;
    }
  }

  /** @param {AttributeName} name */
  #text(name) {
    return this.getAttribute(name) ?? "";
  }

  /** @param {AttributeName} name @param {string | null | undefined} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** @returns {Options} */
  #options() {
    return { ...this.#set, scenario: this.#scenario, provider: this.#provider };
  }
}
