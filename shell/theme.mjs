// The page's look: theme, CSS custom properties, font, and the preferences of the viewer's system.
//
// A custom property `--pool-bill-<token>` overrides a colour of the theme, `--pool-bill-font` the font; names of
// tokens are the engine's, with "-" for "_". There is no event for a changed custom property, but there is one for a
// transition: the probe's background is made of all of them, and its transition starts whenever one changes.

import { canReadPixels } from "./readable.mjs";
import { followTextSize } from "./text_size.mjs";
import { unhidden } from "./unhidden.mjs";
import { fontsFor, languageOf } from "./words.mjs";

/** @typedef {import("./engine.mjs").Engine} Engine */

const MEDIA = /** @type {const} */ ({
  dark: "(prefers-color-scheme: dark)",
  forcedColors: "(forced-colors: active)",
  reducedMotion: "(prefers-reduced-motion: reduce)",
  moreContrast: "(prefers-contrast: more)",
});

/** The tokens that take a colour of the system's own palette when colours are forced. @type {Record<string, string>} */
const SYSTEM = {
  Canvas: "background panel hover accent_weak pay_per_use_weak yearly_monthly_weak danger_weak on_pay_per_use",
  CanvasText: "text text_dim text_faint line control_line pay_per_use_text yearly_monthly_text danger danger_text",
  Highlight: "accent accent_hover yearly_monthly",
  HighlightText: "on_accent on_yearly_monthly",
  LinkText: "accent_text pay_per_use",
  GrayText: "track",
};

const propertyOf = (/** @type {string} */ token) => `--pool-bill-${token.replaceAll("_", "-")}`;

/** Any CSS colour as "#rrggbbaa". */
class ColorReader {
  #context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  /** @param {string} color @returns {string | undefined} */
  read(color) {
    if (!this.#context || !CSS.supports("color", color)) return undefined;
    this.#context.clearRect(0, 0, 1, 1);
    this.#context.fillStyle = color;
    this.#context.fillRect(0, 0, 1, 1);
    const bytes = this.#context.getImageData(0, 0, 1, 1).data;
    return `#${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
}

export class Theme {
  #engine;
  #root;
  #probe;
  #changed;
  #colors = canReadPixels() ? new ColorReader() : null; // else every colour would be read as white
  /** @type {Record<string, MediaQueryList>} */
  #media = {};
  #settings;
  #font = "";

  /**
   * @param {Engine} engine
   * @param {HTMLElement} root  in the widget's shadow; gets the theme's colours as --pb-<token>, which no page uses
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {() => { theme: string, locale: string, readOnly: boolean }} settings
   * @param {() => void} changed
   */
  constructor(engine, root, listeners, settings, changed) {
    this.#engine = engine;
    this.#root = root;
    this.#settings = settings;
    this.#changed = changed;
    for (const [name, query] of Object.entries(MEDIA)) {
      this.#media[name] = matchMedia(query);
      listeners.on(this.#media[name], "change", () => this.apply());
    }
    this.#probe = document.createElement("div");
    this.#probe.className = "probe";
    root.append(this.#probe);
    followTextSize(this.#host, root, listeners);
    // Its animation starts whenever it is displayed after it was not, also at another place in the page.
    for (const type of ["transitionrun", "animationstart"]) listeners.on(this.#probe, type, () => this.apply());
    listeners.on(unhidden("fonts"), "loadingdone", (event) => this.#fontsLoaded(event));
    this.apply();
    void getComputedStyle(this.#probe).backgroundImage; // a transition begins from a style that was computed
  }

  /** The light colours, without those of the page; until `apply`. */
  applyForPaper() {
    const { locale, readOnly } = this.#settings();
    this.#engine.setPreferences({ locale, dark: false, forcedColors: false, reducedMotion: true, readOnly });
    this.#engine.setTokens({});
  }

  /** Reads everything again and passes changes to the engine. */
  apply() {
    const { theme, locale, readOnly } = this.#settings();
    const dark = theme === "dark" || (theme !== "light" && this.#pageIsDark());
    this.#engine.setPreferences({
      locale,
      dark,
      forcedColors: this.#media.forcedColors.matches,
      reducedMotion: this.#media.reducedMotion.matches,
      readOnly,
    });
    const style = getComputedStyle(this.#root);
    // Named fonts are found at once and have the right shapes; otherwise the browser searches for each character.
    const font = [style.getPropertyValue("--pool-bill-font").trim() || style.fontFamily, fontsFor(locale)].join();
    if (font !== this.#font) {
      this.#font = font;
      this.#engine.setFont(font);
    }
    this.#applyTokens(style);
    this.#root.classList.toggle("off", style.pointerEvents === "none"); // as around the widget; what can be pressed inherits none
    this.#root.lang = languageOf(locale).tag; // English words where there is no such language
    this.#root.style.colorScheme = dark ? "dark" : "light";
    this.#changed();
  }

  get #host() {
    return /** @type {ShadowRoot} */ (this.#root.getRootNode()).host;
  }

  /** As the page's `color-scheme` says, or else the system. */
  #pageIsDark() {
    let scheme = getComputedStyle(this.#host).colorScheme;
    if (scheme === "normal") scheme = this.#host.ownerDocument.querySelector('meta[name="color-scheme" i]')?.getAttribute("content") ?? "";
    const [light, dark] = ["light", "dark"].map((name) => scheme.includes(name));
    return light === dark ? this.#media.dark.matches : dark;
  }

  /** @param {CSSStyleDeclaration} style */
  #applyTokens(style) {
    const names = Object.keys(this.#engine.theme());
    /** @type {Record<string, string>} */
    const overrides = {};
    for (const name of names) {
      const color = this.#colors?.read(style.getPropertyValue(propertyOf(name)).trim());
      if (color) overrides[name] = color;
    }
    if (this.#media.forcedColors.matches) Object.assign(overrides, this.#systemColors());
    this.#engine.setTokens(overrides);
    if (this.#media.moreContrast.matches) {
      const { text, text_dim: line } = this.#engine.theme();
      this.#engine.setTokens({ text_dim: text, text_faint: text, line, control_line: line, ...overrides });
    }
    for (const [name, color] of Object.entries(this.#engine.theme())) {
      this.#root.style.setProperty(`--pb-${name.replaceAll("_", "-")}`, color);
    }
    const stops = names.map((name) => `var(${propertyOf(name)}, transparent)`);
    this.#probe.style.backgroundImage = `linear-gradient(${["transparent", ...stops].join()})`;
  }

  #systemColors() {
    const sample = this.#root.appendChild(document.createElement("i")); // the probe's colours change slowly
    sample.style.setProperty("forced-color-adjust", "none");
    /** @type {Record<string, string>} */
    const colors = {};
    for (const [name, tokens] of Object.entries(SYSTEM)) {
      sample.style.color = name;
      const color = this.#colors?.read(getComputedStyle(sample).color);
      if (color) for (const token of tokens.split(" ")) colors[token] = color;
    }
    sample.remove();
    return colors;
  }

  /** @param {FontFaceSetLoadEvent} event */
  #fontsLoaded(event) {
    const isOurs = event.fontfaces.some(({ family }) => this.#font.includes(family.replace(/^["']|["']$/g, "")));
    if (!isOurs) return;
    this.#engine.setFont(this.#font);
    this.#changed();
  }
}
