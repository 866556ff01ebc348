// Texts of the drawing that are picked to be copied: an amount, a cell, a line. What is drawn cannot be selected, so the texts of
// the mirror, which lie over it, are marked.
//
// With the mouse: a double click picks the text below it, dragging all texts from where it began. With the keyboard: the left and
// right arrows in a row of a table pick its cells. Ctrl+C then copies what is picked (copying.mjs). The next press or key ends it.
//
// Left out: the plain text that replaces the drawing; there the browser selects.

import { selectionIn } from "./unhidden.mjs";

/** @typedef {import("./mirror.mjs").Mirrored} Mirrored */

const TEXTS = new Set(["cell", "columnheader", "paragraph", "heading", "status", "alert"]);
const CLASS = "picked";

export class Picking {
  #mirror;
  /** @type {Mirrored[]} */
  #picked = [];

  /** @param {import("./mirror.mjs").Mirror} mirror */
  constructor(mirror) {
    this.#mirror = mirror;
  }

  /** The text that is seen there. @param {number} x @param {number} y @returns {Mirrored | undefined} */
  at(x, y) {
    const hit = this.#texts().filter(({ node: { box: [left, top, width, height] = [0, 0, 0, 0] } }) => {
      return x >= left && x < left + width && y >= top && y < top + height;
    });
    return hit.at(-1); // later ones lie above
  }

  /** All texts from one to another, whichever is first. @param {Mirrored} from @param {Mirrored} [to] */
  pick(from, to = from) {
    const texts = this.#texts();
    const [first, last] = [texts.indexOf(from), texts.indexOf(to)].sort((one, other) => one - other);
    if (first >= 0) this.#mark(texts.slice(first, last + 1));
  }

  /** The next cell of a row, or the one before. @param {Mirrored} row @param {1 | -1} step @returns {boolean} whether there is a cell */
  step(row, step) {
    const cells = this.#texts().filter(({ parent }) => parent === row);
    const at = cells.indexOf(this.#picked[0]);
    const next = at < 0 ? cells.at(step > 0 ? 0 : -1) : cells[at + step];
    if (next) this.#mark([next]);
    return cells.length > 0;
  }

  /** @returns {boolean} whether there was something */
  end() {
    if (this.#picked.length === 0) return false;
    this.#selection?.removeAllRanges();
    this.forget();
    return true;
  }

  /** The person has gone on to something else, which may have selected something. */
  forget() {
    for (const { element } of this.#picked) element.classList.remove(CLASS);
    this.#picked = [];
  }

  /** Cells of a row with tabs between them, all else line by line; "" when nothing is picked, or the page has selected other text since. */
  get text() {
    const there = this.#picked.filter(({ element }) => element.isConnected);
    const text = there.reduce((before, each, index) => {
      const isSameRow = each.parent?.node.role === "row" && each.parent === there[index - 1]?.parent;
      return before + (index === 0 ? "" : isSameRow ? "\t" : "\n") + wordsOf(each);
    }, "");
    return this.#isOverruled() ? "" : text;
  }

  /** Whether something outside is selected by now. A browser that cannot say so has been left out. */
  #isOverruled() {
    const shadow = this.#picked[0]?.element.getRootNode();
    const ranges = /** @type {any} */ (this.#selection)?.getComposedRanges?.({ shadowRoots: [shadow] }) ?? [];
    return ranges.some((/** @type {StaticRange} */ range) => !range.collapsed && !shadow?.contains(range.startContainer));
  }

  get #selection() {
    return this.#picked[0] && selectionIn(this.#picked[0].element.ownerDocument);
  }

  /** @param {Mirrored[]} next */
  #mark(next) {
    this.forget();
    for (const { element } of next) element.classList.add(CLASS);
    this.#picked = next;
    const [first, last] = [next[0].element, next[next.length - 1].element];
    // The browser's own selection makes its menu offer to copy, and ends what the page had selected.
    this.#selection?.removeAllRanges();
    this.#selection?.setBaseAndExtent(first, 0, last, 1); // a text is the first child of its element
  }

  /** What can be seen and is not behind a dialog. */
  #texts() {
    return [...this.#mirror.all].filter((each) => TEXTS.has(each.node.role) && each.node.box && wordsOf(each) && !each.element.closest("[inert]"));
  }
}

/** @param {Mirrored} mirrored */
const wordsOf = ({ node }) => (node.value || node.name || "").replace(/\s+/g, " ").trim();
