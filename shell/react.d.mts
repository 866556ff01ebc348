// The tag for React 19's JSX: `import type {} from "poolbill/react"` somewhere in the program.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PoolBillElement } from "./element.mjs";
import type { PoolBillListeners } from "./page.mjs";
import type { Options } from "./settings.mjs";

/** The tag's `storage` is an attribute, which takes a name and no object. */
type Properties = Omit<Options, "storage"> & { storage?: Exclude<Options["storage"], object> };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pool-bill": DetailedHTMLProps<HTMLAttributes<PoolBillElement>, PoolBillElement> & Properties & PoolBillListeners;
    }
  }
}
