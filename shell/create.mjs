// The widget without a custom element.

import { Widget } from "./widget.mjs";

/**
 * Puts a widget into `container` and waits until it can be used.
 * @param {HTMLElement} container
 * @param {import("./settings.mjs").Options & { height?: string }} [options]
 * @returns {Promise<Widget>}  call `dispose` at the end; events bubble, so `container` receives even the first
 */
export async function createPoolBill(container, { height, ...options } = {}) {
  const host = document.createElement("div");
  if (height) host.style.height = height;
  container.append(host);
  const widget = new Widget(host, options);
  await widget.ready;
  return widget;
}
