// The C boundary (web/api/poolbill_api.h) with types. One engine is one instance of the module: one widget.
//
// Left out: when frames are drawn (frames.mjs), and how the answers are used.

/**
 * @typedef {object} SemanticNode  one widget on the canvas; web/ui/semantics/tree.hpp says what the parts mean
 * @property {number} id
 * @property {number} [depth]
 * @property {string} role
 * @property {string} [name]
 * @property {string} [value]
 * @property {string} [description]
 * @property {[number, number, number, number]} [box]  x, y, width, height; absent when scrolled out of view
 * @property {boolean} [disabled]
 * @property {boolean} [invalid]
 * @property {boolean} [modal]
 * @property {boolean} [focusable]
 * @property {boolean} [checked]
 * @property {boolean} [selected]
 * @property {boolean} [expanded]
 * @property {number} [level]
 * @property {number} [row_count]
 * @property {number} [row_index]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [now]
 * @property {number} [step]
 *
 * @typedef {object} FrameDemand
 * @property {boolean} soon
 * @property {number} afterMs  negative: no frame until something happens
 * @property {number} focus
 * @property {number} hovered
 * @property {string} cursor
 * @property {boolean} wheelWanted
 * @property {boolean} semanticsChanged
 * @property {boolean} hasEvents
 * @property {boolean} hasWork  there is something to work on between frames
 *
 * @typedef {{ type: string, detail: any }} HostEvent
 * @typedef {{ locale: string, dark: boolean, forcedColors: boolean, reducedMotion: boolean, readOnly: boolean }} Preferences
 */

/** The order of poolbill::ui::NodeInputKind. */
export const ACTION = /** @type {const} */ ({
  click: 0,
  set: 1,
  commit: 2,
  key: 3,
  focus: 4,
  blur: 5,
  dismiss: 6,
  reveal: 7,
});

// The next four are enumerations and a struct of poolbill_api.h; tests/shell/engine.test.mjs compares them with it.

/** How far loading is. */
export const LOADING = /** @type {const} */ ({ failed: 0, done: 1, more: 2 });

/** What the viewer prefers, as a sum of bits. */
export const PREFERENCE = /** @type {const} */ ({ dark: 1, forcedColors: 2, reducedMotion: 4, readOnly: 8 });

/** Bits of `flags` in poolbill_demand. */
export const DEMAND_FLAG = /** @type {const} */ ({ soon: 1, wheelWanted: 2, semanticsChanged: 4, hasEvents: 8, hasWork: 16 });

/** Byte offsets in poolbill_demand, and its size. */
export const DEMAND = /** @type {const} */ ({ afterMs: 0, flags: 8, focus: 12, hovered: 16, cursorSize: 20, cursor: 24, size: 32 });

