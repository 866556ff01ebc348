// What is in the shadow root of a widget: the canvas, and over it the mirror.

/** @returns {{ root: HTMLElement, canvas: HTMLCanvasElement, mirrorBox: HTMLElement }} `root` holds both, and messages */
export function createRoot() {
  const root = document.createElement("div");
  root.className = "root blank";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const mirrorBox = document.createElement("div");
  mirrorBox.className = "mirror";
  root.append(canvas, mirrorBox);
  return { root, canvas, mirrorBox };
}
