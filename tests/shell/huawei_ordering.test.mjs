// Orders of a Huawei Cloud console, against a real local server: one order and one payment for a key, whatever the network does.
import assert from "node:assert/strict";
import { test } from "node:test";

import { checkedOrder } from "../../shell/host/answers.mjs";
import { callFor, gate, openConsole, start } from "../support/cloud_console.mjs";

/** @typedef {Awaited<ReturnType<typeof openConsole>>} Console */

const pool = "maos-infer";
const change = { pool, term: /** @type {const} */ ({ count: 2, unit: "month" }), autoRenew: true, idempotencyKey: "key-1" };
const payment = { idempotencyKey: "pay-1" };

/** @param {Console} console */
const annotations = ({ cloud }) => cloud.state.poolNamed("pool-infer-77c0")?.annotations ?? {};

/** Another provider over the same cloud, as after the page was loaded again. @param {import("node:test").TestContext} test @param {Console} first */
async function reopen(test, first) {
  const endpoints = { modelArts: first.cloud.url, billing: first.cloud.url };
  return { ...(await openConsole(test, { endpoints })), cloud: first.cloud };
}

test("an order waits for its payment, for the exact amount and with its deadline", async (t) => {
  const { provider, call } = await openConsole(t);
  const order = await provider.createOrder(change, call);
  assert.deepEqual(order, { id: "CS261128003000001", status: "pending-payment", amount: "1125.18", currency: "USD", payBefore: "2026-12-05T00:30:00Z" });
});

test("the order and its term are recorded with the pool by a merge patch", async (t) => {
  const opened = await openConsole(t);
  const { id } = await opened.provider.createOrder(change, opened.call);
  const patch = opened.cloud.requests.find(({ route }) => route === "patch");
  assert.equal(patch?.type, "application/merge-patch+json");
  assert.deepEqual(annotations(opened), { "order.id": id, "period.num": "2", "period.type": "2", "auto.renew": "1" });
});

test("a console with its own way to choose the term is asked for it, and the pool gets the order's id only", async (t) => {
  /** @type {unknown[]} */
  const asked = [];
  const opened = await openConsole(t, { chooseTerm: async (order) => void asked.push(order) });
  opened.cloud.state.takesTermOfAnnotations = false; // 1 month
  const month = { ...change, term: /** @type {const} */ ({ count: 1, unit: "month" }) };
  const { id } = await opened.provider.createOrder(month, opened.call);
  assert.deepEqual(asked, [{ id, pool: "pool-infer-77c0", term: month.term, autoRenew: true }]);
  assert.deepEqual(annotations(opened), { "order.id": id });
});

test("an order for another term than the chosen one is not handed on", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.takesTermOfAnnotations = false; // 1 month
  await assert.rejects(provider.createOrder(change, call), /open order CS261128003000001 for 1 month, not for 2 months/);
});

test("the amount of an order is the cloud's, also where it is not the quote's", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.addedToOrders = "0.01";
  assert.equal((await provider.quote(change, call)).amount, "1125.18");
  assert.equal((await provider.createOrder(change, call)).amount, "1125.19");
});

test("a paid order is processed, then completed, and the list shows the prepaid pool", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  await provider.payOrder({ id, ...payment }, call);
  const statuses = [];
  for (let read = 0; read < 3; ++read) statuses.push((await provider.getOrder({ id }, call)).status);
  assert.deepEqual(statuses, ["processing", "processing", "completed"]);
  const { expires, payBefore } = await provider.getOrder({ id }, call);
  assert.deepEqual([expires, payBefore], ["2027-01-28T15:59:59Z", undefined]);
  const [list] = /** @type {string[]} */ (await provider.listPools(call));
  const listed = JSON.parse(list).items[1].metadata.annotations;
  assert.deepEqual([listed["os.modelarts/billing.mode"], listed["os.modelarts/period.num"], listed["os.modelarts/order.id"]], ["1", "2", id]);
  assert.equal(cloud.state.feeRecords("2026-11").at(-1)?.resource_id, "maos-yearly");
});

