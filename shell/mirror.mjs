// The semantic tree as real DOM over the canvas: for screen readers, keyboards, find in page and tests.
//
// Each node has one element, placed over its widget's box and transparent. Elements live as long as their nodes'
// ids, so that focus and selection survive every frame. Only what changed is written.
//
// Elements that are scrolled out of view on the canvas are placed below the visible part, a screen's height apart. A
// screen reader's cursor, find in page or a test that visits one scrolls the container there, which shows which one is
// wanted; the application then scrolls it into view. Of what can be pressed, a rest of less than 12 pixels counts as out of view.
//
// `status` and `alert` nodes are placed in two live regions that always exist, because screen readers announce changes
// only of regions that they know.

import { isPressable, isTextField, render } from "./roles.mjs";

/** @typedef {import("./engine.mjs").SemanticNode} SemanticNode */

const LEAST_TARGET = 12; // CSS pixels of height; what can be pressed is lower only where a scrolled box cuts it
const SLOT_DISTANCE = 4000; // CSS pixels between things out of view; more than any canvas is high

/**
 * @typedef {object} Mirrored
 * @property {SemanticNode} node
 * @property {HTMLElement} element
 * @property {Text | null} text
 * @property {Record<string, string>} attributes
 * @property {string} source  the node as JSON, to see whether it changed
 * @property {Mirrored | null} parent
 * @property {number} x  where the element was placed
 * @property {number} y
 * @property {number} slot  its place while it is out of view; -1: it is in view
 * @property {Element | null} next  while updating: the child that should come next
 */

export class Mirror {
  /** @type {Map<string, Mirrored>} */
  #byKey = new Map();
  /** @type {WeakMap<Element, Mirrored>} */
  #byElement = new WeakMap();
  #container;
  /** Has the language of the words, once it is known. */
  #root;
  /** @type {Record<string, HTMLElement>} */
  #live;
  /** What waits out of view. @type {(Mirrored | null)[]} */
  #slots = [];

  /**
   * @param {HTMLElement} container
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(id: number) => void} lookedFor
   */
  constructor(container, listeners, lookedFor) {
    this.#container = container;
    this.#root = /** @type {HTMLElement} */ (container.parentElement);
    listeners.on(container, "scroll", () => {
      const wanted = this.#slots[Math.round(container.scrollTop / SLOT_DISTANCE) - 1];
      container.scrollTo(0, 0);
      if (wanted) lookedFor(wanted.node.id);
    });
    const live = (/** @type {string} */ role) => {
      const region = document.createElement("div");
      region.setAttribute("role", role);
      region.className = "live";
      return region;
    };
    this.#live = { status: live("status"), alert: live("alert") };
    container.after(this.#live.status, this.#live.alert);
  }

  /** In document order. */
  get all() {
    return this.#byKey.values();
  }

  /** @param {number} id */
  find(id) {
    return this.#byKey.get(String(id));
  }

  /** The node whose element is `target` or the nearest around it. @param {EventTarget | null} target */
  at(target) {
    for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
      const mirrored = this.#byElement.get(element);
      if (mirrored) return mirrored;
    }
    return undefined;
  }

