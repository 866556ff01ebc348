// The page's look: theme, CSS custom properties, font, and the preferences of the viewer's system.
//
// A custom property `--pool-bill-<token>` overrides a colour of the theme, `--pool-bill-font` the font; names of
// tokens are the engine's, with "-" for "_". There is no event for a changed custom property, but there is one for a
// transition: the probe's background is made of all of them, and its transition starts whenever one changes.

import { canReadPixels } from "./readable.mjs";
import { fontsFor, languageOf } from "./words.mjs";

/** @typedef {import("./engine.mjs").Engine} Engine */

const MEDIA = /** @type {const} */ ({
  dark: "(prefers-color-scheme: dark)",
  forcedColors: "(forced-colors: active)",
  reducedMotion: "(prefers-reduced-motion: reduce)",
});

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
   * @param {HTMLElement} root  in the widget's shadow; gets the theme's colours as --<token>
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
    listeners.on(this.#probe, "transitionrun", () => this.apply());
    listeners.on(document.fonts, "loadingdone", (event) => this.#fontsLoaded(event));
    this.apply();
    void getComputedStyle(this.#probe).backgroundImage; // a transition begins from a style that was computed
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
    this.#root.lang = languageOf(locale).tag; // English words where there is no such language
    this.#root.style.colorScheme = dark ? "dark" : "light";
    this.#changed();
  }

  /** As the page's `color-scheme` says, or else the system. */
  #pageIsDark() {
    const scheme = getComputedStyle(/** @type {ShadowRoot} */ (this.#root.getRootNode()).host).colorScheme;
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
    this.#engine.setTokens(overrides);
    for (const [name, color] of Object.entries(this.#engine.theme())) {
      this.#root.style.setProperty(`--${name.replaceAll("_", "-")}`, color);
    }
    const stops = names.map((name) => `var(${propertyOf(name)}, transparent)`);
    this.#probe.style.backgroundImage = `linear-gradient(${["transparent", ...stops].join()})`;
  }

  /** @param {FontFaceSetLoadEvent} event */
  #fontsLoaded(event) {
    const isOurs = event.fontfaces.some(({ family }) => this.#font.includes(family.replace(/^["']|["']$/g, "")));
    if (!isOurs) return;
    this.#engine.setFont(this.#font);
    this.#changed();
  }
}
