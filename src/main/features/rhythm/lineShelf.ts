import type { RawDb } from '../../db/open.ts';
import { type LineReader, lineReader } from './saleLines.repo.ts';
import { SaleLines } from './saleLines.ts';

/** Bills of days to come are kept too: with their day they count without anything being imported. */
const AHEAD_DAYS = 366;

interface Kept {
  /** The lines are those after this day, up to and with the other. */
  after: number;
  upTo: number;
  lines: SaleLines;
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
    const read = lineReader(raw);
    return (ids, after, upTo) => {
      const missing = ids.filter((id) => {
        const kept = this.#kept.get(id);
        return kept === undefined || kept.after > after || kept.upTo < upTo;
      });
      const reach = upTo + AHEAD_DAYS;
      const found = missing.length > 0 ? read(missing, after, reach) : new Map<number, SaleLines>();
      for (const id of missing) this.#keep(id, { after, upTo: reach, lines: found.get(id) ?? SaleLines.NONE });
      const answer = new Map<number, SaleLines>();
      for (const id of ids) {
        const within = (found.get(id) ?? this.#kept.get(id)?.lines ?? SaleLines.NONE).between(after, upTo);
        if (within.count > 0) answer.set(id, within);
      }
      return answer;
    };
  }

  #keep(id: number, kept: Kept): void {
    this.#drop(id);
    if (this.#lines + kept.lines.count > this.#most) return;
    this.#lines += kept.lines.count;
    this.#kept.set(id, kept);
  }

  #drop(id: number): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#lines -= kept.lines.count;
    this.#kept.delete(id);
  }
}