/** @type {FrameDemand} */
const AT_REST = {
  soon: false,
  afterMs: -1,
  focus: 0,
  hovered: 0,
  cursor: "",
  wheelWanted: false,
  semanticsChanged: false,
  hasEvents: false,
  hasWork: false,
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  #module;
  #widget;
  #fetchPart;
  /** @type {Promise<void> | null} */
  #part = null;
  /** @type {(error: unknown) => void} */
  #stopped = () => {};

  /**
   * @param {Record<string, any>} module  an instance of poolbill.js
   * @param {(() => Promise<void>) | null} [fetchPart]  brings the deferred part; absent when the module is whole
   */
  constructor(module, fetchPart = null) {
    this.#module = module;
    this.#widget = module._poolbill_create();
    this.#fetchPart = fetchPart;
    if (fetchPart) this.#call("defer_part");
    /** Whether there is a WebGL2 context; without one, frames still make the semantic tree. */
    this.draws = this.#call("draws") === 1;
  }

  /** @param {(error: unknown) => void} stopped  called when the engine has failed for good; after that it does not answer */
  onStop(stopped) {
    this.#stopped = stopped;
  }

  destroy() {
    this.#call("destroy");
    this.#module = /** @type {any} */ (null);
  }

  contextLost() {
    this.#call("context_lost");
  }

  contextRestored() {
    this.#call("context_restored");
  }

  /** Fetches the deferred part, once. @returns {Promise<void>} rejects if it could not be fetched; it can be requested again */
  fetchPart() {
    this.#part ??= (this.#fetchPart?.() ?? Promise.resolve()).then(
      () => void this.#call("part_arrived", 1),
      (error) => {
        this.#part = null;
        this.#call("part_arrived", 0);
        throw error;
      },
    );
    return this.#part;
  }

  /** @param {Preferences} preferences */
  setPreferences({ locale, dark, forcedColors, reducedMotion, readOnly }) {
    const preferred = { dark, forcedColors, reducedMotion, readOnly };
    const names = /** @type {(keyof typeof PREFERENCE)[]} */ (Object.keys(PREFERENCE));
    const flags = names.reduce((sum, name) => sum | (preferred[name] ? PREFERENCE[name] : 0), 0);
    this.#call("set_preferences", this.#write(locale), flags);
  }

  /** Must come before the preference for that locale. @param {string} locale @param {string} texts */
  setTexts(locale, texts) {
    const localeSize = encoder.encode(locale).length;
    const size = this.#write(texts, locale);
    this.#call("set_texts", localeSize, size - localeSize);
  }

  /** @param {Record<string, string>} overrides  token name to "#rrggbbaa" */
  setTokens(overrides) {
    const lines = Object.entries(overrides).map(([name, color]) => `${name}=${color}`);
    this.#call("set_tokens", this.#write(lines.join("\n")));
  }

  /** @param {string} family  a CSS font-family list */
  setFont(family) {
    this.#call("set_font", this.#write(family));
  }

  /**
   * Starts loading a scenario; load_in_pieces.mjs does the rest.
   * @param {string} scenario
   * @param {boolean} [asStep]  as one step that undo takes back
   */
  load(scenario, asStep = false) {
    return this.#call("load", this.#write(scenario), Number(asStep));
  }

  /** Loads the next piece. */
  loadOn() {
    return this.#call("load_on");
  }

  save() {
    return this.#read(this.#call("save"));
  }

  /** The colours of all tokens, overrides included. @returns {Record<string, string>} */
  theme() {
    return JSON.parse(this.query("theme") || "{}");
  }

  /** @param {string} what */
  query(what) {
    return this.#read(this.#call("query", this.#write(what)));
  }

  undo() {
    return this.#call("undo") === 1;
  }

  redo() {
    return this.#call("redo") === 1;
  }

  /** @param {string} name @param {string | Uint8Array} argument */
  command(name, argument) {
    const nameSize = encoder.encode(name).length;
    const size = this.#write(argument, name);
    return this.#call("command", nameSize, size - nameSize) === 1;
  }

  /** Does the next piece of long work. @returns {boolean} whether there is more */
  workOn() {
    return this.#call("work_on") === 1;
  }

  /** @param {number} x @param {number} y @param {boolean} touch */
  pointerMoved(x, y, touch) {
    this.#call("pointer_moved", x, y, Number(touch));
  }

  pointerLeft() {
    this.#call("pointer_left");
  }

  /** @param {number} button @param {boolean} down */
  pointerButton(button, down) {
    this.#call("pointer_button", button, Number(down));
  }

  /** @param {number} dx @param {number} dy */
  wheel(dx, dy) {
    this.#call("wheel", dx, dy);
  }

  /**
   * Two fingers spread or close.
   * @param {number} x @param {number} y  their middle
   * @param {number} fromX  where it was
   * @param {number} factor  by which their distance grew
   */
  pinch(x, y, fromX, factor) {
    this.#call("pinch", x, y, fromX, factor);
  }

  /** @param {number} id @param {keyof typeof ACTION} kind @param {string} [value] */
  act(id, kind, value = "") {
    this.#call("act", id, ACTION[kind], this.#write(value));
  }

  /**
   * @param {{ width: number, height: number, ratio: number }} surface
   * @param {number} timeMs
   * @returns {FrameDemand}
   */
  frame({ width, height, ratio }, timeMs) {
    const address = this.#call("frame", width, height, ratio, timeMs);
    if (address === 0) return AT_REST;
    const heap = this.#module.HEAPU8;
    const view = new DataView(heap.buffer, address, DEMAND.size);
    const number = (/** @type {number} */ offset) => view.getUint32(offset, true);
    const flags = number(DEMAND.flags);
    const cursor = number(DEMAND.cursor);
    return {
      afterMs: view.getFloat64(DEMAND.afterMs, true),
      soon: (flags & DEMAND_FLAG.soon) !== 0,
      wheelWanted: (flags & DEMAND_FLAG.wheelWanted) !== 0,
      semanticsChanged: (flags & DEMAND_FLAG.semanticsChanged) !== 0,
      hasEvents: (flags & DEMAND_FLAG.hasEvents) !== 0,
      hasWork: (flags & DEMAND_FLAG.hasWork) !== 0,
      focus: number(DEMAND.focus),
      hovered: number(DEMAND.hovered),
      cursor: decoder.decode(heap.subarray(cursor, cursor + number(DEMAND.cursorSize))),
    };
  }

  /** @returns {SemanticNode[]} */
  semantics() {
    const nodes = JSON.parse(this.#read(this.#call("semantics")) || "[]");
    // Members that a page gives to all objects must not stand in for those that a node does not have.
    if (Object.keys(Object.prototype).length) for (const node of nodes) Object.setPrototypeOf(node, null);
    return nodes;
  }

  /** Events since the last call. @returns {HostEvent[]} */
  takeEvents() {
    return JSON.parse(this.#read(this.#call("events")) || "[]");
  }

  /** @param {string} name @param {...number} values @returns {number} 0 when the engine has stopped */
  #call(name, ...values) {
    if (!this.#module) return 0;
    try {
      return this.#module[`_poolbill_${name}`](this.#widget, ...values);
    } catch (error) {
      this.#module = /** @type {any} */ (null);
      this.#stopped(error);
      return 0;
    }
  }

  /** @param {string | Uint8Array} text  or its bytes @param {string} [head]  placed before it @returns {number} bytes of both */
  #write(text, head = "") {
    const first = encoder.encode(head);
    const place = (/** @type {number} */ size) => {
      const address = this.#call("input", first.length + size);
      const room = this.#module?.HEAPU8.subarray(address, address + first.length + size);
      room?.set(first);
      return room?.subarray(first.length) ?? new Uint8Array(size);
    };
    if (typeof text !== "string") {
      place(text.length).set(text);
      return first.length + text.length;
    }
    // Mostly ASCII text goes straight into the engine's memory. Other text needs more bytes than it has characters.
    const { read, written } = encoder.encodeInto(text, place(text.length));
    if (read === text.length) return first.length + written;
    const bytes = encoder.encode(text);
    place(bytes.length).set(bytes);
    return first.length + bytes.length;
  }

  /** @param {number} size */
  #read(size) {
    const address = this.#call("text");
    return this.#module ? decoder.decode(this.#module.HEAPU8.subarray(address, address + size)) : "";
  }
}
