// What the cloud of cloud_server.mjs knows: flavors and their prices, pools, orders and bills. Figures, names and ids are made up;
// the shapes are those of the cloud's APIs (docs/HOST-MODE.md). Made up as well is what the cloud does not document: that a
// term is taken from the pool's annotations, and the code of a second order for a pool.
import Big from "big.js";

const second = 1000;
const hour = 3600 * second;
const east = 8 * hour; // billing is in UTC+08:00

/**
 * A number of JSON with exactly these digits, e.g. 625.10; see `jsonOf`.
 * @param {string} digits
 */
const number = (digits) => `\u0001${digits}`;

/** JSON with the digits of `number`. @param {unknown} value */
export const jsonOf = (value) => JSON.stringify(value).replace(/"\\u0001([^"]*)"/g, "$1");

/** @param {number} time */
const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** With two decimals or more, as the billing service sends prices. @param {Big} amount */
const money = (amount) => number(amount.toFixed(Math.max(2, amount.c.length - amount.e - 1)));

/** A text of up to eight decimals, cut and not rounded. @param {Big} amount */
const cut = (amount) => amount.round(8, Big.roundDown).toFixed();

/**
 * @typedef {object} Flavor
 * @property {string} name
 * @property {string} code  of billing
 * @property {number[]} modes
 * @property {string} hourly
 * @property {string} monthly
 * @property {string} yearly
 * @property {string} [discount]  of the contract, e.g. "0.10"
 *
 * @typedef {{ name: string, flavor: string, created: string }} Node
 *
 * @typedef {object} Pool
 * @property {string} name
 * @property {string} resource
 * @property {string} title
 * @property {string} created
 * @property {Node[]} nodes
 * @property {Record<string, string>} [annotations]  by the part after "os.modelarts/"
 * @property {boolean} [hasDisks]
 *
 * @typedef {object} Order
 * @property {string} id
 * @property {string} pool
 * @property {number} status  as the billing service counts them
 * @property {number} created
 * @property {number | null} paid
 * @property {number} readsLeft  until it is done, after it was paid
 *
 * @typedef {object} Subscription
 * @property {Pool} pool
 * @property {string} order
 * @property {number} begins
 * @property {number} expires
 */

/** @returns {Flavor[]} */
const someFlavors = () => [
  { name: "modelarts.vm.cpu.8ud", code: "modelarts.vm.cpu.8ud", modes: [0, 1], hourly: "0.697", monthly: "334.704", yearly: "3347.04" },
  { name: "modelarts.vm.cpu.16u64g.d", code: "modelarts.vm.cpu.16u64g.d.bill", modes: [0, 1], hourly: "1.3940", monthly: "625.10", yearly: "6251.00", discount: "0.10" },
  { name: "modelarts.vm.cpu.2u", code: "modelarts.vm.cpu.2u", modes: [0], hourly: "0.175", monthly: "0", yearly: "0" },
];

/** When the pools below are looked at. */
const sampleTime = Date.parse("2026-11-28T00:30:00Z");

/** The pools with their times moved by whole hours to the present, so that a person who tries them has bills of this month. @param {number} now @returns {Pool[]} */
function somePools(now) {
  const moved = (/** @type {string} */ time) => iso(Date.parse(time) + Math.floor((now - sampleTime) / hour) * hour);
  /** @param {string} flavor @param {string[]} times @returns {Node[]} */
  const nodes = (flavor, times) => times.map((time, index) => ({ name: `os-node-${flavor.slice(-4)}-${index}`, flavor, created: moved(time) }));
  /** @type {[string, string, string[], Record<string, string>?][]} */
  const pools = [
    ["train-4f2a", "modelarts.vm.cpu.8ud", ["2026-10-29T01:10:05Z", "2026-11-12T03:25:50Z"]],
    ["infer-77c0", "modelarts.vm.cpu.16u64g.d", ["2026-11-20T07:29:16Z"]],
    ["yearly-19ab", "modelarts.vm.cpu.8ud", ["2026-11-02T02:00:00Z"], { "billing.mode": "1", "period.num": "3", "period.type": "2", "auto.renew": "0", "order.id": "CS2611021000YEAR1" }],
  ];
  return pools.map(([name, flavor, times, annotations]) => {
    const [title] = name.split("-");
    return { name: `pool-${name}`, resource: `maos-${title}`, title, created: moved(times[0]), nodes: nodes(flavor, times), annotations };
  });
}

