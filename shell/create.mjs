// The widget without a custom element.

import { Widget } from "./widget.mjs";

/** A widget with an element of its own, which goes with it. */
class CreatedWidget extends Widget {
  dispose() {
    super.dispose();
    this.element.remove();
  }
}

/**
 * Puts a widget into `container` and waits until it can be used.
 * @param {HTMLElement} container
 * @param {import("./settings.mjs").Options & { height?: string, signal?: AbortSignal }} [options]  `signal` disposes of the widget, also while
 *   it is not ready
 * @returns {Promise<Widget>}  call `dispose` at the end; events bubble, so `container` receives even the first
 */
export async function createPoolBill(container, { height, signal, ...options } = {}) {
  const host = document.createElement("div");
  if (height) host.style.height = height;
  container.append(host);
  const widget = new CreatedWidget(host, options);
  const end = () => widget.dispose();
  if (signal?.aborted) end();
  else signal?.addEventListener("abort", end, { once: true });
  await widget.ready;
  return widget;
}
