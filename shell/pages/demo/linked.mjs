// A link in the address of the demo: its scenario is shown in place of the page's own.
//
// Imported before the tag is defined, so that nothing else is shown first. Once the person has kept the scenario or gone
// back, the link leaves the address, so that a reload shows what is saved.

const widget = /** @type {HTMLElement} */ (document.querySelector("pool-bill"));
const own = widget.getAttribute("src") ?? "";

function show() {
  widget.setAttribute("src", /^#pb\d/.test(location.hash) ? location.hash : own);
}
show();
addEventListener("hashchange", show);

widget.addEventListener("pool-bill-link", ({ detail }) => {
  if (detail.state === "shown") return;
  history.replaceState(history.state, "", location.pathname + location.search);
  show();
});
widget.addEventListener("pool-bill-error", ({ detail }) => {
  if (detail.code.startsWith("link-")) widget.setAttribute("src", own); // the link was refused
});
