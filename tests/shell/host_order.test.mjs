// One order at a console: what becomes of it whatever the network does, and that it is placed and paid once.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Ordering } from "../../shell/host/ordering.mjs";
import { ProviderError } from "../../shell/host/provider.mjs";

/** @typedef {import("../../shell/host/provider.mjs").Provider} Provider */
/** @typedef {import("../../shell/host/ordering.mjs").Order} Order */

const temporary = () => Object.assign(new Error("busy"), { isTemporary: true, code: "503" });

const wanted = { wish: "order", pool: "p1", term: { months: 1 }, autoRenew: false, previewed: { amount: "625.10", currency: "USD", expires: "2026-12-27T15:59:59Z" } };

/** An order at a provider, and the stages that were shown. @param {Partial<Provider>} provider @param {Order | null} [remembered] */
function ordering(provider, remembered = null) {
  /** @type {string[]} */
  const stages = [];
  let memory = remembered;
  /** @type {(stage: string) => void} */
  let seen = () => {};
  const made = new Ordering(/** @type {Provider} */ (provider), {
    changed: (order) => {
      stages.push(order?.stage ?? "none");
      seen(order?.stage ?? "none");
    },
    completed() {
      stages.push("refreshed");
      seen("refreshed");
    },
    memory: { read: () => memory, write: (order) => (memory = structuredClone(order)) },
  });
  /** @param {string} stage @returns {Promise<void>} */
  const until = (stage) =>
    stages.at(-1) === stage ? Promise.resolve() : new Promise((resolve) => (seen = (now) => now === stage && resolve()));
  return { made, stages, until, memory: () => memory };
}

const unpaid = { id: "CS1", status: /** @type {const} */ ("pending-payment"), amount: "625.10", currency: "USD" };

test("an order is placed, paid once and followed until it is complete", async () => {
  let payments = 0;
  const { made, stages, until } = ordering({
    createOrder: async () => unpaid,
    payOrder: async () => void ++payments,
    getOrder: async () => ({ ...unpaid, status: payments ? "completed" : "pending-payment" }),
  });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  made.pay();
  await until("completed");
  assert.equal(payments, 1);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(stages.slice(0, 3), ["placing", "unpaid", "paying"]);
  assert.equal(stages.at(-1), "refreshed");
});

test("an order without an answer is sent again with the same key, and never with another", async () => {
  /** @type {string[]} */
  const keys = [];
  const { made, until } = ordering({
    createOrder: async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      if (keys.length < 2) throw temporary();
      return unpaid;
    },
  });
  made.place(wanted);
  await until("unpaid");
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test("an order that the console refuses is not placed, and a new one has another key", async () => {
  /** @type {string[]} */
  const keys = [];
  const { made, until, memory } = ordering({
    createOrder: async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      throw new ProviderError("Quota.");
    },
  });
  made.place(wanted);
  await until("not-placed");
  assert.deepEqual(memory()?.problem, { kind: "said", message: "Quota.", code: "" });
  made.place(wanted);
  await until("not-placed");
  assert.notEqual(keys[0], keys[1]);
});

test("a payment without an answer is unclear; checking again asks for the order and sends nothing", async () => {
  let payments = 0;
  const { made, until, memory } = ordering({
    createOrder: async () => unpaid,
    payOrder: async () => {
      ++payments;
      throw temporary();
    },
    getOrder: async () => ({ ...unpaid, status: "completed", expires: "2026-12-27T15:59:59Z" }),
  });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  await until("unclear");
  made.pay();
  made.look();
  await until("completed");
  assert.equal(payments, 1);
  assert.equal(memory()?.expires, "2026-12-27T15:59:59Z");
});

test("a payment that the console refuses leaves the order unpaid, with the reason", async () => {
  const { made, until, memory } = ordering({ createOrder: async () => unpaid, payOrder: () => Promise.reject(Object.assign(new Error("Balance."), { code: "CBC.1" })) });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  await until("paying");
  await until("unpaid");
  assert.equal(memory()?.problem?.code, "CBC.1");
});

test("a request for an order that breaks off is unclear, and is sent again with the same key", async () => {
  /** @type {string[]} */
  const keys = [];
  const { made, until } = ordering({ createOrder: async ({ idempotencyKey }) => (keys.push(idempotencyKey) === 1 ? Promise.reject(new TypeError("Failed to fetch")) : unpaid) });
  made.place(wanted);
  await until("unclear");
  made.look();
  await until("unpaid");
  assert.equal(keys[0], keys[1]);
});

test("a payment or a cancellation that breaks off is unclear", async () => {
  for (const act of /** @type {const} */ (["pay", "cancel"])) {
    const broken = () => Promise.reject(new DOMException("signal timed out", "TimeoutError"));
    const { made, until } = ordering({ createOrder: async () => unpaid, payOrder: broken, cancelOrder: broken });
    made.place(wanted);
    await until("unpaid");
    made[act]();
    await until("unclear");
  }
});

