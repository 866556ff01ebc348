// Many widgets on one page, which a person scrolls through: how many WebGL contexts live at once, and whether all widgets
// that are seen are drawn.
import { heard, openHostPage } from "../browser/host_page.mjs";

/** Keeps every canvas that got a context. */
const keepCanvases = () => {
  const canvases = (/** @type {any} */ (window).canvases = /** @type {Set<HTMLCanvasElement>} */ (new Set()));
  const original = HTMLCanvasElement.prototype.getContext;
  /** @this {HTMLCanvasElement} @param {[string]} values */
  function getContext(...values) {
    const context = original.apply(this, values);
    if (context && values[0] === "webgl2") canvases.add(this);
    return context;
  }
  Object.assign(HTMLCanvasElement.prototype, { getContext });
};

/** Contexts that live, and widgets in sight that show their text in place of the drawing. @returns {{ live: number, unseen: number }} */
const look = () => {
  const canvases = [.../** @type {Set<HTMLCanvasElement>} */ (/** @type {any} */ (window).canvases)];
  const live = canvases.filter((canvas) => canvas.isConnected && canvas.getContext("webgl2")?.isContextLost() === false).length;
  const inSight = [...document.querySelectorAll("pool-bill")].filter((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  return { live, unseen: inSight.filter((element) => element.shadowRoot?.querySelector(".plain")).length };
};

/** @param {string} src @param {number} count */
export async function measureContexts(src, count) {
  const visit = await openHostPage({
    attributes: Array(count).fill(`src="${src}"`).join("></pool-bill><pool-bill "),
    css: "pool-bill { height: 400px; }",
    prepare: (page) => page.addInitScript(keepCanvases),
  });
  await visit.page.evaluate(() => Promise.all([...document.querySelectorAll("pool-bill")].map((element) => /** @type {any} */ (element).ready)));
  let [most, unseen] = [0, 0];
  const see = async () => {
    const seen = await visit.page.evaluate(look);
    most = Math.max(most, seen.live);
    unseen = Math.max(unseen, seen.unseen);
  };
  await see();
  const height = await visit.page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 700) {
    await visit.page.evaluate((to) => scrollTo(0, to), top);
    await visit.page.waitForTimeout(1000);
    await see();
  }
  const errors = (await heard(visit, "error")).length;
  await visit.close();
  if (most === 0) throw new Error("no widget was drawn");
  return { most, unseen, errors };
}
