// Asks a provider for something: with a time-out, again where that is safe, and with one kind of failure.

import { checkedReason, reason, sentenceOf } from "./reasons.mjs";
import { cut } from "./texts.mjs";
import { pause, waitFor } from "./waiting.mjs";

/** @typedef {import("./reasons.mjs").Reason} Reason */
/**
 * Why there is no answer. `message` is the console's own words; beside a reason it is the reason's English.
 * @typedef {{ kind: "said" | "no-answer" | "malformed", message?: string, code?: string, reason?: Reason }} Problem
 */

/** An answer that is no answer. */
export class Unanswered extends Error {
  /** @param {Problem} problem @param {{ isTemporary?: boolean, isRefusal?: boolean, cause?: unknown }} [more] */
  constructor(problem, { isTemporary = false, isRefusal = false, cause } = {}) {
    super(problem.message ?? problem.kind, { cause });
    this.problem = problem;
    this.isTemporary = isTemporary;
    /** Whether this request, or an earlier try, may have been carried out: only a refusal says that it was not. */
    this.isUnclear = !isRefusal;
  }
}

/** @param {Reason} [reason]  what was found, and what was expected; without one the engine has the words */
export const malformed = (reason) => new Unanswered({ kind: "malformed", ...(reason && { message: sentenceOf(reason), reason }) });

/** An error that no request explains. @param {unknown} error */
export const unexpected = (error) => malformed(reason("unexpected", shortened(String(error))));

const TEXT_LIMIT = 500; // of what a console says

/** @param {unknown} value */
const shortened = (value) => (typeof value === "string" ? cut(value, TEXT_LIMIT) : "");

/** What a console says went wrong. @param {string} message @param {unknown} [given]  a reason, if it is one of the table @param {string} [code] @returns {Problem} */
export function saidBy(message, given, code) {
  const known = checkedReason(given);
  return { kind: "said", message, ...(code !== undefined && { code }), ...(known && { reason: known }) };
}

/** What a browser's own failures are called: the network's, a time-out's, and those of a mistake in a program. */
const BROWSERS_OWN = new Set(["TypeError", "ReferenceError", "RangeError", "SyntaxError", "NetworkError", "TimeoutError", "AbortError"]);
/** Codes with which programs name a failed connection, such as ECONNRESET and ERR_NETWORK: no cloud has answered with them. */
const CONNECTION_CODE = /^(E[A-Z]+|(UND_)?ERR_\w+)$/;

/** Whether the console has answered: the error is a ProviderError, or has the members of one that only an answer can give. @param {any} error */
const isAnswer = (error) =>
  error?.name === "ProviderError" || (typeof error?.code === "string" && error.code !== "" && !CONNECTION_CODE.test(error.code)) || checkedReason(error?.reason) !== undefined || error?.mayBeDone === false;

/** @param {unknown} error @param {boolean} isLate */
function unanswered(error, isLate) {
  if (error instanceof Unanswered) return error;
  if (isLate) return new Unanswered({ kind: "no-answer" }, { isTemporary: true, cause: error });
  const { name, message, code, isTemporary, mayBeDone, reason: given } = /** @type {any} */ (error ?? {});
  const words = shortened(message ?? error);
  const isAnswered = isAnswer(error);
  const own = !isAnswered && BROWSERS_OWN.has(name) ? reason("request-broke", words) : undefined;
  const problem = saidBy(own ? sentenceOf(own) : words, own ?? given, shortened(code));
  return new Unanswered(problem, { isTemporary: isTemporary === true, isRefusal: isAnswered && isTemporary !== true && mayBeDone !== true, cause: error });
}

/**
 * @template T
 * @param {(call: import("./provider.mjs").Call) => Promise<T> | T} request
 * @param {AbortSignal} signal  of whoever wants the answer
 * @param {number} timeoutMs
 * @returns {Promise<T>}
 */
async function askOnce(request, signal, timeoutMs) {
  const call = new AbortController();
  const abort = () => call.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    call.abort();
  }, timeoutMs);
  try {
    signal.throwIfAborted();
    signal.addEventListener("abort", abort);
    // A provider that does not heed its signal must not keep the person waiting.
    return await waitFor(Promise.resolve(request({ signal: call.signal })), call.signal);
  } catch (error) {
    throw unanswered(error, isLate);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

/**
 * @template T
 * @param {(call: import("./provider.mjs").Call) => Promise<T> | T} request
 * @param {{ signal: AbortSignal, tries?: number, timeoutMs?: number, pauseMs?: number }} how  tries: more than one only for what changes nothing, or is sent with the same idempotency key
 * @returns {Promise<T>}  rejects with Unanswered
 */
export async function ask(request, { signal, tries = 1, timeoutMs = 30_000, pauseMs = 1000 }) {
  let wasUnclear = false;
  for (let left = tries - 1; ; --left) {
    try {
      return await askOnce(request, signal, timeoutMs);
    } catch (caught) {
      const error = /** @type {Unanswered} */ (caught);
      error.isUnclear = wasUnclear ||= error.isUnclear;
      if (left === 0 || signal.aborted || !error.isTemporary) throw error;
      await pause(pauseMs * 2 ** (tries - 1 - left), signal);
    }
  }
}
