// One document in a store, saved so that no crash, full disk, second tab or other version loses it silently.
//
// Contract
// - A save continues the save that was read or written before. If another widget or tab has saved in between, this
//   one's version is kept beside theirs, under a name of its own, until `keepOurs` or `takeTheirs` decides.
// - Damaged bytes are moved to a name of their own before anything is written where they were.
// - What a later version of the program wrote is read if possible, and never changed.
// - Nothing throws: problems are reported, each once until a write succeeds, and the widget goes on in memory.
// - A write that has to be done while the page goes away, in a store that needs longer, goes to localStorage and is
//   moved by the next `read`.
//
// Left out: when to write (autosave.mjs) and what the data means.

import { identityOf, isNewerData, seal } from "./envelope.mjs";
import { keepDamaged, keptBy, Reader, Slots, slotsOf } from "./slots.mjs";
import { isFull } from "./store.mjs";

/** @typedef {import("./envelope.mjs").Envelope} Envelope */
/** @typedef {import("./slots.mjs").Change} Change */
/** @typedef {import("./slots.mjs").Found} Found */
/** @typedef {"damaged" | "overtaken" | "full" | "blocked" | "newer" | "cleared"} Problem */

/** Who wrote, and which save the next one continues. @typedef {{ writer: string, base: string | null }} Position */

/**
 * @typedef {object} Listener
 * @property {(problem: Problem, name: string) => void} problem  `name` is what damaged or overtaken data is kept under
 * @property {(theirs: Envelope) => void} conflict  another widget or tab has saved what this one has not read
 * @property {() => void} saved
 */

/** Only to distinguish widgets and tabs: crypto.randomUUID is missing on pages served over plain http. */
const newWriter = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

export class SavedDocument {
  #store;
  #late;
  #key;
  #listener;
  #announce;
  #writer = newWriter();
  /** The save that the next one continues. @type {string | null} */
  #base = null;
  /** Its data. @type {string | undefined} */
  #baseData;
  /** Refused data that could not be kept yet: the next write keeps it before it replaces anything. @type {Change[]} */
  #refused = [];
  /** The highest revision that was given to a save. */
  #revision = 0;
  /** What is to be written. @type {string | null} */
  #pending = null;
  /** What `read` found and `refuse` has not refused. @type {string[]} */
  #readable = [];
  /** @type {{ slot: string, envelope: Envelope }[]} */
  #sound = [];
  /** @type {Promise<unknown>} */
  #tail = Promise.resolve();
  /** The last save of theirs that was announced. @type {string | null} */
  #noticed = null;
  /** Each is reported once until a write succeeds. @type {Set<Problem>} */
  #reported = new Set();
  #isNewer = false;
  #isLate = false;
  #reader = new Reader();

  /**
   * @param {import("./store.mjs").Store} store
   * @param {string} key
   * @param {Listener} listener
   * @param {import("./local.mjs").LocalStore | null} [late]  for a store that cannot write at once
   * @param {() => void} [announce]  tells the other widgets and tabs that something was saved
   */
  constructor(store, key, listener, late = null, announce = () => {}) {
    this.#store = store;
    this.#key = key;
    this.#listener = listener;
    this.#late = store.updateNow ? null : late;
    this.#announce = announce;
  }

  /** What is stored is of a later version: it can be looked at, and nothing is saved. */
  get isNewer() {
    return this.#isNewer;
  }

