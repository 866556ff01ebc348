// A provider for a console of Huawei Cloud: ModelArts' pools and the billing service's prices, orders and bills, over the
// console's own signed `fetch`. docs/HOST-MODE.md lists the API of each function, and what is assumed.
//
// What is asked is documented by the cloud, with two exceptions that are options with a name: `chooseTerm` and
// `adoptsLostOrders`. Left out: repeating requests and time-outs (the widget does both), and the steps of node orders,
// which would take a request for each order.
import { ProviderError } from "./provider.mjs";
import { pagesByOffset } from "./huawei_asking.mjs";
import { CloudError, RefusedError } from "./huawei_error.mjs";
import { Ordering } from "./huawei_ordering.mjs";
import { quoteOf } from "./huawei_orders.mjs";
import { flavorOf, inquiryOf, inquiryPath, pricesOf, productOf } from "./huawei_prices.mjs";
import { Services } from "./huawei_services.mjs";
import { reason } from "./reasons.mjs";

/** @typedef {import("./huawei_asking.mjs").SignedFetch} SignedFetch */
/** @typedef {import("./huawei_orders.mjs").Site} Site */
/** @typedef {import("./huawei_services.mjs").Endpoints} Endpoints */
/** @typedef {import("./huawei_services.mjs").HuaweiCloudOptions} HuaweiCloudOptions */
/** @typedef {import("./provider.mjs").Provider} Provider */
/** @template T @typedef {T extends (...of: infer Of) => infer Answer ? (...of: Of) => Promise<Awaited<Answer>> : T} Async */
/**
 * Every function is there, but the cloud documents no payment of several orders by one request.
 * @typedef {{ [Name in Exclude<keyof Provider, "payOrders">]-?: Async<NonNullable<Provider[Name]>> }} HuaweiCloudProvider
 */

const service = "hws.service.type.modelarts";
const spans = /** @type {const} */ (["hour", { count: 1, unit: "month" }, { count: 1, unit: "year" }]);
const billsPerPage = 1000; // the most that is documented

/** What the widget shows: lists, prices, bills, and a quote. */
class Shown {
  #services;

  /** @param {Services} services */
  constructor(services) {
    this.#services = services;
  }

  /** @type {HuaweiCloudProvider["listPools"]} */
  async listPools({ signal }) {
    const { pages, pools } = await this.#services.listPoolPages(signal);
    const documents = pages.map(({ text }) => text);
    if (pools.length <= (this.#services.options.mostNodeLists ?? 20)) {
      for (const { name } of pools) documents.push(...(await this.#nodesOf(name, signal)));
    }
    const resources = pools.flatMap(({ isPrepaid, resource }) => (isPrepaid && resource ? [resource] : []));
    if (resources.length > 0) documents.push(...(await this.#subscriptionsOf(resources, signal)));
    return documents;
  }

  /** The nodes give the seconds at which a pool grew. @param {string} pool @param {AbortSignal} signal */
  #nodesOf(pool, signal) {
    const path = this.#services.path("v2", `pools/${encodeURIComponent(pool)}/nodes`);
    return unlessForbidden(async () => {
      const pages = await this.#services.pages(path, {}, signal);
      return pages.filter(({ root }) => root.at("items").list().length > 0).map(({ text }) => text);
    });
  }

  /** The subscriptions give the true begin and expiry of a term. @param {string[]} resources @param {AbortSignal} signal */
  #subscriptionsOf(resources, signal) {
    // The path is spelt like this.
    const ask = (/** @type {{ offset: number, limit: number }} */ page) =>
      this.#services.askBilling({ method: "POST", path: "/v2/orders/suscriptions/resources/query", body: { resource_ids: resources, ...page } }, signal);
    return unlessForbidden(async () => (await pagesByOffset("data", 100, ask)).map(({ text }) => text));
  }

  /** The flavors that are asked for and that the cloud still lists. @param {Iterable<string>} names @param {AbortSignal} signal */
  async #flavors(names, signal) {
    const wanted = new Set(names);
    const pages = await this.#services.pages(this.#services.path("v1", "resourceflavors"), {}, signal);
    const flavors = pages.flatMap((page) => page.root.at("items").list().map(flavorOf));
    return flavors.filter(({ name }) => wanted.has(name));
  }

  /** @type {HuaweiCloudProvider["getPrices"]} */
  async getPrices({ flavors }, { signal }) {
    const known = await this.#flavors(flavors, signal);
    const { region, projectId } = this.#services.options;
    const documents = [];
    for (const span of spans) {
      const sold = known.filter(({ isHourly, isPrepaid }) => (span === "hour" ? isHourly : isPrepaid));
      const ask = (/** @type {unknown} */ body) => this.#services.askBilling({ method: "POST", path: inquiryPath(span), body }, signal);
      documents.push(...(await pricesOf(sold, span, region, projectId, ask)));
    }
    return documents;
  }

  /** @type {HuaweiCloudProvider["listBills"]} */
  async listBills({ months }, { signal }) {
    /** @type {string[]} */
    const documents = [];
    for (const cycle of months) {
      const query = { cycle, cloud_service_type: service, region: this.#services.options.region };
      const ask = (/** @type {{ offset: number, limit: number }} */ page) =>
        this.#services.askBilling({ path: "/v2/bills/customer-bills/res-fee-records", query: { ...query, ...page } }, signal);
      const pages = await pagesByOffset("fee_records", billsPerPage, ask);
      documents.push(...pages.map(({ text }) => text));
    }
    return documents;
  }

  /** @type {HuaweiCloudProvider["quote"]} */
  async quote({ pool: id, term }, { signal }) {
    const { region, projectId, site } = this.#services.options;
    const pool = await this.#services.pool(id, signal);
    if (pool.hasBilledDisks)
      throw new CloudError(reason("disks-unpriced"));
    const flavors = await this.#flavors(pool.nodes.keys(), signal);
    const products = [...pool.nodes].map(([name, count]) => {
      const flavor = flavors.find((each) => each.name === name);
      if (!flavor?.isPrepaid) throw new CloudError(reason("flavor-unsold", name));
      return productOf(flavor, count, term, region);
    });
    const { root } = await this.#services.askBilling({ method: "POST", path: inquiryPath(term), body: inquiryOf(projectId, term, products) }, signal);
    return quoteOf(root, site);
  }
}

/** What only completes the list of pools is left out for an account that may not see it. @param {() => Promise<string[]>} ask */
async function unlessForbidden(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RefusedError && (error.status === 403 || error.status === 404)) return [];
    throw error;
  }
}

/**
 * A provider over the console's own signed `fetch`, for `element.provider`.
 * @param {HuaweiCloudOptions} options
 * @returns {HuaweiCloudProvider}
 */
export function createHuaweiCloudProvider(options) {
  const services = new Services(options);
  const shown = new Shown(services);
  const ordering = new Ordering(services);
  const { site, region, projectId } = options;
  return {
    account: `${site}/${region}/${projectId}`,
    listPools: (call) => shown.listPools(call),
    getPrices: (wanted, call) => shown.getPrices(wanted, call),
    listBills: (wanted, call) => shown.listBills(wanted, call),
    quote: (change, call) => shown.quote(change, call),
    createOrder: (change, call) => ordering.createOrder(change, call),
    payOrder: (order, call) => ordering.payOrder(order, call),
    cancelOrder: (order, call) => ordering.cancelOrder(order, call),
    getOrder: (order, call) => ordering.getOrder(order, call),
  };
}

export { ProviderError };
