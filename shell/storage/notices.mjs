// What the person is told about saving, above the drawing, with what can be done about it.

import { STORAGE_WORDS } from "../generated/languages.mjs";

/** @typedef {import("./document.mjs").SavedDocument} SavedDocument */
/** @typedef {import("./document.mjs").Problem} Problem */
/** @typedef {keyof (typeof STORAGE_WORDS)["en"]} Word */
/** @typedef {[label: Word, run: () => unknown]} Action */

export class Notices {
  #port;
  #place;
  #document;
  #resolve;
  /** One for each kind; a later one takes its place. @type {Map<string, HTMLElement>} */
  #panels = new Map();
  /** The data of the other version in a conflict. */
  #theirs = "";

  /**
   * @param {import("./saving.mjs").SavingPort} port
   * @param {HTMLElement} place
   * @param {SavedDocument} document
   * @param {{ keepOurs: () => Promise<unknown>, takeTheirs: () => Promise<unknown> }} resolve
   */
  constructor(port, place, document, resolve) {
    this.#port = port;
    this.#place = place;
    this.#document = document;
    this.#resolve = resolve;
  }

  /** @param {Problem} problem @param {string} name  of what is kept @returns {string} the message */
  problem(problem, name) {
    const message = this.#words(`problem.${problem}`).replace("{0}", () => name);
    /** @type {Action[]} */
    const kept = [
      ["download.kept", async () => download(await this.#document.textOf(name))],
      ["delete", () => this.#document.forget([name]).then(() => this.#close(problem + name))],
    ];
    /** @type {Action} */
    const current = ["download.current", () => download(this.#port.text())];
    /** @type {Action[]} */
    const room = [["download.all", () => this.#downloadKept()], ["delete.all", () => this.#deleteKept()]];
    /** @type {Record<Problem, Action[]>} */
    const actions = { damaged: kept, overtaken: kept, full: [current, ...room], blocked: [current], newer: [], cleared: [] };
    this.#show(problem + name, message, [...actions[problem], ["close", () => this.#close(problem + name)]]);
    return message;
  }

  /** @param {string} data  theirs; a panel that is shown already stays, and the keyboard focus in it */
  conflict(data) {
    this.#theirs = data;
    if (this.#panels.has("conflict")) return;
    this.#show("conflict", this.#words("conflict"), [
      ["theirs", this.#resolve.takeTheirs],
      ["ours", this.#resolve.keepOurs],
      ["download.theirs", () => download(this.#theirs)],
    ]);
  }

  /** Everything is saved: what a choice or a retry has solved is no longer shown. */
  solved() {
    for (const kind of ["full", "blocked", "newer", "conflict"]) this.#close(kind);
  }

  /** One file: browsers refuse several downloads in a row. */
  async #downloadKept() {
    const names = await this.#document.kept();
    const texts = await Promise.all(names.map((name) => this.#document.textOf(name)));
    download(JSON.stringify(Object.fromEntries(names.map((name, index) => [name, texts[index]]))));
  }

  /** Makes room. */
  async #deleteKept() {
    await this.#document.forget(await this.#document.kept());
    await this.#document.write(this.#port.text());
  }

  /** @param {string} kind @param {string} message @param {Action[]} actions */
  #show(kind, message, actions) {
    this.#close(kind);
    const labelled = actions.map(([label, run]) => ({ label: this.#words(label), run }));
    this.#panels.set(kind, this.#port.message(this.#place, message, labelled));
  }

  /** @param {string} kind */
  #close(kind) {
    this.#panels.get(kind)?.remove();
    this.#panels.delete(kind);
  }

  /** @param {Word} key */
  #words(key) {
    return /** @type {Record<string, Record<Word, string>>} */ (STORAGE_WORDS)[this.#port.language()][key];
  }
}

/** As a file. @param {string} text */
function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: "poolbill.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be asking where to save it
}
