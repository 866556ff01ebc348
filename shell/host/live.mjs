// Host mode: reads the console's data through its provider, keeps the engine informed, and answers what it wants.
//
// Contract
// - Nothing is half-applied: data is shown when all of it has come and can be used; else what was there stays, with the reason.
// - Only the newest question counts; an answer to an older one is ignored.
// - The console's data is not stored in the browser; only the order under way is remembered, until its tab is closed.

import { joined } from "../file_intake.mjs";
import { ask, malformed, unexpected, Unanswered } from "./asking.mjs";
import { checkedDocuments, checkedQuote, flavorsOf } from "./answers.mjs";
import { Ordering, termOf } from "./ordering.mjs";
import { checkedReason, forEngine } from "./reasons.mjs";
import { rememberedOrder } from "./remembered_order.mjs";

/** @typedef {import("./provider.mjs").Provider} Provider */
/** @typedef {import("./ordering.mjs").EngineTerm} EngineTerm */
/** @typedef {{ pool: string, term: EngineTerm, autoRenew: boolean, previewed: object }} Change */
/** @typedef {{ wish: "refresh" | "pay" | "look" | "cancel" | "forget" } | ({ wish: "quote" | "order" } & Change)} Wish */

/**
 * @typedef {object} LivePort
 * @property {() => Promise<void>} fetchPart  the part of the engine that shows the console
 * @property {(name: string, argument: string | Uint8Array) => boolean} command
 * @property {(error: { code: string, message: string }) => void} failed  reports a failure to the page
 * @property {string} name  of the widget's place in the page, for the order under way
 */

const TRIES = 3;
/** Lists have many pages. */
const DOCUMENTS_MS = 120_000;

export class Live {
  #provider;
  #port;
  #ordering;
  /** What the engine is told, as web/ui/model/live.hpp describes it. @type {Record<string, unknown>} */
  #state;
  #reading = new AbortController();
  #quoting = new AbortController();
  #isDisposed = false;

  /** @param {Provider} provider @param {LivePort} port */
  constructor(provider, port) {
    if (typeof provider?.listPools !== "function") throw new TypeError("A provider needs at least the function listPools (docs/HOST-MODE.md).");
    this.#provider = provider;
    this.#port = port;
    const can = (/** @type {keyof Provider} */ name) => typeof provider[name] === "function";
    this.#state = { data: "waiting", can: { quote: can("quote"), order: can("createOrder"), pay: can("payOrder"), cancel: can("cancelOrder") } };
    this.#ordering = new Ordering(provider, {
      changed: (order) => this.#tell({ order: order ? shown(order) : undefined }),
      completed: () => void this.refresh(),
      memory: rememberedOrder(`${port.name}.${provider.account ?? ""}`),
    });
  }

  /** Settles when the last reading has. @type {Promise<void>} */
  idle = Promise.resolve();

  /** Resolves when there is something to see: that the data is being read. */
  async start() {
    this.#port.command("leave_live", ""); // what was shown is not this console's
    await this.#port.fetchPart();
    if (this.#isDisposed) return;
    if (!this.#tell({})) throw new Error("The part of the engine that shows a console could not be fetched.");
    this.#ordering.resume();
    void this.refresh();
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
      this.#tell({ data: "here", asOf: now(), quote: undefined }); // prices may have changed, too
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
        return this.#ordering.place(wish);
      case "pay":
        return this.#ordering.pay();
      case "look":
        return this.#ordering.look();
      case "cancel":
        return this.#ordering.cancel();
      case "forget":
        return this.#ordering.forget();
    }
  }

  dispose() {
    this.#isDisposed = true;
    this.#reading.abort();
    this.#quoting.abort();
    this.#ordering.dispose();
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

  /** @param {Change} change */
  async #quote({ pool, term, autoRenew }) {
    const { quote } = this.#provider;
    if (!quote) return;
    this.#quoting.abort();
    const quoting = new AbortController();
    this.#quoting = quoting;
    const about = { pool, term, autoRenew };
    this.#tell({ quote: { ...about, answer: "waiting" } });
    try {
      const answer = await ask((call) => quote.call(this.#provider, { pool, term: termOf(term), autoRenew }, call), { signal: quoting.signal, tries: TRIES });
      const price = checkedQuote(answer);
      if (!quoting.signal.aborted) this.#tell({ quote: { ...about, answer: "here", price } });
    } catch (error) {
      if (quoting.signal.aborted) return;
      this.#tell({ quote: { ...about, answer: "failed", problem: told(/** @type {Unanswered} */ (error).problem) } });
    }
  }

  /** @param {Record<string, unknown>} changed */
  #tell(changed) {
    if (this.#isDisposed) return false;
    this.#state = { ...this.#state, ...changed };
    return this.#port.command("live", JSON.stringify(this.#state));
  }
}

/** What the engine shows of an order. @param {import("./ordering.mjs").Order} order */
function shown({ stage, id, pool, term, due, payBefore, expires, problem, previewed }) {
  return { stage, id, pool, term, due, payBefore, expires, problem: told(problem), previewed };
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
