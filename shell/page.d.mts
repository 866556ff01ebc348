// What the page's own types learn of the widget: its tag and its events.
import type { PoolBillElement } from "./element.mjs";
import type { EventDetails } from "./events.mjs";

/** The widget's events by their names. */
export type PoolBillEventMap = { [Name in keyof EventDetails as `pool-bill-${Name}`]: CustomEvent<EventDetails[Name]> };

/** Listeners as JSX spells them: `onpool-bill-order-paid`. */
export type PoolBillListeners = { [Name in keyof PoolBillEventMap as `on${Name}`]?: (event: PoolBillEventMap[Name]) => void };

declare global {
  interface HTMLElementTagNameMap {
    "pool-bill": PoolBillElement;
  }
  interface HTMLElementEventMap extends PoolBillEventMap {}
  interface DocumentEventMap extends PoolBillEventMap {}
}
