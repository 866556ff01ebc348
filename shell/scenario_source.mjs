// Where the scenario comes from and where it is saved: a property, saved data, an address, the page's own text.
//
// A scenario from the host comes first, then what was saved under `storageKey`, then `src` or the text in the page. Data
// that the engine cannot use is kept aside and never overwritten. What saves (storage/) is fetched only for a widget with
// a key, and after the scenario is there unless something may be saved.
//
// When `src` is a link that holds a scenario (link.mjs), it comes before what was saved, and while it is shown nothing is
// saved or read: the person can keep it, which saves it under the key, or go back to what is saved there.

import { whileBusy } from "./busy.mjs";
import { messages, showMessage } from "./failure.mjs";
import { inlineScenario } from "./inline.mjs";
import { worded } from "./plain.mjs";
import { DATABASE } from "./storage/indexeddb.mjs";
import { nextTask } from "./tasks.mjs";
import { languageOf, wordsFor } from "./words.mjs";

/** @typedef {import("./settings.mjs").Options} Options */
/** @typedef {import("./storage/saving.mjs").Saving} Saving */

/** @typedef {{ text: string, position?: import("./storage/document.mjs").Position, isLinked: boolean }} Resume */
/**
 * Where to save.
 * @typedef {object} Place
 * @property {string} key  "" to save nothing
 * @property {import("./storage/choose.mjs").Where} storage
 * @property {string} left  what was done while this was opened, when the widget has moved to another place meanwhile; else ""
 */
/** With the state of a widget that goes on in this one. @typedef {Options & { resume?: Resume }} OwnOptions */

/**
 * @typedef {object} SourcePort  the widget as seen from here
 * @property {HTMLElement} root  where messages are shown
 * @property {() => string} locale
 * @property {(scenario: string, asStep: boolean) => Promise<boolean>} load  as a step it can be undone
 * @property {() => string} save  the scenario, or all its branches when there are several; "" while there is nothing
 * @property {() => string} now  where the clock is
 * @property {() => string} view  what the person looks at, as text; "" while there is nothing
 * @property {(text: string) => boolean} showView
 * @property {() => void} settle  reports the changes that have not been reported
 * @property {() => void} readOnlyChanged
 * @property {(type: "error" | "conflict" | "save-state" | "link", detail: object) => void} dispatch
 * @property {(action: () => Promise<void>) => void} enqueue
 * @property {(link: string) => Promise<string>} openLink  the scenario in it; rejects with a LinkError if there is none
 */

export class ScenarioSource {
  #port;
  #options;
  /** @type {Promise<Saving | null>} */
  #opening;
  /** Once it is opened. @type {Saving | null} */
  #saving = null;
  /** Something changed before there was anything to save it. */
  #isChanged = false;
  /** @type {Place} */
  #place = nowhere();
  /** True while the current scenario must not be saved, because another one is about to be read from there. */
  #isMoving = false;
  /** The message that `src` could not be fetched. @type {HTMLElement | null} */
  #notFetched = null;
  /**
   * Whether what is shown is of a link and not saved, or is the person's own although `src` is a link: it was kept, or the
   * link was refused.
   * @type {"" | "shown" | "own"}
   */
  #link = "";
  /** What the person reads about the link. @type {HTMLElement | null} */
  #linkMessage = null;
  /** What was saved to before is closed. @type {Promise<void> | undefined} */
  #closed;

  /** @param {SourcePort} port @param {OwnOptions} options  the widget's own, which change */
  constructor(port, options) {
    this.#port = port;
    this.#options = options;
    const { scenario, resume, src } = options;
    const beginsLinked = resume ? resume.isLinked : scenario === undefined && isLink(src);
    this.#opening = beginsLinked ? Promise.resolve(null) : this.#connectStorage();
  }

  /** Resolves when the place to save is open, if there is one. @returns {Promise<unknown>} */
  get opened() {
    return this.#opening;
  }

