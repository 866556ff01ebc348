// The pointer: mouse, pen and touch are passed to the canvas, which does the hit testing. One set of listeners.
//
// The mirror's elements are above the canvas and receive the events first, so that focus, cursors and assistive
// tools work natively; the events bubble here and are passed on with canvas coordinates. The native click that
// follows such a press must not act a second time; a click without a press (keyboard, screen reader, script) must.

import { Place } from "./place.mjs";
import { isPressable, isTextField } from "./roles.mjs";
import { unhidden } from "./unhidden.mjs";

/** @typedef {import("./mirror.mjs").Mirrored} Mirrored */

const LINE_HEIGHT = 20; // CSS pixels, for wheels that count in lines
const TOUCH_SLOP = 8; // CSS pixels a finger may move and still tap
const MOUSE_SLOP = 4; // CSS pixels a mouse may move and still press

/**
 * @typedef {object} PointerTarget
 * @property {import("./engine.mjs").Engine} engine
 * @property {HTMLElement} root
 * @property {HTMLCanvasElement} canvas
 * @property {import("./mirror.mjs").Mirror} mirror
 * @property {import("./focus.mjs").Focus} focus
 * @property {import("./frames.mjs").Frames} frames
 * @property {import("./picking.mjs").Picking} picking
 * @property {() => boolean} isDrawn  otherwise the mirror itself is pressed
 * @property {() => boolean} wheelWanted  whether the last frame used the wheel
 * @property {(id: number) => void} click
 */

export class Pointer {
  #to;
  #place;
  /** The pointer that is down on the canvas. */
  #down = -1;
  /** Whether the next native click belongs to a press that the canvas has seen. */
  #clickIsKnown = false;
  /** @type {"undecided" | "drag" | "scroll" | "page" | "pick"} what the press turned out to do */
  #doing = "drag";
  /** The text on which the press of a mouse began. @type {Mirrored | undefined} */
  #text;
  #isSideways = false;
  #isLetGo = false;
  /** Where it went down. */
  #downX = 0;
  #downY = 0;
  /** The point that is pressed; beside a small target, a finger presses its edge. */
  #startX = 0;
  #startY = 0;
  #lastX = 0;
  #lastY = 0;
  #wheelFrame = -1;
  /** Whether the press began on a chart, which two fingers zoom. */
  #isOnChart = false;
  /** @type {{ x: number, distance: number } | undefined} of two fingers, their middle and distance at the last movement */
  #fingers;

