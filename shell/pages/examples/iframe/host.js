// The page around the frame. Messages are taken from the frame's own window and origin only.
// A frame of another site has a storage of its own, so what it saves is not what the widget saves elsewhere.
const frame = document.querySelector("iframe");
const address = new URL(document.documentElement.dataset.frame ?? "frame.html", location.href);
const scenario = await (await fetch("scenario.json")).json();
let orders = 0;

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== address.origin) return;
  if (data?.type === "poolbill-frame-ready") source.postMessage({ type: "poolbill-frame-open", scenario }, origin);
  if (data?.type === "poolbill-frame-order") document.querySelector("output").value = `${++orders} orders`;
});

address.searchParams.set("host", location.origin);
frame.src = address.href;
