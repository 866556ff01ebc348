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
    const message = this.#words(`problem.${problem}`).replace("{0}", name);
    /** @type {Action[]} */
    const kept = [
      ["download.kept", async () => download(await this.#document.textOf(name))],
      ["delete", () => this.#document.forget([name]).then(() => this.#close(problem + name))],
    ];
    /** @type {Action[]} */
    const current = [["download.current", () => download(this.#port.text())]];
    /** @type {Record<Problem, Action[]>} */
    const actions = { damaged: kept, overtaken: kept, full: [...current, ["free", () => this.#free()]], blocked: current, newer: [], cleared: [] };
    this.#show(problem + name, message, [...actions[problem], ["close", () => this.#close(problem + name)]]);
    return message;
  }

  /** @param {string} data  theirs */
  conflict(data) {
    const end = (/** @type {() => Promise<unknown>} */ action) => () => action().then(() => this.#close("conflict"));
    this.#show("conflict", this.#words("conflict"), [
      ["theirs", end(this.#resolve.takeTheirs)],
      ["ours", end(this.#resolve.keepOurs)],
      ["download.theirs", () => download(data)],
    ]);
  }

  /** Saving works again. */
  solved() {
    for (const kind of ["full", "blocked", "conflict"]) this.#close(kind);
  }

  /** Makes room: what is kept beside the document is downloaded and removed. */
  async #free() {
    const names = await this.#document.kept();
    for (const name of names) download(await this.#document.textOf(name));
    await this.#document.forget(names);
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
