// Draws the program's icons: three tiers as bars on a rounded square. Run it after changing the drawing:
//   node scripts/make-icons.mjs
// Writes resources/icons/icon.png (Linux, macOS), icon.ico (Windows) and dealerdesk.ico (data files). Built-ins only.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const out = resolve(import.meta.dirname, '..', 'resources', 'icons');
/** The accent of the window. */
const TEAL = [15, 101, 124];
const LIGHT = [255, 255, 255];
const GOLD = [255, 191, 71];
const PAPER = [244, 246, 248];
const LINE = [150, 160, 172];
const SAMPLES = 4;

/** A rounded rectangle in a drawing of 0…1: left, top, right, bottom, radius, colour. */
const box = (left, top, right, bottom, radius, colour) => ({ left, top, right, bottom, radius, colour });

function bars(scale, dx, dy) {
  const at = (left, top, right, bottom, colour) =>
    box(dx + left * scale, dy + top * scale, dx + right * scale, dy + bottom * scale, 0.035 * scale, colour);
  return [at(0.2, 0.22, 0.34, 0.78, GOLD), at(0.43, 0.38, 0.57, 0.78, LIGHT), at(0.66, 0.56, 0.8, 0.78, LIGHT)];
}

const program = [box(0.03, 0.03, 0.97, 0.97, 0.2, TEAL), ...bars(1, 0, 0)];
const dataFile = [
  box(0.14, 0.02, 0.86, 0.98, 0.06, LINE),
  box(0.16, 0.04, 0.84, 0.96, 0.045, PAPER),
  box(0.24, 0.26, 0.76, 0.78, 0.1, TEAL),
  ...bars(0.52, 0.24, 0.26),
];

function covers({ left, top, right, bottom, radius }, x, y) {
  if (x < left || x > right || y < top || y > bottom) return false;
  const cx = Math.min(Math.max(x, left + radius), right - radius);
  const cy = Math.min(Math.max(y, top + radius), bottom - radius);
  return (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2 || (cx === x && cy === y);
}

/** RGBA of a drawing, each pixel the mean of its samples. */
function paint(drawing, size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(pixel(drawing, x, y, size), (y * size + x) * 4);
  }
  return pixels;
}

function pixel(drawing, x, y, size) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const sx = (x + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const sy = (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    const shape = drawing.findLast((each) => covers(each, sx, sy));
    if (!shape) continue;
    hits += 1;
    for (let c = 0; c < 3; c += 1) sum[c] += shape.colour[c];
  }
  if (hits === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / hits)), Math.round((hits * 255) / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** @source PNG specification, W3C: 8-bit RGBA, no filter */
function png(pixels, size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) pixels.copy(rows, y * (size * 4 + 1) + 1, y * size * 4, (y + 1) * size * 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An ICO is a table of PNGs; 0 stands for 256 pixels. */
function ico(drawing, sizes) {
  const images = sizes.map((size) => png(paint(drawing, size), size));
  const table = Buffer.alloc(6 + 16 * sizes.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(sizes.length, 4);
  let offset = table.length;
  images.forEach((image, i) => {
    const at = 6 + 16 * i;
    table.writeUInt8(sizes[i] % 256, at);
    table.writeUInt8(sizes[i] % 256, at + 1);
    table.writeUInt16LE(1, at + 4);
    table.writeUInt16LE(32, at + 6);
    table.writeUInt32LE(image.length, at + 8);
    table.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([table, ...images]);
}

const SIZES = [16, 24, 32, 48, 64, 128, 256];
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'icon.png'), png(paint(program, 1024), 1024));
writeFileSync(join(out, 'icon.ico'), ico(program, SIZES));
writeFileSync(join(out, 'dealerdesk.ico'), ico(dataFile, SIZES));
