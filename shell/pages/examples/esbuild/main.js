import { createPoolBill } from "poolbill/create";

await createPoolBill(document.querySelector("main"), { src: "scenario.json", height: "700px" });