test("an order that cannot be carried out is failed, and says that it is paid back", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.failsPaidOrders = true;
  cloud.state.readsUntilDone = 0;
  const { id } = await provider.createOrder(change, call);
  await provider.payOrder({ id, ...payment }, call);
  const { status, message } = await provider.getOrder({ id }, call);
  assert.equal(status, "failed");
  assert.match(message ?? "", /not changed\. The cloud pays back/);
});

test("an order that is not paid in time is cancelled", async (t) => {
  let now = start;
  const { provider, call } = await openConsole(t, {}, { now: () => now });
  const { id } = await provider.createOrder(change, call);
  now += 8 * 24 * 3600_000;
  assert.equal((await provider.getOrder({ id }, call)).status, "cancelled");
});

for (const [number, status] of /** @type {const} */ ([[1, "pending-approval"], [2, "failed"], [3, "processing"], [4, "cancelled"], [5, "completed"], [6, "pending-payment"], [9, "pending-approval"]])) {
  test(`the billing service's status ${number} is ${status}`, async (t) => {
    const { cloud, provider, call } = await openConsole(t);
    const { id } = await provider.createOrder(change, call);
    cloud.state.orders[0].status = number;
    cloud.state.orders[0].readsLeft = 9;
    assert.equal((await provider.getOrder({ id }, call)).status, status);
  });
}

test("what is no order, or another one, is an error that names the place", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  /** @type {[(body: any) => void, RegExp][]} */
  const wrongs = [
    [(body) => (body.order_info.status = 11), /at order_info\.status there is "11", expected a status/],
    [(body) => (body.order_info.order_id = "CS1"), /at order_info\.order_id there is "CS1", expected the order CS26/],
    [(body) => (body.order_info.amount_after_discount = true), /at order_info\.amount_after_discount there is true, expected an amount/],
    [(body) => (body.order_info.amount_after_discount = -1), /there is "-1", expected an amount of 0 or more/],
    [(body) => (body.order_info.pending_payment_end_time = "soon"), /there is "soon", expected a time/],
    [(body) => (body.order_info.amount_after_discount = "625.100000001"), /there is "625\.100000001", expected an amount of 0 or more with up to 8 decimals/],
    [(body) => (body.order_info.pending_payment_end_time = "2026-12-05T00:30:00"), /there is "2026-12-05T00:30:00", expected a time such as 2023-04-18T08:30:30Z/],
    [(body) => (body.order_info.pending_payment_end_time = "2026-99-01T00:00:00Z"), /there is "2026-99-01T00:00:00Z", expected a time/],
    [(body) => (body.order_line_items = {}), /at order_line_items there is an object, expected a list/],
    [(body) => delete body.order_info, /at order_info\.order_id there is nothing/],
  ];
  for (const [spoil, message] of wrongs) {
    cloud.fail("order", { change: (body) => (spoil(body), body) });
    await assert.rejects(provider.getOrder({ id }, call), { name: "ProviderError", message });
  }
});

test("times and amounts come as the widget takes them", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  const written = { amount_after_discount: "1125.180000000", pending_payment_end_time: "2026-12-05T08:30:00+0800" };
  cloud.fail("order", { change: (body) => ({ ...body, order_info: { ...body.order_info, ...written } }) });
  const { due, payBefore } = checkedOrder(await provider.getOrder({ id }, call));
  assert.deepEqual([due?.amount, payBefore], ["1125.18000000", "2026-12-05T00:30:00Z"]);
});

test("the same key gives the same order", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const [one, other] = await Promise.all([provider.createOrder(change, call), provider.createOrder(change, call)]);
  const later = await provider.createOrder(change, call);
  assert.deepEqual([other.id, later.id], [one.id, one.id]);
  assert.equal(cloud.count("orderid"), 1);
});

test("an order whose answer is slow is waited for by the next request with the key", { timeout: 30_000 }, async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { hold, release } = gate();
  cloud.fail("orderid", { hold });
  await assert.rejects(provider.createOrder(change, callFor(50)), { name: "TimeoutError" });
  release();
  assert.equal((await provider.createOrder(change, call)).status, "pending-payment");
  assert.equal(cloud.count("orderid"), 1);
});

