// Host mode: reads the console's data through its provider, keeps the engine informed, and answers what it wants.
//
// Contract
// - Nothing is half-applied: data is shown when all of it has come and can be used; else what was there stays, with the reason.
// - Only the newest question counts; an answer to an older one is ignored.
// - The console's data is not saved in the browser. Only the orders under way, and the data from before them, are remembered, until
//   their tab is closed.

import { joined } from "../file_intake.mjs";
import { ask, malformed, unexpected, Unanswered } from "./asking.mjs";
import { checkedDocuments, checkedQuote, flavorsOf } from "./answers.mjs";
import { changedPools, PAUSES_MS, showsChange } from "./changed_pools.mjs";
import { termOf } from "./ordering.mjs";
import { Orders } from "./orders.mjs";
import { checkedReason, forEngine } from "./reasons.mjs";
import { wellFormed } from "./texts.mjs";
import { rememberedGivenUp, rememberedOrders, rememberedPreviews } from "./remembered_orders.mjs";
import { pause } from "./waiting.mjs";

/** @typedef {import("./provider.mjs").Provider} Provider */
/** @typedef {import("./ordering.mjs").EngineTerm} EngineTerm */
/** @typedef {{ term: EngineTerm, autoRenew: boolean }} Choice */
/**
 * @typedef {{ wish: "refresh" } | { wish: "pay" | "look" | "cancel" | "forget", pools: string[] }
 *   | ({ wish: "quote", pools: string[] } & Choice)
 *   | ({ wish: "order", orders: { pool: string, previewed: object }[] } & Choice)} Wish
 */
/** @typedef {{ pool: string, answer: "waiting" | "failed" | "here", price?: object, problem?: object } & Choice} Quote  as the engine takes it */

/**
 * @typedef {object} LivePort
 * @property {() => Promise<void>} fetchPart  the part of the engine that shows the console
 * @property {(name: string, argument: string | Uint8Array) => boolean} command
 * @property {(error: { code: string, message: string }) => void} failed  reports a failure to the page
 * @property {string} name  of the widget's place in the page, for the orders under way
 * @property {() => string} scenario  what is shown; "" when there is nothing
 */

const TRIES = 3;
/** How many prices are asked for at the same time. */
const QUOTES_AT_ONCE = 4;
/** Lists have many pages. */
const DOCUMENTS_MS = 120_000;

export class Live {
  #provider;
  #port;
  #orders;
  #previews;
  #remembered;
  #changes;
  /** @type {Quote[]} */
  #quotes = [];
  /** What the engine is told, as web/ui/model/live.hpp describes it. @type {Record<string, unknown>} */
  #state;
  #reading = new AbortController();
  #quoting = new AbortController();
  #rereading = new AbortController();
  #isDisposed = false;

