// One widget on one host element: brings engine, canvas, mirror, input, theme and storage together.
//
// Both the custom element (element.mjs) and createPoolBill (create.mjs) are thin wrappers of this class.
// Lifetime: constructed on an element that has no shadow root yet; `ready` settles; `dispose` ends it for good.

import { whileBusy } from "./busy.mjs";
import { chartOnPaper } from "./chart_on_paper.mjs";
import { copyText } from "./clipboard.mjs";
import { Context } from "./context.mjs";
import { watchCopying } from "./copying.mjs";
import { createEngine, LoadError, textsOf } from "./engine_loader.mjs";
import { dispatch, isForPage } from "./events.mjs";
import { copyLink, exportBills, openLink, saveFile, shareLink } from "./exports.mjs";
import { connectFields } from "./fields.mjs";
import { FileIntake } from "./file_intake.mjs";
import { Focus } from "./focus.mjs";
import { Frames } from "./frames.mjs";
import { Hosting } from "./hosting.mjs";
import { Keyboard } from "./keyboard.mjs";
import { known } from "./known.mjs";
import { Listeners } from "./listeners.mjs";
import { loadInPieces } from "./load_in_pieces.mjs";
import { Mirror } from "./mirror.mjs";
import { Plain, worded } from "./plain.mjs";
import { Pointer } from "./pointer.mjs";
import { canReadPixels } from "./readable.mjs";
import { createRoot } from "./root.mjs";
import { Samples } from "./samples.mjs";
import { ScenarioSource } from "./scenario_source.mjs";
import { settingsOf, watchLanguage, withAddresses } from "./settings.mjs";
import { adoptStyle, sizeInFlow } from "./style.mjs";
import { watchSurface } from "./surface.mjs";
import { inPieces, nextTask } from "./tasks.mjs";
import { Theme } from "./theme.mjs";
import { watchVisibility } from "./visibility.mjs";
import { wordsFor } from "./words.mjs";

/** @typedef {import("./settings.mjs").Options} Options */
/** @typedef {import("./scenario_source.mjs").OwnOptions} OwnOptions */
/** @typedef {import("./engine.mjs").Engine} Engine */

export class Widget {
  #host;
  #options;
  #listeners = new Listeners();
  #parts = createRoot();
  #root = this.#parts.root;
  #mirrorBox = this.#parts.mirrorBox;
  #canvas = this.#parts.canvas;
  /** @type {Engine | null} */
  #engine = null;
  #mirror;
  #focus;
  #keyboard;
  #frames = new Frames((timeMs) => this.#draw(timeMs));
  /** @type {Theme | null} */
  #theme = null;
  /** @type {ScenarioSource} */
  #source;
  #hosting;
  #files;
  #samples;
  /** @type {Promise<void>} */
  #queue = Promise.resolve();
  #size = { width: 1024, height: 720, ratio: 1 };
  #plain = new Plain(this.#parts);
  #isDisposed = false;
  #wheelWanted = false;
  #semanticsChanged = false;
  /** What takes long, while it does. @type {Promise<void> | null} */
  #work = null;

