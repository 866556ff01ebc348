// Orders of several pools at a console: one after the other, each once, whatever goes wrong with one of them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { changedPools } from "../../shell/host/changed_pools.mjs";
import { Orders } from "../../shell/host/orders.mjs";
import { ProviderError } from "../../shell/host/provider.mjs";
import { rememberedGivenUp, rememberedOrders, rememberedPreviews } from "../../shell/host/remembered_orders.mjs";

/** @typedef {import("../../shell/host/provider.mjs").Provider} Provider */
/** @typedef {import("../../shell/host/ordering.mjs").Order} Order */

const previewed = { amount: "1", currency: "USD", expires: "2026-12-27T15:59:59Z" };
/** @param {string[]} pools */
const wanted = (...pools) => pools.map((pool) => ({ pool, term: { months: 1 }, autoRenew: false, previewed }));
const temporary = () => Object.assign(new Error("busy"), { isTemporary: true });

/** A console that counts what it is asked, and does what is asked unless `refuse` throws. @param {(request: string, pool: string) => void} [refuse] @param {Partial<Provider>} [more] */
function consoleOf(refuse = () => {}, more = {}) {
  /** @type {string[]} */
  const asked = [];
  /** @type {Map<string, string>} */
  const keys = new Map();
  /** @type {Set<string>} */
  const paid = new Set();
  /** @type {Partial<Provider>} */
  const provider = {
    async createOrder({ pool, idempotencyKey }) {
      asked.push(`create ${pool}`);
      keys.set(pool, idempotencyKey);
      refuse("create", pool);
      return { id: `CS-${pool}`, status: "pending-payment", amount: "1", currency: "USD" };
    },
    async payOrder({ id, idempotencyKey }) {
      const pool = id.slice(3);
      asked.push(`pay ${pool}`);
      assert.equal(idempotencyKey, keys.get(pool));
      refuse("pay", pool);
      paid.add(id);
    },
    getOrder: async ({ id }) => ({ id, status: paid.has(id) ? "completed" : "pending-payment" }),
    ...more,
  };
  return { provider, asked, keys, paid };
}

/** @param {Partial<Provider>} provider @param {Order[]} [memory] @param {string[]} [justChanged] */
function ordersAt(provider, memory = [], justChanged = []) {
  let completed = 0;
  const made = new Orders(/** @type {Provider} */ (provider), {
    changed: () => {},
    completed: () => void ++completed,
    justChanged: () => justChanged,
    givenUp: rememberedGivenUp("w"),
    memory: {
      read: () => structuredClone(memory),
      write(order) {
        const place = memory.findIndex(({ pool }) => pool === order.pool);
        memory.splice(place < 0 ? memory.length : place, 1, structuredClone(order));
      },
      remove(key) {
        const place = memory.findIndex(({ idempotencyKey }) => idempotencyKey === key);
        if (place >= 0) memory.splice(place, 1);
      },
    },
  });
  const stages = () => memory.map(({ pool, stage }) => `${pool} ${stage}`);
  /** @param {string[]} expected */
  const reach = async (...expected) => {
    for (let turn = 0; turn < 500 && stages().join() !== expected.join(); ++turn) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(stages(), expected);
  };
  return { made, reach, stages, memory: () => memory, completed: () => completed };
}

test("each pool gets an order with a key of its own, one after the other, and is paid once", async () => {
  const { provider, asked, keys } = consoleOf();
  const { made, stages, reach, completed } = ordersAt(provider);
  made.place(wanted("p1", "p2", "p3"));
  assert.deepEqual(stages(), ["p1 queued", "p2 queued", "p3 queued"]);
  await reach("p1 unpaid", "p2 unpaid", "p3 unpaid");
  assert.equal(new Set(keys.values()).size, 3);
  made.pay(["p1", "p2", "p3"]);
  made.pay(["p1", "p2", "p3"]);
  await reach("p1 completed", "p2 completed", "p3 completed");
  assert.deepEqual(asked, ["create p1", "create p2", "create p3", "pay p1", "pay p2", "pay p3"]);
  assert.equal(completed(), 3);
});

