// Orders at the console, one for each pool: placed and paid one after the other, so that what goes wrong with one is known before
// the next is sent.
//
// Rules
// - Each order has an idempotency key of its own (ordering.mjs). A pool has one order at a time: one that another widget of the page has
//   begun is shown here, too, when somebody orders the pool here.
// - Whoever stops following an order that is not known to have failed is warned before the pool is ordered again.
// - What the console refuses for one pool does not hold up the others. Without an answer, what is not sent yet is not sent.
// - An order is of one pool: an id that another pool's order has already is a wrong answer.
// - Where the provider can pay several orders at once (`payOrders`), they are paid by one request: all of them or none.

import { ask } from "./asking.mjs";
import { Ordering, OVER } from "./ordering.mjs";
import { reason } from "./reasons.mjs";

/** @typedef {import("./provider.mjs").Provider} Provider */
/** @typedef {import("./ordering.mjs").Order} Order */
/** @typedef {import("./ordering.mjs").Wanted} Wanted */
/**
 * @typedef {object} OrdersPort
 * @property {(orders: Order[]) => void} changed
 * @property {(pool: string) => void} completed
 * @property {{ add(pool: string, id: string): void, take(pool: string): string | undefined }} givenUp  orders that were followed no longer while nobody knew how they stood
 * @property {() => string[]} justChanged  pools that lists may still show as they were before their orders
 * @property {{ read(): Order[], write(order: Order): void, remove(key: string): void }} memory  which other widgets of the page may share
 */

export class Orders {
  #provider;
  #port;
  /** By pool, in the order in which they were placed. @type {Map<string, Ordering>} */
  #byPool = new Map();
  /** What is sent, one after the other. @type {Promise<void>} */
  #queue = Promise.resolve();
  #disposal = new AbortController();

  /** @param {Provider} provider @param {OrdersPort} port */
  constructor(provider, port) {
    this.#provider = provider;
    this.#port = port;
  }

  /** Goes on with the orders that were under way before a reload. */
  resume() {
    const remembered = this.#port.memory.read();
    for (const order of remembered) this.#ordering(order.pool, order);
    for (const ordering of this.#of()) ordering.resume();
  }

  /** @param {Wanted[]} wanted */
  place(wanted) {
    const free = wanted.filter(({ pool }) => {
      const order = this.#byPool.get(pool)?.order;
      return !order || OVER.has(order.stage);
    });
    const justChanged = this.#port.justChanged();
    const elsewhere = this.#port.memory.read().filter(({ stage }) => !OVER.has(stage));
    /** @type {Map<string, Wanted>} */
    const queued = new Map();
    for (const each of free) {
      this.#drop(each.pool);
      const open = elsewhere.find(({ pool }) => pool === each.pool);
      const why = justChanged.includes(each.pool) ? reason("just-changed") : this.#warning(each.pool);
      if (why) this.#ordering(each.pool).refuse(each, why);
      else if (open) this.#ordering(each.pool, open).resume({ isElsewhere: true });
      else {
        this.#ordering(each.pool).queue(each);
        queued.set(each.pool, each);
      }
    }
    this.#inTurn([...queued.keys()], (ordering, pool) => ordering.place(/** @type {Wanted} */ (queued.get(pool))));
  }

  /** @param {string[]} pools */
  pay(pools) {
    const payable = pools.filter((pool) => this.#byPool.get(pool)?.order?.stage === "unpaid");
    for (const ordering of this.#of(payable)) ordering.queuePayment();
    if (this.#provider.payOrders && payable.length > 1) return void this.#payAtOnce(payable);
    this.#inTurn(payable, (ordering) => ordering.pay());
  }

  /** @param {string[]} pools */
  #payAtOnce(pools) {
    const { payOrders } = this.#provider;
    const orders = this.#of(pools).flatMap(({ order }) => (order?.id === undefined ? [] : [{ id: order.id, idempotencyKey: order.idempotencyKey }]));
    const request = ask((call) => payOrders?.call(this.#provider, orders, call), { signal: this.#disposal.signal });
    const paid = /** @type {Promise<void>} */ (request);
    paid.catch(() => {}); // each order says it
    for (const ordering of this.#of(pools)) void ordering.payWith(paid);
  }

  /** @param {string[]} [pools]  all, if they are not named */
  look(pools) {
    for (const ordering of this.#of(pools)) ordering.look();
  }

  /** @param {string[]} pools */
  cancel(pools) {
    for (const ordering of this.#of(pools)) ordering.cancel();
  }

  /** @param {string[]} pools */
  forget(pools) {
    for (const pool of pools) {
      const ordering = this.#byPool.get(pool);
      const { stage, id } = ordering?.order ?? {};
      ordering?.forget();
      if (stage === "unclear") this.#port.givenUp.add(pool, id ?? "");
      if (!ordering?.order) this.#drop(pool);
    }
    this.#changed();
  }

  /** Said once, before a pool is ordered whose last order may have been placed or paid. @param {string} pool */
  #warning(pool) {
    const id = this.#port.givenUp.take(pool);
    if (id === undefined) return undefined;
    return id === "" ? reason("given-up") : reason("given-up-order", id);
  }

  dispose() {
    this.#disposal.abort();
    for (const ordering of this.#of()) ordering.dispose();
  }

  /** @param {string[]} [pools] */
  #of(pools) {
    return pools ? pools.flatMap((pool) => this.#byPool.get(pool) ?? []) : [...this.#byPool.values()];
  }

  /** @param {string} pool */
  #drop(pool) {
    this.#byPool.get(pool)?.dispose();
    this.#byPool.delete(pool);
  }

  /** A new one for a pool. @param {string} pool @param {Order} [remembered] */
  #ordering(pool, remembered) {
    let key = remembered?.idempotencyKey ?? "";
    const ordering = new Ordering(this.#provider, {
      changed: () => this.#changed(),
      completed: () => this.#port.completed(pool),
      isOfAnother: (id) => [...this.#byPool].some(([other, { order }]) => other !== pool && order?.id === id),
      memory: {
        read: () => remembered ?? null,
        write: (order) => {
          if (!order) return this.#port.memory.remove(key);
          key = order.idempotencyKey;
          this.#port.memory.write(order);
        },
      },
    });
    this.#byPool.set(pool, ordering);
    return ordering;
  }

  #changed() {
    this.#port.changed(this.#of().flatMap(({ order }) => order ?? []));
  }

  /** One after the other, until one of them has no answer. @param {string[]} pools @param {(ordering: Ordering, pool: string) => Promise<void>} send */
  #inTurn(pools, send) {
    this.#queue = this.#queue.then(async () => {
      for (const pool of pools) {
        const ordering = this.#byPool.get(pool);
        if (this.#disposal.signal.aborted || !ordering) return;
        await send(ordering, pool);
        if (ordering.order?.stage !== "unclear") continue;
        for (const later of this.#of(pools)) later.unqueue();
        return;
      }
    });
  }
}
