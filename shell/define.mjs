// Registers <pool-bill>. The only file of the shell whose import has a side effect.

import { PoolBillElement } from "./element.mjs";

// On a server there is no registry.
if (globalThis.customElements && !customElements.get("pool-bill")) {
  customElements.define("pool-bill", PoolBillElement);
}

export { PoolBillElement };