export class CloudState {
  /** @param {{ flavors?: Flavor[], pools?: Pool[], now?: () => number, region?: string, currency?: string }} [options] */
  constructor({ flavors = someFlavors(), now = Date.now, pools = somePools(now()), region = "ap-southeast-3", currency = "USD" } = {}) {
    this.flavors = flavors;
    this.pools = pools;
    this.now = now;
    this.region = region;
    this.currency = currency;
    /** @type {Order[]} */
    this.orders = [];
    /** @type {Subscription[]} */
    this.subscriptions = [];
    for (const pool of pools) {
      const { "order.id": order, "billing.mode": mode } = (pool.annotations ??= {});
      const begins = Date.parse(pool.created);
      if (mode === "1") this.subscriptions.push({ pool, order, begins, expires: this.#expiry(pool, begins) });
    }
    /** What tests switch. */
    this.readsUntilDone = 2;
    this.failsPaidOrders = false;
    this.takesTermOfAnnotations = true;
    this.addedToOrders = "0"; // to the amount, so that an order costs more than its quote
  }

  /** @param {string} name */
  poolNamed(name) {
    return this.pools.find((pool) => pool.name === name);
  }

  // ModelArts

  /** @param {Pool} pool */
  poolBody(pool) {
    const counts = new Map();
    for (const { flavor } of pool.nodes) counts.set(flavor, (counts.get(flavor) ?? 0) + 1);
    const disks = [{ volumeType: "SSD", size: "500Gi", count: 1, extendParams: { billing: "on", volumeGroup: "vguser0" } }];
    const resources = [...counts].map(([flavor, count]) => ({ flavor, count, maxCount: count, ...(pool.hasDisks && { dataVolumes: disks }) }));
    const annotations = Object.entries({ "billing.mode": "0", ...pool.annotations }).map(([key, value]) => [`os.modelarts/${key}`, value]);
    return {
      kind: "Pool",
      apiVersion: "v2",
      metadata: {
        name: pool.name,
        creationTimestamp: pool.created,
        labels: { "os.modelarts/name": pool.title, "os.modelarts/workspace.id": "0", "os.modelarts/resource.id": pool.resource, "os.modelarts/region": this.region },
        annotations: Object.fromEntries(annotations),
      },
      spec: { type: "Dedicate", scope: ["Train", "Infer"], controlMode: 0, resources },
      status: {
        phase: "Running",
        scope: ["Train", "Infer"].map((scopeType) => ({ scopeType, state: "Enabled" })),
        resources: { available: resources.map(({ flavor, count, maxCount }) => ({ flavor, count, maxCount })) },
      },
    };
  }

  /** @param {Node} node */
  nodeBody(node) {
    return {
      kind: "Node",
      metadata: { name: node.name, creationTimestamp: node.created, labels: { "os.modelarts/billing.status": "0" } },
      spec: { flavor: node.flavor },
      status: { phase: "Available", az: `${this.region}a` },
    };
  }

  /** @param {Flavor} flavor */
  flavorBody({ name, code, modes }) {
    return { metadata: { name }, spec: { type: "Dedicate", billingModes: modes, billingCode: code }, status: { phase: { [`${this.region}a`]: "normal" } } };
  }

  /** @param {Pool} pool @returns {Order | null}  null when the pool has an order that is not paid */
  newOrder(pool) {
    this.#lapse();
    if (this.orders.some((order) => order.pool === pool.name && [1, 3, 6].includes(order.status))) return null;
    const id = `CS${iso(this.now()).replace(/\D/g, "").slice(2, 12)}${String(this.orders.length + 1).padStart(5, "0")}`;
    const order = { id, pool: pool.name, status: 6, created: this.now(), paid: null, readsLeft: 0 };
    this.orders.push(order);
    return order;
  }

  // Prices

  /** @param {any} product  of an inquiry @returns {{ official: Big, due: Big } | null}  null when it is not sold like this */
  #priceOf(product) {
    const flavor = this.flavors.find(({ code }) => code === product.resource_spec);
    const mode = product.period_type === undefined ? 0 : 1;
    if (!flavor?.modes.includes(mode)) return null;
    const prices = /** @type {Record<number, string>} */ ({ 2: flavor.monthly, 3: flavor.yearly });
    const unit = mode === 0 ? flavor.hourly : prices[product.period_type];
    const official = Big(unit).times(mode === 0 ? product.usage_value : product.period_num).times(product.subscription_num);
    return { official, due: official.minus(official.times(flavor.discount ?? 0)) };
  }

  /** @param {any} inquiry @returns {object | null} */
  onDemandAnswer(inquiry) {
    const prices = inquiry.product_infos.map((/** @type {any} */ product) => this.#priceOf(product));
    if (prices.includes(null)) return null;
    const results = inquiry.product_infos.map((/** @type {any} */ { id }, /** @type {number} */ index) => ({ id, product_id: `prod-${index}`, ...resultOf([prices[index]]) }));
    return { ...resultOf(prices), currency: "", product_rating_results: results };
  }

  /** @param {any} inquiry @returns {object | null} */
  periodAnswer(inquiry) {
    const prices = inquiry.product_infos.map((/** @type {any} */ product) => this.#priceOf(product));
    if (prices.includes(null)) return null;
    /** @param {boolean} isOffer */
    const results = (isOffer) =>
      inquiry.product_infos.map((/** @type {any} */ { id }, /** @type {number} */ index) => {
        const { official_website_amount, measure_id, ...offer } = resultOf([prices[index]]);
        return { id, product_id: `prod-${index}`, official_website_amount, measure_id, ...(isOffer && offer) };
      });
    const { official_website_amount, measure_id, ...offer } = resultOf(prices);
    const official = { official_website_amount, measure_id, product_rating_results: results(false) };
    const discounted = { discount_id: "d1", discount_type: 605, discount_name: "contract", best_offer: 1, ...official, ...offer, product_rating_results: results(true) };
    const has = prices.some((/** @type {any} */ { official, due }) => !official.eq(due));
    return { currency: this.currency, official_website_rating_result: official, optional_discount_rating_results: has ? [discounted] : [] };
  }

  // Orders

  #lapse() {
    for (const order of this.orders) if (order.status === 6 && this.now() > order.created + 7 * 24 * hour) order.status = 4;
  }

  /** The term and amount of an order, once its term is chosen. @param {Order} order */
  #termsOf(order) {
    const pool = /** @type {Pool} */ (this.poolNamed(order.pool));
    const recorded = pool.annotations?.["order.id"] === order.id ? pool.annotations : {};
    const chosen = this.takesTermOfAnnotations ? recorded : { "period.num": "1", "period.type": "2" };
    const [num, type] = [Number(chosen["period.num"] ?? 0), Number(chosen["period.type"] ?? 0)];
    if (!num || !type) return null;
    let [official, due] = [Big(0), Big(this.addedToOrders)];
    for (const { flavor } of pool.nodes) {
      const code = this.flavors.find(({ name }) => name === flavor)?.code;
      const price = this.#priceOf({ resource_spec: code, period_type: type, period_num: num, subscription_num: 1 });
      official = official.plus(price?.official ?? 0);
      due = due.plus(price?.due ?? 0);
    }
    return { pool, num, type, official, due };
  }

  /** Reading an order is what moves it on after it was paid. @param {Order} order */
  orderBody(order) {
    this.#lapse();
    if (order.status === 3 && --order.readsLeft < 0) this.#finish(order);
    const terms = this.#termsOf(order);
    const subscription = this.subscriptions.find((each) => each.order === order.id);
    const amounts = { official_amount: money(terms?.official ?? Big(0)), amount_after_discount: money(terms?.due ?? Big(0)) };
    const info = { order_id: order.id, service_type_code: "hws.service.type.modelarts", source_type: 1, status: order.status, order_type: 11, ...amounts, measure_id: 1,
      currency: this.currency, create_time: iso(order.created), payment_time: order.paid && iso(order.paid), pending_payment_end_time: iso(order.created + 7 * 24 * hour) }; // prettier-ignore
    const item = { order_line_item_id: `${order.id}-1`, period_type: terms?.type ?? null, period_num: terms?.num ?? null,
      effective_time: subscription ? iso(subscription.begins) : null, expire_time: subscription ? iso(subscription.expires) : null, subscription_num: 1, ...amounts }; // prettier-ignore
    return { total_count: 1, order_info: info, order_line_items: [item] };
  }

  /** @param {Order} order @returns {string}  why not; empty when it is accepted */
  pay(order) {
    this.#lapse();
    if (order.status !== 6) return "CBC.99003106";
    order.status = 3;
    order.paid = this.now();
    order.readsLeft = this.readsUntilDone;
    return "";
  }

  /** @param {Order} order */
  #finish(order) {
    const terms = this.#termsOf(order);
    order.status = this.failsPaidOrders || !terms ? 2 : 5;
    if (order.status !== 5 || !terms) return;
    const { pool, num, type } = terms;
    pool.annotations = { "auto.renew": "0", ...pool.annotations, "billing.mode": "1", "period.num": String(num), "period.type": String(type), "order.id": order.id };
    const begins = order.paid ?? 0;
    this.subscriptions.push({ pool, order: order.id, begins, expires: this.#expiry(pool, begins) });
  }

  /** 23:59:59 in UTC+08:00 of the day that the term ends. @param {Pool} pool @param {number} begins */
  #expiry(pool, begins) {
    const { "period.num": num, "period.type": type } = pool.annotations ?? {};
    const local = new Date(begins + east);
    const months = local.getUTCMonth() + Number(num) * (type === "3" ? 12 : 1);
    const lastDay = new Date(Date.UTC(local.getUTCFullYear(), months + 1, 0)).getUTCDate();
    return Date.UTC(local.getUTCFullYear(), months, Math.min(local.getUTCDate(), lastDay), 23, 59, 59) - east;
  }

  /** @param {Subscription} subscription */
  subscriptionBody({ pool, begins, expires }) {
    return { id: `i-${pool.resource}`, resource_id: pool.resource, resource_name: pool.title, status: 2, effective_time: iso(begins), expire_time: iso(expires), expire_policy: 0 };
  }

  // Bills

  /** The records of a month that are deducted by now, oldest first. @param {string} cycle */
  feeRecords(cycle) {
    const records = [];
    for (const pool of this.pools) {
      const subscription = this.subscriptions.find((each) => each.pool === pool);
      const end = subscription?.begins ?? this.now();
      for (let begin = Date.parse(pool.created); begin < end; ) {
        const changes = pool.nodes.map(({ created }) => Date.parse(created)).filter((time) => time > begin);
        const next = Math.min((Math.floor(begin / hour) + 1) * hour, end, ...changes);
        const settled = (Math.floor(begin / hour) + 1) * hour + 41 * 60 * second;
        if (iso(begin + east).startsWith(cycle) && settled <= this.now()) records.push(...this.#usageRecords(pool, begin, next, settled));
        begin = next;
      }
      if (subscription && iso(subscription.begins + east).startsWith(cycle)) records.push(...this.#termRecords(subscription));
    }
    return records;
  }

  /** @param {Pool} pool @param {number} begin @param {number} end @param {number} settled */
  #usageRecords(pool, begin, end, settled) {
    return this.flavors.flatMap(({ name, hourly, discount = "0" }) => {
      const count = pool.nodes.filter(({ flavor, created }) => flavor === name && Date.parse(created) <= begin).length;
      if (count === 0) return [];
      const seconds = (end - begin) / second;
      const official = Big(hourly).times(count).times(seconds).div(3600);
      const record = { bill_type: 5, charge_mode: "3", order_id: null, usage_type: "Duration", usage: seconds, usage_measure_id: 6, unit_price: number(hourly), unit: `${this.currency}/pcs/hour` };
      return [{ ...this.#recordOf(pool, name, count, begin, end, settled), ...record, ...amountsOf(official, official.times(discount)) }];
    });
  }

  /** @param {Subscription} subscription */
  #termRecords({ pool, order, begins, expires }) {
    const { "period.num": num, "period.type": type } = pool.annotations ?? {};
    return this.flavors.flatMap(({ name, monthly, yearly, discount = "0" }) => {
      const count = pool.nodes.filter(({ flavor }) => flavor === name).length;
      if (count === 0) return [];
      const official = Big(type === "3" ? yearly : monthly).times(num).times(count);
      const record = { bill_type: 1, charge_mode: "1", order_id: order, period_type: type === "3" ? 19 : 20, period_num: Number(num), usage: null, usage_measure_id: null };
      return [{ ...this.#recordOf(pool, name, count, begins, expires, begins), ...record, ...amountsOf(official, official.times(discount)) }];
    });
  }

  /** @param {Pool} pool @param {string} flavor @param {number} count @param {number} begin @param {number} end @param {number} settled */
  #recordOf(pool, flavor, count, begin, end, settled) {
    return { customer_id: "c1", region: this.region, cloud_service_type: "hws.service.type.modelarts", resource_type: "hws.resource.type.modelarts",
      bill_date: iso(begin + east).slice(0, 10), effective_time: iso(begin), expire_time: iso(end), consume_time: iso(begin), trade_time: iso(settled),
      resource_id: pool.resource, resource_name: pool.title, sku_code: flavor, spec_size: count, spec_size_measure_id: 14, enterprise_project_id: "0", measure_id: 1 }; // prettier-ignore
  }
}

/** @param {{ official: Big, due: Big }[]} prices */
function resultOf(prices) {
  const official = prices.reduce((sum, price) => sum.plus(price.official), Big(0));
  const due = prices.reduce((sum, price) => sum.plus(price.due), Big(0));
  return { official_website_amount: money(official), discount_amount: money(official.minus(due)), amount: money(due), measure_id: 1 };
}

/** @param {Big} official @param {Big} discount */
function amountsOf(official, discount) {
  const amount = number(cut(official.minus(discount)));
  return { official_amount: number(cut(official)), discount_amount: number(cut(discount)), amount, cash_amount: amount, debt_amount: 0 };
}