  /** @returns {Position} */
  get position() {
    return { writer: this.#writer, base: this.#base };
  }

  /**
   * The newest data that can be read, or undefined when there is none.
   * @param {Position} [position]  of another document with this key whose state is continued, if it is
   * @returns {Promise<string | undefined>}
   */
  async read(position) {
    const moving = await this.#elsewhere();
    /** @type {ReturnType<typeof keptBy>} */
    let kept = [];
    const look = (/** @type {boolean} */ mayChange) =>
      this.#store.update(slotsOf(this.#key), (found) => {
        const slots = this.#slots(found);
        const { sound, newer, changes } = moving?.merge(slots) ?? { ...slots, changes: slots.setAside() };
        this.#isNewer = newer !== undefined;
        this.#sound = sound;
        this.#readable = [...(newer === undefined ? [] : [newer]), ...sound.map(({ envelope }) => envelope.data)];
        this.#continue(sound[0]?.envelope);
        this.#revision = sound[0]?.envelope.revision ?? 0;
        kept = this.#isNewer ? [] : keptBy(this.#key, changes);
        return mayChange && !this.#isNewer ? changes : [];
      });
    try {
      await look(true);
      if (!this.#isNewer) moving?.forget();
    } catch (error) {
      this.#failed(error);
      await look(false).catch(() => {});
      kept = []; // nothing was; the next write keeps it
    }
    if (this.#isNewer) this.#report("newer");
    for (const { problem, name } of kept) this.#listener.problem(problem, name);
    if (position) this.#takePosition(position);
    return this.#readable[0];
  }

  /** The data that `read` or `refuse` gave cannot be used: it is kept aside. @returns {Promise<string | undefined>} the next */
  async refuse() {
    const data = this.#readable.shift();
    if (data === undefined) return undefined;
    if (isNewerData(data)) this.#isNewer = true;
    if (this.#isNewer) {
      this.#report("newer");
      return this.#readable[0];
    }
    const refused = this.#sound.shift();
    this.#continue(this.#sound[0]?.envelope);
    const kept = keepDamaged(this.#key, data);
    try {
      await this.#store.update(refused ? [refused.slot] : [], () => [kept, ...(refused ? [/** @type {Change} */ ([refused.slot, null])] : [])]);
      this.#listener.problem("damaged", kept[0]);
    } catch (error) {
      this.#continue(refused?.envelope);
      this.#refused.push(kept);
      this.#failed(error);
    }
    return this.#readable[0];
  }

  /** @param {string} data @returns {Promise<void>} */
  write(data) {
    this.#pending = data;
    return this.#inTurn(async () => {
      try {
        await this.#store.update(slotsOf(this.#key), (found) => this.#plan(found, false));
      } catch (error) {
        if (!isFull(error)) throw error;
        await this.#store.update(slotsOf(this.#key), (found) => this.#plan(found, true));
      }
      this.#settle();
    });
  }

  /** Writes within this task, because the page may end with it. @param {string} data */
  writeNow(data) {
    this.#pending = data;
    if (!this.#store.updateNow) {
      this.#writeLate(data);
      void this.write(data);
      return;
    }
    try {
      try {
        this.#store.updateNow(slotsOf(this.#key), (found) => this.#plan(found, false));
      } catch (error) {
        if (!isFull(error)) throw error;
        this.#store.updateNow(slotsOf(this.#key), (found) => this.#plan(found, true));
      }
      this.#settle();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The page may end within this task, and a write that is under way with it: what it writes is written late as well. */
  secure() {
    if (this.#pending !== null && this.#late && !this.#isLate) this.#writeLate(this.#pending);
  }

  /** Something was announced: reports it if it is not known. */
  look() {
    return this.#inTurn(() =>
      this.#store.update(slotsOf(this.#key), (found) => {
        const slots = this.#slots(found);
        const theirs = this.#theirs(slots);
        if (theirs) this.#notice(theirs);
        return [];
      }),
    );
  }