  /** The saved data as text, with or without an engine. @returns {Promise<string | undefined>} */
  async saved() {
    return (await this.#opening)?.read();
  }

  /** What is saved is of a later version: it may be looked at. */
  get isReadOnly() {
    return this.#saving?.isReadOnly ?? false;
  }

  /** The first load. */
  async start() {
    const { scenario, resume, src } = this.#options;
    if (resume?.isLinked) {
      await this.#showLinked(resume.text);
    } else if (resume) {
      await this.#resume(resume);
    } else if (scenario !== undefined) {
      await (await this.#opening)?.read(); // the host's scenario takes its place
      await this.#load(scenario);
    } else if (isLink(src)) {
      if (!(await this.#fetchSource()) && !(await this.#leaveLink())) await this.#loadInline();
    } else if (!(await this.#restore())) await this.#fetchSource();
    this.#options.resume = undefined; // from now on the engine has it
    if (!(await this.#opening)) this.#opening = this.#open();
  }

  /** Saves what is to be saved and nothing more: something else than the person's scenario is shown. */
  async suspend() {
    this.#tellOfLink(null);
    this.#link = "";
    this.#moveTo(nowhere());
    this.#opening = Promise.resolve(null);
    await this.#closed;
  }

  /** Goes on after `suspend`, with what is saved or else `src`. */
  async restart() {
    await this.#reconnect();
    await this.start();
  }

  /** What `start` of another widget needs to go on from here. @returns {Resume | undefined} */
  resume() {
    const text = this.#port.save();
    const isLinked = this.#link === "shown";
    return text ? { text, position: this.#saving?.position, isLinked } : this.#options.resume; // which was not loaded yet
  }

  /** @param {Options} changed  the options that changed */
  async update(changed) {
    const { scenario, src, site } = changed;
    const isLinked = this.#link === "shown";
    if (!isLinked && ("storageKey" in changed || "storage" in changed)) await this.#moveStorage(); // also when one is removed
    if (scenario !== undefined) {
      if (isLinked) await (await this.#reconnect())?.read(); // the host's scenario takes its place
      (await this.#load(scenario)) && this.changed();
    } else if (src !== undefined && !isLink(src) && this.#link) {
      // The link was what `src` said; now it says what comes after saved data.
      if (isLinked && !(await this.#leaveLink())) await this.#fetchSource();
      this.#link = "";
    } else if (src !== undefined) await this.#fetchSource();
    else if (site !== undefined) await this.#load(this.#port.save());
  }

  /** Forgets what is saved and starts again from `src`. */
  async reset() {
    if (this.#link !== "shown") await (await this.#opening)?.clear(); // a link has no part in what is saved
    this.#port.readOnlyChanged();
    await this.#fetchSource();
  }

  /** Another scenario in place of what is shown. @param {string} scenario */
  async open(scenario) {
    if (await this.#port.load(withSite(scenario, this.#options.site), true)) this.changed();
  }

  /** Notes that there is something new to save. */
  changed() {
    if (this.#isMoving) return;
    this.#isChanged = true;
    this.#saving?.changed();
  }

  dispose() {
    this.#moveTo(nowhere());
  }

  /** @param {Place} place */
  #moveTo(place) {
    this.#port.settle();
    if (!this.#saving && this.#isChanged) this.#place.left = this.#port.save();
    this.#place = place;
    this.#isChanged = false;
    this.#closed = this.#saving?.dispose() ?? this.#closed;
    this.#saving = null;
  }

  /** @param {object | string} scenario */
  async #load(scenario) {
    const text = typeof scenario === "string" ? scenario : JSON.stringify(scenario);
    const isLoaded = await this.#port.load(withSite(text, this.#options.site), false);
    this.#saving?.loaded();
    return isLoaded;
  }

  /** Goes on where a widget on the same element stopped. @param {Resume} resume */
  async #resume({ text, position }) {
    const saved = await (await this.#opening)?.read(position);
    if ((await this.#load(text)) && saved !== text) this.changed();
  }

  /** @returns {Promise<boolean>} whether something that was saved is loaded */
  async #restore() {
    const saving = await this.#opening;
    for (let data = await saving?.read(); data !== undefined; data = await saving?.refuse()) {
      if (saving !== this.#saving) return false; // disposed meanwhile
      this.#port.readOnlyChanged();
      await nextTask(); // much that was saved takes a while to be read, and to be loaded
      if (await this.#load(data)) return true;
    }
    this.#port.readOnlyChanged();
    return false;
  }

  async #loadInline() {
    const inline = await inlineScenario(this.#port.root);
    return inline !== undefined && this.#load(inline);
  }

  /** @returns {Promise<boolean>} whether it is loaded */
  async #fetchSource() {
    const { src } = this.#options;
    const locale = this.#port.locale();
    this.#notFetched?.remove();
    if (!src) return this.#loadInline();
    let text;
    try {
      if (isLink(src)) return await this.#showLinked(await this.#port.openLink(src));
      const response = await fetch(src);
      if (!response.ok) throw new Error(wordsFor(locale, "server.answered", response.status));
      text = await response.text();
      if (text.trimStart().startsWith("<")) throw new Error(wordsFor(locale, "server.page"));
    } catch (error) {
      if (isLink(src)) this.#link ||= this.#port.save() && "own";
      const { code, message: reason, close } = /** @type {Partial<import("./link.mjs").LinkError>} */ (error);
      const isRefused = close !== undefined;
      const message = isRefused ? String(reason) : wordsFor(locale, "scenario.failed", src, reason ?? String(error));
      const retry = () => this.#port.enqueue(async () => void (await whileBusy(this.#port.root, this.#fetchSource())));
      const way = isRefused ? { label: close, run: () => panel.remove() } : { label: wordsFor(locale, "try_again"), run: retry };
      const panel = showMessage(this.#port.root, locale, message, { actions: [way] });
      if (isRefused) this.#tellOfLink(panel);
      else this.#notFetched = panel;
      this.#port.dispatch("error", { ...(isRefused ? { code } : { code: "src" }), message, recoverable: true });
      return false;
    }
    return this.#load(text);
  }

  /** Shows the scenario of a link and saves nothing. @param {string} text @returns {Promise<boolean>} */
  async #showLinked(text) {
    const isFirst = this.#link !== "shown";
    this.#moveTo(nowhere());
    this.#opening = Promise.resolve(null);
    const isLoaded = await this.#load(text);
    if (isLoaded) {
      this.#link = "shown";
      this.#opening = this.#offerToKeep();
      this.#port.dispatch("link", { state: "shown" });
    } else if (isFirst && this.#port.save()) {
      await (await this.#reconnect())?.read(); // what was shown still is
      this.#link = "own";
    }
    return isLoaded;
  }

  /** Says that the linked scenario is not saved, if it could be. @returns {Promise<null>} */
  async #offerToKeep() {
    const { storageKey: key, storage = "auto", readOnly } = this.#options;
    this.#tellOfLink(null);
    if (!key) return null;
    const { offerToKeep } = await import("./link.mjs");
    const message = await offerToKeep(messages(this.#port.root, this.#port.locale()), key, storage, {
      keep: readOnly ? null : () => this.#port.enqueue(() => this.#keepLinked()),
      back: () => this.#port.enqueue(() => this.#goBack()),
    });
    if (this.#link === "shown") this.#tellOfLink(message);
    else message.remove();
    return null;
  }

  /** Saves what came with a link in place of what is saved, which stays beside it. */
  async #keepLinked() {
    if (this.#link !== "shown") return;
    this.#isMoving = true;
    const saving = (await this.#reconnect()) ?? (await (this.#opening = this.#open()));
    this.#isMoving = false;
    this.#link = "own";
    await saving?.keep(this.#port.save());
    this.#port.dispatch("link", { state: "kept" });
  }

  async #goBack() {
    if (this.#link !== "shown") return;
    this.#port.dispatch("link", { state: "closed" });
    if (isLink(this.#options.src)) await this.#leaveLink(); // else the page has set another source, and `update` goes back
  }

  /** Shows what is saved in place of what came with a link. @returns {Promise<boolean>} whether there was something */
  async #leaveLink() {
    this.#isMoving = true;
    await this.#reconnect();
    const isRestored = await this.#restore();
    this.#isMoving = false;
    this.#link = isRestored ? "own" : "";
    if (!(await this.#opening)) this.#opening = this.#open();
    return isRestored;
  }

  /** Connects what saves again. */
  async #reconnect() {
    if (this.#link === "shown") this.#tellOfLink(null);
    this.#link = "";
    await this.#closed;
    this.#opening = this.#connectStorage();
    return this.#opening;
  }

  /** @param {HTMLElement | null} message  in place of the one before */
  #tellOfLink(message) {
    this.#linkMessage?.remove();
    this.#linkMessage = message;
  }

  async #connectStorage() {
    const { storageKey: key = "", storage = "auto" } = this.#options;
    const place = { key, storage, left: "" };
    this.#moveTo(place);
    const isNeeded = key && (typeof storage === "object" || (await mayBeSaved(key)));
    return isNeeded ? this.#open(place) : null;
  }

  /** @returns {Promise<Saving | null>} null if there is nowhere to save, or another place is to be opened */
  async #open(place = this.#place) {
    const { key, storage } = place;
    if (!key || (place !== this.#place && !place.left)) return null;
    const { root, locale, save, now, view, showView, settle, readOnlyChanged, dispatch } = this.#port;
    try {
      const { openSaving } = await import("./storage/saving.mjs");
      const saving = await openSaving(key, storage, {
        root,
        language: () => languageOf(locale()).tag,
        sign: (isSaved) => wordsFor(locale(), isSaved ? "saved" : "not_saved"),
        message: (place, message, actions) => showMessage(place, locale(), message, { actions }),
        text: save,
        now,
        view,
        showView,
        settle,
        show: (data) => this.#load(data),
        readOnlyChanged,
        dispatch,
      });
      if (place === this.#place) {
        this.#saving = saving;
        if (!this.#isMoving) saving.showView(); // of the scenario that is shown, not of one that is about to go
        if (this.#isChanged) saving.changed();
        return saving;
      }
      if (place.left) void saving.write(place.left);
      void saving.dispose();
    } catch (error) {
      dispatch("error", { ...worded(locale(), error), code: "storage-failed", recoverable: true });
    }
    return null;
  }

  /** Changes where to save: what is saved there is shown; if nothing is, the current scenario is saved there. */
  async #moveStorage() {
    this.#opening = this.#connectStorage();
    this.#isMoving = true;
    const isRestored = await this.#restore();
    this.#isMoving = false;
    if (!(await this.#opening)) this.#opening = this.#open();
    if (!isRestored) this.changed();
  }
}

/** Whether an address is a link that holds a scenario, of any version. @param {string | undefined} address */
const isLink = (address) => /#pb\d/.test(address ?? "");

/** @returns {Place} */
const nowhere = () => ({ key: "", storage: "auto", left: "" });

/** False if nothing can be saved under this key in the browser. @param {string} key */
async function mayBeSaved(key) {
  try {
    // First, since it fails in a sandbox: asked there for its databases, Chromium leaves a rejection that nobody can handle.
    if (Object.keys(localStorage).some((name) => name.startsWith(key))) return true;
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return true; // blocked, which is to be reported, or a browser that cannot tell
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