test("an order that was given up before it began is not made", async (t) => {
  const { cloud, provider } = await openConsole(t);
  await assert.rejects(provider.createOrder(change, { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(provider.payOrder({ id: "CS1", ...payment }, { signal: AbortSignal.abort() }), { name: "AbortError" });
  assert.equal(cloud.requests.length, 0);
});

test("a step after the order was made that fails is repeated, without another order", async (t) => {
  for (const step of /** @type {const} */ (["patch", "order"])) {
    const { cloud, provider, call } = await openConsole(t);
    cloud.fail(step, { status: 503 });
    await assert.rejects(provider.createOrder(change, call), { isTemporary: true });
    assert.equal((await provider.createOrder(change, call)).status, "pending-payment");
    assert.equal(cloud.count("orderid"), 1, step);
  }
});

test("an order whose answer was lost is not made again, and the person is told where to look", async (t) => {
  for (const connection of /** @type {const} */ (["lost", "cut"])) {
    const { cloud, provider, call } = await openConsole(t);
    cloud.fail("orderid", { connection });
    await assert.rejects(provider.createOrder(change, call), { isTemporary: true });
    await assert.rejects(provider.createOrder(change, call), { isTemporary: false, message: /may have made the order CS261128003000001\. Pay or cancel/ });
    assert.equal(cloud.state.orders.length, 1);
  }
});

test("after a reload, too, an order whose answer was lost is not made again under its key", async (t) => {
  /** @type {Map<string, string>} */
  const texts = new Map();
  const storage = { getItem: texts.get.bind(texts), setItem: texts.set.bind(texts), removeItem: texts.delete.bind(texts) };
  Object.defineProperty(globalThis, "sessionStorage", { value: storage, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, "sessionStorage"));
  const first = await openConsole(t);
  const { hold, release } = gate();
  first.cloud.fail("orderid", { hold }); // the page is left before the answer
  first.provider.createOrder(change, first.call).catch(() => {});
  while (first.cloud.count("orderid") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await reopen(t, first);
  first.cloud.state.newOrder(/** @type {any} */ (first.cloud.state.poolNamed("pool-infer-77c0")));
  await assert.rejects(second.provider.createOrder(change, second.call), { mayBeDone: true, message: /may have made the order CS261128003000001/ });
  assert.equal(first.cloud.count("orderid"), 1);
  release();
  const other = { ...change, pool: "maos-train", idempotencyKey: "key-2" };
  await second.provider.createOrder(other, second.call);
  assert.ok(![...texts.keys()].some((key) => key.endsWith("key-2")), "what is recorded with its pool is not kept");
});

test("a console may take the only new order that no pool has for the lost one", async (t) => {
  const opened = await openConsole(t, { adoptsLostOrders: true });
  opened.cloud.fail("orderid", { connection: "lost" });
  await assert.rejects(opened.provider.createOrder(change, opened.call), { isTemporary: true });
  const { id } = await opened.provider.createOrder(change, opened.call);
  assert.equal(id, annotations(opened)["order.id"]);
  assert.equal(opened.cloud.state.orders.length, 1);
});

test("of two new orders that no pool has, none is taken for the lost one", async (t) => {
  const { cloud, provider, call } = await openConsole(t, { adoptsLostOrders: true });
  cloud.fail("orderid", { connection: "lost" });
  await assert.rejects(provider.createOrder(change, call), { isTemporary: true });
  cloud.state.newOrder(cloud.state.pools[0]);
  await assert.rejects(provider.createOrder(change, call), /CS261128003000001 or CS261128003000002/);
});

test("an order that is recorded with another pool is not taken for the lost one", async (t) => {
  const { cloud, provider, call } = await openConsole(t, { adoptsLostOrders: true });
  cloud.fail("orderid", { status: 503 }); // has made none
  await assert.rejects(provider.createOrder(change, call), { isTemporary: true });
  await provider.createOrder({ ...change, pool: "maos-train", idempotencyKey: "key-2" }, call);
  const { id } = await provider.createOrder(change, call);
  assert.equal(cloud.state.orders.find((order) => order.id === id)?.pool, "pool-infer-77c0");
});

test("an order that was made here for another pool is not taken for the lost one, also before it is recorded there", async (t) => {
  const { cloud, provider, call } = await openConsole(t, { adoptsLostOrders: true });
  cloud.fail("orderid", { connection: "lost" });
  await assert.rejects(provider.createOrder(change, call), { isTemporary: true });
  cloud.fail("patch", { status: 503 });
  await assert.rejects(provider.createOrder({ ...change, pool: "maos-train", idempotencyKey: "key-2" }, call), { mayBeDone: true });
  const { id } = await provider.createOrder(change, call);
  assert.equal(cloud.state.orders.find((order) => order.id === id)?.pool, "pool-infer-77c0");
});

test("a payment or a cancellation whose answer cannot be used may be done, also when the order that would tell cannot be read", async (t) => {
  for (const [route, wanted] of /** @type {const} */ ([["pay", "payOrder"], ["cancel", "cancelOrder"]])) {
    const { cloud, provider, call } = await openConsole(t);
    const { id } = await provider.createOrder(change, call);
    cloud.fail(route, { text: "<html>" });
    await assert.rejects(provider[wanted]({ id, idempotencyKey: "key-1" }, call), { mayBeDone: true }, `${route}: its own answer`);
    cloud.fail("order", { status: 401, code: "ModelArts.0203" });
    await assert.rejects(provider[wanted]({ id, idempotencyKey: "key-1" }, call), { mayBeDone: true }, `${route}: the order's`);
    await provider[wanted]({ id, idempotencyKey: "key-1" }, call);
  }
});

test("a payment or a cancellation that is answered with an error code is refused, whatever the status, and one with other content may be done", async (t) => {
  for (const [route, wanted] of /** @type {const} */ ([["pay", "payOrder"], ["cancel", "cancelOrder"]])) {
    const { cloud, provider, call } = await openConsole(t);
    const { id } = await provider.createOrder(change, call);
    const ask = (/** @type {string} */ text) => (cloud.fail(route, { text }), provider[wanted]({ id, idempotencyKey: text }, call));
    await assert.rejects(ask('{"error_code":"CBC.99005003","error_msg":"Insufficient balance."}'), { code: "CBC.99005003", mayBeDone: false, message: /^The account's balance is too low/ });
    for (const text of ["{}", "[]", '{"status":"failed"}']) await assert.rejects(ask(text), { mayBeDone: true, message: /expected no content/ }, text);
  }
});

test("a payment that the cloud refuses is not done", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  cloud.fail("pay", { status: 400, code: "CBC.99005003" });
  await assert.rejects(provider.payOrder({ id, idempotencyKey: "key-1" }, call), { mayBeDone: false, code: "CBC.99005003" });
});

test("after a refusal, orders of others are not taken for a lost one", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("orderid", { status: 400, code: "ModelArts.50004000" });
  await assert.rejects(provider.createOrder(change, call), { code: "ModelArts.50004000", isTemporary: false });
  cloud.state.newOrder(cloud.state.pools[0]);
  assert.equal((await provider.createOrder(change, call)).status, "pending-payment");
});

test("the unpaid order of a pool is found again after the page was loaded again", async (t) => {
  const first = await openConsole(t);
  const { id } = await first.provider.createOrder(change, first.call);
  const second = await reopen(t, first);
  assert.equal((await second.provider.createOrder({ ...change, idempotencyKey: "key-2" }, second.call)).id, id);
  assert.equal(first.cloud.count("orderid"), 1);
  assert.equal(first.cloud.count("patch"), 1);
});

test("an unpaid order for another term, or with another renewal, is refused and named", async (t) => {
  const first = await openConsole(t);
  await first.provider.createOrder(change, first.call);
  const { provider, call } = await reopen(t, first);
  const year = { ...change, term: /** @type {const} */ ({ count: 2, unit: "year" }), idempotencyKey: "key-2" };
  await assert.rejects(provider.createOrder(year, call), /CS261128003000001 for 2 months, not for 2 years\. Pay or cancel/);
  await assert.rejects(provider.createOrder({ ...change, autoRenew: false, idempotencyKey: "key-3" }, call), /another choice of automatic renewal/);
});

test("a pool whose recorded order is cancelled, or is not shown any more, gets a new one", async (t) => {
  for (const isShown of [true, false]) {
    const { cloud, provider, call } = await openConsole(t);
    const { id } = await provider.createOrder(change, call);
    await provider.cancelOrder({ id }, call);
    if (!isShown) cloud.fail("order", { status: 400, code: "CBC.30000010" });
    assert.notEqual((await provider.createOrder({ ...change, idempotencyKey: "key-2" }, call)).id, id);
  }
});

test("a second order that the cloud refuses says what to do", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.newOrder(cloud.state.pools[1]);
  await assert.rejects(provider.createOrder(change, call), { code: "CBC.30050010", message: /^The pool is in an unpaid order already\. Pay or cancel/ });
});

test("a payment uses no coupon and no discount unless the console chooses some", async (t) => {
  const coupons = [{ id: "c1", type: 302 }];
  const discounts = [{ id: "d1", type: 2 }];
  for (const [options, expected] of /** @type {const} */ ([
    [{}, { use_coupon: "NO", use_discount: "NO", coupon_infos: [], discount_infos: [] }],
    [{ choosePayment: async () => ({ coupons, discounts }) }, { use_coupon: "YES", use_discount: "YES", coupon_infos: coupons, discount_infos: discounts }],
  ])) {
    const { cloud, provider, call } = await openConsole(t, options);
    const { id } = await provider.createOrder(change, call);
    await provider.payOrder({ id, ...payment }, call);
    assert.deepEqual(cloud.requests.at(-1)?.body, { order_id: id, ...expected });
  }
});

test("Pay that is pressed again, or whose answer is slow, is one payment", { timeout: 30_000 }, async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  const { hold, release } = gate();
  cloud.fail("pay", { hold });
  await assert.rejects(provider.payOrder({ id, ...payment }, callFor(50)), { name: "TimeoutError" });
  release();
  await Promise.all([provider.payOrder({ id, ...payment }, call), provider.payOrder({ id, ...payment }, call)]);
  await provider.payOrder({ id, ...payment }, call);
  assert.equal(cloud.count("pay"), 1);
});

test("a payment whose answer was lost is looked for before it is repeated", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  cloud.fail("pay", { connection: "lost" });
  await assert.rejects(provider.payOrder({ id, ...payment }, call), { isTemporary: true });
  await provider.payOrder({ id, ...payment }, call);
  assert.equal(cloud.count("pay"), 1);
});

test("a payment that did not arrive is repeated", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  cloud.fail("pay", { status: 503 });
  await assert.rejects(provider.payOrder({ id, ...payment }, call), { isTemporary: true });
  await provider.payOrder({ id, ...payment }, call);
  assert.equal(cloud.count("pay"), 2);
  assert.equal((await provider.getOrder({ id }, call)).status, "processing");
});

