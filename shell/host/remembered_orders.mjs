// The orders that are under way, in the session storage: after a reload they are followed, and never placed or paid again.

const PREFIX = "poolbill.order.";

/** @typedef {import("./ordering.mjs").Order} Order */

/** @param {any} order */
const isOne = (order) => typeof order?.idempotencyKey === "string" && typeof order.pool === "string" && typeof order.stage === "string" && typeof order.previewed === "object";

/** @param {string} name  of the widget's place in the page */
export function rememberedOrders(name) {
  const key = PREFIX + name;
  return {
    /** @returns {Order[]} */
    read() {
      try {
        const found = JSON.parse(sessionStorage.getItem(key) ?? "[]");
        return (Array.isArray(found) ? found : [found]).filter(isOne); // an older version wrote one order
      } catch {
        return []; // blocked, or something else's
      }
    },
    /** @param {Order[]} orders */
    write(orders) {
      try {
        if (orders.length > 0) sessionStorage.setItem(key, JSON.stringify(orders));
        else sessionStorage.removeItem(key);
      } catch {
        // Blocked or full: then a reload forgets them, and the console's own list of orders has them.
      }
    },
  };
}
