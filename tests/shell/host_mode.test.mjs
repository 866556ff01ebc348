// Host mode without a browser: how a provider is asked, and what becomes of its answers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, Unanswered } from "../../shell/host/asking.mjs";
import { checkedDocuments, checkedOrder, checkedQuote, flavorsOf } from "../../shell/host/answers.mjs";
import { billMonths, Live } from "../../shell/host/live.mjs";
import { ProviderError } from "../../shell/host/provider.mjs";
import { reason } from "../../shell/host/reasons.mjs";

/** @typedef {import("../../shell/host/provider.mjs").Provider} Provider */

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

/** What says nothing of the console's answer, as a browser and HTTP clients have it. @type {unknown[]} */
const silent = [
  new TypeError("Failed to fetch"),
  new DOMException("signal timed out", "TimeoutError"),
  new DOMException("A network error occurred.", "NetworkError"),
  new DOMException("The user aborted a request.", "AbortError"),
  new Error("Something."),
  Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
  Object.assign(new Error("Network Error"), { code: "ERR_NETWORK" }),
  "no",
  undefined,
];

test("only an error that says that the console refused is a refusal", async () => {
  for (const error of silent) assert.ok((await failure(() => ask(() => Promise.reject(error), { signal }))).isUnclear, String(error));
  const refusals = [new ProviderError("No."), { code: "IAM.1" }, { reason: reason("balance-low") }, { mayBeDone: false }];
  for (const more of refusals) {
    const error = more instanceof Error ? more : Object.assign(new Error("No."), more);
    assert.ok(!(await failure(() => ask(() => Promise.reject(error), { signal }))).isUnclear, JSON.stringify(more));
    assert.ok((await failure(() => ask(() => Promise.reject(Object.assign(error, { isTemporary: true })), { signal }))).isUnclear, JSON.stringify(more));
  }
});

test("what the browser says of a request is not said to be the console's words", async () => {
  const { problem } = await failure(() => ask(() => Promise.reject(new TypeError("Failed to fetch")), { signal }));
  assert.deepEqual(problem.reason, reason("request-broke", "Failed to fetch"));
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

/** A widget as host mode sees it. @param {Partial<Provider>} provider @param {(name: string, argument: string) => boolean} [takes] */
function live(provider, takes = () => true) {
  /** @type {any[]} */
  const states = [];
  /** @type {Uint8Array[]} */
  const data = [];
  /** @type {object[]} */
  const failures = [];
  /** @type {{ actions: object[] }} */
  const shown = { actions: [] };
  const made = new Live(/** @type {Provider} */ (provider), {
    fetchPart: async () => {},
    command: (name, argument) => {
      if (name === "live") states.push(JSON.parse(String(argument)));
      if (name === "live_data") data.push(/** @type {Uint8Array} */ (argument));
      return takes(name, String(argument));
    },
    failed: (error) => failures.push(error),
    name: "",
    scenario: () => JSON.stringify(shown),
  });
  return { made, states, data, failures, shown };
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

test("a member of a provider that should be a function and is not is named", () => {
  const listPools = async () => ({});
  for (const name of ["getPrices", "listBills", "quote", "createOrder", "payOrder", "payOrders", "cancelOrder", "getOrder"]) {
    assert.throws(() => live({ listPools, [name]: "x" }), { message: `The provider's ${name} must be a function or absent; found is: string (docs/HOST-MODE.md).` });
    live({ listPools, [name]: null });
  }
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

test("no half of a character comes to the engine: not from a cut, not from the console's words, codes and reasons, not from a price", async () => {
  const half = "\ud83d";
  const refused = () => Promise.reject(Object.assign(new Error(`${"x".repeat(499)}😀`), { code: half, reason: { id: "either", values: [half, `${"y".repeat(299)}😀`] } }));
  const { made, states } = live({ listPools: async () => ({}), quote: refused, createOrder: async () => ({ id: `CS${half}`, status: "pending-payment" }) });
  await made.start();
  await made.idle;
  made.take({ wish: "quote", pools: [`p${half}`], term: { months: 1 }, autoRenew: false });
  made.take({ wish: "order", orders: [{ pool: "p1", previewed: {} }], term: { months: 1 }, autoRenew: false });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.doesNotMatch(JSON.stringify(states.at(-1)), /(?<!\\)\\ud[89a-f]/); // as which JSON has such a half
  assert.equal(states.at(-1).quotes[0].problem.message.length, 499);
  assert.equal(states.at(-1).orders[0].stage, "unclear", "an id that cannot be sent back is none");
});

test("after an order is complete, the data is read again until it shows the change, with longer and longer pauses", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let reads = 0;
  const { made, states, shown } = live({ listPools: async () => (++reads, {}), createOrder: async () => ({ id: "CS1", status: "completed" }) });
  const turns = async () => {
    for (let turn = 0; turn < 100; ++turn) await Promise.resolve();
  };
  await made.start();
  await turns();
  assert.equal(reads, 1);
  made.take({ wish: "order", orders: [{ pool: "p1", previewed: {} }], term: { months: 1 }, autoRenew: false });
  await turns();
  assert.deepEqual([reads, states.at(-1).orders[0].stage], [2, "completed"]);
  for (const [seconds, expected] of [[5, 3], [9, 3], [1, 4], [15, 5]]) {
    t.mock.timers.tick(seconds * 1000);
    await turns();
    assert.equal(reads, expected);
  }
  shown.actions.push({ do: "submit_change_order", pool: "p1" });
  for (const expected of [6, 6]) {
    t.mock.timers.tick(30_000);
    await turns();
    assert.equal(reads, expected);
  }
});

test("a state that the engine does not take is reported to the page", async () => {
  let isTaken = true;
  const { made, failures } = live({ listPools: async () => ({}) }, () => isTaken);
  await made.start();
  isTaken = false;
  await made.idle;
  assert.match(JSON.stringify(failures), /did not take the state/);
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