  /** @param {Provider} provider @param {LivePort} port */
  constructor(provider, port) {
    checkMembers(provider);
    this.#provider = provider;
    this.#port = port;
    const can = (/** @type {keyof Provider} */ name) => typeof provider[name] === "function";
    this.#state = { data: "waiting", can: { quote: can("quote"), order: can("createOrder"), pay: can("payOrder"), cancel: can("cancelOrder"), bills: can("listBills") } };
    const name = `${port.name}.${provider.account ?? ""}`;
    this.#previews = rememberedPreviews(name);
    this.#changes = changedPools(name);
    this.#remembered = rememberedOrders(name);
    this.#orders = new Orders(provider, {
      changed: (orders) => this.#tell({ orders: orders.map(shown) }),
      completed: (pool) => {
        this.#changes.add(pool);
        void this.#readUntilShown();
      },
      givenUp: rememberedGivenUp(name),
      justChanged: () => this.#changes.list(),
      memory: this.#remembered,
    });
  }

  /** Settles when the last reading has. @type {Promise<void>} */
  idle = Promise.resolve();

  /** Resolves when there is something to see: that the data is being read. */
  async start() {
    this.#port.command("leave_live", ""); // what was shown is not this console's
    await this.#port.fetchPart();
    if (this.#isDisposed) return;
    if (!this.#send()) throw new Error("The part of the engine that shows a console could not be fetched.");
    this.#orders.resume();
    this.#keepPreviews();
    this.#tell({ previews: this.#previews.read() });
    delete this.#state.previews; // the engine has them
    void this.#readUntilShown();
  }

  /** Reads the console's data, and again after pauses until it shows the orders that were completed. */
  async #readUntilShown() {
    this.#rereading.abort();
    const { signal } = (this.#rereading = new AbortController());
    await this.refresh();
    try {
      for (const milliseconds of PAUSES_MS) {
        const scenario = this.#port.scenario();
        if (this.#changes.list().every((pool) => showsChange(scenario, pool))) return;
        await pause(milliseconds, signal);
        await this.refresh();
      }
    } catch {
      // Another order was completed, or the widget was removed.
    }
  }

  /** Reads the console's data. */
  refresh() {
    return (this.idle = this.#refresh());
  }

  async #refresh() {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#tell({ data: "waiting", problem: undefined });
    try {
      const files = await this.#read(reading.signal);
      if (reading.signal.aborted) return;
      if (!this.#port.command("live_data", joined(files))) throw malformed(); // the engine has the words
      this.#quoting.abort();
      this.#tell({ data: "here", asOf: now(), quotes: (this.#quotes = []) }); // prices may have changed, too
    } catch (error) {
      if (reading.signal.aborted) return;
      const { problem } = /** @type {Unanswered} */ (error instanceof Unanswered ? error : unexpected(error));
      this.#tell({ data: "failed", problem: told(problem) });
      this.#port.failed({ code: "provider", message: problem.message || (problem.kind === "no-answer" ? "The console did not answer in time." : "The console's data cannot be used.") });
    }
  }

  /** What the engine wants. @param {Wish} wish */
  take(wish) {
    switch (wish.wish) {
      case "refresh":
        return void this.refresh();
      case "quote":
        return void this.#quote(wish);
      case "order":
        this.#previews.add(wish.orders.map(({ pool }) => pool), this.#port.scenario());
        return this.#orders.place(wish.orders.map((order) => ({ ...order, term: wish.term, autoRenew: wish.autoRenew })));
      case "pay":
        return this.#orders.pay(wish.pools);
      case "look":
        return this.#orders.look(wish.pools);
      case "cancel":
        return this.#orders.cancel(wish.pools);
      case "forget":
        this.#orders.forget(wish.pools);
        return this.#keepPreviews();
    }
  }

  /** Of the pools that have an order, here or in another widget of the page. */
  #keepPreviews() {
    this.#previews.keep(this.#remembered.read().map(({ pool }) => pool));
  }

  dispose() {
    this.#isDisposed = true;
    this.#reading.abort();
    this.#quoting.abort();
    this.#rereading.abort();
    this.#orders.dispose();
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const { getPrices, listBills } = this.#provider;
    const how = { signal, tries: TRIES, timeoutMs: DOCUMENTS_MS };
    const pools = await ask((call) => this.#provider.listPools(call), how);
    const wanted = { flavors: flavorsOf(pools) };
    const [prices, bills] = await Promise.all([
      getPrices ? ask((call) => getPrices.call(this.#provider, wanted, call), how) : [],
      listBills ? ask((call) => listBills.call(this.#provider, { months: billMonths(new Date()) }, call), how) : [],
    ]);
    return [...checkedDocuments("listPools", pools), ...checkedDocuments("getPrices", prices), ...checkedDocuments("listBills", bills)];
  }

  /** Prices of the same choice for other pools stay. @param {{ pools: string[] } & Choice} wanted */
  async #quote({ pools, term, autoRenew }) {
    this.#quoting.abort();
    const quoting = new AbortController();
    this.#quoting = quoting;
    const isOfChoice = (/** @type {Quote} */ each) => each.autoRenew === autoRenew && JSON.stringify(each.term) === JSON.stringify(term);
    const kept = this.#quotes.filter((each) => isOfChoice(each) && each.answer !== "waiting" && !pools.includes(each.pool));
    const asked = pools.map((pool) => /** @type {Quote} */ ({ pool, term, autoRenew, answer: "waiting" }));
    this.#quotes = [...kept, ...asked];
    this.#tell({ quotes: this.#quotes });
    const left = [...asked];
    const work = async () => {
      for (let next = left.shift(); next && !quoting.signal.aborted; next = left.shift()) await this.#quoteOne(next, quoting.signal);
    };
    await Promise.all(Array.from({ length: QUOTES_AT_ONCE }, work));
  }

  /** @param {Quote} about @param {AbortSignal} signal */
  async #quoteOne(about, signal) {
    const { quote } = this.#provider;
    if (!quote) return;
    const { pool, term, autoRenew } = about;
    /** @type {Pick<Quote, "answer" | "price" | "problem">} */
    let result;
    try {
      const answer = await ask((call) => quote.call(this.#provider, { pool, term: termOf(term), autoRenew }, call), { signal, tries: TRIES });
      result = { answer: "here", price: checkedQuote(answer) };
    } catch (error) {
      result = { answer: "failed", problem: told(/** @type {Unanswered} */ (error).problem) };
    }
    if (signal.aborted) return;
    this.#quotes = this.#quotes.map((each) => (each === about ? { ...about, ...result } : each));
    this.#tell({ quotes: this.#quotes });
  }

  /** @param {Record<string, unknown>} changed  all of its texts are from outside, some of them from an earlier version's memory */
  #tell(changed) {
    if (this.#isDisposed) return;
    this.#state = { ...this.#state, ...changed };
    if (!this.#send()) this.#port.failed({ code: "provider", message: "The engine did not take the state of the console's data and orders, so that the widget shows an older one." });
  }

  /** @return {boolean} whether the engine has taken it */
  #send() {
    const text = JSON.stringify(this.#state, (_, value) => (typeof value === "string" ? wellFormed(value) : value));
    return this.#port.command("live", text);
  }
}

/** @type {Record<Exclude<keyof Provider, "account">, true>} */
const FUNCTIONS = { listPools: true, getPrices: true, listBills: true, quote: true, createOrder: true, payOrder: true, payOrders: true, cancelOrder: true, getOrder: true };

/** @param {Provider} provider  of a page, which may not have been checked by a compiler */
function checkMembers(provider) {
  if (typeof provider?.listPools !== "function") throw new TypeError("A provider needs at least the function listPools (docs/HOST-MODE.md).");
  for (const name of /** @type {(keyof typeof FUNCTIONS)[]} */ (Object.keys(FUNCTIONS))) {
    const member = provider[name] ?? undefined;
    if (member !== undefined && typeof member !== "function") throw new TypeError(`The provider's ${name} must be a function or absent; found is: ${typeof member} (docs/HOST-MODE.md).`);
  }
}

/** What the engine shows of an order. @param {import("./ordering.mjs").Order} order */
function shown({ stage, id, pool, term, autoRenew, due, payBefore, begins, expires, problem, previewed }) {
  return { stage, id, pool, term, autoRenew, due, payBefore, begins, expires, problem: told(problem), previewed };
}

/** @param {import("./asking.mjs").Problem} [problem]  that may have been remembered by an older version */
function told(problem) {
  const known = checkedReason(problem?.reason);
  return problem && { ...problem, reason: known && forEngine(known) };
}

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

/** The current month and the one before it, in the billing zone. @param {Date} date */
export function billMonths(date) {
  const local = new Date(date.getTime() + 8 * 3_600_000); // UTC+08:00 (docs/domain/billing-rules.md)
  const month = (/** @type {number} */ back) => new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
  return [month(1), month(0)];
}
