// A walk through every screen by role and name, in both languages.
//
// Left out: what is asserted of each screen (screens.test.mjs, accessibility.test.mjs).

/** @typedef {import("./harness.mjs").Visit} Visit */

export const english = {
  jump: "Jump to a time",
  bills: "Bills",
  more: "More",
  change: "Change To Prepaid",
  willHappen: "What will happen",
  ok: "OK",
  duration: "Usage duration",
  submit: "Pay",
  method: "Payment method",
  declined: "Credit card that is declined",
  balance: "Account balance",
  confirm: "Confirm payment",
  failed: "The payment failed. Nothing was charged and the pool is still pay-per-use.",
  orders: "Orders",
  order: "Order",
  pay: "Pay",
  cancelOrder: "Cancel order",
  details: "Details",
  subscription: "Subscription",
  statement: "Statement",
  events: "Events",
  coming: "Upcoming events",
  overview: "Overview",
  explain: "How this is computed",
  compare: "Compare",
  branches: "Scenario branches",
  newBranch: "New branch",
  sides: "Compare costs of the branches",
  blocked: "This pool cannot be changed to prepaid now",
  clusters: "Elastic Clusters",
  pools: "Resource pools",
  status: "Status: All",
  abnormal: "Abnormal",
  statusNow: "Status: Abnormal",
  all: "All",
  samples: "Samples",
  reasons: "Pools that may not change, and why",
  selectAll: "Select all shown",
  sideBySide: "Costs side by side",
  outcome: "Orders made: 1.",
  imported: "Import of pools",
  rejected: "Rejected, with the reason",
  newPool: "New pool",
  prices: "Prices",
  price: "Price per hour",
  reconcile: "Reconcile with a bill",
  chooseBill: "Choose bill files",
  newPrice: "New price…",
  columns: "What do the columns mean?",
  poolColumn: "Pool ID (resource ID): Choose…",
  records: "Records",
  sums: "Sums",
};

/** @type {typeof english} */
export const chinese = {
  jump: "跳到时间",
  bills: "账单",
  more: "更多",
  change: "转包年/包月",
  willHappen: "转换说明",
  ok: "确定",
  duration: "购买时长",
  submit: "去支付",
  method: "支付方式",
  declined: "被拒绝的信用卡",
  balance: "账户余额",
  confirm: "确认支付",
  failed: "支付失败。没有扣款，资源池仍为按需计费。",
  orders: "订单",
  order: "订单",
  pay: "支付",
  cancelOrder: "取消订单",
  details: "详情",
  subscription: "订阅信息",
  statement: "对账单",
  events: "事件",
  coming: "即将发生",
  overview: "概览",
  explain: "如何计算",
  compare: "对比",
  branches: "场景分支",
  newBranch: "新建分支",
  sides: "比较各分支的费用",
  blocked: "该资源池现在不能转为包年/包月",
  clusters: "弹性集群",
  pools: "资源池",
  status: "状态：全部",
  abnormal: "异常",
  statusNow: "状态：异常",
  all: "全部",
  samples: "示例",
  reasons: "不能转换的资源池及原因",
  selectAll: "全选所示",
  sideBySide: "费用对比",
  outcome: "已生成订单 1 个。",
  imported: "导入资源池",
  rejected: "被拒绝的资源池及原因",
  newPool: "新建资源池",
  prices: "价格",
  price: "每小时价格",
  reconcile: "与账单核对",
  chooseBill: "选择账单文件",
  newPrice: "新价格…",
  columns: "各列是什么含义？",
  poolColumn: "资源ID：请选择…",
  records: "记录",
  sums: "合计",
};

const poolList = JSON.stringify({
  kind: "PoolList",
  items: ["modelarts.vm.cpu.8ud", "modelarts.bm.gpu.8v100"].map((flavor, i) => ({
    metadata: { name: `pool-${i}`, creationTimestamp: "2023-04-18T07:40:00Z" },
    spec: { resources: [{ flavor, count: 1 }] },
  })),
});

/** A record of a pool that nobody has. */
const bill = JSON.stringify({
  currency: "USD",
  fee_records: [
    {
      resource_id: "pool-unknown",
      cloud_service_type: "hws.service.type.modelarts",
      bill_type: 5,
      official_amount: "0.66",
      amount: "0.66",
      effective_time: "2023-04-18T07:00:00Z",
      expire_time: "2023-04-18T08:00:00Z",
    },
  ],
});
const billFile = `bill\n${bill.length}\n${bill}`;

/** A bill whose columns nobody knows. */
const table = "a,b,c,d\n1,2,3,4\n";
const tableFile = `1\n${table.length}\n${table}`;