test("an order that the console refuses does not hold up the others, and says why", async () => {
  const { provider } = consoleOf((request, pool) => {
    if (`${request} ${pool}` === "create p2") throw new ProviderError("Quota.");
    if (`${request} ${pool}` === "pay p1") throw new ProviderError("Balance.");
  });
  const { made, reach, memory } = ordersAt(provider);
  made.place(wanted("p1", "p2", "p3"));
  await reach("p1 unpaid", "p2 not-placed", "p3 unpaid");
  made.pay(["p1", "p2", "p3"]);
  await reach("p1 unpaid", "p2 not-placed", "p3 completed");
  assert.deepEqual(memory().map(({ problem }) => problem?.message), ["Balance.", "Quota.", undefined]); // prettier-ignore
});

test("after a payment without an answer the later ones are not sent, and can be paid once it is known", async () => {
  let isLost = true;
  const { provider, asked, paid } = consoleOf((request, pool) => {
    if (request !== "pay" || pool !== "p1" || !isLost) return;
    paid.add("CS-p1"); // it was carried out
    throw temporary();
  });
  const { made, reach, memory } = ordersAt(provider);
  made.place(wanted("p1", "p2"));
  await reach("p1 unpaid", "p2 unpaid");
  made.pay(["p1", "p2"]);
  await reach("p1 unclear", "p2 unpaid");
  assert.equal(memory()[1].problem?.reason?.id, "not-sent");
  isLost = false;
  made.look(["p1"]);
  await reach("p1 completed", "p2 unpaid");
  made.pay(["p1", "p2"]);
  await reach("p1 completed", "p2 completed");
  assert.deepEqual(asked.slice(2), ["pay p1", "pay p2"]);
});

test("when the network goes, one payment is sent and not those after it", async () => {
  const { provider, asked } = consoleOf((request) => {
    if (request === "pay") throw new TypeError("Failed to fetch");
  });
  const { made, reach } = ordersAt(provider);
  made.place(wanted("p1", "p2"));
  await reach("p1 unpaid", "p2 unpaid");
  made.pay(["p1", "p2"]);
  await reach("p1 unclear", "p2 unpaid");
  assert.deepEqual(asked.slice(2), ["pay p1"]);
});

test("an order that the console gives for a second pool is refused, so that it is paid once", async () => {
  const { provider, asked } = consoleOf(() => {}, { createOrder: async () => ({ id: "CS-p1", status: "pending-payment", amount: "1", currency: "USD" }) });
  provider.payOrder = async ({ id }) => void asked.push(`pay ${id}`);
  const { made, reach, memory } = ordersAt(provider);
  made.place(wanted("p1", "p2", "p3"));
  await reach("p1 unpaid", "p2 unclear", "p3 not-placed");
  assert.match(memory()[1].problem?.message ?? "", /^The order CS-p1 is of another pool/);
  made.pay(["p1", "p2", "p3"]);
  await reach("p1 following", "p2 unclear", "p3 not-placed");
  assert.deepEqual(asked, ["pay CS-p1"]);
  made.dispose();
});

test("where the console can pay several orders at once, one request pays them all, or none", async () => {
  const { provider, asked, paid } = consoleOf();
  let requests = 0;
  provider.payOrders = async (orders) => {
    if (++requests === 1) throw Object.assign(new Error("Balance."), { code: "CBC.1" });
    for (const { id } of orders) paid.add(id);
  };
  const { made, reach, memory } = ordersAt(provider);
  made.place(wanted("p1", "p2"));
  await reach("p1 unpaid", "p2 unpaid");
  made.pay(["p1", "p2"]);
  made.pay(["p1", "p2"]);
  await reach("p1 paying", "p2 paying").catch(() => {});
  await reach("p1 unpaid", "p2 unpaid");
  assert.deepEqual(memory().map(({ problem }) => problem?.code), ["CBC.1", "CBC.1"]); // prettier-ignore
  made.pay(["p1", "p2"]);
  await reach("p1 completed", "p2 completed");
  assert.equal(requests, 2);
  assert.ok(!asked.some((each) => each.startsWith("pay")));
});

test("the signal of a payment of several orders is aborted when the widget is removed", async () => {
  const { provider } = consoleOf();
  /** @type {AbortSignal | undefined} */
  let given;
  provider.payOrders = (_, { signal }) => ((given = signal), new Promise(() => {}));
  const { made, reach } = ordersAt(provider);
  made.place(wanted("p1", "p2"));
  await reach("p1 unpaid", "p2 unpaid");
  made.pay(["p1", "p2"]);
  assert.equal(given?.aborted, false);
  made.dispose();
  assert.equal(given?.aborted, true);
});

