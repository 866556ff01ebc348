// Where the scenario comes from and where it is saved: a property, saved data, an address.
//
// A scenario from the host comes first, then what was saved under `storageKey`, then `src`. Data that the engine cannot
// use is kept aside and never overwritten.

import { Autosave } from "./autosave.mjs";
import { whileBusy } from "./busy.mjs";
import { showMessage } from "./failure.mjs";
import { SavedDocument } from "./storage.mjs";
import { nextTask } from "./tasks.mjs";
import { wordsFor } from "./words.mjs";

/** @typedef {import("./settings.mjs").Options} Options */

/**
 * @typedef {object} SourcePort  the widget as seen from here
 * @property {HTMLElement} root  where messages are shown
 * @property {() => string} locale
 * @property {(scenario: string, asStep: boolean) => Promise<boolean>} load  as a step it can be undone
 * @property {() => string} save  the scenario, or all its branches when there are several; "" while there is nothing
 * @property {(type: "error" | "conflict", detail: object) => void} dispatch
 * @property {(action: () => Promise<void>) => void} enqueue
 */

export class ScenarioSource {
  #port;
  #options;
  /** @type {SavedDocument | null} */
  #document = null;
  /** @type {Autosave | null} */
  #autosave = null;
  /** True while the current scenario must not be saved, because another one is about to be read from there. */
  #isMoving = false;
  /** The message that `src` could not be fetched. @type {HTMLElement | null} */
  #notFetched = null;

  /** @param {SourcePort} port @param {Options} options  the widget's own, which change */
  constructor(port, options) {
    this.#port = port;
    this.#options = options;
    this.#connectStorage();
  }

  /** The saved data as text, with or without an engine. */
  get saved() {
    return this.#document?.read();
  }

  /** The first load. */
  async start() {
    const { scenario } = this.#options;
    if (scenario !== undefined) await this.#load(scenario);
    else if (!(await this.#restore(this.saved))) await this.#fetchSource();
  }

  /** @param {Options} changed  the options that changed */
  async update({ scenario, src, site, storageKey }) {
    if (storageKey !== undefined) await this.#moveStorage();
    if (scenario !== undefined) (await this.#load(scenario)) && this.changed();
    else if (src !== undefined) await this.#fetchSource();
    else if (site !== undefined) await this.#load(this.#port.save());
  }

  /** Forgets what is saved and starts again from `src`. */
  async reset() {
    this.#autosave?.flush(); // else it could come after
    this.#document?.clear();
    await this.#fetchSource();
  }

  /** Another scenario in place of what is shown. @param {string} scenario */
  async open(scenario) {
    if (await this.#port.load(withSite(scenario, this.#options.site), true)) this.changed();
  }

  /** Notes that there is something new to save. */
  changed() {
    if (!this.#isMoving) this.#autosave?.changed();
  }

  dispose() {
    this.#autosave?.dispose();
    this.#document = null;
  }

  /** @param {object | string} scenario */
  #load(scenario) {
    const text = typeof scenario === "string" ? scenario : JSON.stringify(scenario);
    return this.#port.load(withSite(text, this.#options.site), false);
  }

  /** @param {string | undefined} saved @returns {Promise<boolean>} whether it is loaded */
  async #restore(saved) {
    if (saved === undefined) return false;
    await nextTask(); // much that was saved takes a while to be read, and to be loaded
    const isLoaded = await this.#load(saved);
    if (!isLoaded) this.#document?.setAside(saved); // unless disposed meanwhile
    return isLoaded;
  }

  async #fetchSource() {
    const { src } = this.#options;
    const locale = this.#port.locale();
    this.#notFetched?.remove();
    if (!src) return;
    let text;
    try {
      const response = await fetch(new URL(src, document.baseURI));
      if (!response.ok) throw new Error(wordsFor(locale, "server.answered", response.status));
      text = await response.text();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = wordsFor(locale, "scenario.failed", src, reason);
      const retry = () => this.#port.enqueue(() => whileBusy(this.#port.root, this.#fetchSource()));
      this.#notFetched = showMessage(this.#port.root, locale, message, { retry });
      this.#port.dispatch("error", { code: "src", message, recoverable: true });
      return;
    }
    await this.#load(text);
  }

  #connectStorage() {
    const { storageKey } = this.#options;
    this.#autosave?.dispose();
    this.#document = this.#autosave = null;
    if (!storageKey) return;
    this.#document = new SavedDocument(
      () => localStorage,
      storageKey,
      (problem, damagedKey) => {
        const message = wordsFor(this.#port.locale(), `storage.${problem}`, damagedKey);
        this.#port.dispatch("error", { code: `storage-${problem}`, message, recoverable: true });
      },
      ({ revision, savedAt, data }) =>
        this.#port.dispatch("conflict", { revision, savedAt, scenario: JSON.parse(data) }),
    );
    this.#autosave = new Autosave(this.#document, this.#port.save);
  }

  /** Changes where to save: what is saved there is shown; if nothing is, the current scenario is saved there. */
  async #moveStorage() {
    this.#connectStorage();
    this.#isMoving = true;
    const isRestored = await this.#restore(this.#document?.read());
    this.#isMoving = false;
    if (!isRestored) this.changed();
  }
}

/** @param {string} scenario @param {string | undefined} site */
function withSite(scenario, site) {
  if (!site) return scenario;
  try {
    const read = JSON.parse(scenario);
    if (read?.format !== "poolbill/workspace") return JSON.stringify({ ...read, site });
    const branches = Object.entries(read.branches).map(([name, branch]) => [name, { ...branch, site }]);
    return JSON.stringify({ ...read, branches: Object.fromEntries(branches) });
  } catch {
    return scenario; // the engine will say what is wrong with it
  }
}