/** Goes through every screen; `seen(screen, thing)` is called on each with its main thing. */
export async function walk(/** @type {Visit} */ visit, /** @type {typeof english} */ names, /** @type {(screen: string, thing: import("playwright-core").Locator) => Promise<void>} */ seen) {
  const { keyboard } = visit.page;
  const press = async (/** @type {Parameters<Visit["role"]>} */ ...thing) => {
    await visit.role(...thing).first().press("Enter");
    await visit.idle();
  };
  const escape = async () => {
    await keyboard.press("Escape");
    await visit.idle();
  };
  const jump = visit.role("textbox", names.jump);
  await jump.fill("2023/04/18 16:30:30");
  await jump.press("Enter");
  await seen("pool page", visit.role("table", names.bills));
  await press("button", names.compare);
  await seen("compare", visit.role("dialog", names.compare).getByRole("table").first());
  await escape();
  await press("button", names.more);
  await seen("More menu", visit.role("menuitem", names.change));
  await press("menuitem", names.change);
  await seen("change dialog", visit.role("dialog", names.change).getByText(names.willHappen));
  await press("button", names.ok);
  await seen("purchase", visit.role("radiogroup", names.duration));
  await press("button", names.submit);
  await seen("payment", visit.role("radiogroup", names.method));
  await visit.role("radio", names.declined).click();
  await press("button", names.confirm);
  await seen("failed payment", visit.page.getByText(names.failed));
  await escape();
  await press("tab", names.orders);
  await seen("orders", visit.role("table", names.orders));
  await press("row", /^CS/);
  await seen("order", visit.role("dialog", names.order));
  await visit.button(names.cancelOrder).last().press("Enter");
  await visit.idle();
  await seen("what cancelling means", visit.role("dialog", names.cancelOrder));
  await escape();
  await press("button", names.pay);
  await visit.role("radio", names.balance).click();
  await press("button", names.confirm);

  await press("tab", names.details);
  await seen("details", visit.role("heading", names.subscription));
  await press("tab", names.statement);
  await seen("statement", visit.role("table", names.statement));
  await press("tab", names.events);
  await seen("events", visit.role("region", names.coming).getByRole("table"));
  await press("tab", names.overview);
  await press("button", names.explain);
  await seen("explanation", visit.role("dialog", names.explain));
  await escape();
  await press("button", names.more);
  await press("menuitem", names.branches);
  await press("button", names.newBranch);
  await seen("branches", visit.role("dialog", names.branches));
  await press("link", names.sides);
  await seen("branches side by side", visit.role("dialog", names.compare).getByRole("table").first());
  await escape();
  await press("button", names.more);
  await press("menuitem", names.change);
  await seen("checklist", visit.page.getByText(names.blocked).first());
  await escape();

  await press("link", names.clusters);
  await seen("list of pools", visit.role("table", names.pools));
  await press("button", names.samples);
  await seen("samples", visit.role("menuitem", names.reasons));
  await press("menuitem", names.reasons);
  await press("button", names.status);
  await seen("filter menu", visit.role("menuitem", names.abnormal));
  await press("menuitem", names.abnormal);
  await press("button", names.statusNow);
  await press("menuitem", names.all);
  await visit.role("checkbox", names.selectAll).click();
  await press("button", names.change);
  await seen("bulk change", visit.role("table", names.sideBySide));
  await press("button", names.ok);
  await seen("what became of the orders", visit.page.getByText(names.outcome));
  await escape();
  await visit.widget.evaluate((element, text) => /** @type {any} */ (element).command("import_pools", text), poolList);
  await visit.role("dialog", names.imported).waitFor();
  await seen("import report", visit.role("table", names.rejected));
  await escape();
  await press("button", names.newPool);
  await seen("new pool", visit.role("dialog", names.newPool));
  await escape();
  await press("button", names.prices);
  await seen("prices", visit.role("table", names.prices));
  await visit.role("row").nth(1).press("Enter");
  await seen("price", visit.role("textbox", names.price));
  await visit.role("radio", names.newPrice).click();
  await seen("new price", visit.role("textbox", names.price));
  await escape();
  await press("link", names.clusters);
  await visit.role("row").nth(1).press("Enter");
  await press("button", names.more);
  await press("menuitem", names.reconcile);
  await seen("bills to choose", visit.role("button", names.chooseBill));
  await visit.widget.evaluate((element, text) => /** @type {any} */ (element).command("import_files", text), tableFile);
  await visit.role("button", names.poolColumn).click();
  await seen("columns of a table", visit.role("dialog", names.columns));
  await escape();
  await visit.widget.evaluate((element, text) => /** @type {any} */ (element).command("import_files", text), billFile);
  await seen("records of a bill", visit.role("table", names.records));
  await visit.role("radio", names.sums).click();
  await seen("sums of a bill", visit.role("table", names.sums));
}