test("after a reload what was not sent yet is not sent, and the others are followed", async () => {
  const { provider, asked, paid } = consoleOf();
  paid.add("CS-p1");
  const of = (/** @type {object[]} */ ...orders) => /** @type {Order[]} */ (orders.map((each) => ({ ...wanted("p")[0], idempotencyKey: "k", ...each })));
  const { made, reach, memory } = ordersAt(
    provider,
    of(
      { pool: "p1", stage: "following", payment: "accepted", id: "CS-p1" },
      { pool: "p2", stage: "pay-queued", id: "CS-p2" },
      { pool: "p3", stage: "queued" },
      { pool: "p4", stage: "placing" },
    ),
  );
  made.resume();
  await reach("p1 completed", "p2 unpaid", "p3 not-placed", "p4 unclear");
  assert.equal(memory()[2].problem?.reason?.id, "not-sent");
  assert.deepEqual(asked, []);
});

test("a pool whose order is not over gets no second one, and one that is forgotten is gone", async () => {
  const { provider, asked } = consoleOf();
  const { made, reach, stages } = ordersAt(provider);
  made.place(wanted("p1"));
  await reach("p1 unpaid");
  made.place(wanted("p1", "p2"));
  await reach("p1 unpaid", "p2 unpaid");
  assert.deepEqual(asked, ["create p1", "create p2"]);
  made.forget(["p1"]);
  assert.deepEqual(stages(), ["p1 unpaid", "p2 unpaid"], "an order that is not over is not forgotten");
  made.pay(["p1"]);
  await reach("p1 completed", "p2 unpaid");
  made.forget(["p1"]);
  assert.deepEqual(stages(), ["p2 unpaid"]);
});

test("an order of another widget of the page is not placed again but shown, with its key", async () => {
  const { provider, asked, keys } = consoleOf();
  /** @type {Order[]} */
  const shared = [];
  const [first, second] = [ordersAt(provider, shared), ordersAt(provider, shared)];
  first.made.place(wanted("p1"));
  await first.reach("p1 unpaid");
  second.made.place(wanted("p1", "p2"));
  await second.reach("p1 unpaid", "p2 unpaid");
  assert.deepEqual(asked, ["create p1", "create p2"]);
  second.made.pay(["p1"]);
  await second.reach("p1 completed", "p2 unpaid");
  for (const { made } of [first, second]) made.dispose();
  const [third, fourth] = [ordersAt(provider, shared), ordersAt(provider, shared)];
  third.made.place(wanted("p4"));
  fourth.made.place(wanted("p4")); // before the first request has gone
  await fourth.reach("p1 completed", "p2 unpaid", "p4 unpaid");
  const before = keys.get("p4");
  fourth.made.look(["p4"]); // it knows no id: the request is sent again
  await fourth.reach("p1 completed", "p2 unpaid", "p4 unpaid");
  assert.deepEqual([asked.filter((each) => each === "create p4").length, keys.get("p4")], [2, before]);
  for (const { made } of [third, fourth]) made.dispose();
});

test("a pool whose order was completed a short time ago is not ordered again, and says why", async () => {
  const { provider, asked } = consoleOf();
  const { made, reach, memory } = ordersAt(provider, [], ["p1"]);
  made.place(wanted("p1", "p2"));
  await reach("p1 not-placed", "p2 unpaid");
  assert.equal(memory()[0].problem?.reason?.id, "just-changed");
  assert.deepEqual(asked, ["create p2"]);
});

test("a pool whose unclear order is followed no longer is ordered again only after a warning", async () => {
  const { provider, asked } = consoleOf((request) => {
    if (request === "pay") throw new TypeError("Failed to fetch");
  });
  const { made, reach, memory } = ordersAt(provider);
  made.place(wanted("p1"));
  await reach("p1 unpaid");
  made.pay(["p1"]);
  await reach("p1 unclear");
  made.forget(["p1"]);
  assert.deepEqual(memory(), []);
  made.place(wanted("p1"));
  await reach("p1 not-placed");
  assert.deepEqual(memory()[0].problem?.reason, { id: "given-up-order", values: ["CS-p1"] });
  made.forget(["p1"]);
  made.place(wanted("p1"));
  await reach("p1 unpaid");
  assert.deepEqual(asked, ["create p1", "pay p1", "create p1"]);
});

