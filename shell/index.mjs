// The package's main entry: the element and the factory, without registering anything.

export { createPoolBill } from "./create.mjs";
export { PoolBillElement } from "./element.mjs";
export { ProviderError } from "./host/provider.mjs";

/** @typedef {import("./settings.mjs").Options} PoolBillOptions */
/** @typedef {import("./settings.mjs").ThemeName} ThemeName */
/** @typedef {import("./widget.mjs").Widget} PoolBillWidget */
/** @typedef {import("./events.mjs").ReadyDetail} ReadyDetail */
/** @typedef {import("./events.mjs").ChangeDetail} ChangeDetail */
/** @typedef {import("./events.mjs").OrderDetail} OrderDetail */
/** @typedef {import("./events.mjs").ConflictDetail} ConflictDetail */
/** @typedef {import("./events.mjs").SaveStateDetail} SaveStateDetail */
/** @typedef {import("./events.mjs").LinkDetail} LinkDetail */
/** @typedef {import("./events.mjs").ErrorDetail} ErrorDetail */
/** @typedef {import("./storage/host.mjs").HostStorage} HostStorage */
/** @typedef {import("./exporting.mjs").ExportFilter} ExportFilter */
/** @typedef {import("./host/provider.mjs").Provider} Provider */
/** @typedef {import("./host/provider.mjs").ProviderFailure} ProviderFailure */
/** @typedef {import("./host/provider.mjs").ChangeRequest} ChangeRequest */
/** @typedef {import("./host/provider.mjs").HostQuote} HostQuote */
/** @typedef {import("./host/provider.mjs").HostOrder} HostOrder */
/** @typedef {import("./host/provider.mjs").HostOrderStatus} HostOrderStatus */
/** @typedef {import("./host/provider.mjs").Call} Call */
/** @typedef {import("./host/provider.mjs").Documents} Documents */
/** @typedef {import("./host/provider.mjs").Term} Term */
/** @typedef {import("./host/reasons.mjs").Reason} Reason */
/** @typedef {import("./page.mjs").PoolBillEventMap} PoolBillEventMap */
/** @typedef {import("./page.mjs").PoolBillListeners} PoolBillListeners */
