// What localStorage has of a document that is kept in another store: saves of an earlier program, of a time when the
// other store did not work, and late writes of pages that went away. It is moved to the other store.
//
// Loaded only when there is something. Nothing is removed before the other store has it.

import { identityOf, open, seal } from "./envelope.mjs";
import { keepDamaged, Slots, slotsOf } from "./slots.mjs";

/** @typedef {import("./envelope.mjs").Envelope} Envelope */
/** @typedef {import("./slots.mjs").Change} Change */

/** Whether `newest` has all of `other`. @param {Envelope} newest @param {Envelope} other */
const hasAll = (newest, other) =>
  identityOf(newest) === identityOf(other) || (newest.writer === other.writer && newest.revision >= other.revision);

/** Whether `next` was made from `before`. @param {Envelope} next @param {Envelope} before */
const continues = (next, before) =>
  next.after === identityOf(before) || (next.writer === before.writer && next.revision > before.revision);

export class Moving {
  #local;
  #key;
  /** @type {Map<string, string>} */
  #texts = new Map();

  /** @param {import("./local.mjs").LocalStore} local @param {string} key @param {string[]} names  that begin with the key */
  constructor(local, key, names) {
    this.#local = local;
    this.#key = key;
    const own = ["a", "b", "damaged", "other"].map((part) => `${key}:${part}`);
    const groups = ["damaged", "other", "late"].map((part) => `${key}:${part}:`);
    local.updateNow([], (found) => {
      for (const name of names) {
        const text = found(name) ?? "";
        const isPointer = name === key && (text === "a" || text === "b"); // else it is the page's
        if (isPointer || own.includes(name) || groups.some((group) => name.startsWith(group))) this.#texts.set(name, text);
      }
      return [];
    });
  }

  /**
   * @param {Slots} slots  those of the other store
   * @returns {{ sound: Slots["sound"], newer: string | undefined, changes: Change[] }}  what is sound after the changes
   */
  merge(slots) {
    const key = this.#key;
    const local = new Slots(key, (name) => this.#texts.get(name) ?? null);
    const newer = slots.newer ?? local.newer;
    const changes = [...slots.setAside(), ...local.damaged.map(({ raw }) => keepDamaged(key, raw))];
    const found = local.newest ? [local.newest] : [];
    for (const [name, raw] of this.#texts) {
      if (name === key || slotsOf(key).includes(name)) continue;
      const opened = open(raw);
      if (opened.kind !== "sound") changes.push(keepDamaged(key, raw));
      else if (name.startsWith(`${key}:late:`)) found.push(opened.envelope);
      else changes.push([`${key}:other:${opened.envelope.writer}`, raw]);
    }
    let newest = slots.newest;
    const keep = (/** @type {Envelope} */ each) => changes.push([`${key}:other:${each.writer}`, seal(each)]);
    for (const each of found.sort((one, other) => (one.saved_at < other.saved_at ? -1 : 1))) {
      if (newest && hasAll(newest, each)) continue;
      if (newest && !continues(each, newest)) {
        const isLater = each.saved_at > newest.saved_at;
        keep(isLater ? newest : each);
        if (!isLater) continue;
      }
      newest = each;
    }
    if (!newest || newest === slots.newest) return { sound: slots.sound, newer, changes };
    const moved = { ...newest, revision: Math.max(newest.revision, (slots.newest?.revision ?? -1) + 1) };
    changes.push(...slots.put(seal(moved), false));
    const slot = changes[changes.length - 1][0];
    return { sound: [{ slot, envelope: moved }, ...slots.sound.filter((each) => each.slot !== slot)], newer, changes };
  }

  /** Removes from localStorage what the other store has now, unless it has been written again. */
  forget() {
    this.#local.updateNow([], (found) => [...this.#texts].filter(([name, text]) => found(name) === text).map(([name]) => [name, null]));
  }
}
