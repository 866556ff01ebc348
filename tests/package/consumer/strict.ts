// A program under `strict` that uses all of the package's types; it is compiled and never run.
import "poolbill/define";
import { createPoolBill } from "poolbill/create";
import createModule from "poolbill/poolbill.js";
import { PoolBillElement, ProviderError as RefusedByConsole } from "poolbill";
import { ProviderError, createHuaweiCloudProvider } from "poolbill/huawei-cloud";
import type { HuaweiCloudOptions, HuaweiCloudProvider, Provider } from "poolbill/huawei-cloud";
import type { Call, ErrorDetail, ExportFilter, HostOrder, HostOrderStatus, HostStorage, Provider as ConsoleProvider, Reason, OrderDetail, PoolBillOptions, PoolBillWidget, SaveStateDetail, ThemeName } from "poolbill";

const element: PoolBillElement = document.createElement("pool-bill");
const theme: ThemeName | "" = element.theme;
element.theme = "dark";
element.theme = undefined;
element.src = null;
element.readOnly = true;
element.scenario = { format: "poolbill/scenario" };
const filter: ExportFilter = { mode: "pay-per-use" };
const text: string = (await element.exportBills("csv", filter)) + element.baseUrl + element.storageKey + element.locale + element.site + element.samples + theme;
const done: boolean = element.undo() && element.redo() && element.command("play_story");
element.focus({ preventScroll: true });
const settled: Promise<void>[] = [element.ready, element.reset(), element.whenIdle()];
element.dispose();

element.addEventListener("pool-bill-order-paid", (event) => {
  const detail: OrderDetail = event.detail;
  const version: 1 = detail.version;
  console.log(detail.order, detail.payable, version);
});
document.addEventListener("pool-bill-error", ({ detail }: CustomEvent<ErrorDetail>) => console.log(detail.code, detail.recoverable));

document.addEventListener("pool-bill-save-state", ({ detail }: CustomEvent<SaveStateDetail>) => {
  const reason: "" | "pending" | "conflict" | "full" | "blocked" | "newer" = detail.reason;
  console.log(reason);
});

const storage: HostStorage = { get: async () => null, set: async () => {}, remove: async () => {}, keys: async () => [] };
const options: PoolBillOptions & { height?: string } = { src: "scenario.json", theme: "auto", readOnly: false, baseUrl: "/engine/", storage, height: "600px" };
const widget: PoolBillWidget = await createPoolBill(document.body, options);
widget.dispose();

const cloud: HuaweiCloudOptions = { fetch: (address, init) => fetch(address, init), region: "ap-southeast-3", projectId: "p1", site: "intl" };
const provider: HuaweiCloudProvider & Provider = createHuaweiCloudProvider({ ...cloud, adoptsLostOrders: true, chooseTerm: async ({ id, term }) => console.log(id, term.unit) });
const call = { signal: AbortSignal.timeout(1000) };
const due: string = (await provider.quote({ pool: "p", term: { count: 1, unit: "year" }, autoRenew: false }, call)).amount;
provider.listPools(call).catch((error: unknown) => error instanceof ProviderError && console.log(error.code, error.isTemporary, due));

const why: Reason = { id: "balance-low", values: [] };
const status: HostOrderStatus = "pending-payment";
const own: ConsoleProvider = {
  account: "a/p1",
  listPools: () => [],
  createOrder: ({ pool }): HostOrder => ({ id: pool, status }),
  payOrder: (_, { signal }: Call) => signal.throwIfAborted(),
  cancelOrder: async () => {
    throw new RefusedByConsole("The balance is too low.", { code: "CBC.99005003", reason: why });
  },
};
element.provider = own;

// @ts-expect-error: there is no such site
createHuaweiCloudProvider({ ...cloud, site: "us" });
// @ts-expect-error: there is no such theme
element.theme = "blue";
// @ts-expect-error: there is no such event
element.addEventListener("pool-bill-nothing", ({ detail }) => detail);
// @ts-expect-error: only the widget itself continues another one's state
void createPoolBill(document.body, { resume: { text: "" } });
// @ts-expect-error: the option is called readOnly
void createPoolBill(document.body, { readonly: true });

console.log(text, done, settled, createModule, PoolBillElement.observedAttributes);
