// Registers <pool-bill>. The only file of the shell whose import has a side effect.

import { PoolBillElement } from "./element.mjs";

// On a server there is no registry.
const registry = globalThis.customElements;
if (registry?.get("pool-bill")) console.warn("<pool-bill> is defined already, by another script or another copy of this one, which is used.");
else registry?.define("pool-bill", PoolBillElement);

export { PoolBillElement };