test("after a reload an order under way is followed", async () => {
  const { until, made } = ordering(
    { getOrder: async () => ({ ...unpaid, status: "completed" }), payOrder: () => assert.fail("paid twice") },
    { ...wanted, stage: "paying", payment: "sent", idempotencyKey: "k1", id: "CS1" },
  );
  made.resume();
  await until("completed");
});

test("after a reload, a payment that the order does not show is not said to be accepted", async (t) => {
  const wait = clockOf(t);
  const { until, made, stages } = ordering(
    { getOrder: async () => unpaid, payOrder: () => assert.fail("paid twice") },
    { ...wanted, stage: "paying", payment: "sent", idempotencyKey: "k1", id: "CS1" },
  );
  made.resume();
  const end = until("unclear");
  await wait(60);
  await end;
  assert.ok(!stages.includes("following"), stages.join());
});

/** Lets time pass for what waits for it. @param {import("node:test").TestContext} test */
function clockOf(test) {
  test.mock.timers.enable({ apis: ["setTimeout"] });
  return async (/** @type {number} */ seconds) => {
    for (let second = 0; second < seconds; ++second) {
      test.mock.timers.tick(1000);
      for (let turn = 0; turn < 20; ++turn) await Promise.resolve();
    }
  };
}

/** @param {Partial<Provider>} more */
async function unpaidOrder(more) {
  const opened = ordering({ createOrder: async () => unpaid, payOrder: async () => {}, cancelOrder: async () => {}, ...more });
  opened.made.place(wanted);
  await opened.until("unpaid");
  opened.stages.length = 0;
  return opened;
}

test("an order that was seen as paid is never offered for payment again, whatever later answers say", async (t) => {
  const wait = clockOf(t);
  let questions = 0;
  const { made, until, stages, memory } = await unpaidOrder({
    payOrder: () => Promise.reject(temporary()),
    getOrder: async () => ({ ...unpaid, status: ++questions === 1 ? "processing" : "pending-payment" }),
  });
  made.pay();
  await until("unclear");
  made.look();
  await wait(2400);
  assert.equal(memory()?.stage, "unclear");
  made.look();
  await wait(60);
  assert.ok(!stages.includes("unpaid"), stages.join());
});

test("a payment that was accepted and that the order does not show for long is not offered again, also after checking", async (t) => {
  const wait = clockOf(t);
  const { made, stages, memory } = await unpaidOrder({ getOrder: async () => unpaid });
  made.pay();
  await wait(2400);
  assert.equal(memory()?.stage, "unclear");
  assert.equal(memory()?.problem?.reason?.id, "payment-unfinished");
  made.look();
  await wait(60);
  assert.equal(memory()?.stage, "following");
  assert.ok(!stages.includes("unpaid"), stages.join());
});

test("a cancellation that was accepted is not undone by an older answer", async (t) => {
  const wait = clockOf(t);
  let questions = 0;
  const { made, stages, memory } = await unpaidOrder({ getOrder: async () => ({ ...unpaid, status: ++questions < 4 ? "pending-payment" : "cancelled" }) });
  made.cancel();
  await wait(60);
  assert.deepEqual([...new Set(stages)], ["cancelling", "cancelled"]);
  assert.equal(memory()?.stage, "cancelled");
});

test("a cancellation without an answer is looked for, and only when the person checks again can the order be paid", async (t) => {
  const wait = clockOf(t);
  const { made, until, stages } = await unpaidOrder({ cancelOrder: () => Promise.reject(temporary()), getOrder: async () => unpaid });
  made.cancel();
  await until("unclear");
  assert.ok(!stages.includes("unpaid"));
  made.look();
  await wait(5);
  assert.equal(stages.at(-1), "unpaid");
});

test("after a refusal the order is as the console says: it may have been paid or cancelled elsewhere", async (t) => {
  const wait = clockOf(t);
  const refuse = () => Promise.reject(new ProviderError("Too late."));
  for (const [act, status, stage, words] of /** @type {const} */ ([
    ["pay", "completed", "completed", undefined],
    ["pay", "processing", "following", undefined],
    ["pay", "cancelled", "cancelled", undefined],
    ["pay", "pending-payment", "unpaid", "Too late."],
    ["cancel", "completed", "completed", undefined],
    ["cancel", "pending-payment", "unpaid", "Too late."],
  ])) {
    const { made, memory } = await unpaidOrder({ payOrder: refuse, cancelOrder: refuse, getOrder: async () => ({ ...unpaid, status }) });
    made[act]();
    await wait(3);
    assert.deepEqual([memory()?.stage, memory()?.problem?.message], [stage, words], `${act} ${status}`);
  }
  const { made, memory } = await unpaidOrder({ payOrder: refuse, getOrder: () => Promise.reject(new Error("No.")) });
  made.pay();
  await wait(3);
  assert.deepEqual([memory()?.stage, memory()?.problem?.message], ["unpaid", "Too late."]);
});

