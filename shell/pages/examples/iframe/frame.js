// The page in the frame. It answers to hosts on its own list only; the address says which of them is around it.
import "./node_modules/poolbill/define.js";

const hosts = [location.origin, "https://console.example.com"];
const widget = document.querySelector("pool-bill");
const host = new URLSearchParams(location.search).get("host");

if (hosts.includes(host)) {
  const tell = (message) => parent.postMessage(message, host);
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || origin !== host || data?.type !== "poolbill-frame-open") return;
    widget.scenario = data.scenario;
  });
  widget.addEventListener("pool-bill-order-created", ({ detail }) => tell({ type: "poolbill-frame-order", order: detail.order }));
  await widget.ready;
  tell({ type: "poolbill-frame-ready" });
}