/** As the browser has it for a tab. @param {number} room  in characters */
function sessionWith(room) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  const storage = {
    getItem: (/** @type {string} */ key) => texts.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => void texts.delete(key),
    setItem(/** @type {string} */ key, /** @type {string} */ text) {
      if (text.length > room) throw new DOMException("", "QuotaExceededError");
      texts.set(key, text);
    },
  };
  Object.defineProperty(globalThis, "sessionStorage", { value: storage, configurable: true });
}

test("the data from before an order is remembered until the order is forgotten, and a new order replaces it", () => {
  sessionWith(1000);
  const previews = rememberedPreviews("w");
  previews.add(["p1", "p2"], '{"now": 1}');
  previews.add(["p2"], '{"now": 2}');
  assert.deepEqual(rememberedPreviews("w").read(), [{ pools: ["p1"], before: { now: 1 } }, { pools: ["p2"], before: { now: 2 } }]);
  assert.deepEqual(rememberedPreviews("another").read(), []);
  previews.keep(["p2"]);
  assert.deepEqual(previews.read(), [{ pools: ["p2"], before: { now: 2 } }]);
  previews.keep([]);
  assert.deepEqual(previews.read(), []);
});

test("a change that was completed is known to all widgets of a page for a quarter of an hour, also where the browser stores nothing", (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  for (const [room, others] of /** @type {const} */ ([[1000, ["p1", "p2"]], [0, []]])) {
    sessionWith(room);
    const changes = changedPools("w");
    for (const pool of ["p1", "p2", "p1"]) changes.add(pool);
    assert.deepEqual(changes.list().sort(), ["p1", "p2"]);
    assert.deepEqual(changedPools("w").list().sort(), others);
    assert.deepEqual(changedPools("v").list(), []);
    t.mock.timers.tick(15 * 60_000);
    assert.deepEqual(changes.list(), []);
  }
});

test("what two widgets of a page remember is not mixed up, and none erases the other's", () => {
  sessionWith(1000);
  const [first, second] = [rememberedOrders("w"), rememberedOrders("w")];
  const order = (/** @type {string} */ pool, stage = "unpaid") => /** @type {Order} */ ({ ...wanted(pool)[0], idempotencyKey: pool, stage });
  const all = () => rememberedOrders("w").read().map(({ pool, stage }) => `${pool} ${stage}`); // prettier-ignore
  first.write(order("p1"));
  second.write(order("p2"));
  first.write(order("p1", "completed"));
  assert.deepEqual(all(), ["p1 completed", "p2 unpaid"]);
  first.remove("p1");
  assert.deepEqual(all(), ["p2 unpaid"]);
});

test("where there is no room for the data from before an order, nothing older passes for it", () => {
  sessionWith(60);
  const previews = rememberedPreviews("w");
  previews.add(["p1"], '{"now": 1}');
  previews.add(["p1"], JSON.stringify({ now: "x".repeat(60) }));
  assert.deepEqual(previews.read(), []);
});

test("an ended order that one widget forgets leaves the order that another widget has placed since", async () => {
  sessionWith(1000);
  let isFull = true;
  const { provider } = consoleOf(() => {
    if (isFull) throw new ProviderError("Quota.");
  });
  const memory = rememberedOrders("w");
  const widget = () => new Orders(/** @type {Provider} */ (provider), { changed() {}, completed() {}, justChanged: () => [], givenUp: rememberedGivenUp("w"), memory });
  const [first, second] = [widget(), widget()];
  const stages = () => memory.read().map(({ stage }) => stage).join(); // prettier-ignore
  first.place(wanted("p1"));
  while (stages() !== "not-placed") await new Promise((resolve) => setTimeout(resolve, 5));
  isFull = false;
  second.place(wanted("p1"));
  while (stages() !== "unpaid") await new Promise((resolve) => setTimeout(resolve, 5));
  first.forget(["p1"]);
  assert.equal(stages(), "unpaid");
});
