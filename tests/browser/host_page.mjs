// A page that embeds the widget as a console would: fields of its own around it, and an ear for its events.
//
// Left out: what the widget shows; story.test.mjs asks that.
import { open } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */
/** @typedef {NonNullable<Parameters<typeof open>[0]>} Options */

export const scenario = "/scenarios/documentation-example-start.json";

/** Keeps what the widgets say in `window.heard`. */
const listen = () => {
  const heard = (/** @type {any} */ (window).heard = /** @type {[string, any][]} */ ([]));
  for (const type of ["ready", "change", "order-created", "order-paid", "conflict", "save-state", "link", "error"]) {
    document.addEventListener(`pool-bill-${type}`, (event) => heard.push([type, /** @type {CustomEvent} */ (event).detail]));
  }
};

/** @param {string} [attributes] */
const html = (attributes = `src="${scenario}"`) => `<!doctype html>
<html lang="en">
  <head>
    <title>A console</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/host.css" />
    <script type="module" src="/host.mjs"></script>
  </head>
  <body>
    <input aria-label="Before" />
    <pool-bill ${attributes}></pool-bill>
    <input aria-label="After" />
  </body>
</html>`;

/**
 * @param {{ attributes?: string, script?: string, css?: string } & Options} [options]
 * @returns {Promise<Visit>}
 */
export function openHostPage({ attributes, script = 'import "/define.js";', css = "", server = {}, prepare, ...rest } = {}) {
  return open({
    path: "/host.html",
    server: {
      ...server,
      pages: {
        "/host.html": { body: html(attributes) },
        "/host.mjs": { body: script },
        "/host.css": { body: `body { margin: 8px; } pool-bill { height: 700px; } ${css}` },
        ...server.pages,
      },
    },
    async prepare(page) {
      await page.addInitScript(listen);
      await prepare?.(page);
    },
    ...rest,
  });
}

/** What was heard of one type, named without its prefix. @param {Visit} visit @param {string} type @returns {Promise<any[]>} */
export function heard(visit, type) {
  return visit.page.evaluate(
    (wanted) => {
      const all = /** @type {[string, any][]} */ (/** @type {any} */ (window).heard);
      return all.filter(([name]) => name === wanted).map(([, detail]) => detail);
    },
    type,
  );
}

/** What has keyboard focus: "role: name" within the widget, the label or tag outside. @param {Visit} visit */
export function focused(visit) {
  return visit.page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement;
    const element = inner ?? outer;
    const role = element?.getAttribute("role") ?? element?.localName;
    const name = element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    return inner ? `${role}: ${name}` : outer === document.body ? "body" : name;
  });
}

/** Calls a method of the widget's element. @param {Visit} visit @param {string} name @param {...unknown} values */
export function call(visit, name, ...values) {
  return visit.widget.evaluate(
    (element, [method, list]) => /** @type {any} */ (element)[method](...list),
    /** @type {const} */ ([name, values]),
  );
}
