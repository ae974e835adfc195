import * as SheetJs from '@e965/xlsx';
import { buildZip, type ZipPart } from '../unit/spreadsheets/zipBuilder.ts';

/** A number in [0, 1). */
type Next = () => number;

const TRUNCATED = 0.15;
/** Of packages: how often a part is hit and packed again with a right checksum, so that the damage reaches the readers. */
const INSIDE = 0.7;
const PIECES: readonly string[] = [
  ...['<', '>', '&', '"', '</row>', '<row r="1">', '<c t="s"><v>999999</v></c>', '<c r="ZZZZ1"/>', '<!--', ']]>'],
  ...['\0', '\ufffd', '4294967295', '-1', '1e999', '&#0;', '&lol;', '__proto__', '<f>1/0</f>', 't="d"', 'hidden="1"'],
];

/** A variant of a file: cut off, bytes changed, pieces moved, doubled, lost or put in. The same for the same numbers. */
export function mutate(bytes: Buffer, next: Next): Buffer {
  const isPackage = bytes.length > 1 && bytes.readUInt16BE(0) === 0x504b;
  if (isPackage && next() < INSIDE) return mutatePart(bytes, next) ?? damage(bytes, next);
  return damage(bytes, next);
}

function damage(bytes: Buffer, next: Next): Buffer {
  if (next() < TRUNCATED) return bytes.subarray(0, Math.floor(next() * bytes.length));
  let copy: Buffer = Buffer.from(bytes);
  for (let hits = 1 + Math.floor(next() * 8); hits > 0; hits -= 1) copy = hit(copy, next);
  return copy;
}

function hit(bytes: Buffer, next: Next): Buffer {
  const at = Math.floor(next() * bytes.length);
  const length = 1 + Math.floor(next() * 64);
  const choice = next();
  if (choice < 0.5) {
    bytes[at] = Math.floor(next() * 256);
    return bytes;
  }
  const piece = bytes.subarray(at, at + length);
  if (choice < 0.65) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (choice < 0.8) return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  const text = PIECES[Math.floor(next() * PIECES.length)] ?? '';
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
}

/** One part of a package hit; undefined where the package cannot be taken apart. */
function mutatePart(bytes: Buffer, next: Next): Buffer | undefined {
  const parts = partsOf(bytes);
  if (parts === undefined || parts.length === 0) return undefined;
  const target = Math.floor(next() * parts.length);
  return buildZip(
    parts.map((part, i) =>
      i === target ? { name: part.name, data: damage(Buffer.from(part.data ?? ''), next) } : part,
    ),
  );
}

function partsOf(bytes: Buffer): ZipPart[] | undefined {
  try {
    // untyped in the library's declarations
    const container: { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] } = SheetJs.CFB.read(bytes, {
      type: 'buffer',
    });
    return container.FullPaths.flatMap((path, i) => {
      const content = container.FileIndex[i]?.content;
      const name = path.replace(/^[^/]*\//, '');
      return content === undefined || name === '' || name.endsWith('/') ? [] : [{ name, data: Buffer.from(content) }];
    });
  } catch {
    return undefined; // damaged already
  }
}
