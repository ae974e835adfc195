import type { RawDb } from '../../db/open.ts';
import {
  billsWithLinesSince,
  type DealerSales,
  type LineReader,
  type NamedProducts,
  readBills,
  readLinesOf,
  readSales,
  type SaleBill,
} from './saleLines.repo.ts';
import { SaleLines } from './saleLines.ts';

/** Bills of days to come are kept too: with their day they count without anything being imported. */
const AHEAD_DAYS = 366;
/** After more new lines than this it is read anew what dealers have: to look for what is the same would take as long. */
const MOST_NEW_LINES = 50_000;

/** Of each bill that is kept: id, day, count of lines. */
const BILL_WIDTH = 3;

interface Kept {
  lines: SaleLines;
  bills: Float64Array;
  /** The lines are those after this day, up to and with the other. */
  after: number;
  upTo: number;
}

/** What has happened since the shelf was read last. */
export interface Since {
  /** Dealers of whom any bill may be another, or may have gone. */
  renewed: Iterable<number>;
  /** The newest line as it was before anything else of this time was read. */
  newestLine: number;
}

/**
 * Lines of dealers, kept from one calculation to the next: with each day hundreds of dealers are compared anew whose bills are
 * the same, and whoever has a new bill has kept his old ones.
 */
export class LineShelf {
  readonly #most: number;
  readonly #kept = new Map<number, Kept>();
  readonly #named: NamedProducts = new Map();
  #lines = 0;
  #newestLine = 0;

  /** @param most lines that are kept, 24 bytes each and as much for each bill */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Answers like {@link lineReader}, from what is kept where that reaches far enough. Each dealer is asked for once.
   * @param ids all whose lines are going to be asked for: of others who were renewed nothing holds
   */
  reader(raw: RawDb, ids: ReadonlySet<number>, { renewed, newestLine }: Since): LineReader {
    const read = readSales(raw, this.#named);
    const before = this.#newestLine;
    this.#newestLine = newestLine;
    const doubtful = new Set<number>();
    const isLittle = newestLine - before <= MOST_NEW_LINES;
    for (const id of renewed) {
      if (isLittle && ids.has(id) && this.#kept.has(id)) doubtful.add(id);
      else this.#drop(id);
    }
    const fresh = doubtful.size > 0 ? billsWithLinesSince(raw, before) : new Set<number>();
    return (asked, after, upTo) => {
      const reaches = (id: number) => {
        const kept = this.#kept.get(id);
        return kept !== undefined && kept.after <= after && kept.upTo >= upTo;
      };
      const missing = asked.filter((id) => !reaches(id));
      const found = this.#mended(
        raw,
        asked.filter((id) => doubtful.has(id) && reaches(id)),
        fresh,
      );
      const reach = upTo + AHEAD_DAYS;
      const sales = missing.length > 0 ? read(missing, after, reach) : new Map<number, DealerSales>();
      for (const id of missing) {
        const { bills, lines } = sales.get(id) ?? NO_SALES;
        found.set(id, lines);
        this.#keep(id, { after, upTo: reach, bills: packed(bills), lines });
      }
      const answer = new Map<number, SaleLines>();
      for (const id of asked) {
        const within = (found.get(id) ?? this.#kept.get(id)?.lines ?? SaleLines.NONE).between(after, upTo);
        if (within.count > 0) answer.set(id, within);
      }
      return answer;
    };
  }

  /** Brings what is kept of these dealers up to date: of bills that are as they were the lines stay. */
  #mended(raw: RawDb, ids: readonly number[], fresh: ReadonlySet<number>): Map<number, SaleLines> {
    // What is kept reaches differently far: the widest is asked for, and what a dealer does not keep is left out again.
    const all = ids.flatMap((id) => this.#kept.get(id) ?? []);
    if (all.length === 0) return new Map();
    const after = Math.min(...all.map((kept) => kept.after));
    const upTo = Math.max(...all.map((kept) => kept.upTo));
    const bills = readBills(raw, ids, after, upTo);
    const wanted = new Map<number, number>();
    const works = ids.flatMap((id) => {
      const kept = this.#kept.get(id);
      if (kept === undefined) return [];
      const now = (bills.get(id) ?? []).filter(({ day }) => day > kept.after && day <= kept.upTo);
      const parts = partsOf(kept);
      const staying = now.map(({ id: bill, day, lines }) => {
        const part = fresh.has(bill) ? undefined : parts.get(bill);
        if (part?.day === day && part.lines.count === lines) return part.lines;
        wanted.set(bill, day);
        return undefined;
      });
      return [{ id, kept, now, staying }];
    });
    const read = wanted.size > 0 ? readLinesOf(raw, wanted, this.#named) : new Map<number, SaleLines>();
    return new Map(
      works.map(({ id, kept: { after, upTo }, now, staying }) => {
        const parts = now.map((bill, i) => staying[i] ?? read.get(bill.id) ?? SaleLines.NONE);
        const bills = packed(now.map((bill, i) => ({ ...bill, lines: parts[i]?.count ?? 0 })));
        const lines = SaleLines.joined(parts);
        this.#keep(id, { after, upTo, bills, lines });
        return [id, lines];
      }),
    );
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

const NO_SALES: DealerSales = { bills: [], lines: SaleLines.NONE };

function packed(bills: readonly SaleBill[]): Float64Array {
  return Float64Array.from(bills.flatMap(({ id, day, lines }) => [id, day, lines]));
}

/** The lines of each bill, with its day. */
function partsOf({ bills, lines }: Kept): Map<number, { day: number; lines: SaleLines }> {
  const parts = new Map<number, { day: number; lines: SaleLines }>();
  let at = 0;
  for (let i = 0; i < bills.length; i += BILL_WIDTH) {
    const count = bills[i + 2] ?? 0;
    parts.set(bills[i] ?? 0, { day: bills[i + 1] ?? 0, lines: lines.slice(at, at + count) });
    at += count;
  }
  return parts;
}
