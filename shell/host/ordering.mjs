// One order at the console, from the request to its end.
//
// Rules
// - Placing has an idempotency key, which is the same when it is sent again: after a time-out, or when the person checks again.
// - Paying is sent once for each press. When no answer comes, the order is asked for instead; it is never sent again by itself.
// - After a reload, a payment that may never have been sent is not taken for one that was accepted.
// - A payment or a cancellation that was accepted, or that the order has shown, stays so: an answer that does not show it is an older
//   one, and never leads back to *Pay*.
// - What the console refuses leaves the order as it says it is: it may have been paid or cancelled elsewhere.
// - An order is followed until it is over. Answers to a question that is no longer asked are ignored.
//
// Left out: asking (asking.mjs), orders of several pools (orders.mjs), what a person sees (web/ui/views/live).

import { ask, malformed, saidBy } from "./asking.mjs";
import { checkedOrder } from "./answers.mjs";
import { reason, sentenceOf } from "./reasons.mjs";
import { pause, waitFor } from "./waiting.mjs";

/** @typedef {import("./provider.mjs").Provider} Provider */
/** @typedef {import("./answers.mjs").CheckedOrder} CheckedOrder */
/** @typedef {"queued" | "pay-queued" | "checking" | "placing" | "not-placed" | "unpaid" | "approval" | "paying" | "following" | "unclear" | "cancelling" | "completed" | "failed" | "cancelled"} Stage */
/** What became of a request: it was sent, and its answer is not known; or the console has accepted it, or the order has shown it. @typedef {"sent" | "accepted"} Done */
/** As the engine writes it. @typedef {{ months: number } | { years: number }} EngineTerm */
/**
 * As the engine shows it, and what it needs to be followed.
 * @typedef {object} Order
 * @property {Stage} stage
 * @property {string} idempotencyKey
 * @property {string} pool
 * @property {EngineTerm} term
 * @property {boolean} autoRenew
 * @property {object} previewed
 * @property {string} [id]
 * @property {boolean} [mayExist]  a request to place it had no usable answer
 * @property {Done} [payment]
 * @property {Done} [cancellation]
 * @property {{ amount: string, currency: string }} [due]
 * @property {string} [payBefore]
 * @property {string} [begins]
 * @property {string} [expires]
 * @property {import("./asking.mjs").Problem} [problem]
 */
/** @typedef {{ pool: string, term: EngineTerm, autoRenew: boolean, previewed: object }} Wanted */
/**
 * @typedef {object} OrderingPort
 * @property {(order: Order | null) => void} changed
 * @property {() => void} completed  or paid, where nobody can ask whether it is complete: lists may show it
 * @property {(id: string) => boolean} [isOfAnother]  whether another pool has the order with this id: it would be paid once for each
 * @property {{ read(): Order | null, write(order: Order | null): void }} memory
 */

/** How long to wait before an order is asked for again, in ms: it grows to the last one. */
const WAITS_MS = [1000, 2000, 3000, 5000, 10_000, 15_000];
/** After so many questions the person is asked to check again: about half an hour. */
const MOST_QUESTIONS = 120;
/** The same, while it is not known whether a payment or a cancellation has arrived: about half a minute. */
const MOST_UNCONFIRMED = 6;

export const OVER = new Set(["not-placed", "completed", "failed", "cancelled"]);

/** Random, also where a page is not served by https. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {EngineTerm} term @returns {import("./provider.mjs").Term} */
export const termOf = (term) => ("years" in term ? { count: term.years, unit: "year" } : { count: term.months, unit: "month" });

const unsent = reason("not-sent");
const notSent = saidBy(sentenceOf(unsent), unsent);

/** @param {Order | null} order @returns {order is Order & { id: string }} */
const isPayable = (order) => (order?.stage === "unpaid" || order?.stage === "pay-queued") && order.id !== undefined;

/** Where an order is that says that it is not paid: it takes a while until it shows what was done. @param {Pick<Order, "payment" | "cancellation">} order @returns {Stage} */
function stageOfUnpaid({ payment, cancellation }) {
  if (payment === "accepted") return "following";
  if (cancellation === "accepted") return "cancelling";
  return payment || cancellation ? "checking" : "unpaid";
}