  /** @param {HTMLElement} host @param {OwnOptions} [options] */
  constructor(host, options = {}) {
    this.#host = host;
    this.#options = /** @type {OwnOptions} */ (withAddresses(host, options));
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    adoptStyle(shadow);
    shadow.replaceChildren(sizeInFlow(), this.#root);

    this.#mirror = new Mirror(this.#mirrorBox, this.#listeners, (id) => this.#act(id, "reveal"));
    this.#focus = new Focus(shadow, this.#mirrorBox, this.#mirror, this.#listeners, (id, kind) => {
      this.#engine?.act(id, kind);
      this.#frames.request();
    });
    const act = (/** @type {Parameters<Engine["act"]>} */ ...action) => this.#act(...action);
    const take = (/** @type {"undo" | "redo" | "help"} */ shortcut) => (shortcut === "help" ? this.command("shortcuts") : this[shortcut]());
    this.#keyboard = new Keyboard(this.#mirrorBox, this.#mirror, this.#focus, this.#listeners, act, take);
    connectFields(this.#mirrorBox, this.#mirror, this.#listeners, act);
    this.#source = new ScenarioSource(
      {
        root: this.#root,
        locale: () => this.#settings().locale,
        load: (scenario, asStep) => loadInPieces(this.#engine, scenario, asStep).finally(() => this.#frames.request()),
        save: () => (!this.#hosting.isOn && this.#engine?.query("workspace")) || "",
        now: () => JSON.parse(this.#engine?.query("state") || "{}").now ?? "",
        view: () => this.#engine?.query("view") ?? "",
        showView: (text) => this.#engine !== null && this.command("show_view", text),
        settle: () => this.#engine && this.#takeEvents(this.#engine),
        readOnlyChanged: () => this.#theme?.apply(),
        dispatch: (type, detail) => this.#dispatch(type, detail),
        enqueue: (action) => this.#enqueue(action),
        openLink: (link) => openLink(link, this.#engine, this.#root, this.#settings().locale),
      },
      this.#options,
    );
    this.#hosting = new Hosting({
      fetchPart: () => this.#fetchPart(),
      command: (name, argument) => this.command(name, argument),
      failed: (detail) => this.#dispatch("error", { ...detail, recoverable: true }),
      name: this.#options.storageKey ?? "",
      scenario: () => this.#engine?.save() ?? "",
      suspend: () => this.#source.suspend(),
      restart: () => this.#source.restart(),
    });
    this.#files = new FileIntake(this.#root, this.#listeners, (name, argument) => {
      if (name === "import_end") this.focus({ preventScroll: true }); // the dialog that follows is for the keyboard too
      return this.command(name, argument);
    });
    this.#samples = new Samples({
      offer: (lines) => this.command("samples", lines),
      open: (scenario) => this.#source.open(scenario),
      locale: () => this.#settings().locale,
      failed: (message) => this.#dispatch("error", { code: "samples", message, recoverable: true }),
    });
    /** Settles when the widget can be used or has said why not; never rejects. @type {Promise<void>} */
    this.ready = this.#enqueue(() => whileBusy(this.#root, this.#start()));
    this.#enqueue(() => this.#samples.load(this.#options.samples));
  }

  get element() {
    return this.#host;
  }

  /** Frames drawn so far; a widget at rest draws none. */
  get frameCount() {
    return this.#frames.count;
  }

  /** Changes options while running; a new `scenario`, `src`, `site` or `storageKey` is loaded. @param {Options} options */
  update(options) {
    if (["scenario", "src", "storageKey", "provider"].some((name) => name in options)) this.#options.resume = undefined;
    Object.assign(this.#options, withAddresses(this.#host, options));
    return this.#enqueue(() => whileBusy(this.#root, this.#update(options)));
  }

  /** The current scenario with its clock; null before `ready`. */
  get scenario() {
    return JSON.parse(this.#engine?.save() || "null");
  }

  /** @returns {boolean} whether there was something to undo */
  undo() {
    return this.#change((engine) => engine.undo());
  }

  redo() {
    return this.#change((engine) => engine.redo());
  }

  /** Moves keyboard focus to the first control, unless it is within already. @param {FocusOptions} [options] */
  focus(options) {
    this.#focus.enter(this.#root, options);
  }

  /** A named command, e.g. "play_story"; an unknown one throws. @param {string} name @param {string | Uint8Array} [argument] @returns {boolean} whether it could be done */
  command(name, argument = "") {
    return this.#change((engine) => {
      known(name, engine.query("commands").split(" "), "command");
      return engine.command(name, argument);
    });
  }

  /**
   * The bills, what follows from them, or the scenario.
   * @param {string} format @param {import("./exporting.mjs").ExportFilter} [filter] @param {AbortSignal} [signal]
   */
  exportBills = (format, filter, signal) => exportBills(this.#engine, format, filter, signal);

  /** A link to this page that holds the scenario. */
  shareLink = () => shareLink(this.#engine, this.#root, this.#settings().locale);

  /** Forgets what is saved and starts again from `src`. */
  reset = () => this.#enqueue(async () => (this.#hosting.isOn ? this.#hosting.take({ wish: "refresh" }) : this.#source.reset()));

  /** Resolves when nothing is being loaded or drawn. */
  async whenIdle() {
    let queue;
    do {
      queue = this.#queue;
      await queue;
      await this.#work;
      await this.#hosting.idle;
      await this.#source.opened;
      await this.#frames.whenIdle();
    } while (queue !== this.#queue || this.#work); // a frame may ask for something to be fetched or done
  }

  /** The state, for a widget that goes on in the place of this one. */
  resume = () => this.#source.resume();

  dispose() {
    if (this.#isDisposed) return;
    this.#source.dispose(); // saves, and reports what it saves
    this.#hosting.dispose();
    this.#isDisposed = true;
    this.#listeners.dispose();
    this.#frames.dispose();
    const context = this.#engine?.draws ? this.#canvas.getContext("webgl2") : null;
    this.#engine?.destroy();
    this.#engine = null;
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    this.#root.remove();
  }

  /** One after the other, and after `ready`. @param {() => Promise<void>} action */
  #enqueue(action) {
    return (this.#queue = this.#queue.then(() => (this.#isDisposed ? undefined : action())));
  }

  async #start() {
    let engine;
    const context = new Context(this.#host, this.#listeners);
    // Before there is a context: resizing a canvas that has one is slow.
    watchSurface(this.#canvas, this.#size, this.#listeners, (size, isPaper) => this.#resized(size, isPaper), () => chartOnPaper(this.#engine, this.#canvas, this.#theme));
    const { locale } = this.#settings();
    void textsOf(locale, this.#options.baseUrl).catch(() => {}); // on its way while the engine comes; awaited below
    let isDrawn = false;
    try {
      engine = await createEngine(this.#canvas, this.#options.baseUrl, (made) => {
        if (this.#isDisposed) return;
        isDrawn = made.draws && canReadPixels();
        if (!isDrawn) return context.leave();
        context.connect(this.#canvas, this.#listeners, made, {
          gone: () => this.#showPlain("context-lost", "webgl.lost"),
          back: () => this.#plain.hide(),
          draw: () => this.#frames.request(),
        });
      });
    } catch (error) {
      context.leave();
      if (!this.#isDisposed) this.#fail(error);
      return;
    }
    if (this.#isDisposed) return engine.destroy();
    this.#engine = engine;
    engine.onStop((cause) => this.#isDisposed || this.#fail(new LoadError("stopped", "stopped", { cause })));
    await Promise.all([this.#fetchTexts(), nextTask()]);
    if (this.#isDisposed) return;
    this.#theme = new Theme(engine, this.#root, this.#listeners, () => this.#settings(), () => this.#frames.request());
    if (!engine.draws) this.#showPlain("webgl", "webgl.missing");
    else if (!isDrawn) this.#showPlain("canvas-protected", "canvas.protected");
    this.#connectInput(engine);
    watchLanguage(this.#host, this.#listeners, () => this.update({}));
    watchVisibility(this.#host, this.#listeners, (isVisible) => this.#frames.setVisible(isVisible));
    const { provider } = this.#options;
    await (provider ? this.#hosting.change(provider) : this.#source.start());
    await nextTask(); // the first frame takes a while
    if (this.#isDisposed) return;
    this.#root.classList.remove("blank");
    this.#frames.now(); // a tab in the background gets no animation frames
    this.#dispatch("ready", {});
  }

  /** @param {Options} options */
  async #update(options) {
    if (!this.#engine) return;
    if ("provider" in options) await this.#hosting.change(options.provider);
    else if (!this.#hosting.isOn) await this.#source.update(options);
    if ("samples" in options) await this.#samples.load(options.samples);
    else this.#samples.show(); // perhaps in another language
    await this.#fetchTexts();
    this.#theme?.apply();
  }

  #settings() {
    const settings = settingsOf(this.#host, this.#options);
    return { ...settings, readOnly: settings.readOnly || this.#source.isReadOnly };
  }

  /** @param {Engine} engine */
  #connectInput(engine) {
    const parts = {
      engine,
      ...this.#parts,
      mirror: this.#mirror,
      focus: this.#focus,
      frames: this.#frames,
      picking: this.#keyboard.picking,
      isDrawn: () => !this.#plain.isShown,
      size: () => this.#size,
      wheelWanted: () => this.#wheelWanted,
      click: (/** @type {number} */ id) => void this.#act(id, "click"),
    };
    new Pointer(parts, this.#listeners);
    watchCopying(parts, this.#listeners);
  }

  /** @param {{ width: number, height: number, ratio: number }} size @param {boolean} isPaper */
  #resized(size, isPaper) {
    if (this.#plain.isShown && !isPaper) return; // the canvas is not shown, and the mirror needs no size
    this.#size = size;
    this.#frames.setPaused(size.width === 0 || size.height === 0);
    this.#frames.now();
  }

  /**
   * Sends an input to a node at once, so that the rest of the same task sees the result.
   * @param {number} id
   * @param {keyof typeof import("./engine.mjs").ACTION} kind
   * @param {string} [value]
   * @returns {boolean} whether the semantic tree changed
   */
  #act(id, kind, value) {
    if (!this.#engine) return false;
    this.#engine.act(id, kind, value);
    this.#semanticsChanged = false;
    this.#frames.settle();
    return this.#semanticsChanged;
  }

  /** @param {(engine: Engine) => boolean} action */
  #change(action) {
    const done = this.#engine !== null && action(this.#engine);
    this.#frames.request();
    return done;
  }

  /** @param {number} timeMs */
  #draw(timeMs) {
    const engine = this.#engine;
    if (!engine || !this.#theme) return { soon: false, afterMs: -1 }; // a resize may come before the page's font is known
    const demand = engine.frame(this.#size, timeMs);
    this.#wheelWanted = demand.wheelWanted;
    this.#root.style.cursor = demand.cursor;
    if (demand.semanticsChanged) {
      this.#semanticsChanged = true;
      this.#focus.update(engine.semantics());
      this.#keyboard.updateTabStops();
    }
    if (demand.focus) this.#focus.request(demand.focus);
    if (demand.hasWork) this.#work ??= this.#workOn(engine);
    if (demand.hasEvents) this.#takeEvents(engine);
    return demand;
  }

  /** @param {Engine} engine */
  #takeEvents(engine) {
    const events = engine.takeEvents();
    if (!this.#hosting.isOn && events.some(({ type }) => type === "change")) this.#source.changed();
    queueMicrotask(() => events.forEach((event) => this.#tell(event))); // listeners may draw again
  }

  /** What takes long is done between the frames. @param {Engine} engine */
  async #workOn(engine) {
    await nextTask();
    await inPieces(() => engine.workOn());
    this.#work = null;
    this.#frames.now(); // a tab in the background gets no animation frames, and what came of it is to be saved
  }

  /** @param {import("./engine.mjs").HostEvent} event */
  #tell({ type, detail }) {
    if (this.#isDisposed) return;
    if (type === "copy") return void copyText(detail.text, this.#root);
    if (type === "file-wanted") return void saveFile(detail, this.#engine, this.#root, this.#settings().locale).catch((error) => this.#complain(error));
    if (type === "link-wanted") return void copyLink(() => this.command("copied"), this.#engine, this.#root, this.#settings().locale).catch((error) => this.#complain(error));
    if (type === "import-wanted") return this.#files.choose();
    if (type === "sample-wanted") return void this.#enqueue(() => whileBusy(this.#root, this.#samples.open(detail.index)));
    if (type === "live-wanted") return this.#hosting.take(detail);
    if (type === "part-wanted") return void this.#enqueue(() => this.#fetchPart());
    if (!isForPage(type)) return;
    if (!this.#dispatch(type, detail) && type === "order-created") this.command("take_back", detail.order);
  }

  /** Before the first frame in another language, so that it does not appear in English first. */
  async #fetchTexts() {
    const { locale } = this.#settings();
    try {
      const texts = await textsOf(locale, this.#options.baseUrl);
      if (texts) this.#engine?.setTexts(locale, texts);
    } catch (error) {
      this.#complain(error);
    }
  }

  async #fetchPart() {
    try {
      await this.#engine?.fetchPart();
    } catch (error) {
      this.#complain(error);
    }
    this.#frames.now(); // something may wait for it, in a tab in the background, too
  }

  /** Something did not work, but the widget does. @param {unknown} error */
  #complain(error) {
    this.#dispatch("error", { ...worded(this.#settings().locale, error), recoverable: true });
  }

  /** Does nothing after dispose. @param {import("./events.mjs").EventName} name @param {object} detail @returns {boolean} false when a listener prevented it */
  #dispatch(name, detail) {
    return this.#isDisposed || dispatch(this.#host, name, detail);
  }

  /** Makes the mirror visible in place of the canvas. @param {string} code @param {import("./words.mjs").WordKey} key */
  #showPlain(code, key) {
    const message = wordsFor(this.#settings().locale, key);
    this.#plain.show(this.#settings().locale, message);
    this.#dispatch("error", { code, message, recoverable: true });
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code, message } = worded(this.#settings().locale, error);
    this.#engine = null;
    this.#plain.showLast(this.#settings().locale, message, this.#source.saved());
    this.#dispatch("error", { code, message, recoverable: false });
  }
}
