// The two services that the provider asks, where they are, and the pools that they know.
import { askCloud } from "./huawei_asking.mjs";
import { CloudError } from "./huawei_error.mjs";
import { poolOf } from "./huawei_pools.mjs";
import { reason } from "./reasons.mjs";

/** @typedef {import("./huawei_asking.mjs").Answer} Answer */
/** @typedef {import("./huawei_asking.mjs").Request} Request */
/** @typedef {import("./huawei_asking.mjs").SignedFetch} SignedFetch */
/** @typedef {import("./huawei_orders.mjs").Site} Site */
/** @typedef {import("./huawei_pools.mjs").CloudPool} CloudPool */
/** @typedef {import("./provider.mjs").Call} Call */
/** @typedef {import("./provider.mjs").Term} Term */

/**
 * Where the services are, without a path.
 * @typedef {object} Endpoints
 * @property {string} modelArts
 * @property {string} billing
 *
 * @typedef {{ id: string, type: number }} Reduction  a coupon or a discount, with the billing service's number for its type
 *
 * @typedef {object} HuaweiCloudOptions
 * @property {SignedFetch} fetch  the console's own: it signs requests, or adds what the session needs
 * @property {string} region  e.g. "ap-southeast-3"
 * @property {string} projectId
 * @property {Site} site  decides the billing service's address, and the currency where an answer leaves it open
 * @property {Partial<Endpoints>} [endpoints]  instead of those that follow from region and site
 * @property {string} [workspaceId]  of ModelArts; without it all that the service shows by default
 * @property {number} [mostNodeLists]  with more pools than this, their nodes are not asked for; 20
 * @property {"annotations" | ((order: { id: string, pool: string, term: Term, autoRenew: boolean }, call: Call) => Promise<void>)} [chooseTerm]
 *   Assumed. CreateOrderId takes neither a term nor automatic renewal; the cloud's documents leave it to the purchase page, and
 *   do not say how that page sets them. "annotations", the default, writes them into the pool's annotations
 *   together with the order's id, which are named like the ones of a prepaid pool. A console that knows better gives a function.
 *   Whichever it is: an order whose term turns out to be another one is not handed to the widget.
 * @property {boolean} [adoptsLostOrders]  Assumed, and false by default. When the answer to CreateOrderId was lost, one unpaid order
 *   for a change has appeared since, and no pool has it recorded, then it is taken for the lost one. No documented call tells
 *   to which pool an unpaid order belongs; without this option the person is asked to look in the Billing Center.
 * @property {(order: { id: string }, call: Call) => Promise<{ coupons?: Reduction[], discounts?: Reduction[] }>} [choosePayment]
 *   coupons and discounts to pay with; without it, none
 */

/**
 * ModelArts is addressed by region. The billing service has one address for each site. That the European site's ModelArts
 * follows the pattern of its other services is assumed, since no list of addresses that we know has it.
 * @param {Site} site @param {string} region
 * @returns {Endpoints}
 */
function endpointsOf(site, region) {
  const domain = site === "eu" ? "myhuaweicloud.eu" : "myhuaweicloud.com";
  const billing = site === "intl" ? "bss-intl" : "bss";
  return { modelArts: `https://modelarts.${region}.${domain}`, billing: `https://${billing}.${domain}` };
}

export class Services {
  /** @readonly */
  options;
  #endpoints;
  /** Pools' names by what the widget may call them: the name itself, or the resource id. @type {Map<string, string>} */
  #names = new Map();

  /** @param {HuaweiCloudOptions} options */
  constructor(options) {
    this.options = options;
    const { modelArts, billing } = { ...endpointsOf(options.site, options.region), ...options.endpoints };
    this.#endpoints = { modelArts: modelArts.replace(/\/+$/, ""), billing: billing.replace(/\/+$/, "") };
  }

  /** @param {Omit<Request, "endpoint">} request @param {AbortSignal} [signal] */
  askModelArts(request, signal) {
    return askCloud(this.options.fetch, { endpoint: this.#endpoints.modelArts, ...request }, signal);
  }

  /** @param {Omit<Request, "endpoint">} request @param {AbortSignal} [signal] */
  askBilling(request, signal) {
    return askCloud(this.options.fetch, { endpoint: this.#endpoints.billing, ...request }, signal);
  }

  /** @param {string} version @param {string} path */
  path(version, path) {
    return `/${version}/${encodeURIComponent(this.options.projectId)}/${path}`;
  }

  /** All pages of one of ModelArts' lists. @param {string} path @param {Record<string, string>} query @param {AbortSignal} [signal] */
  async pages(path, query, signal) {
    /** @type {Answer[]} */
    const pages = [];
    const seen = new Set();
    for (let next = ""; ; ) {
      const page = await this.askModelArts({ path, query: { ...query, continue: next } }, signal);
      page.root.at("items").list();
      pages.push(page);
      const further = page.root.at("metadata").at("continue");
      next = further.textIfAny();
      if (!next) return pages;
      if (seen.has(next)) further.fail("expected-page");
      seen.add(next);
    }
  }

  /** The pages of the list of pools, whose names are remembered. @param {AbortSignal} [signal] */
  async listPoolPages(signal) {
    const pages = await this.pages(this.path("v2", "pools"), { workspaceId: this.options.workspaceId ?? "" }, signal);
    const pools = pages.flatMap((page) => page.root.at("items").list().map(poolOf));
    for (const { name, resource } of pools) {
      this.#names.set(name, name);
      if (resource) this.#names.set(resource, name);
    }
    return { pages, pools };
  }

  /** @param {string} id  as the widget calls it @param {AbortSignal} [signal] @returns {Promise<CloudPool>} */
  async pool(id, signal) {
    if (!this.#names.has(id)) await this.listPoolPages(signal);
    const name = this.#names.get(id);
    if (!name) throw new CloudError(reason("pool-unlisted", id));
    return poolOf((await this.askModelArts({ path: this.path("v2", `pools/${encodeURIComponent(name)}`) }, signal)).root);
  }
}
