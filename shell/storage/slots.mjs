// Where the envelopes of a document lie, by names that follow its key:
//
//   :a, :b              the two newest saves; a write replaces the older one
//   :damaged:<id>       bytes that could not be read, named after their checksum
//   :other:<writer>     a version that another widget or tab has overtaken
//   :late:<writer>      in localStorage only: what was written while the page went away
//
// The newest save is the one with the highest revision. An earlier program also stored which slot is good, under the
// key alone; that is not needed.

import { checksum, open, seal } from "./envelope.mjs";

/** @typedef {import("./envelope.mjs").Envelope} Envelope */
/** @typedef {[key: string, value: string | null]} Change  null removes */
/** @typedef {(key: string) => string | null} Found */

/** @param {string} key */
export const slotsOf = (key) => [`${key}:a`, `${key}:b`];

/** @param {string} key @param {string} raw @returns {Change} */
export const keepDamaged = (key, raw) => [`${key}:damaged:${checksum(raw)}`, raw];

/**
 * What changes keep beside the document, and why.
 * @param {string} key @param {Change[]} changes @returns {{ problem: "damaged" | "overtaken", name: string }[]}
 */
export function keptBy(key, changes) {
  const groups = /** @type {const} */ ([["damaged", `${key}:damaged:`], ["overtaken", `${key}:other:`]]);
  return groups.flatMap(([problem, prefix]) =>
    changes.filter(([name, value]) => value !== null && name.startsWith(prefix)).map(([name]) => ({ problem, name })),
  );
}

/** Opens and seals; it remembers the last two texts, since opening a long one takes a while. */
export class Reader {
  /** @type {{ raw: string, opened: ReturnType<typeof open> }[]} */
  #last = [];

  /** @param {string} raw */
  open(raw) {
    return this.#remember(this.#last.find((each) => each.raw === raw) ?? { raw, opened: open(raw) }).opened;
  }

  /** @param {Envelope} envelope */
  seal(envelope) {
    return this.#remember({ raw: seal(envelope), opened: { kind: "sound", envelope } }).raw;
  }

  /** @param {{ raw: string, opened: ReturnType<typeof open> }} known */
  #remember(known) {
    this.#last = [known, ...this.#last.filter((each) => each !== known)].slice(0, 2);
    return known;
  }
}

/** The slots of a document as they are. */
export class Slots {
  /** Sound saves, the newest first. @type {{ slot: string, envelope: Envelope }[]} */
  sound = [];
  /** @type {{ slot: string, raw: string }[]} */
  damaged = [];
  /** The data of a later version, if there is any. @type {string | undefined} */
  newer;

  /** @param {string} key @param {Found} found @param {typeof open} read  `open`, or what gives the same */
  constructor(key, found, read = open) {
    for (const slot of slotsOf(key)) {
      const raw = found(slot);
      if (raw === null) continue;
      const opened = read(raw);
      if (opened.kind === "sound") this.sound.push({ slot, envelope: opened.envelope });
      else if (opened.kind === "newer") this.newer ??= opened.data;
      else this.damaged.push({ slot, raw });
    }
    this.sound.sort((one, other) => other.envelope.revision - one.envelope.revision);
    this.key = key;
  }

  /** @returns {Envelope | undefined} */
  get newest() {
    return this.sound[0]?.envelope;
  }

  /** What moves damaged bytes to names of their own. @returns {Change[]} */
  setAside() {
    return this.damaged.flatMap(({ slot, raw }) => [keepDamaged(this.key, raw), /** @type {Change} */ ([slot, null])]);
  }

  /**
   * What puts a save in the place of the oldest one. Nothing that is damaged is lost by it.
   * @param {string} raw
   * @param {boolean} isTight  there is no room for two: the save takes the place of both
   * @returns {Change[]}
   */
  put(raw, isTight) {
    const good = this.sound[0]?.slot;
    const target = slotsOf(this.key).find((slot) => slot !== good) ?? "";
    /** @type {Change[]} */
    const placed = isTight && good ? [[target, null], [good, raw]] : [[target, raw]];
    return [...this.setAside(), ...placed];
  }
}
