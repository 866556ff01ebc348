// Whether what is drawn on a 2D canvas can be read back, as the engine does with every letter. Browsers that protect
// against fingerprinting (Tor Browser, Firefox with privacy.resistFingerprinting) answer with white or with noise.

const SIZE = 16;

export function canReadPixels() {
  const context = new OffscreenCanvas(SIZE, 2 * SIZE).getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  const read = (/** @type {string} */ color, /** @type {number} */ top) => {
    context.fillStyle = color;
    context.fillRect(0, top, SIZE, SIZE);
    const { data } = context.getImageData(0, top, SIZE, SIZE);
    return data.filter((_, index) => index % 4 === 0).reduce((sum, red) => sum + red, 0) / SIZE ** 2;
  };
  const [black, white] = [read("#000", 0), read("#fff", SIZE)];
  return black < 16 && white > 239; // a little noise, as in Brave and in Firefox's private windows, leaves letters readable
}
