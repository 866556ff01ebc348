// Making, paying, following and cancelling an order, so that whatever the network does there is one order and one payment for
// an idempotency key.
import { ProviderError } from "./provider.mjs";
import { checkEmpty, pagesByOffset } from "./huawei_asking.mjs";
import { Attempts } from "./huawei_attempts.mjs";
import { CloudError, RefusedError } from "./huawei_error.mjs";
import { checkTerm, orderOf, periodType, unpaidChanges } from "./huawei_orders.mjs";
import { annotationsPatch } from "./huawei_pools.mjs";
import { reason } from "./reasons.mjs";
import { waitFor } from "./waiting.mjs";

/** @typedef {import("./huawei_attempts.mjs").Attempt} Attempt */
/** @typedef {import("./huawei_pools.mjs").CloudPool} CloudPool */
/** @typedef {import("./huawei_services.mjs").Services} Services */
/** @typedef {import("./reasons.mjs").Reason} Reason */
/** @typedef {import("./provider.mjs").Call} Call */
/** @typedef {import("./provider.mjs").ChangeRequest} ChangeRequest */
/** @typedef {import("./huawei_cloud.mjs").HuaweiCloudProvider} HuaweiCloudProvider */

const open = ["pending-payment", "pending-approval", "processing"];

export class Ordering {
  #services;
  #attempts = new Attempts();
  /** By idempotency key; null after a request that did not succeed, whose payment may have. @type {Map<string, Promise<void> | null>} */
  #payments = new Map();

  /** @param {Services} services */
  constructor(services) {
    this.#services = services;
  }

  /**
   * The signal ends the waiting and not what makes the order: a repeat under the same key waits for the same order.
   * @type {HuaweiCloudProvider["createOrder"]}
   */
  async createOrder({ idempotencyKey, ...change }, { signal }) {
    signal.throwIfAborted();
    const attempt = this.#attempts.of(idempotencyKey);
    const keep = () => this.#attempts.keep(idempotencyKey);
    attempt.made ??= this.#make(change, attempt, keep)
      .catch((error) => {
        attempt.made = null;
        throw error;
      })
      .finally(keep);
    attempt.made.catch(() => {}); // whoever waits is told; perhaps nobody does any more
    try {
      await waitFor(attempt.made, signal);
      const { order, term } = await this.#order(attempt.id, signal);
      if (term || attempt.isAdopted) checkTerm(order.id, term, change.term);
      return order;
    } catch (error) {
      if (error instanceof ProviderError) error.mayBeDone ||= attempt.id !== "" || attempt.unpaidBefore !== null;
      throw error;
    }
  }