/** Why it takes longer than the widget waits, where that is known. @param {Order} order */
function problemOfWaiting({ payment, cancellation }) {
  if (payment !== "accepted" && cancellation !== "accepted") return undefined;
  const why = reason(payment === "accepted" ? "payment-unfinished" : "cancellation-unfinished");
  return saidBy(sentenceOf(why), why);
}

const tooLate = reason("pay-before-passed");
/** The longest time that a browser's timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Ordering {
  #provider;
  #port;
  /** @type {Order | null} */
  #order = null;
  /** Ends what is being asked for. */
  #asking = new AbortController();
  /** For the moment until which the order can be paid. @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;

  /** @param {Provider} provider @param {OrderingPort} port */
  constructor(provider, port) {
    this.#provider = provider;
    this.#port = port;
  }

  /** Goes on with the order that was under way before a reload. @param {{ isElsewhere?: boolean }} [where]  whether another widget of the page has it, and may be about to place it */
  resume({ isElsewhere = false } = {}) {
    const order = this.#port.memory.read();
    if (!order || this.#order) return;
    this.#order = order;
    if (order.stage === "queued" && !isElsewhere) return this.#set({ stage: "not-placed", problem: notSent });
    if (order.stage === "pay-queued") order.stage = "unpaid";
    if (OVER.has(order.stage)) this.#port.changed(order);
    else if (order.id === undefined) this.#set({ stage: "unclear", mayExist: true }); // it is sent again when the person wants it
    else if (this.#provider.getOrder) void this.#follow();
    else if (order.stage === "unpaid") this.#set({});
    else this.#leaveToConsole();
  }

  get order() {
    return this.#order;
  }

  /** Nothing is sent until `place`. @param {Wanted} wanted */
  queue({ pool, term, autoRenew, previewed }) {
    this.#order = { stage: "queued", idempotencyKey: newKey(), pool, term, autoRenew, previewed };
    this.#set({});
  }

  /** Nothing is sent. @param {Wanted} wanted @param {import("./reasons.mjs").Reason} why */
  refuse({ pool, term, autoRenew, previewed }, why) {
    this.#order = { stage: "not-placed", idempotencyKey: newKey(), pool, term, autoRenew, previewed, problem: saidBy(sentenceOf(why), why) };
    this.#set({});
  }

  /** @param {Wanted} wanted @returns {Promise<void>}  settles when it is placed or not */
  async place({ pool, term, autoRenew, previewed }) {
    if (this.#order?.stage !== "queued") {
      if (this.#order && !OVER.has(this.#order.stage)) return; // one at a time
      this.#order = { stage: "placing", idempotencyKey: newKey(), pool, term, autoRenew, previewed };
    }
    await new Promise((resolve) => void this.#place(() => resolve(undefined)).then(resolve));
  }

  /** Nothing is sent until `pay`. */
  queuePayment() {
    if (this.#order?.stage === "unpaid") this.#set({ stage: "pay-queued", problem: undefined });
  }

  /** What was queued is not sent after all. */
  unqueue() {
    if (this.#order?.stage === "queued") this.#set({ stage: "not-placed", problem: notSent });
    if (this.#order?.stage === "pay-queued") this.#set({ stage: "unpaid", problem: notSent });
  }

  /** @returns {Promise<void>}  settles when the payment is accepted or not */
  pay() {
    const { payOrder } = this.#provider;
    const order = this.#order;
    if (!payOrder || !isPayable(order)) return Promise.resolve();
    const { id, idempotencyKey } = order;
    return this.#payBy((signal) => ask((call) => payOrder.call(this.#provider, { id, idempotencyKey }, call), { signal }));
  }

  /** The same, by a request for several orders that somebody else sends. @param {Promise<void>} request  rejects with Unanswered */
  payWith(request) {
    return isPayable(this.#order) ? this.#payBy((signal) => waitFor(request, signal)) : Promise.resolve();
  }

  /** @param {(signal: AbortSignal) => Promise<void>} send */
  #payBy(send) {
    return this.#step("paying", { payment: "sent" }, async (signal) => {
      await send(signal);
      signal.throwIfAborted();
      void this.#follow({ payment: "accepted" }); // what fails from now on is a question, not the payment
    });
  }

  cancel() {
    const { cancelOrder } = this.#provider;
    const id = this.#order?.id;
    if (!cancelOrder || this.#order?.stage !== "unpaid" || id === undefined) return;
    void this.#step("cancelling", { cancellation: "sent" }, async (signal) => {
      await ask((call) => cancelOrder.call(this.#provider, { id }, call), { signal });
      signal.throwIfAborted();
      if (this.#provider.getOrder) void this.#follow({ cancellation: "accepted" });
      else this.#set({ stage: "cancelled" });
    });
  }

  /** The person asks how it stands. If a payment had no answer and the order does not show it, they may pay again: the key is the same. */
  look() {
    const order = this.#order;
    if (!order || OVER.has(order.stage)) return;
    if (order.id === undefined) return void this.#place();
    if (!this.#provider.getOrder) return this.#leaveToConsole("unclear"); // which the person can stop following
    const known = (/** @type {Done | undefined} */ done) => (order.stage === "unclear" && done === "sent" ? undefined : done);
    void this.#follow({ payment: known(order.payment), cancellation: known(order.cancellation) });
  }

  /** The person has seen how it ended, or follows it no longer here. */
  forget() {
    if (this.#order && !OVER.has(this.#order.stage) && this.#order.stage !== "unclear") return;
    this.dispose();
    this.#order = null;
    this.#port.memory.write(null);
    this.#port.changed(null);
  }

  dispose() {
    this.#asking.abort();
    clearTimeout(this.#deadline);
  }

  /** With the same key when it is done again. @param {() => void} [placed] */
  async #place(placed) {
    const { createOrder } = this.#provider;
    const order = /** @type {Order} */ (this.#order);
    if (!createOrder) return this.#set({ stage: "not-placed" });
    const wanted = { pool: order.pool, term: termOf(order.term), autoRenew: order.autoRenew, idempotencyKey: order.idempotencyKey };
    return this.#step("placing", {}, async (signal) => {
      const answer = await ask((call) => createOrder.call(this.#provider, wanted, call), { signal, tries: 3 });
      signal.throwIfAborted();
      const told = checkedOrder(answer);
      if (this.#port.isOfAnother?.(told.id)) throw malformed(reason("order-of-another", told.id));
      this.#take(told);
      placed?.();
      if (!this.#isStill()) await this.#watch(signal);
    });
  }

  /** @param {Partial<Order>} [more] */
  #follow(more = {}) {
    const stage = stageOfUnpaid({ ...this.#order, ...more });
    return this.#step(stage === "unpaid" ? "checking" : stage, more, (signal) => this.#watch(signal));
  }

  /** Whether the next step is the person's, or there is none. */
  #isStill() {
    const stage = this.#order?.stage ?? "";
    return stage === "unpaid" || OVER.has(stage);
  }

  /** Asks for the order until it is the person's turn or it is over. @param {AbortSignal} signal */
  async #watch(signal) {
    const { getOrder } = this.#provider;
    const id = /** @type {string} */ (this.#order?.id);
    if (!getOrder) return this.#leaveToConsole();
    for (let question = 0; !signal.aborted; ++question) {
      const answer = await ask((call) => getOrder.call(this.#provider, { id }, call), { signal, tries: 4 });
      signal.throwIfAborted(); // another question came between the answer and this
      this.#take(checkedOrder(answer, id));
      if (this.#isStill()) return;
      const order = /** @type {Order} */ (this.#order);
      const most = order.payment === "sent" || order.cancellation === "sent" ? MOST_UNCONFIRMED : MOST_QUESTIONS;
      if (question === most) return this.#set({ stage: "unclear", problem: problemOfWaiting(order) });
      await pause(WAITS_MS[Math.min(question, WAITS_MS.length - 1)], signal);
    }
  }

  /** Nobody here can ask how the order stands; of one that is paid, the lists will tell. @param {Stage} [stage] */
  #leaveToConsole(stage) {
    const isPaid = this.#order?.payment === "accepted";
    const shown = stage ?? (isPaid ? "following" : "unclear");
    const why = reason(isPaid && shown === "unclear" ? "paid-unasked" : "order-unasked"); // the other stage's title says that it was accepted
    this.#set({ stage: shown, problem: saidBy(sentenceOf(why), why) });
    if (isPaid) this.#port.completed();
  }

  /** How the order is after a refusal: perhaps it was paid or cancelled elsewhere. @param {AbortSignal} signal @returns {Promise<CheckedOrder | null>}  null when that cannot be said */
  async #askOnce(signal) {
    const { getOrder } = this.#provider;
    const id = this.#order?.id;
    if (!getOrder || id === undefined) return null;
    try {
      return checkedOrder(await ask((call) => getOrder.call(this.#provider, { id }, call), { signal }), id);
    } catch {
      return null; // the refusal is what the person has to know
    }
  }

  /** What the console says of the order. @param {CheckedOrder} told @param {Partial<Order>} [refused]  what a refusal leaves, whose words are shown if the order is as it was */
  #take({ id, status, due, payBefore, begins, expires, message, reason }, refused = {}) {
    const order = /** @type {Order} */ ({ ...this.#order, ...refused });
    const payment = status === "processing" ? "accepted" : order.payment;
    /** @type {Record<typeof status, Stage>} */
    const stages = {
      "pending-payment": stageOfUnpaid({ ...order, payment }),
      "pending-approval": "approval",
      processing: "following",
      completed: "completed",
      failed: "failed",
      cancelled: "cancelled",
    };
    const problem = (message || reason) && status !== "completed" ? saidBy(message ?? "", reason) : undefined;
    const before = order.stage;
    const late = Date.parse(payBefore ?? order.payBefore ?? "") <= Date.now() ? saidBy(sentenceOf(tooLate), tooLate) : undefined;
    const words = problem ?? (status === "pending-payment" ? (refused.problem ?? (stages[status] === "unpaid" ? late : undefined)) : undefined);
    this.#set({ ...refused, id, stage: stages[status], payment, due: due ?? order.due, payBefore: payBefore ?? order.payBefore, begins: begins ?? order.begins, expires: expires ?? order.expires, problem: words });
    if (status === "completed" && before !== "completed") this.#port.completed();
  }

  /** @param {Partial<Order>} changed */
  #set(changed) {
    this.#order = /** @type {Order} */ ({ ...this.#order, ...changed });
    this.#port.memory.write(this.#order);
    this.#port.changed(this.#order);
    this.#heedDeadline();
  }

  /** When the time to pay is over, the console says what became of the order, or else the person is told. */
  #heedDeadline() {
    clearTimeout(this.#deadline);
    const { stage, payBefore = "" } = /** @type {Order} */ (this.#order);
    const left = Date.parse(payBefore) - Date.now();
    if (stage !== "unpaid" || !(left > 0 && left <= LONGEST_TIMER_MS)) return;
    this.#deadline = setTimeout(() => (this.#provider.getOrder ? void this.#follow() : this.#set({ problem: saidBy(sentenceOf(tooLate), tooLate) })), left);
  }

  /**
   * Does one thing at a time: the one before it is given up.
   * @param {Stage} stage @param {Partial<Order>} more @param {(signal: AbortSignal) => Promise<void>} action
   */
  async #step(stage, more, action) {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#set({ ...more, stage, problem: undefined });
    try {
      await action(asking.signal);
    } catch (error) {
      if (asking.signal.aborted) return; // something else is being asked
      await this.#failed(stage, /** @type {import("./asking.mjs").Unanswered} */ (error), asking.signal);
    }
  }

  /** @param {Stage} stage @param {import("./asking.mjs").Unanswered} error @param {AbortSignal} signal */
  async #failed(stage, { problem, isUnclear }, signal) {
    if (stage === "placing" && this.#order?.id === undefined) {
      const mayExist = isUnclear || this.#order?.mayExist;
      return this.#set({ stage: mayExist ? "unclear" : "not-placed", mayExist, problem });
    }
    if (isUnclear || (stage !== "paying" && stage !== "cancelling")) return this.#set({ stage: "unclear", problem }); // it is asked for when the person checks again
    const told = await this.#askOnce(signal);
    if (signal.aborted) return;
    const refused = { payment: undefined, cancellation: undefined, problem };
    if (!told) return this.#set({ ...refused, stage: "unpaid" });
    this.#take(told, refused);
    if (!this.#isStill()) void this.#follow();
  }
}
