// Host mode without a browser: how a provider is asked, and what becomes of its answers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, Unanswered } from "../../shell/host/asking.mjs";
import { checkedDocuments, checkedOrder, checkedQuote, flavorsOf } from "../../shell/host/answers.mjs";
import { billMonths, Live } from "../../shell/host/live.mjs";
import { Ordering } from "../../shell/host/ordering.mjs";

/** @typedef {import("../../shell/host/provider.mjs").Provider} Provider */
/** @typedef {import("../../shell/host/ordering.mjs").Order} Order */

const { signal } = new AbortController();
const temporary = () => Object.assign(new Error("busy"), { isTemporary: true, code: "503" });

/** @param {() => unknown} action @returns {Promise<Unanswered>} */
async function failure(action) {
  try {
    await action();
  } catch (error) {
    assert.ok(error instanceof Unanswered, String(error));
    return error;
  }
  return assert.fail("it did not fail");
}

test("an answer that is late is given up, also when the provider does not heed its signal", async () => {
  const error = await failure(() => ask(() => new Promise(() => {}), { signal, timeoutMs: 5 }));
  assert.equal(error.problem.kind, "no-answer");
  assert.ok(error.isUnclear);
});

test("a request is sent again only after a failure that may pass", async () => {
  for (const [error, times] of /** @type {const} */ ([[temporary(), 3], [new Error("no"), 1]])) {
    let asked = 0;
    await failure(() => ask(() => (++asked, Promise.reject(error)), { signal, tries: 3, pauseMs: 1 }));
    assert.equal(asked, times);
  }
});

test("a failure keeps the console's words and code", async () => {
  const error = await failure(() => ask(() => Promise.reject(Object.assign(new Error("Not allowed."), { code: "IAM.1" })), { signal }));
  assert.deepEqual(error.problem, { kind: "said", message: "Not allowed.", code: "IAM.1" });
  assert.ok(!error.isUnclear);
});

test("malformed answers are refused with the place, what was found, and what was expected", () => {
  for (const [check, place] of /** @type {[() => unknown, RegExp][]} */ ([
    [() => checkedQuote(undefined), /^quote is nothing; expected is an object/],
    [() => checkedQuote({ amount: 625.1, currency: "USD" }), /^quote\.amount is 625\.1; expected is a decimal number as text/],
    [() => checkedQuote({ amount: "-1", currency: "USD" }), /^quote\.amount is "-1"/],
    [() => checkedQuote({ amount: "1e3", currency: "USD" }), /^quote\.amount/],
    [() => checkedQuote({ amount: "1", currency: "dollars" }), /^quote\.currency is "dollars"/],
    [() => checkedOrder({ id: "1", status: "paid" }), /^order\.status is "paid"; expected is one of pending-payment/],
    [() => checkedOrder({ id: 1, status: "completed" }), /^order\.id is 1/],
    [() => checkedOrder({ id: "2", status: "completed" }, "1"), /^order\.id is "2"; asked for was "1"/],
    [() => checkedOrder({ id: "1", status: "completed", expires: "tomorrow" }), /^order\.expires is "tomorrow"/],
    [() => checkedDocuments("listPools", 5), /^listPools\[0\] is 5/],
  ])) {
    assert.throws(check, (error) => error instanceof Unanswered && error.problem.kind === "malformed" && place.test(error.problem.message ?? ""), String(place));
  }
});

test("flavors are found in lists of pools, as text and as objects", () => {
  const list = { items: [{ spec: { resources: [{ flavor: "a" }, { flavor: "b" }] } }] };
  assert.deepEqual(flavorsOf([list, JSON.stringify({ spec: { resources: [{ flavor: "c" }] } }), "{"]), ["a", "b", "c"]);
});

test("the months of bills are those of the billing zone", () => {
  assert.deepEqual(billMonths(new Date("2026-12-31T15:59:59Z")), ["2026-11", "2026-12"]);
  assert.deepEqual(billMonths(new Date("2026-12-31T16:00:00Z")), ["2026-12", "2027-01"]);
});

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
    completed: () => stages.push("refreshed"),
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
      throw new Error("Quota.");
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

test("after a reload an order under way is followed", async () => {
  const { until, made } = ordering(
    { getOrder: async () => ({ ...unpaid, status: "completed" }), payOrder: () => assert.fail("paid twice") },
    { ...wanted, stage: "paying", payment: "sent", idempotencyKey: "k1", id: "CS1" },
  );
  made.resume();
  await until("completed");
});

