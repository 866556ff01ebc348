// The demo's icons as PNG, for those who install it: the three bars that index.html has as SVG.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const GRID = 16;
const PAPER = [0xf5, 0xf6, 0xf8];
/** Left, top, width and height on the grid, and colour. @type {[number, number, number, number, number[]][]} */
const BARS = [
  [1, 6, 4, 9, [0xe5, 0x8a, 0x1f]],
  [6, 7, 4, 8, [0xe5, 0x8a, 0x1f]],
  [11, 1, 4, 14, [0x1a, 0x93, 0x6f]],
];

/** As zlib.crc32, which Node 18 has not. @param {Buffer} bytes */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** @param {number} size  of the square, in pixels @param {number} margin  around the bars, as a part of the size */
function png(size, margin) {
  const unit = (size * (1 - 2 * margin)) / GRID;
  const at = (/** @type {number} */ place) => Math.round(size * margin + place * unit);
  const rows = Buffer.alloc(size * (1 + 3 * size));
  for (let y = 0; y < size; ++y) {
    for (let x = 0; x < size; ++x) {
      const bar = BARS.find(([left, top, width, height]) => x >= at(left) && x < at(left + width) && y >= at(top) && y < at(top + height));
      rows.set(bar ? bar[4] : PAPER, y * (1 + 3 * size) + 1 + 3 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2], 8); // eight bits each of red, green and blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** @param {string} folder */
export function writeIcons(folder) {
  writeFileSync(join(folder, "icon-192.png"), png(192, 0.1));
  writeFileSync(join(folder, "icon-512.png"), png(512, 0.1));
  writeFileSync(join(folder, "icon-maskable-512.png"), png(512, 0.2)); // a circle of 80 % is always shown
}