  /** @param {PointerTarget} target @param {import("./listeners.mjs").Listeners} listeners */
  constructor(target, listeners) {
    this.#to = target;
    const { root, canvas } = target;
    this.#place = new Place(root, canvas);
    listeners.on(root, "pointermove", (event) => this.#moved(event));
    listeners.on(root.ownerDocument, "pointerdown", (event) => event.composedPath().includes(root) || target.picking.forget());
    listeners.on(root, "pointerleave", () => this.#left());
    listeners.on(root, "pointerdown", (event) => this.#pressed(event));
    // Some pages stop it on its way, which a browser's own buttons do not mind.
    listeners.on(unhidden("defaultView", root.ownerDocument) ?? root, "pointerup", (event) => this.#released(event), { capture: true });
    listeners.on(root, "pointercancel", (event) => this.#cancelled(event));
    listeners.on(root, "lostpointercapture", (event) => this.#cancelled(event)); // also when nothing else tells
    listeners.on(root, "click", (event) => this.#clicked(event));
    listeners.on(root, "wheel", (event) => this.#wheeled(event), { passive: false });
    listeners.on(root, "touchmove", (event) => this.#fingerMoved(event), { passive: false });
    listeners.on(root, "dblclick", (event) => this.#pressedTwice(event));
    // Dragging over text picks it; the browser neither selects meanwhile nor takes what is picked along.
    for (const type of ["selectstart", "dragstart"]) listeners.on(root, type, (event) => this.#doing === "pick" && this.#down !== -1 && event.preventDefault());
    listeners.on(canvas, "selectstart", (event) => event.preventDefault());
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const { engine, frames, isDrawn } = this.#to;
    if (!isDrawn()) return;
    if (event.pointerId === this.#down && this.#text) this.#pick(event, this.#text);
    if (this.#doing !== "drag" && event.pointerId === this.#down) return;
    engine.pointerMoved(...this.#place.of(event), event.pointerType === "touch");
    frames.request();
  }

  #left() {
    if (this.#down !== -1) return; // captured: it will be released first
    this.#to.engine.pointerLeft();
    this.#to.frames.request();
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const { engine, root, canvas, mirror, focus, frames, picking, isDrawn } = this.#to;
    const mirrored = mirror.at(event.target);
    if (!mirrored && event.target !== canvas && event.target !== root) return; // a message above the canvas
    focus.pressed(mirrored);
    this.#clickIsKnown = false;
    if (event.button === 0) picking.end();
    if (!event.isPrimary || event.button !== 0 || !isDrawn()) return;
    if (mirrored && (isTextField(mirrored.node) || !mirrored.node.box)) return; // all native
    const isTouch = event.pointerType === "touch";
    if (!isTouch && !canCapture(root, event)) return; // its click acts
    if (this.#down !== -1) this.#letGo(); // its end was lost
    this.#down = event.pointerId;
    this.#doing = isTouch ? "undecided" : "drag";
    this.#isOnChart = mirrored?.node.role === "application";
    this.#fingers = undefined;
    this.#isSideways = isSlider(mirrored) || this.#isOnChart;
    this.#isLetGo = false;
    const place = ([this.#downX, this.#downY] = [this.#lastX, this.#lastY] = this.#place.of(event));
    [this.#startX, this.#startY] = isTouch ? nearest(mirrored, ...place) : place;
    const isText = event.pointerType === "mouse" && (!mirrored || mirrored.node.role === "row");
    this.#text = isText ? picking.at(...place) : undefined;
    if (isSlider(mirrored)) {
      event.preventDefault(); // the canvas moves the thumb, not the browser
      mirrored?.element.focus();
    }
    engine.pointerMoved(this.#startX, this.#startY, isTouch);
    engine.pointerButton(0, true);
    frames.settle(); // of a touch ImGui sees the place in one frame and the press in the next
  }

  /** @param {PointerEvent} event */
  #released(event) {
    if (event.pointerId !== this.#down) return;
    const { engine, frames, focus } = this.#to;
    this.#down = -1;
    if (!this.#isLetGo) {
      const place = this.#place.of(event);
      const isTap = this.#doing !== "drag" && !this.#hasLeft(...place); // it ends where it began, also beside a small target
      const [x, y] = isTap ? [this.#startX, this.#startY] : place;
      engine.pointerMoved(x, y, event.pointerType === "touch");
      engine.pointerButton(0, false);
      this.#clickIsKnown = true;
      frames.settle();
    }
    if (this.#doing === "pick") this.#clickIsKnown = true; // it is no press
    if (event.pointerType === "touch") this.#left();
    focus.settle();
  }

  /** @param {PointerEvent} event */
  #cancelled(event) {
    if (event.pointerId !== this.#down) return;
    this.#down = -1;
    if (!this.#isLetGo) this.#letGo();
  }

  /** Releases the button where nothing is hit. */
  #letGo() {
    this.#isLetGo = true;
    const { engine, frames } = this.#to;
    engine.pointerLeft();
    engine.pointerButton(0, false);
    frames.now();
  }

  /** Dragging over text picks it, and presses nothing. @param {PointerEvent} event @param {Mirrored} from */
  #pick(event, from) {
    const { picking } = this.#to;
    const [x, y] = this.#place.of(event);
    if (this.#doing !== "pick" && Math.hypot(x - this.#startX, y - this.#startY) <= MOUSE_SLOP) return;
    if (!this.#isLetGo) this.#letGo();
    this.#doing = "pick";
    picking.pick(from, picking.at(x, y));
  }

  /** @param {MouseEvent} event */
  #pressedTwice(event) {
    const { picking, isDrawn } = this.#to;
    if (!isDrawn() || !this.#text || picking.at(...this.#place.of(event)) !== this.#text) return;
    picking.pick(this.#text);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const { mirror, focus, click } = this.#to;
    const known = this.#clickIsKnown && event.detail > 0;
    this.#clickIsKnown = false;
    let mirrored = mirror.at(event.target);
    while (mirrored && !isPressable(mirrored.node)) mirrored = mirrored.parent ?? undefined; // a cell is part of its row
    if (known || !mirrored || mirrored.node.disabled || isTextField(mirrored.node) || isSlider(mirrored)) return;
    focus.pressed(mirrored);
    click(mirrored.node.id);
    focus.settle();
  }

  /** @param {WheelEvent} event */
  #wheeled(event) {
    const { engine, canvas, isDrawn } = this.#to;
    if (event.ctrlKey || !isDrawn()) return; // with Ctrl it zooms the page
    const unit = [1, LINE_HEIGHT, canvas.clientHeight][event.deltaMode];
    engine.pointerMoved(...this.#place.of(event), false);
    engine.wheel(event.deltaX * unit, event.deltaY * unit);
    if (this.#scroll(event.timeStamp)) event.preventDefault();
  }

  /**
   * A finger scrolls the canvas as long as it can be scrolled in that direction, otherwise the page. On a slider or a
   * chart, a horizontal movement drags. The browser decides at the first move.
   * @param {TouchEvent} event
   */
  #fingerMoved(event) {
    if (this.#down === -1 || this.#doing === "page") return;
    if (event.touches.length === 2 && this.#isOnChart) this.#pinched(event);
    if (event.touches.length !== 1 || this.#fingers) return;
    const [x, y] = this.#place.of(event.touches[0]);
    const dx = this.#lastX - x;
    const dy = this.#lastY - y;
    if (this.#doing === "undecided" && this.#isSideways && Math.abs(dx) > Math.abs(dy)) this.#doing = "drag";
    if (this.#doing !== "drag") {
      this.#to.engine.pointerMoved(this.#startX, this.#startY, true); // what the finger went down on scrolls
      this.#to.engine.wheel(dx, dy);
      [this.#lastX, this.#lastY] = [x, y];
      const used = this.#scroll(event.timeStamp);
      if (this.#doing === "undecided") this.#doing = used ? "scroll" : "page";
      if (this.#doing === "scroll" && this.#hasLeft(x, y) && !this.#isLetGo) this.#letGo();
    }
    if (this.#doing !== "page" && event.cancelable) event.preventDefault();
  }

  /** Whether the finger is no longer where it went down. @param {number} x @param {number} y */
  #hasLeft(x, y) {
    return Math.hypot(x - this.#downX, y - this.#downY) > TOUCH_SLOP;
  }

  /** @param {TouchEvent} event  of two fingers */
  #pinched(event) {
    const { engine, frames } = this.#to;
    const [[x1, y1], [x2, y2]] = [...event.touches].map((touch) => this.#place.of(touch));
    const now = { x: (x1 + x2) / 2, distance: Math.hypot(x2 - x1, y2 - y1) };
    const before = this.#fingers;
    this.#fingers = now;
    if (event.cancelable) event.preventDefault();
    if (!this.#isLetGo) this.#letGo(); // the first finger neither drags nor taps
    if (!before || !before.distance || !now.distance) return;
    engine.pinch(now.x, (y1 + y2) / 2, before.x, now.distance / before.distance);
    frames.now();
  }

  /** Whether the canvas used the wheel. Asked once per frame at most. @param {number} time */
  #scroll(time) {
    const { frames, wheelWanted } = this.#to;
    if (time - this.#wheelFrame < 8) frames.request();
    else frames.now();
    this.#wheelFrame = time;
    return wheelWanted();
  }
}

/**
 * The point of what was touched that is nearest to the finger: small targets are felt around them, too (style.mjs).
 * @param {Mirrored | undefined} mirrored @param {number} x @param {number} y @returns {[number, number]}
 */
function nearest(mirrored, x, y) {
  if (!mirrored?.node.box) return [x, y];
  const [left, top, width, height] = mirrored.node.box;
  return [Math.min(Math.max(x, left + 1), left + width - 1), Math.min(Math.max(y, top + 1), top + height - 1)];
}

/** False of a script's, which need not have a place, and of what has ended already. @param {HTMLElement} root @param {PointerEvent} event */
function canCapture(root, { isTrusted, pointerId }) {
  try {
    if (isTrusted) root.setPointerCapture(pointerId);
    return isTrusted;
  } catch {
    return false;
  }
}

/** @param {Mirrored | undefined} mirrored */
const isSlider = (mirrored) => mirrored?.node.role === "slider";
