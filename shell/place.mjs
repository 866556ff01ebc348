// Where a point of the window is on the widget, in its own CSS pixels, also where the page has scaled, rotated or
// skewed it by transforms. Three corners tell; perspective is left out.

export class Place {
  /** Top left, top right, bottom left. @type {HTMLElement[]} */
  #corners;
  #canvas;

  /** @param {HTMLElement} root  positioned @param {HTMLElement} canvas  below its messages */
  constructor(root, canvas) {
    const top = "var(--pb-messages, 0px)";
    this.#corners = [["0", top], ["100%", top], ["0", "100%"]].map(([left, top]) => {
      const corner = document.createElement("div");
      corner.className = "corner";
      Object.assign(corner.style, { left, top });
      root.append(corner);
      return corner;
    });
    this.#canvas = canvas;
  }

  /** @param {{ clientX: number, clientY: number }} point @returns {[number, number]} */
  of({ clientX, clientY }) {
    const [origin, right, bottom] = this.#corners.map((corner) => corner.getBoundingClientRect());
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const across = { x: (right.x - origin.x) / width, y: (right.y - origin.y) / width };
    const down = { x: (bottom.x - origin.x) / height, y: (bottom.y - origin.y) / height };
    const [x, y] = [clientX - origin.x, clientY - origin.y];
    const area = across.x * down.y - across.y * down.x;
    return area ? [(x * down.y - y * down.x) / area, (y * across.x - x * across.y) / area] : [x, y];
  }
}