  /** @param {ChangeRequest} change @param {Attempt} attempt  what is known is kept in it, for the case that a later step fails @param {() => void} keep  over a reload */
  async #make({ pool: id, term, autoRenew }, attempt, keep) {
    const { chooseTerm = "annotations" } = this.#services.options;
    const pool = await this.#services.pool(id);
    if (!attempt.id) await this.#obtainOrder(pool, autoRenew, attempt, keep);
    if (attempt.isPlaced) return;
    const annotations = { "order.id": attempt.id };
    const chosen = { "period.num": String(term.count), "period.type": String(periodType[term.unit]), "auto.renew": autoRenew ? "1" : "0" };
    await this.#services.askModelArts({
      method: "PATCH",
      path: this.#services.path("v2", `pools/${encodeURIComponent(pool.name)}`),
      type: "application/merge-patch+json",
      body: annotationsPatch(chooseTerm === "annotations" ? { ...annotations, ...chosen } : annotations),
    });
    if (typeof chooseTerm === "function")
      await chooseTerm({ id: attempt.id, pool: pool.name, term, autoRenew }, { signal: new AbortController().signal });
    attempt.isPlaced = true;
  }

  /** The open order of the pool, or a new one. @param {CloudPool} pool @param {boolean} autoRenew @param {Attempt} attempt @param {() => void} keep */
  async #obtainOrder(pool, autoRenew, attempt, keep) {
    if (await this.#isOpen(pool.order)) {
      if (pool.autoRenew !== (autoRenew ? "1" : "0"))
        throw new CloudError(reason("open-order-renewal", pool.order));
      attempt.id = pool.order;
      attempt.isAdopted = attempt.isPlaced = true;
      return;
    }
    const unpaid = await this.#unpaidOrders();
    const before = attempt.unpaidBefore;
    attempt.id = before ? await this.#lostOrder(unpaid.filter((order) => !before.has(order))) : "";
    attempt.unpaidBefore = new Set(unpaid);
    keep(); // before the page can be left in the middle of the request
    attempt.id ||= await this.#newOrder(pool, attempt);
    keep();
  }

  /** @param {CloudPool} pool @param {Attempt} attempt */
  async #newOrder(pool, attempt) {
    const request = /** @type {const} */ ({
      method: "POST",
      path: this.#services.path("v2", `pools/${encodeURIComponent(pool.name)}/orderid`),
      query: { actionType: "toPeriod", workspaceId: this.#services.options.workspaceId ?? "" },
      body: { actionType: "toPeriod" },
    });
    try {
      return (await this.#services.askModelArts(request)).root.at("id").text();
    } catch (error) {
      if (error instanceof RefusedError && !error.isTemporary) attempt.unpaidBefore = null; // it has made none
      throw error;
    }
  }

  /** Whether the order that is recorded with a pool can still take effect. @param {string} id */
  async #isOpen(id) {
    if (!id) return false;
    try {
      return open.includes((await this.#order(id)).order.status);
    } catch (error) {
      if (error instanceof RefusedError && !error.isTemporary) return false; // an old order that is no longer shown
      throw error;
    }
  }

  async #unpaidOrders() {
    const ask = (/** @type {{ offset: number, limit: number }} */ page) =>
      this.#services.askBilling({ path: "/v2/orders/customer-orders", query: { ...unpaidChanges, ...page } });
    const pages = await pagesByOffset("order_infos", 100, ask);
    return pages.flatMap(({ root }) => root.at("order_infos").listIfAny().map((order) => order.at("order_id").text()));
  }

  /** An earlier request was not answered, so that it may have made one of these orders. @param {string[]} added  since then @returns {Promise<string>}  empty when it has made none */
  async #lostOrder(added) {
    const recorded = added.length > 0 ? new Set((await this.#services.listPoolPages()).pools.map(({ order }) => order)) : new Set();
    const own = new Set(this.#attempts.ids); // of other pools
    const candidates = added.filter((order) => !recorded.has(order) && !own.has(order));
    if (candidates.length === 0) return "";
    if (candidates.length === 1 && this.#services.options.adoptsLostOrders) return candidates[0];
    const named = candidates.slice(1).reduce((before, next) => reason("either", before, next), /** @type {string | Reason} */ (candidates[0]));
    throw new CloudError(reason("order-perhaps-made", named));
  }

  /** @param {string} id @param {AbortSignal} [signal] */
  async #order(id, signal) {
    const path = `/v2/orders/customer-orders/details/${encodeURIComponent(id)}`;
    return orderOf((await this.#services.askBilling({ path }, signal)).root, id, this.#services.options.site);
  }

  /** @type {HuaweiCloudProvider["getOrder"]} */
  async getOrder({ id }, { signal }) {
    return (await this.#order(id, signal)).order;
  }

  /**
   * The signal ends the waiting and not the payment: a repeat under the same key waits for the same payment.
   * @type {HuaweiCloudProvider["payOrder"]}
   */
  async payOrder({ id, idempotencyKey }, call) {
    call.signal.throwIfAborted();
    const earlier = this.#payments.get(idempotencyKey);
    const payment = earlier ?? (earlier === null ? this.#payUnlessPaid(id, call) : this.#pay(id, call));
    if (!earlier) {
      this.#payments.set(idempotencyKey, payment);
      payment.catch(() => this.#payments.set(idempotencyKey, null));
    }
    await waitFor(payment, call.signal);
  }

  /** @param {string} id @param {Call} call */
  async #pay(id, call) {
    const { coupons = [], discounts = [] } = (await this.#services.options.choosePayment?.({ id }, call)) ?? {};
    const body = {
      order_id: id,
      use_coupon: coupons.length > 0 ? "YES" : "NO",
      use_discount: discounts.length > 0 ? "YES" : "NO",
      coupon_infos: coupons,
      discount_infos: discounts,
    };
    try {
      checkEmpty(await this.#services.askBilling({ method: "POST", path: "/v3/orders/customer-orders/pay", body }));
    } catch (error) {
      if (error instanceof CloudError && !(error instanceof RefusedError)) error.mayBeDone = true; // no refusal, but no usable answer
      // Its status has changed: perhaps because an earlier request has paid it.
      if (!(error instanceof ProviderError && error.code === "CBC.99003106" && (await this.#isPaid(id)))) throw error;
    }
  }

  /** After a request that was not answered. @param {string} id @param {Call} call */
  async #payUnlessPaid(id, call) {
    if (!(await this.#isPaid(id))) await this.#pay(id, call);
  }

  /** Asked after a request that may have paid it: without an answer it may be paid. @param {string} id */
  async #isPaid(id) {
    const { status } = await this.#orderOfDoubt(id);
    return status === "processing" || status === "completed";
  }

  /** An order of which an earlier request may have done what is wanted, which is still so when this fails. @param {string} id @param {AbortSignal} [signal] */
  async #orderOfDoubt(id, signal) {
    try {
      return (await this.#order(id, signal)).order;
    } catch (error) {
      if (error instanceof ProviderError) error.mayBeDone = true;
      throw error;
    }
  }

  /** @type {HuaweiCloudProvider["cancelOrder"]} */
  async cancelOrder({ id }, { signal }) {
    try {
      checkEmpty(await this.#services.askBilling({ method: "PUT", path: "/v2/orders/customer-orders/cancel", body: { order_id: id } }, signal));
    } catch (error) {
      if (error instanceof CloudError && !(error instanceof RefusedError)) error.mayBeDone = true;
      // It cannot be cancelled any more: perhaps because an earlier request has done it.
      const isTooLate = error instanceof ProviderError && error.code === "CBC.99005010";
      if (!isTooLate || (await this.#orderOfDoubt(id, signal)).status !== "cancelled") throw error;
    }
  }
}