  /** Ends a conflict: this version becomes the saved one, and theirs is kept beside it. @param {string} data */
  keepOurs(data) {
    return this.#inTurn(async () => {
      const [base, baseData] = [this.#base, this.#baseData];
      try {
        await this.#store.update(slotsOf(this.#key), (found) => {
          const { newest } = this.#slots(found);
          this.#continue(newest);
          this.#pending = data;
          /** @type {Change[]} */
          const theirs = newest ? [[`${this.#key}:other:${newest.writer}`, seal(newest)]] : [];
          return [...theirs, ...this.#plan(found, false), [`${this.#key}:other:${this.#writer}`, null]];
        });
        this.#settle();
      } catch (error) {
        [this.#base, this.#baseData] = [base, baseData];
        throw error;
      }
    });
  }

  /** Ends a conflict: what is saved is what this widget goes on from; its own version stays beside it. */
  async takeTheirs() {
    await this.#tail;
    this.#writer = newWriter(); // so that the version beside is not written over
    this.#pending = null;
    return this.read();
  }

  /** Names of what is kept beside the document: damaged bytes and overtaken versions. */
  async kept() {
    const lists = ["damaged", "other"].map((kind) => this.#store.list(`${this.#key}:${kind}:`).catch(() => []));
    return (await Promise.all(lists)).flat();
  }

  /** What is kept under such a name. @param {string} name */
  async textOf(name) {
    let text = "";
    await this.#store.update([name], (found) => {
      text = found(name) ?? "";
      return [];
    });
    return text;
  }

  /** @param {string[]} names */
  forget(names) {
    return this.#inTurn(() => this.#store.update([], () => names.map((name) => [name, null])));
  }

  /** Forgets the document, but not what is kept beside it. */
  clear() {
    this.#pending = null;
    return this.#inTurn(async () => {
      await this.#store.update([], () => slotsOf(this.#key).map((slot) => [slot, null]));
      this.#pending = null;
      this.#continue(undefined);
      this.#noticed = null;
      this.#isNewer = false;
      this.#forgetLate();
    });
  }

  /** After what is under way. */
  async close() {
    await this.#tail;
    this.#store.close();
  }

  /** One after the other. @param {() => Promise<void>} action @returns {Promise<void>} */
  #inTurn(action) {
    const done = this.#tail.then(action).catch((error) => this.#failed(error));
    this.#tail = done;
    return done;
  }

  /**
   * The changes that save what is pending.
   * @param {Found} found @param {boolean} isTight @returns {Change[]}
   */
  #plan(found, isTight) {
    this.#planned = null;
    const data = this.#pending;
    if (data === null) return []; // a later call has written it
    const slots = this.#slots(found);
    if (slots.newer !== undefined) this.#isNewer = true;
    if (this.#isNewer) return [];
    const { newest } = slots;
    if (!newest && this.#base !== null) this.#report("cleared");
    const theirs = this.#theirs(slots);
    const revision = Math.max(newest?.revision ?? 0, this.#revision) + 1;
    const envelope = this.#envelope(revision, data);
    const raw = this.#reader.seal(envelope);
    /** @type {Change[]} */
    const changes = theirs ? [[`${this.#key}:other:${this.#writer}`, raw]] : [...this.#refused, ...slots.put(raw, isTight)];
    this.#planned = { envelope, theirs, kept: theirs ? [] : keptBy(this.#key, changes) };
    return changes;
  }

  /**
   * What the last plan does if it succeeds.
   * @type {{ envelope: Envelope, theirs: Envelope | null, kept: ReturnType<typeof keptBy> } | null}
   */
  #planned = null;

  /** The newest save, if this document's next one does not continue it. @param {Slots} slots @returns {Envelope | null} */
  #theirs({ newest }) {
    if (!newest || identityOf(newest) === this.#base || newest.writer === this.#writer) return null;
    if (newest.data !== this.#baseData) return newest;
    this.#continue(newest); // they saved the same
    return null;
  }

  /** @param {Envelope | undefined} envelope  the next save continues it */
  #continue(envelope) {
    this.#base = envelope ? identityOf(envelope) : null;
    this.#baseData = envelope?.data;
  }

  /** @param {Position} position */
  #takePosition({ writer, base }) {
    this.#writer = writer;
    const newest = this.#sound[0]?.envelope;
    if (!newest || newest.writer === writer || this.#base === base) return;
    this.#base = base;
    this.#baseData = undefined;
    this.#notice(newest);
  }

  /** The planned changes are stored. */
  #settle() {
    if (this.#isNewer) return this.#report("newer");
    if (!this.#planned) return;
    const { envelope, theirs, kept } = this.#planned;
    this.#planned = null;
    for (const { problem, name } of kept) this.#listener.problem(problem, name);
    this.#revision = envelope.revision;
    if (this.#pending === envelope.data) this.#pending = null;
    if (this.#isLate && this.#pending === null) this.#forgetLate();
    if (theirs) return this.#notice(theirs);
    this.#refused = [];
    this.#continue(envelope);
    this.#reported.clear();
    this.#announce();
    this.#listener.saved();
  }

  /** @param {number} revision @param {string} data @returns {Envelope} */
  #envelope(revision, data) {
    return { revision, writer: this.#writer, after: this.#base, saved_at: new Date().toISOString(), data };
  }

  /** Each save of theirs is announced once. @param {Envelope} theirs */
  #notice(theirs) {
    const identity = identityOf(theirs);
    if (identity === this.#noticed) return;
    this.#noticed = identity;
    this.#listener.conflict(theirs);
  }

  /** @param {string} data */
  #writeLate(data) {
    if (this.#isNewer) return;
    this.#revision += 2; // a write under way may be given the next one
    const raw = seal(this.#envelope(this.#revision, data));
    try {
      this.#late?.updateNow([], () => [[`${this.#key}:late:${this.#writer}`, raw]]);
      this.#isLate = true;
    } catch {
      // the store's own write may still arrive
    }
  }

  #forgetLate() {
    this.#isLate = false;
    try {
      this.#late?.updateNow([], () => [[`${this.#key}:late:${this.#writer}`, null]]);
    } catch {
      // it is found to be old when it is read
    }
  }

  /** What localStorage has of a document that is stored elsewhere: an earlier program's, or a late write. */
  async #elsewhere() {
    if (!this.#late) return null;
    try {
      const names = await this.#late.list(this.#key);
      if (names.length === 0) return null;
      const { Moving } = await import("./moving.mjs");
      return new Moving(this.#late, this.#key, names);
    } catch {
      return null;
    }
  }

  /** @param {Found} found */
  #slots(found) {
    return new Slots(this.#key, found, (raw) => this.#reader.open(raw));
  }

  /** @param {Problem} problem */
  #report(problem) {
    if (this.#reported.has(problem)) return;
    this.#reported.add(problem);
    this.#listener.problem(problem, "");
  }

  /** @param {unknown} error */
  #failed(error) {
    this.#report(isFull(error) ? "full" : "blocked");
  }
}
