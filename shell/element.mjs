// <pool-bill>: attributes and properties around a Widget. Importing this file registers nothing (define.mjs does)
// and is harmless where there is no DOM.

import { Widget } from "./widget.mjs";

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Attribute name to option name. */
const ATTRIBUTES = /** @type {const} */ ({
  locale: "locale",
  theme: "theme",
  site: "site",
  src: "src",
  samples: "samples",
  "storage-key": "storageKey",
  readonly: "readonly",
});

/** @typedef {keyof typeof ATTRIBUTES} AttributeName */

export class PoolBillElement extends Base {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** @type {Widget | null} */
  #widget = null;
  /** @type {object | string | undefined} */
  #scenario;

  connectedCallback() {
    this.#takeEarlyProperties();
    this.#widget ??= new Widget(this, this.#options());
  }

  disconnectedCallback() {
    // Moving the element disconnects and connects it within one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.dispose();
    });
  }

  /** @param {AttributeName} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#widget) return;
    this.#widget.update({ [ATTRIBUTES[name]]: this.#option(name) });
  }

  /** Resolves when the widget can be used, or has shown why it cannot. */
  get ready() {
    return this.#widget?.ready ?? Promise.resolve();
  }

  /** The current scenario; assigning loads one. @returns {any} */
  get scenario() {
    return this.#widget?.scenario ?? this.#scenario ?? null;
  }

  set scenario(scenario) {
    this.#scenario = scenario;
    this.#widget?.update({ scenario });
  }

  get frameCount() {
    return this.#widget?.frameCount ?? 0;
  }

  undo() {
    return this.#widget?.undo() ?? false;
  }

  redo() {
    return this.#widget?.redo() ?? false;
  }

  /** @param {string} name @param {string} [argument] */
  command(name, argument) {
    return this.#widget?.command(name, argument) ?? false;
  }

  /** @param {string} format  a word from the table of formats in docs/BILLING.md; an unknown one throws and lists them */
  exportBills(format) {
    if (!this.#widget) throw new Error("The widget is not in a document.");
    return this.#widget.exportBills(format);
  }

  /** Forgets what is saved and starts again from `src`. */
  async reset() {
    await this.#widget?.reset();
  }

  async whenIdle() {
    await this.#widget?.whenIdle();
  }

  /** Frees everything. Adding the element to a document again creates a new widget. */
  dispose() {
    this.#widget?.dispose();
    this.#widget = null;
  }

  /** Properties that were set before the tag was defined would hide the accessors. */
  #takeEarlyProperties() {
    const self = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this));
    for (const property of ["scenario", ...Object.values(ATTRIBUTES)]) {
      if (!Object.hasOwn(this, property)) continue;
      const value = self[property];
      delete self[property];
      self[property] = value;
    }
  }

  /** @param {AttributeName} name */
  #option(name) {
    return name === "readonly" ? this.hasAttribute(name) : (this.getAttribute(name) ?? undefined);
  }

  /** @returns {import("./widget.mjs").Options} */
  #options() {
    const names = /** @type {AttributeName[]} */ (Object.keys(ATTRIBUTES));
    const options = Object.fromEntries(names.map((name) => [ATTRIBUTES[name], this.#option(name)]));
    return { ...options, scenario: this.#scenario };
  }
}

for (const [attribute, property] of Object.entries(ATTRIBUTES)) {
  const isFlag = attribute === "readonly";
  Object.defineProperty(PoolBillElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return isFlag ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? "");
    },
    set(value) {
      if (isFlag) this.toggleAttribute(attribute, Boolean(value));
      else this.setAttribute(attribute, String(value));
    },
  });
}