test("an order that is paid already counts as paid", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  cloud.state.pay(cloud.state.orders[0]);
  await provider.payOrder({ id, ...payment }, call);
  assert.equal(cloud.count("pay"), 1);
});

test("a payment is refused in plain words, and can be tried again", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  cloud.fail("pay", { status: 400, code: "CBC.99005003" });
  await assert.rejects(provider.payOrder({ id, ...payment }, call), { code: "CBC.99005003", isTemporary: false, message: /^The account's balance is too low\./ });
  await provider.payOrder({ id, ...payment }, call);
  await provider.cancelOrder({ id }, call).catch(() => {});
  assert.equal((await provider.getOrder({ id }, call)).status, "processing");
});

test("an order that was cancelled cannot be paid", async (t) => {
  const { provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  await provider.cancelOrder({ id }, call);
  assert.equal((await provider.getOrder({ id }, call)).status, "cancelled");
  await assert.rejects(provider.payOrder({ id, ...payment }, call), { code: "CBC.99003106", message: /can no longer be paid/ });
});

test("cancelling twice is as good as once, and a paid order is not cancelled", async (t) => {
  const { provider, call } = await openConsole(t);
  const { id } = await provider.createOrder(change, call);
  await provider.cancelOrder({ id }, call);
  await provider.cancelOrder({ id }, call);
  const paid = (await provider.createOrder({ ...change, idempotencyKey: "key-2" }, call)).id;
  await provider.payOrder({ id: paid, ...payment }, call);
  await assert.rejects(provider.cancelOrder({ id: paid }, call), { code: "CBC.99005010" });
});
