import type { RawDb } from '../../db/open.ts';
import { type LineReader, lineReader, readCategories } from './rhythm.repo.ts';
import type { LineFact } from './signals.rules.ts';

/** Of each line: day and product in one, quantity, net. */
const WIDTH = 3;
/** Products, those told by name below zero, beside a day in the 53 bits of a number. */
const PRODUCT_OFFSET = 2 ** 32;
const DAY_UNIT = 2 ** 33;
const NO_LINES = new Float64Array(0);

/** Bills of days to come are kept too: with their day they count without anything being imported. */
const AHEAD_DAYS = 366;

interface Kept {
  /** The lines are those after this day, up to and with the other. */
  after: number;
  upTo: number;
  lines: Float64Array;
}

/**
 * Lines of dealers, kept from one calculation to the next: with each day hundreds of dealers are compared anew whose bills are
 * the same.
 */
export class LineShelf {
  readonly #most: number;
  readonly #kept = new Map<number, Kept>();
  #lines = 0;

  /** @param most lines that are kept, 24 bytes each */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is known of these dealers no longer holds. */
  forget(ids: Iterable<number>): void {
    for (const id of ids) this.#drop(id);
  }

  /** Answers like {@link lineReader}, from what is kept where that reaches far enough. */
  reader(raw: RawDb): LineReader {
    const categories = readCategories(raw);
    const read = lineReader(raw, categories);
    return (ids, after, upTo) => {
      const missing = ids.filter((id) => {
        const kept = this.#kept.get(id);
        return kept === undefined || kept.after > after || kept.upTo < upTo;
      });
      const reach = upTo + AHEAD_DAYS;
      const found = missing.length > 0 ? read(missing, after, reach) : new Map<number, LineFact[]>();
      for (const id of missing) this.#keep(id, { after, upTo: reach, lines: pack(found.get(id) ?? []) });
      const answer = new Map<number, LineFact[]>();
      for (const id of ids) {
        const lines = found.get(id) ?? unpack(this.#kept.get(id)?.lines ?? NO_LINES, categories);
        const within = lines.filter(({ day }) => day > after && day <= upTo);
        if (within.length > 0) answer.set(id, within);
      }
      return answer;
    };
  }

  #keep(id: number, kept: Kept): void {
    this.#drop(id);
    const lines = kept.lines.length / WIDTH;
    if (this.#lines + lines > this.#most) return;
    this.#lines += lines;
    this.#kept.set(id, kept);
  }

  #drop(id: number): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#lines -= kept.lines.length / WIDTH;
    this.#kept.delete(id);
  }
}

function pack(lines: readonly LineFact[]): Float64Array {
  const packed = new Float64Array(lines.length * WIDTH);
  lines.forEach(({ day, product, qtyMicro, netMicro }, i) => {
    packed[i * WIDTH] = day * DAY_UNIT + product + PRODUCT_OFFSET;
    packed[i * WIDTH + 1] = qtyMicro;
    packed[i * WIDTH + 2] = netMicro;
  });
  return packed;
}

function unpack(packed: Float64Array, categories: ReadonlyMap<number, string>): LineFact[] {
  return Array.from({ length: packed.length / WIDTH }, (_, i) => {
    const both = packed[i * WIDTH] ?? 0;
    const day = Math.floor(both / DAY_UNIT);
    const product = both - day * DAY_UNIT - PRODUCT_OFFSET;
    return {
      day,
      product,
      category: categories.get(product) ?? '',
      qtyMicro: packed[i * WIDTH + 1] ?? 0,
      netMicro: packed[i * WIDTH + 2] ?? 0,
    };
  });
}