  /** @param {SemanticNode[]} nodes */
  update(nodes) {
    const before = this.#byKey;
    this.#byKey = new Map();
    for (const node of nodes) {
      const key = this.#freeKey(node.id);
      const old = before.get(key);
      const kept = old && old.node.role === node.role && old.node.level === node.level;
      this.#byKey.set(key, kept ? old : this.#create(node));
      if (kept) before.delete(key);
    }
    for (const gone of before.values()) {
      gone.element.remove();
      this.#freeSlot(gone);
    }

    let next = this.#container.firstElementChild;
    /** @type {Record<string, Element | null>} */
    const nextLive = { status: this.#live.status.firstElementChild, alert: this.#live.alert.firstElementChild };
    /** @type {Mirrored[]} */
    const open = [];
    let index = 0;
    for (const mirrored of this.#byKey.values()) {
      const node = nodes[index++];
      const { element } = mirrored;
      open.length = Math.min(open.length, node.depth ?? 0);
      const parent = open[open.length - 1] ?? null;
      const live = this.#live[node.role];
      if (live) nextLive[node.role] = place(live, element, nextLive[node.role]);
      else if (parent) parent.next = place(parent.element, element, parent.next);
      else next = place(this.#container, element, next);
      mirrored.parent = live ? null : parent;
      this.#write(mirrored, node);
      mirrored.next = this.#firstIn(element);
      open.push(mirrored);
    }
  }

  /** The first child that is a node's; a translator of the page may have put others before it. @param {Element} parent */
  #firstIn(parent) {
    let child = parent.firstElementChild;
    while (child && !this.#byElement.has(child)) child = child.nextElementSibling;
    return child;
  }

  /** Equal ids are a fault of the views; the second gets a key of its own, so that nothing is lost. @param {number} id */
  #freeKey(id) {
    let key = String(id);
    for (let copy = 2; this.#byKey.has(key); ++copy) key = `${id}/${copy}`;
    return key;
  }

  /** @param {SemanticNode} node @returns {Mirrored} */
  #create(node) {
    const { tag } = render(node);
    const element = document.createElement(tag);
    if (isPressable(node)) element.className = "press";
    const text = tag === "input" ? null : element.appendChild(document.createTextNode(""));
    const mirrored = { node, element, text, attributes: {}, source: "", parent: null, x: 0, y: 0, slot: -1, next: null };
    this.#byElement.set(element, mirrored);
    return mirrored;
  }

  /** @param {Mirrored} mirrored */
  #place(mirrored) {
    const { node } = mirrored;
    if (node.box && !(isPressable(node) && node.box[3] < LEAST_TARGET)) {
      this.#freeSlot(mirrored);
      return node.box;
    }
    if (mirrored.slot < 0) {
      const free = this.#slots.indexOf(null);
      mirrored.slot = free < 0 ? this.#slots.length : free;
      this.#slots[mirrored.slot] = mirrored;
    }
    return [0, (mirrored.slot + 1) * SLOT_DISTANCE, 1, 1];
  }

  /** @param {Mirrored} mirrored */
  #freeSlot(mirrored) {
    if (mirrored.slot < 0) return;
    this.#slots[mirrored.slot] = null;
    mirrored.slot = -1;
  }

  /** @param {Mirrored} mirrored @param {SemanticNode} node */
  #write(mirrored, node) {
    const parentX = mirrored.parent?.x ?? 0;
    const parentY = mirrored.parent?.y ?? 0;
    const locale = this.#root.lang;
    const source = `${parentX},${parentY}${locale}${JSON.stringify(node)}`;
    if (source === mirrored.source) return;
    mirrored.source = source;
    mirrored.node = node;
    const { element } = mirrored;

    const [x, y, width, height] = this.#place(mirrored);
    mirrored.x = x;
    mirrored.y = y;
    element.style.cssText =
      `left:${x - parentX}px;top:${y - parentY}px;width:${width}px;height:${height}px;line-height:${height}px`;

    const { text, attributes } = render(node, locale);
    if (this.#live[node.role]) {
      // The region has the role; its parts are plain text.
      setText(mirrored, node.name ?? "");
      return;
    }
    setText(mirrored, text);
    for (const name of Object.keys(mirrored.attributes)) {
      if (!(name in attributes)) element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (mirrored.attributes[name] !== value) element.setAttribute(name, value);
    }
    mirrored.attributes = attributes;
    if (element instanceof HTMLInputElement) {
      // Text being composed with an input method is left alone.
      const value = isTextField(node) ? (node.value ?? "") : String(node.now ?? 0);
      if (element.value !== value && element.dataset.editing === undefined) element.value = value;
    }
  }
}

/** Puts `element` before `next` and says what comes after it. @param {Element} parent @param {Element} element @param {Element | null} next */
function place(parent, element, next) {
  if (element === next) return next.nextElementSibling;
  parent.insertBefore(element, next);
  return next;
}

/** A translator of the page may have put elements of its own in the place of the text. @param {Mirrored} mirrored @param {string} words */
function setText({ element, text }, words) {
  if (!text) return;
  if (text.parentNode !== element) {
    for (const stranger of element.querySelectorAll(":scope > font")) stranger.remove();
    element.prepend(text);
  }
  if (text.data !== words) text.data = words;
}
