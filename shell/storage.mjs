// One document in a Storage (localStorage), saved so that no crash, full disk or second tab loses it silently.
//
//   <key>          which slot is good: "a" or "b"
//   <key>:a, :b    envelopes: a line of JSON that says what it is, then the data as it is, without further escaping;
//                  a write goes to the slot that is not good, then the pointer flips; where there is no room for two,
//                  it replaces the good one, which browsers do as a whole or not at all
//   <key>:damaged  the bytes of an envelope that could not be read
//   <key>:other    an envelope of another tab that a write of ours has replaced
//
// Everything is synchronous. Nothing throws: problems are reported and the widget continues in memory.
// Left out: when to write (autosave.mjs) and what the data means.

const FORMAT = "poolbill/save";
const VERSION = 2; // 1 was one JSON object with the data as a string in it, and is still read

/**
 * @typedef {object} Envelope
 * @property {string} format
 * @property {number} version
 * @property {number} revision  counts writes of this key, by any tab
 * @property {string} writer  which widget of which tab
 * @property {string} saved_at  ISO 8601
 * @property {string} checksum  of data
 * @property {string} data
 *
 * @typedef {"damaged" | "full" | "blocked"} StorageProblem
 * @typedef {{ revision: number, savedAt: string, data: string }} Foreign
 */

/** FNV-1a over UTF-16 units, twice with different seeds: finds damage, proves nothing. @param {string} text */
export function checksum(text) {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; ++index) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** @param {Envelope} envelope @returns {string} */
function seal({ data, ...header }) {
  return `${JSON.stringify(header)}\n${data}`;
}

/** @param {string} raw @returns {Envelope | undefined} */
function open(raw) {
  try {
    const [header] = raw.split("\n", 1);
    const envelope = JSON.parse(header);
    if (envelope.version === VERSION) envelope.data = raw.slice(header.length + 1);
    const isSound =
      envelope.format === FORMAT &&
      (envelope.version === VERSION || envelope.version === 1) &&
      Number.isSafeInteger(envelope.revision) &&
      typeof envelope.data === "string" &&
      envelope.checksum === checksum(envelope.data);
    return isSound ? envelope : undefined;
  } catch {
    return undefined;
  }
}

/** As every browser says it in words of its own. @param {unknown} error */
const isFull = (error) => error instanceof Error && /quota/i.test(error.name + error.message);

export class SavedDocument {
  #access;
  #key;
  #report;
  #conflict;
  // Only to distinguish widgets and tabs: crypto.randomUUID is missing on pages served over plain http.
  #writer = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  #revision = 0;
  #noticed = 0;
  /** The envelope of our last write, as it lies there. @type {string | null} */
  #written = null;
  /** Why nothing can be saved, if so: reported once until a write succeeds again. @type {StorageProblem | null} */
  #reported = null;

  /**
   * @param {() => Storage} access  may throw, as reading `localStorage` does where it is blocked
   * @param {string} key
   * @param {(problem: StorageProblem, damagedKey: string) => void} report  damaged data is kept under `damagedKey`
   * @param {(theirs: Foreign) => void} conflict  another tab wrote data that this one has not read
   */
  constructor(access, key, report, conflict) {
    this.#access = access;
    this.#key = key;
    this.#report = report;
    this.#conflict = conflict;
  }

  get key() {
    return this.#key;
  }

  /** The newest sound data, or undefined when there is none. */
  read() {
    return this.#guard(() => {
      const storage = this.#access();
      const good = storage.getItem(this.#key);
      for (const slot of good === "b" ? "ba" : "ab") {
        const raw = storage.getItem(`${this.#key}:${slot}`);
        if (raw === null) continue;
        const envelope = open(raw);
        if (envelope) {
          this.#revision = envelope.revision;
          return envelope.data;
        }
        this.#quarantine(storage, raw);
      }
      return undefined;
    });
  }

  /** @param {string} data @returns {boolean} whether it is saved */
  write(data) {
    const saved = this.#guard(() => {
      const storage = this.#access();
      const theirs = this.#foreign(storage);
      if (theirs) {
        this.#tell(theirs);
        storage.setItem(`${this.#key}:other`, seal({ ...theirs, version: VERSION }));
        this.#revision = theirs.revision;
      }
      const [good, next] = storage.getItem(this.#key) === "a" ? "ab" : "ba";
      /** @type {Envelope} */
      const envelope = {
        format: FORMAT,
        version: VERSION,
        revision: this.#revision + 1,
        writer: this.#writer,
        saved_at: new Date().toISOString(),
        checksum: checksum(data),
        data,
      };
      this.#written = seal(envelope);
      try {
        storage.setItem(`${this.#key}:${next}`, this.#written);
        storage.setItem(this.#key, next);
      } catch (error) {
        if (!isFull(error)) throw error;
        storage.removeItem(`${this.#key}:${next}`);
        storage.setItem(`${this.#key}:${good}`, this.#written);
      }
      this.#revision = envelope.revision;
      this.#reported = null;
      return true;
    });
    return saved ?? false;
  }

  /** Another tab has reported a write. */
  noticeOther() {
    this.#guard(() => {
      const theirs = this.#foreign(this.#access());
      if (theirs) this.#tell(theirs);
    });
  }

  /** Sound data that the engine cannot use: kept, and said. @param {string} data */
  setAside(data) {
    this.#guard(() => this.#quarantine(this.#access(), data));
  }

  /** Forgets the document, but not data that was kept aside. */
  clear() {
    this.#guard(() => {
      for (const part of ["", ":a", ":b"]) this.#access().removeItem(this.#key + part);
    });
  }

  /** Each save of theirs is announced once. @param {Envelope} theirs */
  #tell({ revision, saved_at: savedAt, data }) {
    if (revision === this.#noticed) return;
    this.#noticed = revision;
    this.#conflict({ revision, savedAt, data });
  }

  /** The envelope there, if it is newer than what this tab read or wrote. @param {Storage} storage */
  #foreign(storage) {
    const raw = storage.getItem(`${this.#key}:${storage.getItem(this.#key)}`);
    const envelope = raw === null || raw === this.#written ? undefined : open(raw); // ours need not be read again
    return envelope && envelope.writer !== this.#writer && envelope.revision > this.#revision ? envelope : undefined;
  }

  /** @param {Storage} storage @param {string} raw */
  #quarantine(storage, raw) {
    const damagedKey = `${this.#key}:damaged`;
    storage.setItem(damagedKey, raw);
    this.#report("damaged", damagedKey);
  }

  /** @template T @param {() => T} action @returns {T | undefined} */
  #guard(action) {
    try {
      return action();
    } catch (error) {
      const problem = isFull(error) ? "full" : "blocked";
      if (problem !== this.#reported) {
        this.#reported = problem;
        this.#report(problem, "");
      }
      return undefined;
    }
  }
}
