// Keys. The browser handles most: Tab moves, Enter and Space press native buttons, inputs are edited natively.
//
// This file handles those that HTML does not: arrows within a group (radio buttons, menus, tabs, table rows), keys of
// charts, Enter on a row, Escape. A key is taken from the page only if it had an effect.

import { Picking } from "./picking.mjs";
import { isComposing, isTextField, ROVING_ITEM } from "./roles.mjs";

/** @typedef {import("./mirror.mjs").Mirrored} Mirrored */

const CHART_KEYS = new Set([
  "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "+", "=", "-", "0", "Enter",
]);
const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });

/** The group that an item moves in. @param {Mirrored} item @returns {Mirrored | undefined} */
function groupOf(item) {
  let group = item.parent;
  while (group && ROVING_ITEM[group.node.role] !== item.node.role) group = group.parent;
  return group ?? undefined;
}

export class Keyboard {
  #mirror;
  #focus;
  #act;
  /** @type {Map<number, number>} the item of each group that was focused last */
  #lastItem = new Map();

  /**
   * @param {HTMLElement} container  the mirror's
   * @param {import("./mirror.mjs").Mirror} mirror
   * @param {import("./focus.mjs").Focus} focus
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(id: number, kind: "click" | "key" | "dismiss", value?: string) => boolean} act
   *   acts at once and returns whether anything changed
   * @param {(shortcut: "undo" | "redo" | "help") => boolean} take  returns whether anything changed
   */
  constructor(container, mirror, focus, listeners, act, take) {
    this.#mirror = mirror;
    this.#focus = focus;
    this.picking = new Picking(mirror);
    this.#act = act;
    listeners.on(container, "keydown", (event) => {
      if (event.defaultPrevented || isComposing(event)) return;
      const target = mirror.at(event.target);
      const shortcut = target && !isTextField(target.node) ? shortcutOf(event) : undefined;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (shortcut ? take(shortcut) : isPlain && this.#handle(event, target)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    listeners.on(container, "focusin", (event) => {
      this.picking.end();
      const item = mirror.at(event.target);
      const group = item && groupOf(item);
      if (!group) return;
      this.#lastItem.set(group.node.id, item.node.id);
      this.updateTabStops();
    });
  }

  /** One item of each group is a Tab stop; all other nodes are, if the application says so. */
  updateTabStops() {
    /** @type {Map<Mirrored, Mirrored>} */
    const stops = new Map();
    /** @type {[Mirrored, Mirrored][]} */
    const items = [];
    for (const mirrored of this.#mirror.all) {
      const { node, element } = mirrored;
      const group = node.focusable ? groupOf(mirrored) : undefined;
      if (group) {
        items.push([mirrored, group]);
        const isChosen = node.checked || node.id === this.#lastItem.get(group.node.id) || node.selected;
        if (isChosen ? !stops.get(group)?.node.checked : !stops.has(group)) stops.set(group, mirrored);
      } else if (node.focusable) {
        setTabIndex(element, 0);
      } else if (element.hasAttribute("tabindex") || element.matches("button, input")) {
        setTabIndex(element, -1);
      }
    }
    for (const [item, group] of items) setTabIndex(item.element, stops.get(group) === item ? 0 : -1);
  }

  /** @param {KeyboardEvent} event @param {Mirrored | undefined} mirrored @returns {boolean} whether the key was used */
  #handle(event, mirrored) {
    const { key } = event;
    if (!mirrored) return false;
    const { node } = mirrored;
    if (key === "Tab") {
      // A menu closes when Tab leaves it; focus has returned to its button by then, and the browser continues from there.
      if (node.role === "menuitem") this.#act(node.id, "dismiss");
      return this.#focus.wrapTab(event);
    }
    if (key === "Escape") return this.picking.end() || this.#act(0, "dismiss");
    if (isTextField(node) || node.role === "slider") return false;
    if (node.role === "application") {
      if (!CHART_KEYS.has(key)) return false;
      this.#act(node.id, "key", key);
      return true;
    }
    if (node.role === "row" && (key === "ArrowLeft" || key === "ArrowRight")) {
      return this.picking.step(mirrored, key === "ArrowRight" ? 1 : -1);
    }
    const group = groupOf(mirrored);
    if (group && this.#move(key, mirrored, group)) return true;
    if (node.role === "row" && (key === "Enter" || key === " ")) {
      // Space selects a row where rows can be selected.
      if (key === "Enter" || !this.#act(node.id, "key", key)) this.#act(node.id, "click");
      return true;
    }
    return false;
  }

  /** @param {string} key @param {Mirrored} item @param {Mirrored} group */
  #move(key, item, group) {
    const items = [...this.#mirror.all].filter(
      (other) => other.node.focusable && !other.node.disabled && groupOf(other) === group,
    );
    const at = items.indexOf(item);
    const isTable = group.node.role === "table";
    const isOneLine = group.node.role === "tablist";
    if (key === "Home" || key === "End") return this.#choose(items[key === "Home" ? 0 : items.length - 1]);
    const step = STEPS[key];
    if (!step || (isTable && !key.endsWith("Up") && !key.endsWith("Down"))) return false;
    if (isOneLine && (key === "ArrowUp" || key === "ArrowDown")) return false;
    if (!isTable) return this.#choose(items[(at + step + items.length) % items.length]);
    if (items[at + step]) return this.#choose(items[at + step]);
    // A long table holds only the rows near the visible ones: the application adds the next one and requests focus.
    this.#act(item.node.id, "key", key);
    return true;
  }

  /** Moves to an item; in a group of radio buttons that also chooses it. @param {Mirrored | undefined} item */
  #choose(item) {
    if (!item) return false;
    item.element.focus();
    if (item.node.role === "radio") this.#act(item.node.id, "click");
    return true;
  }
}

/** The shortcut for the whole widget. @param {KeyboardEvent} event @returns {"undo" | "redo" | "help" | undefined} */
function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return undefined;
  if (!ctrlKey && !metaKey) return key === "?" ? "help" : undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined;
}

/** @param {HTMLElement} element @param {number} index */
function setTabIndex(element, index) {
  if (element.getAttribute("tabindex") !== String(index)) element.tabIndex = index;
}
