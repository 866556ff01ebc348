// The one style sheet of the widget's shadow root. Adopted, never inline, so that a strict page may forbid inline styles.

import { unhidden } from "./unhidden.mjs";

const CSS_TEXT = `
:host { display: block; position: relative; height: 720px; min-width: 0; contain: content; font-family: var(--pool-bill-font, inherit); }
:host([hidden]:not([hidden=until-found i])) { display: none; }
:host([popover]:not(:popover-open)) { display: none; }
/* The page's text styles end here. What is inherited on purpose follows. */
.root { all: initial; direction: ltr; font-family: inherit; visibility: inherit; pointer-events: inherit; color-scheme: inherit;
  forced-color-adjust: inherit; print-color-adjust: inherit; }
/* Everything else is out of the flow. This gives the widget a size in boxes that shrink to their content or have no height: 960 px wide if
   there is room, at least 240. */
.size { max-height: 100%; height: 720px; overflow: hidden; font-size: 0; line-height: 0; visibility: hidden; }
.size i { display: inline-block; width: 240px; }
.em { position: absolute; width: 1em; height: 0; visibility: hidden; }
.root, canvas, .mirror { position: absolute; inset: 0; width: 100%; height: 100%; }
canvas, .mirror { top: var(--pb-messages, 0px); height: calc(100% - var(--pb-messages, 0px)); }
.mirror { overflow: hidden; isolation: isolate; }
.root { overflow: clip; touch-action: manipulation; user-select: none; -webkit-user-select: none;
  -webkit-tap-highlight-color: transparent; outline: none; background: var(--pb-background); color: var(--pb-text); }
canvas { display: block; }
.dropping::after { content: ""; position: absolute; inset: 4px; border: 2px dashed var(--pb-accent, currentColor); border-radius: 8px;
  pointer-events: none; }
.waiting::before { content: ""; position: absolute; z-index: 1; left: calc(50% - 16px); top: min(40%, 240px); width: 26px; height: 26px;
  border: 3px solid; border-right-color: transparent; border-radius: 50%; opacity: 0; pointer-events: none;
  animation: turn 1s linear 0.2s infinite, show 1ms 0.2s forwards; }
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes show { to { opacity: 0.7; } }
@media (prefers-reduced-motion: reduce) {
  .waiting::before { content: "…"; border: 0; font: 700 32px/1 sans-serif; animation: show 1ms 0.2s forwards; }
}
.blank :is(canvas, .mirror) { visibility: hidden; } /* what it draws before there is a scenario */
.corner { position: absolute; width: 0; height: 0; visibility: hidden; }
.probe { position: absolute; width: 0; height: 0; font-family: inherit; pointer-events: inherit; transition: all 1ms allow-discrete;
  animation: placed 1ms; visibility: hidden; }
@keyframes placed { to { visibility: hidden; } }

/* The mirror is felt, not seen: the canvas below shows the same. */
.mirror, .live { forced-color-adjust: none; color: transparent; font-size: 14px; }
.mirror, .live, .mirror * { pointer-events: none; }
.mirror *, .live * { position: absolute; box-sizing: border-box; margin: 0; padding: 0; border: 0; background: none;
  color: inherit; font: inherit; text-align: start; white-space: nowrap; overflow: visible; outline: none; cursor: inherit;
  appearance: none; opacity: 1; }
.live { position: absolute; inset: 0 auto auto 0; }
.mirror .press { pointer-events: auto; }
/* A finger needs 44 px: what is smaller is felt around it as well, where nothing else is. */
@media (pointer: coarse) {
  .root:not(.plain) .press::before { content: ""; position: absolute; z-index: -1; inset: min(0px, (100% - 44px) / 2); }
}
.mirror .picked { background: color-mix(in srgb, var(--pb-accent, Highlight) 30%, transparent); user-select: text; -webkit-user-select: text; }
.mirror .picked::selection { color: transparent; background: none; }
.mirror [type=range] { touch-action: pan-y pinch-zoom; }
.mirror [role=application] { touch-action: pan-y; } /* two fingers zoom the chart */
.mirror [type=range]::-webkit-slider-thumb { opacity: 0; }
.mirror [type=range]::-moz-range-thumb { opacity: 0; }
/* A field with focus covers its drawing; the canvas draws the ring. */
.mirror :is([type=text], [type=search]) { padding: 0 8px; text-align: start; cursor: text; user-select: text; -webkit-user-select: text; caret-color: transparent; }
.mirror :is([type=text], [type=search]):focus { color: var(--pb-text); background: var(--pb-panel); caret-color: var(--pb-text);
  border-radius: 6px; }
.mirror [type=search] { padding-left: 32px; }
.mirror [type=search]:focus { background: none; } /* its icon shows through */
.mirror :is([type=text], [type=search]):not(:focus)::selection { color: transparent; background: none; } /* by the page's Select All */
.mirror [type=search]::-webkit-search-cancel-button { display: none; }

/* Without WebGL the mirror is what one sees. */
.plain canvas { display: none; }
.plain { overflow: auto; user-select: text; -webkit-user-select: text; }
.plain :is(.mirror, .live) { position: static; height: auto; overflow: visible; color: inherit; padding: 0 16px; }
.plain .mirror, .plain .mirror * { pointer-events: inherit; }
.plain .mirror *, .plain .live * { position: static; width: auto !important; height: auto !important;
  line-height: 1.5 !important; white-space: normal; }
.plain .mirror :is(h1, h2, h3, h4, h5, h6) { font-weight: 600; margin: 12px 0 4px; }
.plain .mirror :is(button, input) { border: 1px solid var(--pb-control-line, currentColor); border-radius: 6px; padding: 4px 12px; margin: 4px 8px 4px 0; }
.plain .mirror :is([aria-checked=true], [aria-selected=true], [aria-pressed=true]) { outline: 2px solid var(--pb-accent, currentColor); }
.plain .mirror [aria-disabled=true] { opacity: 0.6; }
.plain .mirror :focus-visible { outline: 3px solid var(--pb-accent, currentColor); outline-offset: 2px; }
.plain .mirror [type=range] { appearance: auto; width: 320px !important; max-width: 100%; }
.plain .mirror [type=range]::-webkit-slider-thumb { opacity: 1; }
.plain .mirror [type=range] { margin-top: 28px; }
.plain .mirror :is([role=group], [role=radiogroup], [type=range])::before { content: attr(aria-label); margin-right: 8px; font-weight: 600; }
.plain .mirror [type=range]::before { position: absolute; transform: translateY(-20px); white-space: nowrap; }
.plain .mirror :is([role=application], [role=application] ~ [role=group]) { display: none; } /* the chart and its legend */
.plain .mirror [role=table] { display: table; border-collapse: collapse; }
.plain .mirror [role=row] { display: table-row; }
.plain .mirror :is([role=cell], [role=columnheader]) { display: table-cell; padding: 4px 12px 4px 0; }
.plain .mirror [role=dialog] { border: 2px solid var(--pb-accent, currentColor); border-radius: 8px; padding: 12px 16px; margin: 12px 0; }
.plain .mirror [inert] { opacity: 0.5; }

/* On paper, too. */
.paper, .paper :is(.mirror, .message) { position: static; height: auto; overflow: visible; color: #000; background: #fff; }
.paper :is(button:not([role=columnheader] *), input, [role=radiogroup], [role=group]:has([type=range]), .saving, .notices, .message) { display: none !important; }
.paper [role=columnheader] button { border: 0; padding: 0; margin: 0; }
.paper canvas.chart { display: block; max-width: 100%; break-inside: avoid; }
.paper h2 { break-after: avoid; }
.paper [role=row] { break-inside: avoid; }
@media print {
  :host { height: auto !important; contain: none; }
  .size { display: none; }
}

.message { position: relative; z-index: 1; margin: 16px; padding: 12px 16px; border: 1px solid currentColor; border-radius: 8px;
  background: var(--pb-panel); font-size: 14px; line-height: 20px; }
.message :is(button, a) { font: inherit; color: inherit; }
.message button { padding: 3px 12px; border: 1px solid var(--pb-control-line, currentColor); border-radius: 6px; background: none; cursor: pointer; }
.message p { margin: 0 0 8px; }
.message p:last-child { margin: 0; }
.saving { position: absolute; right: 8px; bottom: 6px; z-index: 1; padding: 0 8px; border-radius: 6px; font-size: 12px; line-height: 18px;
  background: var(--pb-panel); pointer-events: none; }
.notices { position: absolute; inset: auto 0 20px; z-index: 1; pointer-events: none; } /* what is below can be pressed */
.notices button { pointer-events: auto; }
.plain .notices { position: static; }
.saving:empty { display: none; }
.done { animation: hide 1ms 2s forwards; }
@keyframes hide { to { visibility: hidden; } }
.off :is(.press, .notices button) { pointer-events: none; }
`;

/** What gives the widget a size where the page gives none. */
export function sizeInFlow() {
  const size = document.createElement("div");
  size.className = "size";
  for (let part = 0; part < 4; ++part) size.append(document.createElement("i"));
  return size;
}

/** @param {ShadowRoot} shadow  of any document that can be reached */
export function adoptStyle(shadow) {
  const { CSSStyleSheet: Sheet } = unhidden("defaultView", shadow.ownerDocument) ?? window; // those of other documents are refused
  const sheet = new Sheet();
  sheet.replaceSync(CSS_TEXT);
  shadow.adoptedStyleSheets = [sheet];
}