test("after a reload, a payment that the order does not show is not said to be accepted", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { until, made, stages } = ordering(
    { getOrder: async () => unpaid, payOrder: () => assert.fail("paid twice") },
    { ...wanted, stage: "paying", payment: "sent", idempotencyKey: "k1", id: "CS1" },
  );
  made.resume();
  const end = until("unclear");
  for (let second = 0; second < 60; ++second) {
    t.mock.timers.tick(1000);
    for (let turn = 0; turn < 20; ++turn) await Promise.resolve();
  }
  await end;
  assert.ok(!stages.includes("following"), stages.join());
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
  const { made, until, memory } = ordering({ createOrder: () => Promise.reject(new Error("The pool is in an unpaid order.")) }, { ...wanted, stage: "placing", idempotencyKey: "k2" });
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
      throw ++asked === 1 ? temporary() : new Error("An earlier request may have made one.");
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

test("nothing is asked once the one who wanted it has gone", async () => {
  const gone = new AbortController();
  let asked = 0;
  const answer = failure(() => ask(() => (++asked, Promise.reject(temporary())), { signal: gone.signal, tries: 3, pauseMs: 5 }));
  await new Promise((resolve) => setTimeout(resolve));
  gone.abort();
  await answer.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(asked, 1);
});

test("an answer about another order is refused", async () => {
  const { made, until, memory } = ordering({ createOrder: async () => unpaid, payOrder: async () => {}, getOrder: async () => ({ ...unpaid, id: "CS2", status: "completed" }) });
  made.place(wanted);
  await until("unpaid");
  made.pay();
  await until("unclear");
  assert.equal(memory()?.problem?.kind, "malformed");
});

/** A widget as host mode sees it. @param {Partial<Provider>} provider @param {boolean} [takesData] */
function live(provider, takesData = true) {
  /** @type {any[]} */
  const states = [];
  /** @type {Uint8Array[]} */
  const data = [];
  /** @type {object[]} */
  const failures = [];
  const made = new Live(/** @type {Provider} */ (provider), {
    fetchPart: async () => {},
    command: (name, argument) => {
      if (name === "live") states.push(JSON.parse(String(argument)));
      if (name === "live_data") data.push(/** @type {Uint8Array} */ (argument));
      return name !== "live_data" || takesData;
    },
    failed: (error) => failures.push(error),
    name: "",
    scenario: () => "{}",
  });
  return { made, states, data, failures };
}

test("what a provider lacks is reported as not possible", async () => {
  const { made, states } = live({ listPools: async () => ({}), quote: async () => ({ amount: "1", currency: "USD" }) });
  await made.start();
  await made.idle;
  assert.deepEqual(states[0].can, { quote: true, order: false, pay: false, cancel: false, bills: false });
  assert.equal(states.at(-1).data, "here");
});

test("an object without listPools is no provider", () => {
  assert.throws(() => live({}), /listPools/);
});

test("when one part of the data fails, nothing of it is applied", async () => {
  const { made, states, data, failures } = live({ listPools: async () => ({}), listBills: () => Promise.reject(new Error("No right.")) });
  await made.start();
  await made.idle;
  assert.equal(data.length, 0);
  assert.deepEqual(states.at(-1).problem, { kind: "said", message: "No right.", code: "" });
  assert.equal(failures.length, 1);
});

test("an older answer that comes late is ignored", async () => {
  /** @type {((answer: object) => void)[]} */
  const answers = [];
  const { made, data } = live({ listPools: () => new Promise((resolve) => answers.push(resolve)) });
  const first = made.start();
  await new Promise((resolve) => setTimeout(resolve));
  const second = made.refresh();
  await new Promise((resolve) => setTimeout(resolve));
  answers[1]({ newer: true });
  await second;
  answers[0]({ older: true });
  await first;
  assert.equal(data.length, 1);
  assert.match(new TextDecoder().decode(data[0]), /newer/);
});

test("only the newest price counts", async () => {
  const { made, states } = live({
    listPools: async () => ({}),
    quote: async ({ term }) => {
      await new Promise((resolve) => setTimeout(resolve, term.count === 1 ? 20 : 1));
      return { amount: String(term.count), currency: "USD" };
    },
  });
  await made.start();
  await made.idle;
  made.take({ wish: "quote", pools: ["p1"], term: { months: 1 }, autoRenew: false });
  made.take({ wish: "quote", pools: ["p1"], term: { months: 2 }, autoRenew: false });
  await new Promise((resolve) => setTimeout(resolve, 40));
  assert.deepEqual(states.at(-1).quotes, [{ pool: "p1", term: { months: 2 }, autoRenew: false, answer: "here", price: { amount: "2", currency: "USD" } }]);
});

test("prices of several pools are asked for, some at a time, and one that fails leaves the others", async () => {
  let [running, most] = [0, 0];
  const { made, states } = live({
    listPools: async () => ({}),
    quote: async ({ pool }) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      --running;
      if (pool === "p3") throw new Error("Not sold.");
      return { amount: "1", currency: "USD" };
    },
  });
  await made.start();
  await made.idle;
  const pools = ["p1", "p2", "p3", "p4", "p5", "p6"];
  made.take({ wish: "quote", pools, term: { months: 1 }, autoRenew: false });
  assert.deepEqual(states.at(-1).quotes.map((/** @type {any} */ each) => each.answer), pools.map(() => "waiting")); // prettier-ignore
  await new Promise((resolve) => setTimeout(resolve, 40));
  const answers = () => states.at(-1).quotes.map((/** @type {any} */ each) => `${each.pool} ${each.answer}`);
  assert.deepEqual(answers(), ["p1 here", "p2 here", "p3 failed", "p4 here", "p5 here", "p6 here"]);
  assert.equal(most, 4);
  made.take({ wish: "quote", pools: ["p3"], term: { months: 1 }, autoRenew: false });
  assert.deepEqual(answers(), ["p1 here", "p2 here", "p4 here", "p5 here", "p6 here", "p3 waiting"]);
});

test("nothing is said after the widget was removed", async () => {
  const { made, states } = live({ listPools: () => new Promise((resolve) => setTimeout(() => resolve({}), 10)) });
  const started = made.start();
  await new Promise((resolve) => setTimeout(resolve));
  made.dispose();
  const said = states.length;
  await started;
  assert.equal(states.length, said);
});
