// The events by which the widget tells its page what happens. Their names have a prefix, because they bubble through
// pages that have events of their own: an "error" would reach window.onerror.
//
// docs/EMBEDDING.md#events is the same list for readers; tests/shell/embedding_surface.test.mjs compares them.

/** The shape of every detail, in the member `version`: it grows when a member changes its meaning or goes. */
const VERSION = 1;

/**
 * @typedef {object} ReadyDetail
 * @property {1} version
 *
 * @typedef {object} ChangeDetail
 * @property {1} version
 * @property {number} revision  counts the changes of this widget
 * @property {string} reason  what was done
 * @property {string} now  the scenario's clock, ISO 8601
 *
 * @typedef {object} OrderDetail
 * @property {1} version
 * @property {string} order  its id
 * @property {string} pool  the id of the pool
 * @property {string} state
 * @property {string} payable  a decimal number
 * @property {string} currency
 * @property {string} submitted  ISO 8601
 * @property {boolean} autoRenew
 * @property {string} [term]
 * @property {string} [paid]  ISO 8601; absent until it is paid
 *
 * @typedef {object} ConflictDetail
 * @property {1} version
 * @property {number} revision
 * @property {string} savedAt  ISO 8601
 * @property {any} scenario  what the other one saved: a scenario, or a workspace with all branches
 *
 * @typedef {object} SaveStateDetail
 * @property {1} version
 * @property {boolean} saved
 * @property {"" | "pending" | "conflict" | "full" | "blocked" | "newer"} reason  why not
 *
 * @typedef {object} LinkDetail
 * @property {1} version
 * @property {"shown" | "kept" | "closed"} state  what became of the link
 *
 * @typedef {object} ErrorDetail
 * @property {1} version
 * @property {string} code  docs/ERRORS.md lists them
 * @property {string} message  a sentence for people
 * @property {boolean} recoverable  whether the widget can still be used
 * @property {string} [path]  where in the scenario
 *
 * @typedef {object} EventDetails  by the event's name without prefix
 * @property {ReadyDetail} ready
 * @property {ChangeDetail} change
 * @property {OrderDetail} order-created
 * @property {OrderDetail} order-paid
 * @property {ConflictDetail} conflict
 * @property {SaveStateDetail} save-state
 * @property {LinkDetail} link
 * @property {ErrorDetail} error
 */

/** @typedef {keyof EventDetails} EventName */

export const EVENT_PREFIX = "pool-bill-";

/** Whether the page can prevent what the event announces. @type {Record<EventName, boolean>} */
const CANCELABLE = {
  ready: false,
  change: false,
  "order-created": true,
  "order-paid": false,
  conflict: false,
  "save-state": false,
  link: false,
  error: false,
};

export const EVENT_NAMES = /** @type {EventName[]} */ (Object.keys(CANCELABLE));

/** @param {string} type @returns {type is EventName} */
export const isForPage = (type) => Object.hasOwn(CANCELABLE, type);

/** @param {HTMLElement} host @param {EventName} name @param {object} detail @returns {boolean} false when a listener prevented it */
export function dispatch(host, name, detail) {
  return host.dispatchEvent(
    new CustomEvent(EVENT_PREFIX + name, {
      detail: { version: VERSION, ...detail },
      bubbles: true,
      composed: true,
      cancelable: CANCELABLE[name],
    }),
  );
}
