// Keyboard focus: reported to the application, moved at its request, kept inside a dialog, returned to what opened it.
//
// Focus itself is the browser's (docs/decisions/0001): the mirror's elements have it and Tab visits them in
// document order. The application is told, so that it can draw the focus ring.

import { isTextField } from "./roles.mjs";

/** @typedef {import("./mirror.mjs").Mirrored} Mirrored */
/** @typedef {{ id: number, openers: number[] }} Layer  a dialog or menu, and where focus goes when it closes: the first that is left */

/** The title of the page that these nodes show. @param {Iterable<Mirrored>} nodes */
function titleOf(nodes) {
  for (const each of nodes) if (each.node.role === "heading" && each.node.level === 1) return each;
  return undefined;
}

export class Focus {
  #shadow;
  #mirror;
  #container;
  #act;
  /** @type {Layer[]} */
  #layers = [];
  /** The one that the last update closed. @type {Layer | undefined} */
  #closed;
  /** @type {HTMLElement[]} */
  #inert = [];
  #told = 0;
  #pressed = 0;
  #usedByPerson = false;
  /** Where focus waits while the page that was gone to is being fetched. @type {Mirrored | undefined} */
  #stopgap;

  /**
   * @param {ShadowRoot} shadow
   * @param {HTMLElement} container  the mirror's
   * @param {import("./mirror.mjs").Mirror} mirror
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(id: number, kind: "focus" | "blur") => void} act
   */
  constructor(shadow, container, mirror, listeners, act) {
    this.#shadow = shadow;
    this.#container = container;
    this.#mirror = mirror;
    this.#act = act;
    listeners.on(container, "focusin", (event) => this.#tell(mirror.at(event.target)));
    listeners.on(container, "focusout", () => this.#tell(undefined));
  }

  /** The node that has keyboard focus. */
  get current() {
    return this.#mirror.at(this.#shadow.activeElement);
  }

  /** A person pressed here; focus may be moved on their behalf. @param {Mirrored | undefined} mirrored */
  pressed(mirrored) {
    this.#pressed = mirrored?.node.id ?? 0;
    this.#usedByPerson = true;
  }

  /**
   * Updates the mirror and moves focus to where it belongs.
   * @param {import("./engine.mjs").SemanticNode[]} nodes
   */
  update(nodes) {
    const before = [...this.#mirror.all];
    const focused = this.current;
    const title = titleOf(before)?.node.name;
    this.#mirror.update(nodes);
    const opened = this.#updateLayers(focused);
    if (opened && (focused || this.#usedByPerson)) {
      this.#moveTo(this.#focusable(opened)[0]);
    } else if (focused && !focused.element.isConnected) {
      const heading = titleOf(this.#mirror.all);
      const isNewPage = heading?.node.name !== title;
      const target = this.#returnTarget() ?? (isNewPage ? this.#firstBelow(heading) : undefined);
      const stopgap = target ? undefined : this.#neighbour(before, focused);
      this.#moveTo(target ?? stopgap);
      this.#stopgap = isNewPage && !heading ? stopgap : undefined;
    } else if (this.#stopgap) {
      const heading = titleOf(this.#mirror.all);
      if (!heading) return;
      if (focused === this.#stopgap) this.#moveTo(this.#firstBelow(heading));
      this.#stopgap = undefined;
    }
  }

  /** The application wishes focus there. @param {number} id */
  request(id) {
    // Focus is never taken from the page: only moved within the widget, or after a press on it.
    if (this.current || this.#usedByPerson) this.#moveTo(this.#mirror.find(id));
  }

  /** To the first control in the order of Tab, of the mirror or else of a message. @param {Element} root @param {FocusOptions} [options] */
  enter(root, options) {
    if (this.#shadow.activeElement) return;
    const isStop = (/** @type {Mirrored} */ { node, element }) => node.focusable && element.tabIndex >= 0 && !element.closest("[inert]");
    const first = [...this.#mirror.all].find(isStop)?.element;
    const stop = first ?? /** @type {HTMLElement | null} */ (root.querySelector(".message :is(button, a)"));
    stop?.focus(options);
  }

  /** A press counts for the frames that it causes, not for later changes by the clock. */
  settle() {
    this.#usedByPerson = false;
  }

  /** Keeps Tab inside the open dialog. @param {KeyboardEvent} event @returns {boolean} whether focus was moved */
  wrapTab(event) {
    const layer = this.#layers.at(-1);
    const dialog = layer && this.#mirror.find(layer.id);
    if (!dialog?.node.modal) return false;
    const stops = this.#focusable(dialog).filter(({ element }) => element.tabIndex >= 0);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (stops.length === 0 || this.current !== edge) return false;
    this.#moveTo(event.shiftKey ? stops.at(-1) : stops[0]);
    return true;
  }

  /** @param {Mirrored | undefined} mirrored */
  #tell(mirrored) {
    const seen = mirrored && (isTextField(mirrored.node) || mirrored.element.matches(":focus-visible"));
    const id = seen ? mirrored.node.id : 0;
    if (id === this.#told) return;
    if (this.#told) this.#act(this.#told, "blur");
    this.#told = id;
    if (id) this.#act(id, "focus");
  }

  /** @param {Mirrored | undefined} mirrored */
  #moveTo(mirrored) {
    if (!mirrored) return;
    const { element } = mirrored;
    if (!element.matches("button, input, [tabindex]")) element.tabIndex = -1;
    element.focus();
  }

  /** @param {Mirrored | undefined} focused @returns {Mirrored | undefined} a layer that has just opened */
  #updateLayers(focused) {
    const open = [...this.#mirror.all].filter(({ node }) => node.modal || node.role === "menu");
    const openers = [focused?.node.id ?? this.#pressed, ...(this.#layers.at(-1)?.openers ?? [])];
    // The opener may be gone, such as the Pay button of an order that has been paid; its row still exists.
    for (let around = focused?.parent; around; around = around.parent) {
      if (around.node.focusable) openers.push(around.node.id);
    }
    const known = new Map(this.#layers.map((layer) => [layer.id, layer]));
    this.#closed = this.#layers.filter(({ id }) => !open.some(({ node }) => node.id === id)).at(-1);
    this.#layers = open.map(({ node: { id } }) => known.get(id) ?? { id, openers });
    this.#setInert(open.filter(({ node }) => node.modal).at(-1));
    return open.filter(({ node }) => !known.has(node.id)).at(-1);
  }

  #returnTarget() {
    for (const id of this.#closed?.openers ?? []) {
      const opener = this.#mirror.find(id);
      if (opener && !opener.element.closest("[inert]")) return opener;
    }
    return undefined;
  }

  /** Everything outside the dialog, but for menus that lie above it. @param {Mirrored | undefined} modal */
  #setInert(modal) {
    for (const element of this.#inert.splice(0)) element.inert = false;
    if (!modal) return;
    for (let inside = modal.element; inside !== this.#container; inside = /** @type {HTMLElement} */ (inside.parentElement)) {
      let above = false;
      for (const sibling of /** @type {HTMLElement} */ (inside.parentElement).children) {
        if (sibling === inside) above = true;
        else if (sibling instanceof HTMLElement && !(above && sibling.role === "menu")) {
          sibling.inert = true;
          this.#inert.push(sibling);
        }
      }
    }
  }

  /** @param {Mirrored} layer */
  #focusable(layer) {
    return [...this.#mirror.all].filter(({ node, element }) => node.focusable && layer.element.contains(element));
  }

  /** The first control of a page. @param {Mirrored | undefined} title */
  #firstBelow(title) {
    if (!title) return undefined;
    const isBelow = (/** @type {Element} */ element) => title.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const below = [...this.#mirror.all].filter(({ node, element }) => node.focusable && !node.disabled && isBelow(element) && !element.closest("[inert]"));
    below.sort((one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    return below[0];
  }

  /** What stands nearest to where an element was. @param {Mirrored[]} before @param {Mirrored} lost */
  #neighbour(before, lost) {
    const at = before.indexOf(lost);
    const near = [...before.slice(at + 1), ...before.slice(0, at).reverse()];
    return near.find(({ node, element }) => node.focusable && element.isConnected && !element.closest("[inert]"));
  }
}
