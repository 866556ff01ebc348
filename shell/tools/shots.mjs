// Screenshots of every screen in every look, for people to look at: ./dev shots [--docs | NAME...]
//
// They go to build/shots, which is not committed. With --docs, only the pictures that a document shows are made, in
// docs/images, where they are committed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { shownPictures } from "./pictures.mjs";
import { root } from "./serve.mjs";
import { closeBrowser, open } from "./visit.mjs";

/** @typedef {import("./visit.mjs").Visit} Visit */

/** @param {Visit} visit @param {string} sample  a file of assets/scenarios */
async function load(visit, sample) {
  await visit.widget.evaluate(async (element, name) => {
    /** @type {any} */ (element).scenario = await (await fetch(`scenarios/${name}.json`)).json();
  }, sample);
  await visit.idle();
}

/** What leads to a screen, each step on top of another. @type {Record<string, (visit: Visit, texts: typeof english) => Promise<void>>} */
const screens = {
  async pool(visit, texts) {
    const box = visit.role("textbox", texts.jump);
    await box.fill("2023/04/18 16:30:30");
    await box.press("Enter");
    await box.blur();
  },
  async change(visit, texts) {
    await screens.pool(visit, texts);
    await visit.button(texts.more).click();
    await visit.role("menuitem", texts.change).click();
  },
  async purchase(visit, texts) {
    await screens.change(visit, texts);
    await visit.button(texts.ok).click();
  },
  async payment(visit, texts) {
    await screens.purchase(visit, texts);
    await visit.button(texts.pay).click();
  },
  async paid(visit, texts) {
    await screens.payment(visit, texts);
    await visit.button(texts.confirm).click();
  },
  async orders(visit, texts) {
    await screens.payment(visit, texts);
    await visit.role("radio", texts.declined).click();
    await visit.button(texts.confirm).click();
    await visit.page.keyboard.press("Escape");
    await visit.role("tab", texts.orders).click();
  },
  async order(visit, texts) {
    await screens.orders(visit, texts);
    await visit.role("row", /^CS/).press("Enter");
  },
  async cancelling(visit, texts) {
    await screens.order(visit, texts);
    await visit.button(texts.cancelOrder).last().click();
  },
  async statement(visit, texts) {
    await screens.paid(visit, texts);
    await visit.role("tab", texts.statement).click();
  },
  async details(visit, texts) {
    await screens.paid(visit, texts);
    await visit.role("tab", texts.details).click();
  },
  async events(visit, texts) {
    await screens.paid(visit, texts);
    await visit.role("tab", texts.events).click();
  },
  async renew(visit, texts) {
    await screens.details(visit, texts);
    await visit.button(texts.renew).click();
  },
  async branches(visit, texts) {
    await screens.pool(visit, texts);
    await visit.button(texts.more).click();
    await visit.role("menuitem", texts.branches).click();
    await visit.button(texts.newBranch).click();
  },
  async sides(visit, texts) {
    await screens.branches(visit, texts);
    await visit.page.keyboard.press("Escape");
    for (const button of [texts.more, texts.ok, texts.pay, texts.confirm]) {
      await visit.button(button).click();
      if (button === texts.more) await visit.role("menuitem", texts.change).click();
    }
    await visit.button(texts.more).click();
    await visit.role("menuitem", texts.branches).click();
    await visit.role("link", texts.compareBranches).click();
  },
  async checklist(visit, texts) {
    await screens.paid(visit, texts);
    await visit.button(texts.more).click();
    await visit.role("menuitem", texts.change).click();
  },
  async menu(visit, texts) {
    await screens.pool(visit, texts);
    await visit.button(texts.more).click();
  },
  async explain(visit, texts) {
    await screens.paid(visit, texts);
    await visit.button(texts.explain).first().press("Enter"); // by key: on a narrow screen it is below the fold
  },
  async pools(visit) {
    await load(visit, "may-not-change");
  },
  async prices(visit, texts) {
    await screens.pools(visit, texts);
    await visit.button(texts.prices).click();
  },
  async price(visit, texts) {
    await screens.prices(visit, texts);
    await visit.role("row").nth(1).press("Enter");
  },
  async timeline(visit) {
    await load(visit, "scaled-pool");
    const chart = visit.role("application");
    await chart.press("0"); // by key: on a narrow screen it is below the fold
    await visit.idle();
    await chart.blur();
  },
  async several(visit, texts) {
    await screens.pools(visit, texts);
    await visit.role("checkbox", texts.all).click();
    await visit.button(texts.change).click();
  },
  async import(visit, texts) {
    await screens.pools(visit, texts);
    await visit.widget.evaluate((element) => {
      const item = (/** @type {string} */ name, /** @type {string} */ flavor) => ({
        metadata: { name, creationTimestamp: "2023-04-18T07:40:00Z" },
        spec: { resources: [{ flavor, count: 1 }] },
      });
      const cpu = "modelarts.vm.cpu.8ud";
      const items = [item("pool-a", cpu), item("pool-b", "modelarts.bm.gpu.8v100"), item("pool-a", cpu), item("pool-c", cpu)];
      /** @type {any} */ (element).command("import_pools", JSON.stringify({ kind: "PoolList", items }));
    });
  },
  async compare(visit, texts) {
    await screens.pool(visit, texts);
    await visit.button(texts.compare).click();
  },
};

