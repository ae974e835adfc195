import { deflateRawSync, inflateRawSync, constants as zlib } from 'node:zlib';

/** Small enough that taking one value out costs some fifty microseconds. */
const PAGE_BYTES = 64 * 1024;
/** UTF-8 takes at most three bytes for one unit of a JavaScript text. */
const MOST_BYTES_A_UNIT = 3;
/** Figures by which a value is found. */
const PLACE = 3;

/**
 * Values put aside as bytes, a page at a time compressed: as objects those of a long list would take thirty times the room.
 * Whoever takes values out in the order in which they were kept unpacks each page once.
 */
export function createByteStore<Value>() {
  const packed: Buffer[] = [];
  let page = Buffer.allocUnsafeSlow(PAGE_BYTES);
  let used = 0;
  /** Of each value: its page, and where it begins and ends there. */
  const places: number[] = [];
  let unpacked: { number: number; bytes: Buffer } | undefined;

  function turnPage(room: number): void {
    packed.push(deflateRawSync(page.subarray(0, used), { level: zlib.Z_BEST_SPEED }));
    if (page.length < room) page = Buffer.allocUnsafeSlow(room);
    used = 0;
  }

  function bytesOf(number: number): Buffer | undefined {
    if (number === packed.length) return page;
    if (unpacked?.number === number) return unpacked.bytes;
    const bytes = packed[number];
    if (bytes === undefined) return undefined;
    unpacked = { number, bytes: inflateRawSync(bytes) };
    return unpacked.bytes;
  }

  return {
    /** @returns the number under which the value can be had again */
    keep(value: Value): number {
      const text = JSON.stringify(value);
      const room = text.length * MOST_BYTES_A_UNIT;
      if (used + room > page.length) turnPage(room);
      const from = used;
      used += page.write(text, from);
      return places.push(packed.length, from, used) - PLACE;
    },
    read(number: number): Value {
      const text = bytesOf(places[number] ?? -1)?.toString('utf8', places[number + 1], places[number + 2]);
      if (text === undefined) throw new Error(`nothing kept under ${number}`);
      // Written above.
      return JSON.parse(text) as Value;
    },
  };
}