test("where nobody can ask for the order, an accepted payment is said to be accepted, and the person is sent to the console", async () => {
  const { made, until, stages, memory } = await unpaidOrder({});
  made.pay();
  await until("refreshed");
  assert.deepEqual(stages.slice(-2), ["following", "refreshed"]);
  assert.equal(memory()?.problem?.reason?.id, "order-unasked");
  made.look();
  assert.deepEqual([memory()?.stage, memory()?.payment, memory()?.problem?.reason?.id], ["unclear", "accepted", "paid-unasked"]);
  made.forget();
  assert.equal(memory(), null);
  const lost = await unpaidOrder({ payOrder: () => Promise.reject(temporary()) });
  lost.made.pay();
  await lost.until("unclear");
  lost.made.look();
  assert.deepEqual([lost.memory()?.stage, lost.memory()?.problem?.reason?.id], ["unclear", "order-unasked"]);
  const reloaded = ordering({}, lost.memory() && { .../** @type {Order} */ (lost.memory()), stage: "paying" });
  reloaded.made.resume();
  assert.deepEqual([reloaded.memory()?.stage, reloaded.memory()?.problem?.reason?.id], ["unclear", "order-unasked"]);
});

test("when the time to pay is over, the order is asked for, and the person is told if it is still not paid", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const turns = async () => {
    for (let turn = 0; turn < 50; ++turn) await Promise.resolve();
  };
  const payBefore = "1970-01-01T01:00:00Z";
  for (const [getOrder, stage, words] of /** @type {[Provider["getOrder"], string, string | undefined][]} */ ([
    [async () => ({ ...unpaid, payBefore, status: "cancelled" }), "cancelled", undefined],
    [async () => ({ ...unpaid, payBefore }), "unpaid", "pay-before-passed"],
    [undefined, "unpaid", "pay-before-passed"],
  ])) {
    t.mock.timers.setTime(0);
    const { memory } = await unpaidOrder({ createOrder: async () => ({ ...unpaid, payBefore }), getOrder });
    t.mock.timers.tick(3_599_000);
    await turns();
    assert.deepEqual([memory()?.stage, memory()?.problem], ["unpaid", undefined]);
    t.mock.timers.tick(1000);
    await turns();
    assert.deepEqual([memory()?.stage, memory()?.problem?.reason?.id], [stage, words]);
  }
});

test("checking again says that it checks, and not that a payment was accepted", async () => {
  const { made, stages, until } = ordering({ createOrder: async () => ({ ...unpaid, status: /** @type {const} */ ("pending-approval") }), getOrder: async () => unpaid });
  made.place(wanted);
  await until("approval");
  made.look();
  await until("unpaid");
  assert.deepEqual(stages, ["placing", "approval", "checking", "unpaid"]);
});

test("after a reload an order without an answer is sent only when the person checks again, with its old key", async () => {
  /** @type {string[]} */
  const keys = [];
  const { made, until } = ordering({ createOrder: async ({ idempotencyKey }) => (keys.push(idempotencyKey), unpaid) }, { ...wanted, stage: "placing", idempotencyKey: "k2" });
  made.resume();
  await until("unclear");
  assert.deepEqual(keys, []);
  made.look();
  await until("unpaid");
  assert.deepEqual(keys, ["k2"]);
});

test("after a reload in the middle of placing, a refusal of the repeat does not mean that nothing was ordered", async () => {
  const { made, until, memory } = ordering({ createOrder: () => Promise.reject(new ProviderError("The pool is in an unpaid order.")) }, { ...wanted, stage: "placing", idempotencyKey: "k2" });
  made.resume();
  made.look();
  await until("placing");
  await until("unclear");
  assert.equal(memory()?.problem?.message, "The pool is in an unpaid order.");
});

test("after an accepted payment, a question that fails does not offer to pay again, nor does an order that does not show it yet", async () => {
  let questions = 0;
  const { made, until, stages } = ordering({
    createOrder: async () => unpaid,
    payOrder: async () => {},
    getOrder: async () => {
      if (++questions === 1) throw new Error("The session has ended.");
      return questions === 2 ? unpaid : { ...unpaid, status: "completed" };
    },
  });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  await until("unclear");
  made.look();
  await until("completed");
  assert.ok(!stages.slice(stages.indexOf("paying")).includes("unpaid"), stages.join());
});

test("an order that may exist is not said to be refused: by an earlier try, or by the error", async () => {
  let asked = 0;
  const late = ordering({
    createOrder: async () => {
      throw ++asked === 1 ? temporary() : new ProviderError("An earlier request may have made one.");
    },
  });
  late.made.place(wanted);
  await late.until("unclear");
  late.made.look();
  await late.until("unclear");
  const partly = ordering({ createOrder: () => Promise.reject(Object.assign(new Error("Its term."), { mayBeDone: true })) });
  partly.made.place(wanted);
  await partly.until("unclear");
  partly.made.forget();
  assert.equal(partly.memory(), null);
});

test("an answer about another order is refused", async () => {
  const { made, until, memory } = ordering({ createOrder: async () => unpaid, payOrder: async () => {}, getOrder: async () => ({ ...unpaid, id: "CS2", status: "completed" }) });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  await until("unclear");
  assert.equal(memory()?.problem?.kind, "malformed");
});
