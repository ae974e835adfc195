/**
 * Orders many numbers at once: a radix sort over the bytes of the doubles, several times faster than sorting indices
 * with a comparator.
 * @source H. H. Seward (1954), LSD radix sort; the bit trick for doubles is in M. Herf, Radix Tricks (2001).
 */

const BYTES = 8;
const RADIX = 256;

/** Indices of the values from the largest to the smallest; equal values (−0 and 0 too) keep their order. No NaN. */
export function descendingOrder(values: Float64Array): Int32Array {
  const count = values.length;
  const bytes = descendingKeys(values);
  let order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) order[i] = i;
  let spare = new Int32Array(count);
  const starts = new Int32Array(RADIX);
  for (let digit = 0; digit < BYTES; digit += 1) {
    starts.fill(0);
    for (let at = digit; at < bytes.length; at += BYTES) bump(starts, bytes[at] ?? 0);
    if (count === 0 || starts[bytes[digit] ?? 0] === count) continue; // all alike in this byte
    let sum = 0;
    for (let value = 0; value < RADIX; value += 1) {
      const size = starts[value] ?? 0;
      starts[value] = sum;
      sum += size;
    }
    for (let i = 0; i < count; i += 1) {
      const row = order[i] ?? 0;
      spare[bump(starts, bytes[row * BYTES + digit] ?? 0)] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/** Adds one to a count and returns what it was. */
function bump(counts: Int32Array, index: number): number {
  const was = counts[index] ?? 0;
  counts[index] = was + 1;
  return was;
}

/** Eight bytes per value, least significant first, that sort ascending as the values sort descending. */
function descendingKeys(values: Float64Array): Uint8Array {
  const keys = values.map((value) => value + 0); // −0 becomes 0
  const words = new Uint32Array(keys.buffer); // little-endian, as every platform we run on
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1] ?? 0;
    if (high >>> 31 === 1) continue; // negative: a greater magnitude already is a greater key
    words[i] = ~(words[i] ?? 0);
    words[i + 1] = ~high & 0x7fffffff;
  }
  return new Uint8Array(keys.buffer);
}
