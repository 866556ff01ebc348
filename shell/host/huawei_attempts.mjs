// What was done for each idempotency key of createOrder. Until an order is recorded with its pool, that is in the session storage as
// well, since the widget sends the same key again after a reload.

const PREFIX = "poolbill.huawei-order.";

/**
 * @typedef {object} Attempt
 * @property {string} id  empty until it is known
 * @property {boolean} isPlaced  the order is recorded with the pool, and its term is chosen
 * @property {boolean} isAdopted  the order was there already
 * @property {Set<string> | null} unpaidBefore  the unpaid orders before a request that may have made another one; null when there was none
 * @property {Promise<void> | null} made  while it is being made, and afterwards; null before, and when it failed
 */

export class Attempts {
  /** @type {Map<string, Attempt>} */
  #byKey = new Map();

  /** @param {string} key @returns {Attempt} */
  of(key) {
    const known = this.#byKey.get(key);
    if (known) return known;
    const attempt = { id: "", isPlaced: false, isAdopted: false, unpaidBefore: null, made: null, ...kept(key) };
    this.#byKey.set(key, attempt);
    return attempt;
  }

  /** Of all keys. */
  get ids() {
    return [...this.#byKey.values()].map(({ id }) => id);
  }

  /** Before a request that may make an order, and when it is known what came of it. @param {string} key */
  keep(key) {
    const { id, isPlaced, unpaidBefore } = this.of(key);
    try {
      if (isPlaced || (id === "" && !unpaidBefore)) sessionStorage.removeItem(PREFIX + key);
      else sessionStorage.setItem(PREFIX + key, JSON.stringify({ id, unpaidBefore: unpaidBefore && [...unpaidBefore] }));
    } catch {
      // Blocked or full, or there is none: then a reload forgets it, as it forgets the widget's orders.
    }
  }
}

/** @param {string} key @returns {Partial<Attempt>} */
function kept(key) {
  try {
    const { id, unpaidBefore } = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "{}");
    return { ...(typeof id === "string" && { id }), ...(Array.isArray(unpaidBefore) && { unpaidBefore: new Set(unpaidBefore) }) };
  } catch {
    return {};
  }
}
