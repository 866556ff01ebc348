// The orders that are under way, in the session storage: after a reload they are followed, and never placed or paid again.
// Widgets with the same name share them: each writes the order that has changed, and leaves those of other pools as they are.
// Beside them is the console's data from before each order, so that its preview can still be held against the bill.

const PREFIX = "poolbill.order.";
const GIVEN_UP = "poolbill.given-up.";
const BEFORE = "poolbill.before.";

/** @typedef {import("./ordering.mjs").Order} Order */

/** @param {any} order */
const isOne = (order) => typeof order?.idempotencyKey === "string" && typeof order.pool === "string" && typeof order.stage === "string" && typeof order.previewed === "object";

/** @param {string} name  of the widget's place in the page */
export function rememberedOrders(name) {
  const key = PREFIX + name;
  /** @returns {Order[]} */
  const read = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(key) ?? "[]");
      return (Array.isArray(found) ? found : [found]).filter(isOne); // an older version wrote one order
    } catch {
      return []; // blocked, or something else's
    }
  };
  /** @param {Order[]} orders */
  const save = (orders) => {
    try {
      if (orders.length > 0) sessionStorage.setItem(key, JSON.stringify(orders));
      else sessionStorage.removeItem(key);
    } catch {
      // Blocked or full: then a reload forgets them, and the console's own list of orders has them.
    }
  };
  return {
    read,
    /** In place of the pool's earlier one. @param {Order} order */
    write(order) {
      const all = read();
      const place = all.findIndex(({ pool }) => pool === order.pool);
      if (place < 0) all.push(order);
      else all[place] = order;
      save(all);
    },
    /** Another widget may have ordered the pool since: that order stays. @param {string} key  of idempotency */
    remove(key) {
      save(read().filter((order) => order.idempotencyKey !== key));
    },
  };
}

/** The pools whose orders the person stopped following while nobody knew how they stood. @param {string} name  as above */
export function rememberedGivenUp(name) {
  const key = GIVEN_UP + name;
  /** Where the browser stores nothing. @type {Record<string, string>} */
  let own = {};
  /** @returns {Record<string, string>}  the order's id by pool; "" where it is not known */
  const read = () => {
    try {
      return { ...own, ...JSON.parse(sessionStorage.getItem(key) ?? "{}") };
    } catch {
      return own;
    }
  };
  /** @param {Record<string, string>} all */
  const save = (all) => {
    own = all;
    try {
      sessionStorage.setItem(key, JSON.stringify(all));
    } catch {
      // Blocked or full: then a reload forgets them.
    }
  };
  return {
    /** @param {string} pool @param {string} id */
    add: (pool, id) => save({ ...read(), [pool]: id }),
    /** What is taken is forgotten: the person has been warned. @param {string} pool @returns {string | undefined} */
    take(pool) {
      const { [pool]: id, ...others } = read();
      if (id === undefined) return undefined;
      save(others);
      return String(id);
    },
  };
}

/** Of which pools' orders a scenario is from before. @typedef {{ pools: string[], before: object }} Preview */

/** @param {any} preview */
const isPreview = (preview) => Array.isArray(preview?.pools) && typeof preview.before === "object" && preview.before !== null;

/** Apart from the orders, because it is long: where there is no room for it, they are still remembered. @param {string} name  as above */
export function rememberedPreviews(name) {
  const key = BEFORE + name;
  /** @returns {Preview[]} */
  const read = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(key) ?? "[]");
      return Array.isArray(found) ? found.filter(isPreview) : [];
    } catch {
      return [];
    }
  };
  /** Those of pools that pass. @param {(pool: string) => boolean} passes */
  const kept = (passes) => {
    const all = read().map(({ pools, before }) => ({ pools: pools.filter(passes), before }));
    return all.filter(({ pools }) => pools.length > 0);
  };
  /** @param {Preview[]} previews */
  const write = (previews) => {
    try {
      sessionStorage.removeItem(key); // what is of an earlier order must not pass for this one's
      if (previews.length > 0) sessionStorage.setItem(key, JSON.stringify(previews));
    } catch {
      // Blocked or full: then the comparison is not made after a reload, and its dialog says so.
    }
  };
  return {
    read,
    /** @param {string[]} pools  that are ordered @param {string} scenario  as text */
    add(pools, scenario) {
      const others = kept((pool) => !pools.includes(pool));
      write(scenario ? [...others, { pools, before: JSON.parse(scenario) }] : others);
    },
    /** Forgets all others. @param {string[]} pools */
    keep(pools) {
      const all = read();
      if (all.some((each) => each.pools.some((pool) => !pools.includes(pool)))) write(kept((pool) => pools.includes(pool)));
    },
  };
}