const english = {
  jump: "Jump to a time",
  more: "More",
  change: "Change To Prepaid",
  ok: "OK",
  pay: "Pay",
  confirm: "Confirm payment",
  declined: "Credit card that is declined",
  branches: "Scenario branches",
  newBranch: "New branch",
  compareBranches: "Compare costs of the branches",
  details: "Details",
  events: "Events",
  renew: "Renew",
  orders: "Orders",
  statement: "Statement",
  cancelOrder: "Cancel order",
  explain: "How this is computed",
  compare: "Compare",
  all: "Select all shown",
  prices: "Prices",
};
const chinese = {
  jump: "跳到时间",
  more: "更多",
  change: "转包年/包月",
  ok: "确定",
  pay: "去支付",
  confirm: "确认支付",
  declined: "被拒绝的信用卡",
  branches: "场景分支",
  newBranch: "新建分支",
  compareBranches: "比较各分支的费用",
  details: "详情",
  events: "事件",
  renew: "续费",
  orders: "订单",
  statement: "对账单",
  cancelOrder: "取消订单",
  explain: "如何计算",
  compare: "对比",
  all: "全选所示",
  prices: "价格",
};

/** @type {{ suffix: string, locale?: string, context: import("playwright-core").BrowserContextOptions }[]} */
const looks = [
  { suffix: "light", context: { colorScheme: "light" } },
  { suffix: "dark", context: { colorScheme: "dark" } },
  { suffix: "narrow", context: { viewport: { width: 390, height: 844 } } },
  { suffix: "chinese", locale: "zh-CN", context: {} },
];

const names = process.argv.slice(2);
const forDocuments = names[0] === "--docs";
const folder = join(root, forDocuments ? "docs/images" : "build/shots");
const wanted = forDocuments ? shownPictures().map((picture) => picture.replace(/\.png$/, "")) : names; // none: all
const shots = looks.flatMap((look) => Object.entries(screens).map(([name, lead]) => ({ file: `${name}-${look.suffix}`, lead, ...look })));
const unknown = wanted.filter((name) => shots.every(({ file }) => file !== name));
if (unknown.length > 0) throw new Error(`there is no screen in such a look: ${unknown.join(", ")}`);
mkdirSync(folder, { recursive: true });
for (const { file, lead, locale, context } of shots) {
  if (wanted.length > 0 && !wanted.includes(file)) continue;
  const visit = await open({ context: { reducedMotion: "reduce", ...context } });
  if (locale) await visit.role("combobox", "Language").selectOption(locale);
  await lead(visit, locale ? chinese : english);
  await visit.idle();
  await visit.page.mouse.move(0, 0);
  await visit.idle();
  await visit.page.screenshot({ path: join(folder, `${file}.png`) });
  await visit.close();
}
await closeBrowser();
