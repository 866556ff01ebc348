// Saving as the widget uses it: the store, when to write, what the person and the page are told.
//
// Loaded only by widgets that have a storage key. The notices, which are seldom needed, are loaded by this module. What
// the widget has anyway (words, messages) comes through the port, so that it is not fetched twice.

import { Autosave } from "./autosave.mjs";
import { chooseStore } from "./choose.mjs";
import { SavedDocument } from "./document.mjs";
import { LocalStore } from "./local.mjs";
import { RememberedView } from "./remembered_view.mjs";
import { slotsOf } from "./slots.mjs";

/**
 * @typedef {object} SavingPort  the widget as seen from here
 * @property {HTMLElement} root
 * @property {() => string} language  the tag of the language of messages
 * @property {(isSaved: boolean) => string} sign  the words for the state
 * @property {(place: HTMLElement, message: string, actions: { label: string, run: () => unknown }[]) => HTMLElement} message  shows it
 * @property {() => string} text  what is to be saved; "" while there is nothing
 * @property {() => string} now  where the clock is
 * @property {() => void} settle  reports the changes that have not been reported
 * @property {(data: string) => Promise<boolean>} show  in place of what is shown
 * @property {() => string} view  what the person looks at, as text; "" while there is nothing
 * @property {(text: string) => boolean} showView
 * @property {() => void} readOnlyChanged
 * @property {(type: "error" | "conflict" | "save-state", detail: object) => void} dispatch
 */

/** @typedef {import("./document.mjs").Problem} Problem */
/** Why nothing is saved; "" when all is. @typedef {import("../events.mjs").SaveStateDetail["reason"]} Reason */

/** @param {string} key @param {import("./choose.mjs").Where} where @param {SavingPort} port */
export async function openSaving(key, where, port) {
  const { store, isBlocked } = await chooseStore(where, key);
  return new Saving(store, isBlocked, key, port);
}

/** Whether something is saved under the key; changes nothing. @param {string} key @param {import("./choose.mjs").Where} where */
export async function isSaved(key, where) {
  const { store } = await chooseStore(where, key, (store) => store.list(key));
  try {
    const elsewhere = store.kind === "indexeddb" ? await new LocalStore().list(`${key}:`) : []; // it will be moved
    let isFound = elsewhere.length > 0;
    await store.update(slotsOf(key), (found) => {
      isFound ||= slotsOf(key).some((slot) => found(slot) !== null);
      return [];
    });
    return isFound;
  } finally {
    store.close();
  }
}

export class Saving {
  #port;
  #document;
  #autosave;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #sign = document.createElement("div");
  #place = document.createElement("div");
  /** @type {Promise<import("./notices.mjs").Notices> | null} */
  #notices = null;
  /** @type {Reason} */
  #reason = "";
  #isInMemory;
  #view;

  /** @param {import("./store.mjs").Store} store @param {boolean} isBlocked @param {string} key @param {SavingPort} port */
  constructor(store, isBlocked, key, port) {
    this.#port = port;
    this.#isInMemory = isBlocked;
    this.#view = new RememberedView(key, port);
    this.#document = new SavedDocument(
      store,
      key,
      {
        problem: (problem, name) => this.#problem(problem, name),
        conflict: (theirs) => this.#conflict(theirs),
        saved: () => !this.#isInMemory && this.#state(""),
      },
      store.kind === "indexeddb" ? new LocalStore() : null, // what the page itself stores is not copied there
      () => this.#channel?.postMessage(""),
    );
    this.#connect(`poolbill ${store.kind} ${key}`);
    this.#sign.className = "saving";
    this.#place.className = "notices";
    port.root.prepend(this.#place);
    port.root.append(this.#sign);
    this.#autosave = new Autosave(this.#document, port);
    if (isBlocked) this.#problem("blocked", "");
  }

  /** What is stored may be looked at and not changed. */
  get isReadOnly() {
    return this.#document.isNewer;
  }

  get position() {
    return this.#document.position;
  }

  /**
   * The newest data, or undefined when there is none.
   * @param {import("./document.mjs").Position} [position]  of the widget whose state is continued
   */
  read(position) {
    return this.#document.read(position);
  }

  /** That data cannot be used. @returns {Promise<string | undefined>} the next */
  refuse() {
    return this.#document.refuse();
  }

  /** There is something new to save. */
  changed() {
    if (!this.#reason) this.#state("pending");
    this.#autosave.changed();
  }

  /** Shows what was looked at before, if that has not been done. */
  showView() {
    this.#view.show();
  }

  /** What is shown was loaded and need not be saved. */
  loaded() {
    this.#autosave.loaded();
    this.#view.show();
  }

  /** Writes what was done before this was opened. @param {string} text */
  write(text) {
    return this.#document.write(text);
  }

  /** Saves `text`; what was saved stays beside it. @param {string} text */
  async keep(text) {
    this.#state("pending");
    await this.#document.keepOurs(text);
  }

  /** Forgets what is saved. */
  async clear() {
    this.#autosave.flush(); // a write that waits would bring it back
    await this.#document.clear();
    if (this.#reason === "newer" && !this.isReadOnly) this.#state("");
  }

  /** @returns {Promise<void>} when all is written */
  async dispose() {
    this.#autosave.dispose();
    this.#view.dispose();
    if (this.#channel) this.#channel.onmessage = null;
    this.#sign.remove();
    this.#place.remove();
    await this.#document.close();
    this.#channel?.close(); // it has announced the last save
  }

  /** Hears of the saves of other widgets and tabs. @param {string} name */
  #connect(name) {
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = () => void this.#document.look();
    } catch {
      // a write finds out as well
    }
  }

  /** @param {Reason} reason */
  #state(reason) {
    if (reason === this.#reason) return;
    if (!reason && this.#reason !== "pending") void this.#notices?.then((notices) => notices.solved());
    this.#reason = reason;
    const isSaved = reason === "";
    if (reason !== "pending") {
      this.#sign.textContent = this.#port.sign(isSaved);
      this.#sign.lang = this.#port.language();
      this.#sign.className = isSaved ? "saving done" : "saving";
    }
    this.#port.dispatch("save-state", { saved: isSaved, reason });
  }

  /** @param {Problem} problem @param {string} name */
  #problem(problem, name) {
    if (problem === "full" || problem === "blocked" || problem === "newer") this.#state(problem);
    if (problem === "newer") this.#port.readOnlyChanged();
    void this.#withNotices((notices) => {
      const message = notices.problem(problem, name);
      this.#port.dispatch("error", { code: `storage-${problem}`, message, recoverable: true });
    });
  }

  /** @param {import("./envelope.mjs").Envelope} theirs */
  #conflict({ revision, saved_at, data }) {
    this.#state("conflict");
    void this.#withNotices((notices) => notices.conflict(data));
    this.#port.dispatch("conflict", { revision, savedAt: saved_at, scenario: JSON.parse(data) });
  }

  /** @param {(notices: import("./notices.mjs").Notices) => void} show */
  async #withNotices(show) {
    this.#notices ??= import("./notices.mjs").then(({ Notices }) => new Notices(this.#port, this.#place, this.#document, {
      keepOurs: () => this.#document.keepOurs(this.#port.text()),
      takeTheirs: () => this.#takeTheirs(),
    }));
    show(await this.#notices);
  }

  /** Theirs in place of ours, which stays kept beside it if it was changed. */
  async #takeTheirs() {
    this.#autosave.flush();
    const data = await this.#document.takeTheirs();
    if (data === undefined) this.#autosave.changed(); // theirs is gone, so ours is saved
    else if (await this.#port.show(data)) this.#state("");
  }
}
