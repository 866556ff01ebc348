// The order that is under way, in the session storage: after a reload it is followed, and never placed or paid again.

const PREFIX = "poolbill.order.";

/** @typedef {import("./ordering.mjs").Order} Order */

/** @param {string} name  of the widget's place in the page */
export function rememberedOrder(name) {
  const key = PREFIX + name;
  return {
    /** @returns {Order | null} */
    read() {
      try {
        const order = JSON.parse(sessionStorage.getItem(key) ?? "null");
        const isOne = typeof order?.idempotencyKey === "string" && typeof order.pool === "string" && typeof order.previewed === "object";
        return isOne ? order : null;
      } catch {
        return null; // blocked, or something else's
      }
    },
    /** @param {Order | null} order */
    write(order) {
      try {
        if (order) sessionStorage.setItem(key, JSON.stringify(order));
        else sessionStorage.removeItem(key);
      } catch {
        // Blocked or full: then a reload forgets it, and the console's own list of orders has it.
      }
    },
  };
}
