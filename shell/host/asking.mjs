// Asks a provider for something: with a time-out, again where that is safe, and with one kind of failure.

/** Why there is no answer, as the engine shows it (web/ui/model/live.hpp). @typedef {{ kind: "said" | "no-answer" | "malformed", message?: string, code?: string }} Problem */

/** An answer that is no answer. */
export class Unanswered extends Error {
  /** @param {Problem} problem @param {{ isTemporary?: boolean, cause?: unknown }} [more] */
  constructor(problem, { isTemporary = false, cause } = {}) {
    super(problem.message ?? problem.kind, { cause });
    this.problem = problem;
    this.isTemporary = isTemporary;
  }

  /** Whether the request may have been carried out although no usable answer came. */
  get isUnclear() {
    return this.problem.kind !== "said" || this.isTemporary;
  }
}

/** @param {string} message  what was found, and what was expected */
export const malformed = (message) => new Unanswered({ kind: "malformed", message });

const TEXT_LIMIT = 500; // of what a console says

/** @param {unknown} value */
const shortened = (value) => (typeof value === "string" ? value.slice(0, TEXT_LIMIT) : "");

/** @param {unknown} error @param {boolean} isLate */
function unanswered(error, isLate) {
  if (error instanceof Unanswered) return error;
  if (isLate) return new Unanswered({ kind: "no-answer" }, { isTemporary: true, cause: error });
  const { message, code, isTemporary } = /** @type {any} */ (error ?? {});
  const problem = { kind: /** @type {const} */ ("said"), message: shortened(message ?? error), code: shortened(code) };
  return new Unanswered(problem, { isTemporary: isTemporary === true, cause: error });
}

/** @param {number} milliseconds @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });

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
  signal.addEventListener("abort", abort);
  let isLate = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  // A provider that does not heed its signal must not keep the person waiting.
  const ended = new Promise((_, reject) => {
    call.signal.addEventListener("abort", () => reject(new DOMException("The request was given up.", "AbortError")));
    timer = setTimeout(() => {
      isLate = true;
      call.abort();
    }, timeoutMs);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([Promise.resolve(request({ signal: call.signal })), ended]));
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
  for (let left = tries - 1; ; --left) {
    try {
      return await askOnce(request, signal, timeoutMs);
    } catch (error) {
      if (left === 0 || signal.aborted || !(/** @type {Unanswered} */ (error).isTemporary)) throw error;
      await pause(pauseMs * 2 ** (tries - 1 - left), signal);
    }
  }
}
