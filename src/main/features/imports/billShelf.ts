import type { Bill } from './bills.ts';
import { createByteStore } from './byteStore.ts';
import type { DealerRef } from './matchDealer.ts';
import type { StagedLine } from './staged.ts';

/** A bill of the file, with what is to be done about its lines. */
export interface ShelvedBill extends Bill {
  /** Lines that have not been staged; none of a bill that lies on the shelf. */
  lines: StagedLine[];
  /** The known bill that it is, unchanged, as far as it has been read. */
  sameAs: number | null;
  /** The first line that was not staged, for up to it the bill was the known one unchanged; none after it is either. */
  withheldFrom: number | null;
}

/** Rows of one bill mostly stand together: so many bills stay open for more. */
const OPEN_BILLS = 500;

/**
 * The bills of a file in its order. Only the last ones are kept whole; the others are put aside as bytes, and taken out
 * again where a further row means them.
 * @param sameAs the known bill that one is, unchanged; asked of many bills one after another
 */
export function createBillShelf(sameAs: (bill: Bill) => number | null) {
  const store = createByteStore<Packed>();
  const texts = createTexts();
  /** Of each bill, where it lies; meaningless while it is open. */
  const places: number[] = [];
  /** By what rows of one bill have in common: open bills, and the numbers of others. */
  const byKey = new Map<string, ShelvedBill | number>();
  let open: { key: string | undefined; bill: ShelvedBill }[] = [];

  function close({ key, bill }: (typeof open)[number]): StagedLine[] {
    bill.sameAs = sameAs(bill);
    const { lines } = bill;
    bill.lines = [];
    if (bill.sameAs !== null) bill.withheldFrom ??= lines[0]?.lineNo ?? null;
    places[bill.localNo] = store.keep(pack(bill, texts));
    if (key !== undefined) byKey.set(key, bill.localNo);
    return bill.withheldFrom === null ? lines : [];
  }

  return {
    /** How many bills there are; the next one's number. */
    size: () => places.length,
    /** The bill of a key, ready to take a further row. */
    find(key: string): ShelvedBill | undefined {
      const found = byKey.get(key);
      if (typeof found !== 'number') return found;
      const bill = unpack(store.read(places[found] ?? -1), texts);
      byKey.set(key, bill);
      open.push({ key, bill });
      return bill;
    },
    /** @param key undefined for a bill that no further row can mean */
    add(key: string | undefined, bill: Bill): ShelvedBill {
      const shelved = { ...bill, lines: [], sameAs: null, withheldFrom: null };
      places.push(-1);
      open.push({ key, bill: shelved });
      if (key !== undefined) byKey.set(key, shelved);
      return shelved;
    },
    /** Puts aside all but the last bills, at the end those too. @returns lines to be staged */
    settle(end: boolean): StagedLine[] {
      if (!end && open.length < 2 * OPEN_BILLS) return [];
      const upTo = end ? open.length : open.length - OPEN_BILLS;
      const lines = open.slice(0, upTo).flatMap(close);
      open = open.slice(upTo);
      // No row follows that could mean one: hundreds of thousands of numbers take their room.
      if (end) byKey.clear();
      return lines;
    },
    /** A bill that has been put aside. */
    read: (localNo: number): ShelvedBill => unpack(store.read(places[localNo] ?? -1), texts),
  };
}

/** Dealers, products and persons come thousands of times: bills name them by a number. */
function createTexts() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    numberOf(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    textOf: (number: number): string => texts[number] ?? '',
  };
}

type Texts = ReturnType<typeof createTexts>;

/** What a bill is put aside as: its values in a fixed order, undefined as null. */
type Packed = ReturnType<typeof pack>;

function pack(b: ShelvedBill, { numberOf }: Texts) {
  // One list, written out: this is done for every bill of a long file, twice.
  return [
    b.localNo,
    b.row,
    b.rows.length === 1 ? null : b.rows,
    packedRef(b.dealer),
    numberOf(b.dealerName),
    numberOf(b.product),
    numberOf(b.handler),
    b.note,
    b.number,
    b.numberKey === b.number ? true : b.numberKey,
    b.columnKind ?? null,
    b.numberKind ?? null,
    b.redNote,
    b.allGifts,
    b.broken,
    b.reversalRef,
    b.orderedOn,
    b.orderedTime,
    b.discountOnce,
    b.netMicro,
    b.discountMicro,
    b.taxMicro,
    b.costMicro,
    b.lineCount,
    b.hash,
    b.sameAs,
    b.withheldFrom,
  ] as const;
}

function unpack(p: Packed, { textOf }: Texts): ShelvedBill {
  return {
    localNo: p[0],
    row: p[1],
    rows: p[2] ?? [p[1]],
    dealer: unpackedRef(p[3]),
    dealerName: textOf(p[4]),
    product: textOf(p[5]),
    handler: textOf(p[6]),
    note: p[7],
    number: p[8],
    numberKey: p[9] === true ? p[8] : p[9],
    columnKind: p[10] ?? undefined,
    numberKind: p[11] ?? undefined,
    redNote: p[12],
    allGifts: p[13],
    broken: p[14],
    reversalRef: p[15],
    orderedOn: p[16],
    orderedTime: p[17],
    discountOnce: p[18],
    netMicro: p[19],
    discountMicro: p[20],
    taxMicro: p[21],
    costMicro: p[22],
    lineCount: p[23],
    hash: p[24],
    sameAs: p[25],
    withheldFrom: p[26],
    lines: [],
  };
}

/** Known dealers as their number and whom they were merged from, new ones as a negative number. */
function packedRef(ref: DealerRef): readonly [number] | readonly [number, number] {
  if ('localNo' in ref) return [-1 - ref.localNo];
  return ref.via === undefined ? [ref.id] : [ref.id, ref.via];
}

function unpackedRef([id, via]: ReturnType<typeof packedRef>): DealerRef {
  if (id < 0) return { localNo: -1 - id };
  return via === undefined ? { id } : { id, via };
}
