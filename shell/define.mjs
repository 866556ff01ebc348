// Registers <pool-bill>. The only file of the shell whose import has a side effect.

import { PoolBillElement } from "./element.mjs";

// On a server there is nothing to register.
const registry = globalThis.customElements;
if (registry && !registry.get("pool-bill")) registry.define("pool-bill", PoolBillElement);

export { PoolBillElement };
